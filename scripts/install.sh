#!/usr/bin/env bash
# Usage: install.sh PYTHON VENV GROUP   (GROUP: runtime, eval or dev)
# Creates the virtual environment and installs one group of the lock file. torch goes first: a CPU build offered by the
# configured index or wheel folder then satisfies every later requirement.
set -euo pipefail
python=$1 venv=$2 group=$3

if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    echo "Creating the environment in $venv"
    command -v "$python" >/dev/null || python=python3
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed" >&2; exit 1; }
    rm -rf "$venv"
    "$python" -m venv "$venv"
fi
pip=("$venv/bin/python" -m pip --disable-pip-version-check)

counted() { # how many packages pip has looked at
    awk '/^(Collecting|Requirement already satisfied)/ { printf "\r  packages looked at: %d", ++n; fflush() }
         /^Installing collected/ { printf ", installing them"; fflush() } END { print "" }'
}
echo "Installing torch, the largest package (1 of 3)"
"${pip[@]}" install --quiet "$(grep -m1 '^torch==' requirements/runtime.txt)"
echo "Installing the $group group (2 of 3)"
"${pip[@]}" install --progress-bar off -r "requirements/$group.txt" 2>&1 | tee "$venv/install.log" |
    counted || { grep -E '^ERROR' "$venv/install.log" >&2; exit 1; }
echo "Installing Referent (3 of 3)"
"${pip[@]}" install --quiet --no-deps --no-build-isolation --editable .
touch "$venv/$group.stamp"
