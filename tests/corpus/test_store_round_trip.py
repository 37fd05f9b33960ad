"""Whatever a document holds, the store gives back equal."""

import datetime as dt
from collections.abc import Iterator
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.model import (
    Addressee,
    Author,
    Block,
    Document,
    Letter,
    Page,
    Question,
    Signatory,
    SourceRun,
    Span,
)
from corpus.store import Outcome, Store
from corpus.store_codec import pack_runs, unpack_runs

T = TypeVar("T")
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
COUNT = st.integers(min_value=0, max_value=2**31 - 1)
SHARE = st.none() | st.floats(min_value=0, max_value=1)
DATE = st.none() | st.dates()


def tuples(of: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(of, max_size=3).map(tuple)


SPANS = tuples(st.builds(Span, COUNT, COUNT))
PLAIN_QUESTIONS = st.builds(Question, TEXT, TEXT, COUNT, COUNT, context=SPANS, parts=st.just(()))
QUESTIONS = st.recursive(
    PLAIN_QUESTIONS,
    lambda inner: st.builds(Question, TEXT, TEXT, COUNT, COUNT, context=SPANS, parts=tuples(inner)),
    max_leaves=6,
)
LETTERS = st.builds(
    Letter,
    authors=tuples(st.builds(Author, name=TEXT, role=TEXT)),
    addressee=st.none() | st.builds(Addressee, name=TEXT, function=TEXT),
    signatory=st.none() | st.builds(Signatory, name=TEXT, function=TEXT),
    place=st.none() | TEXT,
    date=DATE,
    reference=st.none() | TEXT,
    number=st.none() | TEXT,
    subject=st.none() | TEXT,
    transmitted=DATE,
    received=DATE,
    questions=tuples(QUESTIONS),
    warnings=tuples(TEXT),
)
RUNS = tuples(st.builds(SourceRun, COUNT, COUNT, COUNT))
DOCUMENTS = st.builds(
    Document,
    version_hash=st.text("0123456789abcdef", min_size=64, max_size=64),
    source=TEXT,
    name=TEXT,
    media_type=TEXT,
    title=TEXT,
    date=DATE,
    text=TEXT,
    pages=tuples(st.builds(Page, COUNT, COUNT, COUNT, ocr_confidence=SHARE)),
    blocks=tuples(st.builds(Block, start=COUNT, end=COUNT, page=COUNT, page_start=COUNT, level=COUNT)),
    runs=RUNS,
    letter=st.none() | LETTERS,
    external_id=st.none() | TEXT,
    warnings=tuples(TEXT),
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path_factory.mktemp('store') / 'referent.db'}") as opened:
        yield opened


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(batch=st.lists(DOCUMENTS, min_size=1, max_size=3, unique_by=(lambda d: d.source, lambda d: d.version_hash)))
def test_documents_round_trip_equal(shelf: Store, batch: list[Document]) -> None:
    results = shelf.put_many(batch)
    for document, result in zip(batch, results, strict=True):
        stored = shelf.get(result.document_id, result.version).document
        if result.outcome is Outcome.UNCHANGED:  # an earlier example had these bytes
            assert stored.version_hash == document.version_hash
        else:
            assert stored == document


@given(RUNS)
def test_runs_pack_and_unpack(runs: tuple[SourceRun, ...]) -> None:
    assert unpack_runs(pack_runs(runs)) == runs


def test_packed_runs_are_the_same_every_time_and_small() -> None:
    runs = tuple(SourceRun(n * 50, n * 52, 50) for n in range(400))
    assert pack_runs(runs) == pack_runs(runs)
    assert len(pack_runs(runs)) < 200


def test_dates_before_the_year_1000_survive(shelf: Store, make_document) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    document = make_document("Kronika.", "kronika.txt", date=dt.date(966, 4, 14))
    assert shelf.get(shelf.put(document).document_id).document == document
