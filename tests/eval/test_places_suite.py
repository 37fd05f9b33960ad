"""The suite of places: its sentences are sound, its figures add up, its gate holds without the model."""

from collections import Counter
from pathlib import Path

import pytest

from corpus.errors import EvaluationError
from corpus.model import EntityKind
from eval.suite import SuiteContext
from eval.suites.places import FOLDER, HALVES, parse_sentence, read_sentences, run

CONTEXT = SuiteContext(data=Path(), options={"model": "none"})


def test_marks_are_read_and_taken_out() -> None:
    sentence = parse_sentence("Przy {ul. Długiej|road|ulica Długa} i {Planty|facility}.", "kept", "krakow")
    assert sentence.text == "Przy ul. Długiej i Planty."
    assert [(one.kind, sentence.text[one.start : one.end], one.value) for one in sentence.expected] == [
        (EntityKind.ROAD, "ul. Długiej", "ulica Długa"),
        (EntityKind.FACILITY, "Planty", "Planty"),
    ]


@pytest.mark.parametrize("half", HALVES)
def test_the_sentences_are_many_and_whole(half: str) -> None:
    sentences = list(read_sentences(FOLDER / f"{half}.toml", half))
    assert len(sentences) >= 75
    assert not [one.text for one in sentences if set(one.text) & set("{}|")]
    kinds = Counter(one.kind for sentence in sentences for one in sentence.expected)
    assert set(kinds) == set(EntityKind)


def test_no_sentence_stands_in_both_halves() -> None:
    texts = [one.text for half in HALVES for one in read_sentences(FOLDER / f"{half}.toml", half)]
    assert len(texts) == len(set(texts)) >= 150


def test_rules_and_data_alone() -> None:
    result = run(CONTEXT)
    assert result.metrics["kept.f1"] >= 0.97
    assert result.metrics["kept.values"] >= 0.98
    assert result.metrics["worked.f1"] >= 0.98
    assert "kept.person.f1" not in result.metrics
    assert result.tables["kind"].labels
    assert all(row["wrong"] for row in result.worst)
    assert len(result.rows) >= 150


def test_with_the_model_persons_count_too() -> None:
    result = run(SuiteContext(data=Path()))
    assert result.metrics["kept.f1"] >= 0.95
    assert result.metrics["kept.values"] >= 0.97
    assert result.metrics["kept.person.recall"] >= 0.8


def test_what_was_missed_is_listed() -> None:
    rows = [row for row in run(CONTEXT).rows if "Stolnikowa" in str(row["text"])]
    assert rows[0]["missed"] == [["person", "Barbara Stolnikowa", "Barbara Stolnikowa"]]
    assert rows[0]["found"] == []


def test_an_unknown_model_is_refused() -> None:
    with pytest.raises(EvaluationError, match="model"):
        run(SuiteContext(data=Path(), options={"model": "other"}))
