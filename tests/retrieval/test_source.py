from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.errors import NotFoundError
from corpus.model import StoredDocument
from corpus.store import Store
from retrieval.passages import split_passages
from retrieval.source import DocumentSource, MemorySource

Make = Callable[[list[StoredDocument]], DocumentSource]


@pytest.fixture(params=["memory", "store"])
def make_source(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """The contract below holds for the store and for its fake."""
    if request.param == "memory":
        yield MemorySource
        return
    with Store.open(f"sqlite:///{tmp_path}/referent.db") as store:

        def stored(documents: list[StoredDocument]) -> Store:
            store.put_many([document.document for document in documents])
            return store

        yield stored


def test_an_empty_source_has_nothing(make_source: Make) -> None:
    source = make_source([])
    assert (list(source.current()), dict(source.current_versions()), source.known_hashes()) == ([], {}, frozenset())


def test_documents_come_ordered_and_agree_with_the_lists(make_source: Make, town: list[StoredDocument]) -> None:
    source = make_source(town)
    found = list(source.current())
    names = [stored.document_id for stored in found]
    assert names == sorted(names)
    assert source.current_versions() == dict.fromkeys(names, 1)
    assert source.known_hashes() == {stored.document.version_hash for stored in town}
    assert {stored.document.text for stored in found} == {stored.document.text for stored in town}
    assert [stored.document_id for stored in source.current(names[1:3])] == names[1:3]
    assert source.generation() > 0


def test_text_reads_back(make_source: Make, town: list[StoredDocument]) -> None:
    source = make_source(town)
    stored = next(source.current())
    assert source.text(stored.document_id, 1, 3, 9) == stored.document.text[3:9]
    assert source.text(stored.document_id) == stored.document.text
    with pytest.raises(NotFoundError):
        source.text("0000", 1, 0, 1)


def test_passages_are_kept(make_source: Make, town: list[StoredDocument]) -> None:
    source = make_source(town)
    source.set_many_passages({(stored.document_id, 1): split_passages(stored) for stored in source.current()})


def test_a_memory_source_counts_changes(town: list[StoredDocument]) -> None:
    source = MemorySource(town)
    before = source.generation()
    source.remove(town[0].document_id)
    assert source.generation() == before + 1
    assert town[0].document_id not in source.current_versions()
