import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.knowledge import load_profile
from corpus.model import Document, DocumentKind, EntityKind, Letter, Question, Stance, UnitRole
from nlp.annotate import OPENING, Annotator, gist_of

TEXT = (
    "Szanowny Panie Prezydencie, w imieniu mieszkańców ul. Łąkowej na Olszynkach proszę o remont chodnika. "
    "Od 3 września 2026 r. Anna Wierzbicka nie może tamtędy przejść z wózkiem. To skandal!"
)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(load_profile("jasnobrzeg"))


def document(
    kind: DocumentKind = DocumentKind.INTERPELLATION, text: str = TEXT, letter: Letter | None = None
) -> Document:
    return Document("0" * 64, "pismo.txt", "pismo.txt", "text/plain", kind, "Pismo", None, text, (), (), letter=letter)


def letter() -> Letter:
    question = Question(number="1", text="Kiedy zostanie wyremontowany chodnik?", start=0, end=37)
    return Letter(subject="remontu chodnika przy ul. Łąkowej", questions=(question,))


def test_everything_is_understood_at_once(annotator: Annotator) -> None:
    found = annotator.annotate(document(letter=letter()))
    kinds = {entity.kind for entity in found.entities}
    assert {EntityKind.ROAD, EntityKind.DATE, EntityKind.PERSON} <= kinds
    assert {"ulica Łąkowa", "Olszynki"} <= {place.name for place in found.places}
    assert found.topics[0].probability >= found.topics[-1].probability
    assert found.routing[0].role is UnitRole.LEADING
    assert "Dróg" in found.routing[0].unit
    assert len(found.sentiment.sentences) == 3
    assert found.stance is None


def test_offsets_read_back(annotator: Annotator) -> None:
    found = annotator.annotate(document(letter=letter()))
    assert all(TEXT[entity.start : entity.end] == entity.text for entity in found.entities)
    assert all(0 <= start < end <= len(TEXT) for place in found.places for start, end in place.mentions)
    reasons = [reason for one in (*found.topics, *found.routing) for reason in one.reasons]
    assert reasons
    assert all(found.gist[reason.start : reason.end] == reason.text for reason in reasons)


def test_a_submission_has_a_position(annotator: Annotator) -> None:
    text = "Jestem przeciw likwidacji miejsc postojowych przy ul. Łąkowej."
    found = annotator.annotate(document(DocumentKind.SUBMISSION, text))
    assert found.stance is not None
    assert found.stance.stance is Stance.AGAINST


def test_the_gist_is_subject_and_questions_or_the_opening() -> None:
    assert gist_of(document(letter=letter())).split("\n") == [
        "remontu chodnika przy ul. Łąkowej",
        "Kiedy zostanie wyremontowany chodnik?",
    ]
    assert gist_of(document(letter=replace(letter(), subject=None))) == "Kiedy zostanie wyremontowany chodnik?"
    assert gist_of(document(text="a" * 5000)) == "a" * OPENING


def test_a_citys_history_decides_where_there_is_one(tmp_path: Path) -> None:
    row = json.dumps({"subject": "remontu chodnika przy ul. Łąkowej", "units": ["ED"]})
    (tmp_path / "h.jsonl").write_text("\n".join([row] * 8), encoding="utf-8")
    found = Annotator(load_profile("jasnobrzeg"), tmp_path / "h.jsonl").annotate(document(letter=letter()))
    assert {unit.basis for unit in found.routing} == {"history"}
    assert "Edukacji" in found.routing[0].unit


@pytest.mark.parametrize("text", ["x", "…", "1 2 3", "UWAGA!!!", "\n\n"])
def test_little_text_is_no_error(annotator: Annotator, text: str) -> None:
    assert annotator.annotate(document(text=text)).gist
