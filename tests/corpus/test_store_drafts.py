"""Drafts are kept whole, every version of them."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import DraftStateError, NotFoundError
from corpus.model import (
    Answer,
    AnswerStatus,
    CheckName,
    CheckResult,
    Citation,
    Draft,
    DraftLetter,
    DraftSentence,
    DraftStatus,
    Question,
    Source,
    Span,
)
from corpus.store import Store

T = TypeVar("T")
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
COUNT = st.integers(min_value=0, max_value=2**31 - 1)
DATE = st.none() | st.dates()
MOMENT = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def tuples(of: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(of, max_size=2).map(tuple)


PARTS = tuples(st.builds(Question, TEXT, TEXT, COUNT, COUNT, context=st.just(()), parts=st.just(())))
QUESTIONS = st.builds(Question, TEXT, TEXT, COUNT, COUNT, context=tuples(st.builds(Span, COUNT, COUNT)), parts=PARTS)
CITATIONS = st.builds(Citation, TEXT, COUNT, TEXT, COUNT, COUNT, COUNT, TEXT)
CHECKS = st.builds(CheckResult, st.sampled_from(CheckName), st.booleans(), TEXT)
SENTENCES = st.builds(DraftSentence, TEXT, tuples(CITATIONS), tuples(CHECKS), st.booleans())
ANSWERS = st.builds(Answer, QUESTIONS, st.sampled_from(AnswerStatus), tuples(SENTENCES), st.none() | TEXT)
LETTERS = st.builds(
    DraftLetter, TEXT, TEXT, tuples(TEXT), TEXT, TEXT, TEXT, tuples(TEXT), DATE, tuples(TEXT), tuples(TEXT)
)
SOURCES = st.builds(Source, TEXT, COUNT, TEXT, TEXT, TEXT, DATE, tuples(COUNT))
OFFSETS = st.integers(-840, 840).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
DRAFTS = st.builds(
    Draft,
    draft_id=st.text("0123456789abcdef", min_size=16, max_size=16),
    document_id=st.none() | st.text("0123456789abcdef", min_size=16, max_size=16),
    letter=LETTERS,
    answers=tuples(ANSWERS),
    sources=tuples(SOURCES),
    warnings=tuples(TEXT),
    writer=TEXT,
    created=st.datetimes(timezones=OFFSETS),
    status=st.sampled_from(DraftStatus),
    approved_by=st.none() | TEXT,
)


def small_draft(draft_id: str = "aa", text: str = "Most wyremontowano.") -> Draft:
    citation = Citation("0123456789abcdef", 1, "Odpowiedź", 1, 0, 19, "Most wyremontowano.")
    sentence = DraftSentence(text, (citation,), (CheckResult(CheckName.CITED, passed=True),))
    answer = Answer(Question("1", "Czy most stoi?", 0, 14), AnswerStatus.ANSWERED, (sentence,))
    letter = DraftLetter("Lipowo, 1 maja 2026 r.", "OR.1", ("Pani",), "Szanowna Pani,", "Otwarcie.", "Koniec.", ())
    return Draft(draft_id, None, letter, (answer,), (), (), "extractive/1", MOMENT)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path_factory.mktemp('store') / 'referent.db'}") as opened:
        yield opened


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(draft=DRAFTS)
def test_drafts_round_trip_equal(shelf: Store, draft: Draft) -> None:
    stored = shelf.put_draft(draft)
    assert stored.draft_id == draft.draft_id
    number = shelf.replace_draft(draft)
    assert shelf.get_draft(draft.draft_id) == shelf.get_draft(draft.draft_id, number) == draft


def test_versions_of_a_draft_are_kept(store: Store) -> None:
    first = store.put_draft(small_draft())
    assert store.replace_draft(small_draft(text="Most rozebrano."), expected=1) == 2
    assert store.get_draft("aa").answers[0].sentences[0].text == "Most rozebrano."
    assert store.get_draft("aa", 1) == first
    assert store.draft_version("aa") == 2


def test_drafting_the_same_again_keeps_what_was_edited(store: Store) -> None:
    store.put_draft(small_draft())
    edited = small_draft(text="Poprawione.")
    store.replace_draft(edited)
    assert store.put_draft(small_draft()) == edited
    assert store.draft_version("aa") == 2


def test_an_edit_of_an_older_version_is_refused(store: Store) -> None:
    store.put_draft(small_draft())
    store.replace_draft(small_draft(text="Ktoś inny."), expected=1)
    with pytest.raises(DraftStateError, match="has version 2 by now, not 1"):
        store.replace_draft(small_draft(text="Ja."), expected=1)
    assert store.get_draft("aa").answers[0].sentences[0].text == "Ktoś inny."


def test_a_list_gives_current_versions_the_latest_first(store_url: str) -> None:
    hours = iter(range(10))
    with Store.open(store_url, clock=lambda: MOMENT + dt.timedelta(hours=next(hours))) as store:
        for draft_id in ("aa", "bb"):
            store.put_draft(small_draft(draft_id))
        approved = dataclasses.replace(small_draft("aa"), status=DraftStatus.APPROVED, approved_by="Ewa Zmyślona")
        store.replace_draft(approved)
        listed = store.list_drafts()
        assert [(d.draft_id, d.version, d.status) for d in listed] == [
            ("aa", 2, DraftStatus.APPROVED),
            ("bb", 1, DraftStatus.DRAFT),
        ]
        assert (listed[0].approved_by, listed[0].questions, listed[0].created) == ("Ewa Zmyślona", 1, MOMENT)
        assert [d.draft_id for d in store.list_drafts(limit=1, offset=1)] == ["bb"]


def test_an_unknown_draft_is_said_to_be_unknown(store: Store) -> None:
    store.put_draft(small_draft("bb"))
    for ask in (lambda: store.get_draft("aa"), lambda: store.draft_version("aa"), lambda: store.get_draft("bb", 9)):
        with pytest.raises(NotFoundError, match="no draft"):
            ask()
    with pytest.raises(NotFoundError):
        store.replace_draft(small_draft())
