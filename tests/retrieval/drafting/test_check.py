"""The checks find what is not in the source, whoever wrote it."""

import datetime as dt
from dataclasses import replace

import pytest

from corpus.model import Answer, AnswerStatus, CheckName, Citation, Draft, DraftLetter, DraftSentence, Question
from retrieval.check import check_answers, check_sentence, obstacles, support
from retrieval.memory import MemoryShelf


@pytest.fixture
def citation(shelf: MemoryShelf) -> Citation:
    text = shelf.get("reply").document.text
    start = text.index("W 2025 r.")
    return shelf.citation("reply", 1, start, text.index("Miał on"))


def failed(sentence: DraftSentence, shelf: MemoryShelf) -> set[CheckName]:
    return {check.name for check in check_sentence(sentence, shelf).checks if not check.passed}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("W 2025 r. wymieniono 42 lampy w Parku Lipowym.", set()),
        ("Koszt wymiany lamp wyniósł 186,5 tys. zł.", set()),
        ("W 2025 r. wymieniono 43 lampy w Parku Lipowym.", {CheckName.NUMBERS}),
        ("Koszt wymiany lamp wyniósł 186 600 zł.", {CheckName.AMOUNTS}),
        ("W 2024 r. wymieniono 42 lampy w Parku Lipowym.", {CheckName.DATES}),
        ("Zgodnie z art. 24 ust. 3 wymieniono 42 lampy.", {CheckName.LEGAL}),
        ("Firma Elektrobud Nowakowski wymieniła 42 lampy w Parku Lipowym.", {CheckName.NAMES}),
    ],
)
def test_each_kind_of_fact_must_be_in_what_is_cited(
    text: str, expected: set[CheckName], citation: Citation, shelf: MemoryShelf
) -> None:
    assert failed(DraftSentence(text, (citation,)), shelf) - {CheckName.SUPPORT} == expected


def test_a_sentence_without_a_citation_fails(shelf: MemoryShelf) -> None:
    assert CheckName.CITED in failed(DraftSentence("Wymieniono lampy."), shelf)


def test_prose_that_the_source_does_not_bear_fails(citation: Citation, shelf: MemoryShelf) -> None:
    invented = DraftSentence("Burmistrz obiecał mieszkańcom bezpłatną komunikację i nowe przedszkole.", (citation,))
    assert CheckName.SUPPORT in failed(invented, shelf)


@pytest.mark.parametrize(
    "change",
    [{"quote": "W 2025 r. wymieniono 99 lamp."}, {"start": 0}, {"end": 10**6}, {"document_id": "x"}, {"version": 2}],
)
def test_a_citation_that_does_not_read_back_fails(
    change: dict[str, object], citation: Citation, shelf: MemoryShelf
) -> None:
    wrong = replace(citation, **change)  # type: ignore[arg-type]
    assert CheckName.READS_BACK in failed(DraftSentence("Wymieniono 42 lampy.", (wrong,)), shelf)


def test_every_check_runs_on_every_sentence_and_none_on_the_frame(citation: Citation, shelf: MemoryShelf) -> None:
    checked = check_sentence(DraftSentence("Wymieniono 42 lampy.", (citation,)), shelf)
    assert [check.name for check in checked.checks] == [
        CheckName.CITED,
        CheckName.READS_BACK,
        CheckName.NUMBERS,
        CheckName.AMOUNTS,
        CheckName.DATES,
        CheckName.LEGAL,
        CheckName.NAMES,
        CheckName.POLARITY,
        CheckName.SUPPORT,
    ]
    assert check_sentence(DraftSentence("Brak podstaw.", frame=True), shelf).checks == ()


def test_checking_twice_changes_nothing(citation: Citation, shelf: MemoryShelf) -> None:
    once = check_sentence(DraftSentence("Wymieniono 43 lampy.", (citation,)), shelf)
    assert check_sentence(once, shelf) == once


def test_a_failing_sentence_is_an_obstacle_to_approval(citation: Citation, shelf: MemoryShelf) -> None:
    wrong = DraftSentence("W 2025 r. wymieniono 43 lampy w Parku Lipowym.", (citation,))
    question = Question("1", "Ile lamp?", 0, 9)
    answers = check_answers([Answer(question, AnswerStatus.ANSWERED, (wrong,))], shelf)
    letter = DraftLetter("", "", (), "", "", "", ())
    draft = Draft("d", None, letter, answers, (), (), "x", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    (obstacle,) = obstacles(draft)
    assert obstacle.startswith(
        "Odpowiedź na pytanie 1, zdanie 1: Zdanie zawiera liczby, których nie ma w cytowanym źródle: 43."
    )
    assert "43" in obstacle


def test_support_counts_lemmas_not_forms(citation: Citation) -> None:
    assert support("Wymiana lamp w parkach", citation.quote) == pytest.approx(1.0)
    assert support("Wymiana ławek", citation.quote) == pytest.approx(0.5)
    assert support("", citation.quote) is None
