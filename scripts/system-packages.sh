#!/usr/bin/env bash
# Usage: system-packages.sh [PYTHON]
# Installs what Python packages cannot bring: text recognition with its Polish model, and venv where the distribution
# ships Python without it. Asks nothing. Where they cannot be installed it says so and goes on: without tesseract scans
# are refused with [ING-003].
set -euo pipefail
python=${1:-python3}
command -v "$python" >/dev/null || python=python3

wanted=(tesseract-ocr tesseract-ocr-pol)
"$python" -c 'import ensurepip' 2>/dev/null || wanted+=(python3-venv)
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
apt() { ${run[@]+"${run[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" >/dev/null; }
if ! { apt update && apt install -y --no-install-recommends "${missing[@]}"; }; then
    echo "They could not be installed: ${missing[*]}. Going on without them." >&2
fi
