#!/usr/bin/env bash
# Usage: PYTHON=… demo.sh HOME_DIR
# Reads our sample documents of an invented city into HOME_DIR, drafts the reply to a sample interpellation, writes
# draft.json and reply.docx beside it, and prints the draft with its citations. Asks nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
home=${1:?"usage: demo.sh HOME_DIR"}
out=$(dirname "$home")/out
letter=corpus/samples/letters/interpelacja-olszynki.docx
export REFERENT_HOME=$home REFERENT_CITY=jasnobrzeg
referent() { "${PYTHON:-python3}" -m api "$@"; }

echo "1/3  Czytam przykładowe dokumenty do $home"
referent ingest corpus/samples/documents || [ $? -eq 1 ] # 1: a scan was refused, because tesseract is missing

echo "2/3  O co pyta interpelacja"
referent read "$letter"

echo "3/3  Przygotowuję projekt odpowiedzi"
referent draft "$letter" --out "$out"

cat <<END

Projekt: $out/reply.docx (do poprawienia i podpisu) oraz $out/draft.json
Usługa z tymi danymi: make serve   (potem otwórz http://127.0.0.1:8000)
END
