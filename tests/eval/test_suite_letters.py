"""The suites over letters of our own, and the bars on the measurement data."""

import json
from pathlib import Path

import pytest

from corpus.errors import EvaluationError
from eval.suite import SuiteContext
from eval.suites import letters, questions

TEXT = """Zalesin, 17 maja 2026 r.

Odpowiedź na interpelację nr 7

Szanowny Panie Radny,

w odpowiedzi na interpelację w sprawie ławek, uprzejmie informuję.

1. Ile ławek jest w parku? Jeśli tak, to gdzie?

W parku stoi 40 ławek.

2. Czy będą nowe ławki przy stawie?

Tak.

Z poważaniem
Anna Kot
Sekretarz Miasta
"""
LETTER = {"id": "a", "number": 7, "subject": "Interpelacja w sprawie ławek", "date": "2026-05-17", "text": TEXT}
ASKED = ("Ile ławek jest w parku?", "Czy będą nowe ławki przy stawie?")


def write(folder: Path, name: str, rows: list[dict[str, object]]) -> None:
    (folder / "sejm").mkdir(exist_ok=True)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "sejm" / name).write_text(lines, encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    other = LETTER | {"id": "b", "number": 99, "date": "2026-05-18", "signatory": "Sekretarz stanu Jan Lis"}
    write(tmp_path, "letters.jsonl", [LETTER | {"signatory": "Minister Anna Kot"}, other])
    asked = [{"qid": f"a#{n}", "document": "a", "question": text} for n, text in enumerate(ASKED, 1)]
    write(tmp_path, "questions.jsonl", [*asked, {"qid": "b#1", "document": "b", "question": "Kto dba o staw?"}])
    return tmp_path


def test_letters_count_only_what_the_text_has(data: Path) -> None:
    result = letters.run(SuiteContext(data))
    assert result.metrics["letters"] == 2
    for field in ("number", "date", "signatory"):
        assert result.metrics[field] == 1.0
        assert result.metrics[f"{field}_letters"] == 1
    assert result.metrics["subject"] == 1.0


def test_a_rows_fields_never_feed_the_prediction(data: Path) -> None:
    row = letters.run(SuiteContext(data)).rows[1]
    assert (row["number_found"], row["date_found"], row["signatory_found"]) == ("7", "2026-05-17", "Anna Kot")


def test_questions_are_matched_whole_and_by_part(data: Path) -> None:
    metrics = questions.run(SuiteContext(data)).metrics
    assert metrics["recall"] == pytest.approx(2 / 3, abs=1e-4)
    assert metrics["recall_parts"] == metrics["recall"]
    assert metrics["recall_whole"] == pytest.approx(1 / 3, abs=1e-4)
    assert metrics["covered"] == pytest.approx(2 / 3, abs=1e-4)
    assert metrics["spans"] == 1.0


def test_a_limit_and_progress(data: Path) -> None:
    seen: list[tuple[int, int]] = []
    result = letters.run(SuiteContext(data, limit=1, progress=lambda done, total: seen.append((done, total))))
    assert result.metrics["letters"] == 1
    assert seen == [(1, 1)]


def test_the_data_hash_follows_the_data(data: Path) -> None:
    before = questions.run(SuiteContext(data)).data_hash
    write(data, "questions.jsonl", [])
    assert questions.run(SuiteContext(data)).data_hash != before


@pytest.mark.parametrize("suite", [letters, questions])
def test_missing_data_is_said(suite: object, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="EVA-001"):
        suite.run(SuiteContext(tmp_path))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("first", "second", "index"),
    [("Czy tak?", "czy tak", 1.0), ("czy tak", "czy nie", 1 / 3), ("", "", 0.0), ("tak tak", "tak", 0.5)],
)
def test_jaccard(first: str, second: str, index: float) -> None:
    assert questions.jaccard(first, second) == pytest.approx(index)


def test_coverage() -> None:
    assert questions.coverage("czy tak", "czy tak jest") == 1.0
    assert questions.coverage("", "x") == 0.0


@pytest.mark.data
def test_the_bar_of_the_letters(data_dir: Path) -> None:
    metrics = letters.run(SuiteContext(data_dir)).metrics
    assert metrics["letters"] == 711
    for field in ("number", "date", "signatory"):
        assert metrics[field] >= 0.97, field


@pytest.mark.data
def test_the_bar_of_the_questions(data_dir: Path) -> None:
    metrics = questions.run(SuiteContext(data_dir)).metrics
    assert metrics["recall"] >= 0.95
    assert metrics["spans"] == 1.0
