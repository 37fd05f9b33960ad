"""The same text stored more than once."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.model import DocumentKind, Page, StoredDocument
from retrieval.duplicates import worse_copies
from retrieval.library import Library
from retrieval.memory import MemoryShelf, ScanSearcher
from retrieval.planning import Desk
from retrieval.query import Query

MakeStored = Callable[..., StoredDocument]
TEXT = "W parku przy szkole wymieniono 42 lampy. Prace wykonała spółka miejska. Odbiór robót odbył się w sierpniu."


def scanned(stored: StoredDocument) -> StoredDocument:
    pages = (Page(1, 0, len(stored.document.text), 0.9),)
    return replace(stored, document=replace(stored.document, pages=pages))


def worse(*documents: StoredDocument) -> frozenset[str]:
    shelf = MemoryShelf(documents)
    return worse_copies(ScanSearcher(shelf).search(Query("lampy w parku, prace, odbiór robót")), Library(shelf))


def test_the_scan_gives_way_to_the_text(make_stored: MakeStored) -> None:
    assert worse(scanned(make_stored(TEXT, document_id="a")), make_stored(TEXT, document_id="b")) == {"a"}


def test_another_kind_gives_way_to_the_reply(make_stored: MakeStored) -> None:
    news = make_stored(TEXT, document_id="a", kind=DocumentKind.NEWS)
    assert worse(news, make_stored(TEXT, document_id="b", kind=DocumentKind.REPLY)) == {"a"}


@pytest.mark.parametrize(
    "other",
    [TEXT.replace("42", "57"), "W parku przy szkole wymieniono 42 lampy.", "Prace w parku odebrano, lampy świecą."],
    ids=["other figures", "a quotation", "another text"],
)
def test_what_differs_is_a_source_of_its_own(other: str, make_stored: MakeStored) -> None:
    assert worse(make_stored(TEXT, document_id="a"), make_stored(other, document_id="b")) == frozenset()


def test_a_desk_finds_each_text_once(make_stored: MakeStored) -> None:
    shelf = MemoryShelf([scanned(make_stored(TEXT, document_id="a")), make_stored(TEXT, document_id="b")])
    hits = Desk(ScanSearcher(shelf), shelf).search(Query("lampy w parku"))
    assert {hit.passage.document_id for hit in hits} == {"b"}
