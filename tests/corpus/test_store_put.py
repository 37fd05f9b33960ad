"""What a put adds, updates and leaves, and how documents are found again."""

import datetime as dt
import time

import pytest

from corpus.errors import NotFoundError, StoreError
from corpus.model import BlockKind, Document, DocumentKind, Page, content_hash, short_id
from corpus.model.document import Block
from corpus.store import Outcome, Store
from tests.corpus.conftest import MakeDocument


def test_a_new_document_takes_its_id_from_its_bytes(store: Store, make_document: MakeDocument) -> None:
    result = store.put(make_document("Pierwszy."))
    assert (result.document_id, result.version, result.outcome) == (content_hash("Pierwszy.")[:16], 1, Outcome.ADDED)


def test_the_same_bytes_change_nothing(store: Store, make_document: MakeDocument) -> None:
    first = store.put(make_document("Raz."))
    before = store.generation()
    again = store.put(make_document("Raz."))
    assert again == type(first)(first.document_id, 1, Outcome.UNCHANGED)
    assert (store.generation(), store.count()) == (before, 1)


def test_a_changed_file_is_a_new_version_and_the_old_one_stays(store: Store, make_document: MakeDocument) -> None:
    first = store.put(make_document("Kwota 100 zł."))
    old_quote = store.citation(first.document_id, 1, 6, 12)
    second = store.put(make_document("Dziś kwota 200 zł."))
    assert (second.document_id, second.version, second.outcome) == (first.document_id, 2, Outcome.UPDATED)
    assert store.get(first.document_id).document.text == "Dziś kwota 200 zł."
    assert store.get(first.document_id, 1).document.text == "Kwota 100 zł."
    store.verify(old_quote)
    assert old_quote.quote == "100 zł"
    assert store.count() == 1


def test_going_back_to_the_first_bytes_is_a_third_version(store: Store, make_document: MakeDocument) -> None:
    versions = [store.put(make_document(text)) for text in ("A.", "B.", "A.")]
    assert [v.version for v in versions] == [1, 2, 3]
    assert len({v.document_id for v in versions}) == 1


def test_a_copy_under_another_name_is_the_same_document(store: Store, make_document: MakeDocument) -> None:
    first = store.put(make_document("Treść.", "a.txt"))
    copy = store.put(make_document("Treść.", "kopia/a.txt"))
    assert (copy.document_id, copy.outcome) == (first.document_id, Outcome.UNCHANGED)


def test_bytes_that_another_document_began_with_do_not_clash(store: Store, make_document: MakeDocument) -> None:
    store.put(make_document("Stara treść.", "a.txt"))
    store.put(make_document("Nowa treść.", "a.txt"))
    other = store.put(make_document("Stara treść.", "b.txt"))
    assert other.outcome is Outcome.ADDED
    assert other.document_id == short_id(content_hash("Stara treść."), "b.txt")
    assert store.count() == 2


def test_a_source_that_takes_over_another_documents_bytes_is_updated(store: Store, make_document: MakeDocument) -> None:
    store.put_many([make_document("Jeden.", "a.txt"), make_document("Dwa.", "b.txt")])
    assert store.put(make_document("Jeden.", "b.txt")).outcome is Outcome.UPDATED
    assert {one.document.text for one in store.current()} == {"Jeden."}


@pytest.mark.parametrize("size", [1, 2, 100, 101, 250])
def test_a_batch_equals_one_by_one(store: Store, make_document: MakeDocument, size: int) -> None:
    results = store.put_many(make_document(f"Pismo {n}.", f"{n}.txt") for n in range(size))
    assert [r.outcome for r in results] == [Outcome.ADDED] * size
    assert store.count() == store.generation() == size
    assert [s.document_id for s in store.current()] == sorted(r.document_id for r in results)


def test_one_batch_may_hold_a_document_twice_and_changed(store: Store, make_document: MakeDocument) -> None:
    texts = [("a.txt", "Raz."), ("a.txt", "Raz."), ("b.txt", "Raz."), ("a.txt", "Dwa."), ("c.txt", "Raz.")]
    results = store.put_many([make_document(text, source) for source, text in texts])
    expected = [Outcome.ADDED, Outcome.UNCHANGED, Outcome.UNCHANGED, Outcome.UPDATED, Outcome.ADDED]
    assert [r.outcome for r in results] == expected
    assert {s.document.source: s.document.text for s in store.current()} == {"a.txt": "Dwa.", "c.txt": "Raz."}


