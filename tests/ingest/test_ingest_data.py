"""The bars of reading and cleaning, on real files."""

import json
import re
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from corpus.model import Document
from ingest import sniff
from ingest.clean import Cleaned, clean
from ingest.limits import Limits
from ingest.pipeline import IngestFailure, read_path
from ingest.raw import RawDocument, RawPage

pytestmark = pytest.mark.data

Parse = Callable[[Cleaned, RawDocument], Document]

SEEDS = [
    ("000-odpowiedz-na-interpelacje.pdf", "000.txt"),
    ("001-aktualnosc-wizyty-w-firmach.pdf", "001.txt"),
    ("002-program-gospodarka.pdf", "002.txt"),
    ("003-prezentacja-metropolia.pdf", "003.txt"),
    ("004-program-urzad.pdf", "004.txt"),
]
CODES = {"ING-001", "ING-002", "ING-003", "ING-004", "ING-005", "ING-006", "ING-007"}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def recall(found: str, expected: str) -> float:
    given, wanted = words(found), words(expected)
    blocks = SequenceMatcher(None, given, wanted, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(wanted)


def read_one(path: Path, parse: Parse) -> Document:
    found = list(read_path(path, parse=parse))
    assert len(found) == 1
    assert isinstance(found[0], Document), str(found[0])
    return found[0]


@pytest.mark.parametrize(("pdf", "text"), SEEDS)
def test_founding_documents_lose_no_word(data_dir: Path, plain_parse: Parse, pdf: str, text: str) -> None:
    expected = (data_dir / "seeds" / text).read_text(encoding="utf-8")

    assert recall(read_one(data_dir / "seeds" / pdf, plain_parse).text, expected) == 1.0
    assert recall(read_one(data_dir / "seeds" / text, plain_parse).text, expected) == 1.0


def test_founding_scan_is_recognised(data_dir: Path, plain_parse: Parse) -> None:
    found = list(read_path(data_dir / "seeds" / "000-skan.pdf", parse=plain_parse))
    if isinstance(found[0], IngestFailure):
        assert found[0].code == "ING-003"
        pytest.skip("tesseract with Polish is not installed")
    assert recall(found[0].text, (data_dir / "seeds" / "000.txt").read_text(encoding="utf-8")) > 0.97
    assert all((page.ocr_confidence or 0) > 0.85 for page in found[0].pages)


def test_transcripts_and_tables_are_read_whatever_their_names(data_dir: Path, plain_parse: Parse) -> None:
    kinds: dict[str, int] = {}
    for path in sorted([*(data_dir / "transcripts").iterdir(), *(data_dir / "lodz").glob("*.pdf")]):
        document = read_one(path, plain_parse)
        kinds[document.media_type] = kinds.get(document.media_type, 0) + 1
        assert len(document.text) > 20_000
        assert not re.search(r"\n\d{1,3}\n", document.text[document.pages[0].end :])
    assert set(kinds) == {sniff.PDF, sniff.DOCX}


def test_table_rows_of_the_committee_stay_rows(data_dir: Path, plain_parse: Parse) -> None:
    path = next((data_dir / "lodz").glob("*Negatywna*.pdf"))
    document = read_one(path, plain_parse)
    rows = [document.text[block.start : block.end] for block in document.blocks if block.kind == "table"]

    assert sum(bool(re.match(r"\d+ [A-Z]\w*\d", row)) for row in rows) > 200


def test_letters_are_cleaned_exactly_and_quickly(data_dir: Path) -> None:
    lines = (data_dir / "sejm" / "letters.jsonl").read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    started = time.perf_counter()
    for row in rows:
        raw = RawDocument(row["id"], sniff.JSONL, (RawPage(1, row["text"]),))
        cleaned = clean(raw)
        assert all(
            cleaned.text[run.start : run.start + run.length] == row["text"][run.source : run.source + run.length]
            for run in cleaned.runs
        )
        kept = sum(char.isalpha() for char in cleaned.text)
        assert kept >= 0.85 * sum(char.isalpha() for char in row["text"])
    assert time.perf_counter() - started < 45  # 15 s on a machine of its own


def test_hostile_files_end_as_documents_or_coded_errors(data_dir: Path, plain_parse: Parse) -> None:
    files = sorted(path for path in (data_dir / "hostile").rglob("*") if path.is_file())
    limits = Limits(wall_seconds=20.0, cpu_seconds=30, ocr=False)
    for path in files[::5]:
        started = time.monotonic()
        for found in read_path(path, limits=limits, parse=plain_parse):
            assert isinstance(found, Document) or found.code in CODES, path.name
        assert time.monotonic() - started < limits.wall_seconds + 10, path.name
