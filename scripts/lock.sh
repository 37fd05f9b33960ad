#!/usr/bin/env bash
# Usage: lock.sh BIN   Writes requirements/{runtime,eval,dev}.txt from pyproject.toml, exact pins, no addresses.
set -euo pipefail
bin=$1
compile() {
    local out=$1
    shift
    "$bin/pip-compile" --quiet --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header \
        --no-annotate --output-file "requirements/$out" "$@" pyproject.toml
    sed -i -E 's/^(torch==[0-9.]+)\+cpu/\1/' "requirements/$out"
}
compile runtime.txt
compile eval.txt --extra eval
compile dev.txt --extra eval --extra dev