def test_known_hashes_and_sources_tell_what_may_be_skipped(store: Store, make_document: MakeDocument) -> None:
    store.put(make_document("Stare."))
    store.put(make_document("Nowe."))
    assert store.known_hashes() == {content_hash("Nowe.")}
    assert store.known_sources() == {"a.txt": content_hash("Nowe.")}
    assert store.has_version(content_hash("Stare."))
    assert not store.has_version(content_hash("Inne."))
    assert store.document_of(content_hash("Nowe.")) == content_hash("Stare.")[:16]
    assert store.document_of(content_hash("Stare.")) == content_hash("Stare.")[:16]
    assert store.document_of(content_hash("Inne.")) is None
    assert list(store.current_versions().values()) == [2]


def test_a_list_gives_the_newest_first_and_undated_last(store: Store, make_document: MakeDocument) -> None:
    dates = {"a": dt.date(2024, 5, 1), "b": None, "c": dt.date(2026, 1, 2)}
    store.put_many(make_document(name, f"{name}.txt", title=name, date=date) for name, date in dates.items())
    assert [one.title for one in store.list()] == ["c", "a", "b"]
    assert [one.title for one in store.list(limit=1, offset=1)] == ["a"]


def test_a_list_and_a_count_of_one_kind(store: Store, make_document: MakeDocument) -> None:
    store.put(make_document("Czy most stoi?", "i.txt", kind=DocumentKind.INTERPELLATION))
    store.put(make_document("Stoi.", "o.txt"))
    (only,) = store.list(DocumentKind.INTERPELLATION)
    assert (only.source, only.pages, only.characters) == ("i.txt", 1, 14)
    assert (store.count(DocumentKind.REPLY), store.count(DocumentKind.NEWS), store.count()) == (1, 0, 2)


def test_a_version_says_when_it_was_stored(store_url: str, make_document: MakeDocument) -> None:
    moment = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC)
    with Store.open(store_url, clock=lambda: moment) as store:
        store.put(make_document())
        assert store.list()[0].stored == moment


def test_current_reads_only_the_documents_asked_for(store: Store, make_document: MakeDocument) -> None:
    results = store.put_many(make_document(f"{n}", f"{n}.txt") for n in range(5))
    wanted = {results[1].document_id, results[3].document_id}
    assert {s.document_id for s in store.current(wanted)} == wanted
    assert list(store.current([])) == []


def test_pages_and_slices_of_the_text(store: Store, make_document: MakeDocument) -> None:
    pages = (Page(1, 0, 5), Page(2, 5, 10))
    block = (Block(BlockKind.HEADING, 0, 5, 1, 0, 1),)
    document_id = store.put(make_document("JedenDwoje", pages=pages, blocks=block)).document_id
    assert [store.page_text(document_id, n) for n in (1, 2)] == ["Jeden", "Dwoje"]
    assert store.text(document_id, 1, 3, 7) == "enDw"
    assert store.text(document_id) == "JedenDwoje"
    with pytest.raises(NotFoundError, match="up to 2"):
        store.page_text(document_id, 3)


@pytest.mark.parametrize("version", [None, 1, 7])
def test_an_unknown_document_is_said_to_be_unknown(store: Store, version: int | None) -> None:
    with pytest.raises(NotFoundError, match=r"\[STO-001\] no document 0000"):
        store.get("0000", version)
    with pytest.raises(NotFoundError):
        store.text("0000", version)


def test_what_the_database_refuses_is_an_error_without_the_words(store: Store, make_document: MakeDocument) -> None:
    poison = make_document("Dobre.", "b.txt", title="Jan Wymyślony \ud800")
    with pytest.raises(StoreError, match=r"\[STO-000\]") as caught:
        store.put_many([make_document("Dobre też.", "a.txt"), poison])
    assert "Wymyślony" not in str(caught.value)
    assert store.count() == 0


def test_a_session_of_letters_is_stored_in_seconds(store: Store, make_document: MakeDocument) -> None:
    def letter(number: int) -> Document:
        text = f"Zdanie pisma numer {number} o drogach gminnych. " * 170
        step = len(text) // 21
        paragraphs = (Block(BlockKind.PARAGRAPH, n * step, (n + 1) * step, 1, n * step) for n in range(21))
        return make_document(text, f"letters.jsonl#{number}", blocks=tuple(paragraphs))

    letters = [letter(number) for number in range(711)]
    begun = time.perf_counter()
    store.put_many(letters)
    assert time.perf_counter() - begun < 5
