#!/usr/bin/env bash
# Installs what Python packages cannot bring: text recognition with its Polish model. Asks nothing.
# Without root it only says what is missing, and scans are then refused with [ING-003].
set -euo pipefail

wanted=(tesseract-ocr tesseract-ocr-pol)
missing=()
for package in "${wanted[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ "${#missing[@]}" -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ]; then
    run=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    run=(sudo -n)
else
    echo "System packages missing: ${missing[*]}. Install them as root: $0" >&2
    exit 0
fi
echo "Installing system packages: ${missing[*]}"
"${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
"${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
