"""Small collections out of a large one, and counting in how many documents a word stands."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from corpus.model import StoredDocument
from eval.collections import collections, read_collection
from eval.suites.drafting import Case, cases_of
from retrieval.embedding import Embedder, load_embedder
from retrieval.index import SearchIndex
from retrieval.source import MemorySource

THINGS = ("lampy", "drzewa", "żłobki", "ławki", "chodniki", "mosty", "parkingi", "szkoły")


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder(None)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, StoredDocument]:
    rows = [
        {"id": f"d{place}", "subject": f"Odpowiedź w sprawie: {thing}", "text": f"Miasto kupiło {thing} wiosną."}
        for place, thing in enumerate(THINGS)
    ]
    corpus = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    corpus.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return read_collection(corpus)


def made_cases(count: int) -> tuple[Case, ...]:
    rows = [
        {"document": f"d{place}", "subject": f"Zapytanie w sprawie: {thing}", "number": 1, "question": f"Ile: {thing}?"}
        for place, thing in enumerate(THINGS[:count])
    ]
    return tuple(cases_of(rows, None))


def test_a_corpus_is_read_by_its_own_ids(documents: Mapping[str, StoredDocument]) -> None:
    assert set(documents) == {f"d{place}" for place in range(len(THINGS))}
    assert "lampy" in documents["d0"].document.text


@pytest.mark.parametrize(("size", "count"), [(4, 6), (5, 1), (8, 6), (100, 6)])
def test_every_letter_s_document_stands_in_one_collection(
    documents: Mapping[str, StoredDocument], embedder: Embedder, size: int, count: int
) -> None:
    asked: list[str] = []
    for collection in collections(documents, made_cases(count), size, embedder):
        assert collection.size == min(size, len(documents)) == collection.desk.rarity.documents
        for case in collection.cases:
            held = documents[case.external_id]
            assert collection.desk.library.stored(held.document_id, held.version).document == held.document
            asked.append(case.external_id)
    assert sorted(asked) == [f"d{place}" for place in range(count)]


def test_a_collection_of_all_is_one(documents: Mapping[str, StoredDocument], embedder: Embedder) -> None:
    assert len(list(collections(documents, made_cases(6), 100, embedder))) == 1


def test_the_same_seed_draws_the_same(documents: Mapping[str, StoredDocument], embedder: Embedder) -> None:
    drawn = [
        [[case.external_id for case in one.cases] for one in collections(documents, made_cases(8), 4, embedder, seed)]
        for seed in (1, 1, 2)
    ]
    assert drawn[0] == drawn[1] != drawn[2]


def test_documents_are_counted_once_for_a_lemma(
    documents: Mapping[str, StoredDocument], embedder: Embedder, tmp_path: Path
) -> None:
    source = MemorySource(documents.values())
    counts, number = SearchIndex.open(source, tmp_path, embedder).document_frequencies()
    assert number == len(documents)
    assert counts["wiosna"] == counts["miasto"] == len(documents)
    assert counts["lampa"] == 1
    assert counts["odpowiedź"] == len(documents), "titles count"
    assert max(counts.values()) <= number


def test_an_empty_index_counts_nothing(embedder: Embedder, tmp_path: Path) -> None:
    index = SearchIndex.open(MemorySource(), tmp_path, embedder)
    assert index.document_frequencies() == ({}, 0)
