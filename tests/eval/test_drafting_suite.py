"""The drafting suite over our own letters."""

from pathlib import Path

import pytest

from eval.own_data import FOLDER
from eval.suite import SuiteContext, SuiteResult
from eval.suites.drafting import cases_of, letter_of, run

ROWS = [
    {"qid": "a#1", "document": "a", "subject": "Interpelacja w sprawie lamp", "number": 1, "question": "Ile lamp?"},
    {"qid": "a#2", "document": "a", "subject": "Interpelacja w sprawie lamp", "number": 2, "question": "Kiedy\n to?"},
    {"qid": "b#1", "document": "b", "subject": "Zapytanie w sprawie drzew", "number": 1, "question": "Ile drzew?"},
]


@pytest.fixture(scope="module")
def result() -> SuiteResult:
    done: list[tuple[int, int]] = []
    found = run(SuiteContext(FOLDER, limit=8, progress=lambda at, of: done.append((at, of))))
    assert done[-1][0] == done[-1][1]
    return found


@pytest.mark.parametrize("name", ["citations_read_back", "figures_in_citations", "sentences_passed"])
def test_what_must_hold_holds(result: SuiteResult, name: str) -> None:
    assert result.metrics[name] == 1.0


def test_every_question_has_one_status(result: SuiteResult) -> None:
    shares = [result.metrics[name] for name in ("answered", "partial", "no_basis")]
    assert sum(shares) == pytest.approx(1.0)
    assert len(result.rows) == result.metrics["questions"] == 8
    assert result.metrics["answered_without"] <= result.metrics["answered"]


def test_the_questions_of_one_document_make_one_letter() -> None:
    cases = list(cases_of(ROWS, None))
    assert [case.external_id for case in cases] == ["a", "b"]
    assert [len(case.rows) for case in cases_of(ROWS, 1)] == [1]


def test_a_letter_s_questions_read_back() -> None:
    document = letter_of(ROWS[:2])
    assert document.letter is not None
    assert document.letter.subject == "lamp"
    texts = [document.text[question.start : question.end] for question in document.letter.questions]
    assert texts == ["Ile lamp?", "Kiedy to?"] == [question.text for question in document.letter.questions]


@pytest.mark.data
def test_real_drafts_hold_what_they_claim(data_dir: Path) -> None:
    metrics = run(SuiteContext(data_dir, limit=100)).metrics
    assert metrics["citations_read_back"] == 1.0
    assert metrics["figures_in_citations"] == 1.0
    assert metrics["seconds_five"] < 2.0
    assert metrics["answered_without"] < 0.25
