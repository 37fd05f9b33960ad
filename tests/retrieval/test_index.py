import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import IndexFileError
from corpus.model import DocumentKind, StoredDocument
from corpus.store import Store
from retrieval import analysis
from retrieval.analysis import Analysed
from retrieval.embedding import HashingEmbedder
from retrieval.index import SearchIndex
from retrieval.query import Query
from retrieval.source import MemorySource

MakeStored = Callable[..., StoredDocument]

QUESTIONS = [
    ("Kiedy rozpocznie się remont chodnika na ulicy Lipowej?", "a-lipowa", "w maju 2026 r."),
    ("Ile dzieci przyjmą żłobki?", "b-zlobek", "dziewięćdziesięcioro"),
    ("Dokąd jeździ nowy tramwaj?", "c-tramwaj", "Zarzecze"),
    ("Kto kontroluje parkowanie?", "d-parkowanie", "Straż miejska"),
]


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the documents that indexing analyses, as it goes on."""
    seen: list[str] = []
    real = analysis.analyse

    def noting(stored: StoredDocument) -> Analysed:
        seen.append(stored.document_id)
        return real(stored)

    monkeypatch.setattr(analysis, "analyse", noting)
    return seen


def opened(source: MemorySource, folder: Path) -> SearchIndex:
    return SearchIndex.open(source, folder, HashingEmbedder())


def answers(index: SearchIndex) -> list[list[tuple[str, float]]]:
    return [[(hit.passage.passage_id, round(hit.score, 4)) for hit in index.search(Query(q))] for q, _, _ in QUESTIONS]


@pytest.mark.parametrize(("question", "document", "words"), QUESTIONS)
def test_the_answer_is_found_first(
    town: list[StoredDocument], tmp_path: Path, question: str, document: str, words: str
) -> None:
    best = opened(MemorySource(town), tmp_path).search(Query(question))[0]
    assert best.passage.document_id == document
    assert words in best.text


def test_hits_read_back_and_explain_themselves(town: list[StoredDocument], tmp_path: Path) -> None:
    texts = {stored.document_id: stored.document.text for stored in town}
    hits = opened(MemorySource(town), tmp_path).search(Query("Jaki jest koszt przebudowy?"), k=5)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert hit.text == texts[hit.passage.document_id][hit.passage.start : hit.passage.end]
        assert sum(part for _, part in hit.contributions) == pytest.approx(hit.score, abs=1e-2)


def test_the_letter_chooses_the_document(town: list[StoredDocument], tmp_path: Path) -> None:
    index = opened(MemorySource(town), tmp_path)
    question = "Jaki jest koszt?"
    for subject, document in (("w sprawie remontu ulicy Lipowej", "a-lipowa"), ("w sprawie żłobka", "b-zlobek")):
        best = index.search(Query(question, letter_subject=subject))[0]
        assert (best.passage.document_id, "Koszt" in best.text) == (document, True)


def test_excluded_documents_and_other_kinds_are_not_found(town: list[StoredDocument], tmp_path: Path) -> None:
    index = opened(MemorySource(town), tmp_path)
    without = index.search(Query("remont chodnika Lipowa", exclude_documents=("a-lipowa",)))
    news = index.search(Query("remont chodnika Lipowa", kinds=frozenset({DocumentKind.NEWS})))
    assert "a-lipowa" not in {hit.passage.document_id for hit in without}
    assert {hit.passage.document_id for hit in news} == {"c-tramwaj"}
    assert index.search(Query("remont", kinds=frozenset({DocumentKind.MINUTES}))) == ()


@pytest.mark.parametrize(("text", "k"), [("", 10), ("   ", 10), ("remont", 0)])
def test_nothing_is_asked_nothing_is_found(town: list[StoredDocument], tmp_path: Path, text: str, k: int) -> None:
    assert opened(MemorySource(town), tmp_path).search(Query(text), k) == ()


def test_unknown_words_give_hits_of_little_worth(town: list[StoredDocument], tmp_path: Path) -> None:
    index = opened(MemorySource(town), tmp_path)
    known, unknown = (index.search(Query(text))[0].score for text in ("remont chodnika", "kwantowy teleskop"))
    assert known > unknown


@pytest.mark.parametrize("text", ["", "...", "i w na"])
def test_a_store_without_words_has_an_empty_index(make_stored: MakeStored, tmp_path: Path, text: str) -> None:
    index = opened(MemorySource([make_stored(text, title="–")]), tmp_path)
    assert (len(index), index.search(Query("remont"))) == (0, ())
    assert len(index.candidates(Query("remont")).numbers) == 0


def test_passages_are_written_back(town: list[StoredDocument], tmp_path: Path) -> None:
    source = MemorySource(town)
    index = opened(source, tmp_path)
    assert sum(map(len, source.passages.values())) == len(index) > 0


def test_opening_again_analyses_nothing(town: list[StoredDocument], tmp_path: Path, analysed: list[str]) -> None:
    source = MemorySource(town)
    first = answers(opened(source, tmp_path))
    analysed.clear()
    assert answers(opened(source, tmp_path)) == first
    assert analysed == []


def test_one_more_document_is_the_only_one_analysed(
    town: list[StoredDocument], tmp_path: Path, analysed: list[str]
) -> None:
    source = MemorySource(town[:3])
    opened(source, tmp_path / "grown")
    analysed.clear()
    source.put(town[3])
    grown = opened(source, tmp_path / "grown")
    assert analysed == [town[3].document_id]
    assert answers(grown) == answers(opened(MemorySource(town), tmp_path / "fresh"))


def test_a_new_version_replaces_the_passages_of_the_old(
    town: list[StoredDocument], make_stored: MakeStored, tmp_path: Path, analysed: list[str]
) -> None:
    source = MemorySource(town)
    opened(source, tmp_path)
    analysed.clear()
    source.put(make_stored("Remont odwołano.", title="Odpowiedź", document_id="a-lipowa", version=2))
    index = opened(source, tmp_path)
    found = [hit for hit in index.search(Query("remont chodnika Lipowa")) if hit.passage.document_id == "a-lipowa"]
    assert analysed == ["a-lipowa"]
    assert {(hit.text, hit.passage.version) for hit in found} == {("Remont odwołano.", 2)}


def test_a_removed_document_is_gone(town: list[StoredDocument], tmp_path: Path, analysed: list[str]) -> None:
    source = MemorySource(town)
    opened(source, tmp_path)
    analysed.clear()
    source.remove("a-lipowa")
    hits = opened(source, tmp_path).search(Query("remont chodnika Lipowa"))
    assert analysed == []
    assert "a-lipowa" not in {hit.passage.document_id for hit in hits}


def test_another_store_of_the_same_generation_is_noticed(
    town: list[StoredDocument], make_stored: MakeStored, tmp_path: Path
) -> None:
    opened(MemorySource(town[:1]), tmp_path)
    other = make_stored("Basen otwarto.", title="Basen", document_id="a-lipowa")
    assert [hit.text for hit in opened(MemorySource([other]), tmp_path).search(Query("basen"))] == ["Basen otwarto."]


def test_another_model_rebuilds(
    town: list[StoredDocument], tmp_path: Path, analysed: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    source = MemorySource(town)
    opened(source, tmp_path)
    analysed.clear()
    SearchIndex.open(source, tmp_path, HashingEmbedder(32))
    assert len(analysed) == len(town)
    assert "rebuilt" in caplog.text


FILES = ["manifest.json", *(f"g-*/{name}" for name in ("documents.jsonl", "dense.faiss", "stem.indices.npy"))]


@pytest.mark.parametrize("damage", ["flip", "truncate", "remove"])
@pytest.mark.parametrize("pattern", FILES)
def test_damaged_files_are_rebuilt(
    town: list[StoredDocument], tmp_path: Path, caplog: pytest.LogCaptureFixture, pattern: str, damage: str
) -> None:
    source = MemorySource(town)
    whole = answers(opened(source, tmp_path))
    (path,) = tmp_path.glob(pattern)
    data = path.read_bytes()
    middle = len(data) // 2
    changed = {"flip": data[:middle] + bytes([data[middle] ^ 0x10]) + data[middle + 1 :], "truncate": data[:middle]}
    path.unlink()
    if damage != "remove":
        path.write_bytes(changed[damage])
    with caplog.at_level(logging.WARNING):
        again = opened(source, tmp_path)
    assert answers(again) == whole
    assert caplog.records
    caplog.clear()
    assert answers(opened(source, tmp_path)) == whole
    assert not caplog.records


def test_a_folder_that_cannot_be_written_is_an_error(town: list[StoredDocument], tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(IndexFileError):
        opened(MemorySource(town), blocked / "index")


def test_the_store_serves_as_source(town: list[StoredDocument], tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path}/referent.db") as store:
        store.put_many([stored.document for stored in town])
        index = SearchIndex.open(store, tmp_path / "index", HashingEmbedder())
        best = index.search(Query(QUESTIONS[0][0]))[0]
        assert "w maju 2026 r." in best.text
        assert len(list(store.passages())) == len(index)


@settings(max_examples=8, deadline=None)
@given(order=st.permutations(range(4)))
def test_the_order_of_arrival_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, town: list[StoredDocument], order: list[int]
) -> None:
    whole = opened(MemorySource(town), tmp_path_factory.mktemp("a"))
    other = opened(MemorySource([town[n] for n in order]), tmp_path_factory.mktemp("b"))
    assert answers(other) == answers(whole)
