"""Citations read back verbatim or not at all; passages come with their words."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CitationError, StoreError
from corpus.model import Page, Passage
from corpus.store import Store
from tests.corpus.conftest import MakeDocument, small_document

TEXT = "Żółta łódź płynie. Rada uchwaliła 1,5 mln zł."


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, str]:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('store') / 'referent.db'}")
    pages = (Page(1, 0, 18), Page(2, 18, len(TEXT)))
    return store, store.put(small_document(TEXT, pages=pages, title="O łodzi")).document_id


@given(start=st.integers(-5, 60), end=st.integers(-5, 60))
def test_a_citation_quotes_its_span_or_is_refused(filled: tuple[Store, str], start: int, end: int) -> None:
    store, document_id = filled
    if 0 <= start < end <= len(TEXT) and TEXT[start:end].strip():
        citation = store.citation(document_id, 1, start, end)
        assert citation.quote == TEXT[start:end]
        assert (citation.title, citation.page) == ("O łodzi", 1 if start < 18 else 2)
        store.verify(citation)
    else:
        with pytest.raises(CitationError, match="STO-002"):
            store.citation(document_id, 1, start, end)


@pytest.mark.parametrize(
    "change",
    [{"quote": "Żółta Łódź"}, {"page": 2}, {"title": "Inny"}, {"version": 2}, {"document_id": "ff"}, {"end": 11}],
    ids=str,
)
def test_a_changed_citation_is_refused(filled: tuple[Store, str], change: dict[str, object]) -> None:
    store, document_id = filled
    citation = store.citation(document_id, 1, 0, 10)
    with pytest.raises(CitationError) as caught:
        store.verify(dataclasses.replace(citation, **change))  # type: ignore[arg-type]
    assert caught.value.remedy


def passages_of(document_id: str, version: int, text: str) -> list[Passage]:
    half = len(text) // 2
    spans = ((0, half), (half, len(text)))
    return [
        Passage(f"{document_id}{version}{n}", document_id, version, n, *span, 1, "Nagłówek")
        for n, span in enumerate(spans)
    ]


def test_passages_come_in_order_with_their_words(store: Store, make_document: MakeDocument) -> None:
    results = store.put_many(make_document(f"Pismo numer {n}.", f"{n}.txt") for n in range(130))
    given_passages = {
        (s.document_id, s.version): passages_of(s.document_id, s.version, s.document.text) for s in store.current()
    }
    before = store.generation()
    store.set_many_passages(given_passages)
    found = list(store.passages())
    assert [passage for passage, _ in found] == [p for key in sorted(given_passages) for p in given_passages[key]]
    assert all(text == store.text(p.document_id, p.version, p.start, p.end) for p, text in found)
    assert len(list(store.passages([results[0].document_id]))) == 2
    assert store.generation() == before


def test_setting_passages_again_replaces_them(store: Store, make_document: MakeDocument) -> None:
    document_id = store.put(make_document("Ala ma kota.")).document_id
    both = passages_of(document_id, 1, "Ala ma kota.")
    store.set_passages(document_id, 1, both)
    store.set_passages(document_id, 1, both[:1])
    assert [p for p, _ in store.passages()] == both[:1]
    store.set_passages(document_id, 1, [])
    assert list(store.passages()) == []


def test_passages_of_an_old_version_are_not_searched(store: Store, make_document: MakeDocument) -> None:
    document_id = store.put(make_document("Ala ma kota.")).document_id
    store.set_passages(document_id, 1, passages_of(document_id, 1, "Ala ma kota."))
    store.put(make_document("Ala ma psa."))
    assert list(store.passages()) == []


def test_passages_of_an_unknown_version_are_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        store.set_passages("0000", 1, passages_of("0000", 1, "Ala ma kota."))
