"""The benchmark of a first day, over our own data: its bars are far away there, its way is the same."""

from pathlib import Path

import pytest

from corpus.errors import EvaluationError
from eval.benchmarks.ingest_letters import QUESTIONS, ingest, letters_of, main


def asked(count: int) -> list[dict[str, str]]:
    return [{"subject": f"Interpelacja w sprawie mostu {n}", "question": f"Czy most {n} stoi?"} for n in range(count)]


def test_each_letter_asks_five_questions_in_order() -> None:
    letters = list(letters_of(asked(12)))
    assert len(letters) == 2
    assert "w sprawie mostu 5" in letters[1]
    positions = [letters[1].index(f"{n + 1}. Czy most {5 + n} stoi?") for n in range(QUESTIONS)]
    assert positions == sorted(positions)


def test_too_few_questions_make_no_letter() -> None:
    assert list(letters_of(asked(QUESTIONS - 1))) == []


def test_a_first_day_with_our_own_data_stays_under_the_bars(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    shown = capsys.readouterr().out
    assert "ingest, peak MB" in shown
    assert "slowest warm draft" in shown


def test_an_ingest_that_fails_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="ended with"):
        ingest(tmp_path / "letters.jsonl", tmp_path / "home")
