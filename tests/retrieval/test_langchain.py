from pathlib import Path

import pytest
from langchain_core.runnables import Runnable

from corpus.errors import CitationError
from corpus.model import StoredDocument
from retrieval.embedding import HashingEmbedder
from retrieval.index import SearchIndex
from retrieval.langchain import ReferentRetriever
from retrieval.memory import MemoryShelf
from retrieval.source import MemorySource


@pytest.fixture
def index(town: list[StoredDocument], tmp_path: Path) -> SearchIndex:
    return SearchIndex.open(MemorySource(town), tmp_path, HashingEmbedder())


def test_documents_carry_their_citation(index: SearchIndex, town: list[StoredDocument]) -> None:
    retriever = ReferentRetriever(searcher=index, shelf=MemoryShelf(town), k=3)
    assert isinstance(retriever, Runnable)
    found = retriever.invoke("Kiedy rozpocznie się remont chodnika?")
    assert len(found) == 3
    best = found[0]
    text = next(stored.document.text for stored in town if stored.document_id == best.metadata["document_id"])
    assert best.page_content == text[best.metadata["start"] : best.metadata["end"]]
    assert best.metadata["title"] == "Odpowiedź w sprawie remontu ulicy Lipowej"
    assert {"version", "page", "passage_id", "heading", "score"} <= set(best.metadata)


def test_the_letter_is_handed_on(index: SearchIndex, town: list[StoredDocument]) -> None:
    shelf = MemoryShelf(town)
    within = ReferentRetriever(searcher=index, shelf=shelf, letter_subject="w sprawie żłobka", k=1)
    without = ReferentRetriever(searcher=index, shelf=shelf, exclude_documents=("b-zlobek",))
    assert within.invoke("Jaki jest koszt?")[0].metadata["document_id"] == "b-zlobek"
    assert all(found.metadata["document_id"] != "b-zlobek" for found in without.invoke("Jaki jest koszt?"))


def test_a_passage_that_does_not_read_back_is_an_error(index: SearchIndex) -> None:
    with pytest.raises(CitationError):
        _ = ReferentRetriever(searcher=index, shelf=EmptyShelf([])).invoke("remont chodnika")


class EmptyShelf(MemoryShelf):
    """A shelf that has lost its documents."""

    def get(self, document_id: str, version: int | None = None) -> StoredDocument:
        raise CitationError(f"no {document_id} of version {version}", remedy="ingest it")
