"""Which statements make an answer."""

import datetime as dt
from collections.abc import Callable, Sequence

import pytest

from corpus.model import DocumentKind, StoredDocument
from retrieval.asking import read_ask
from retrieval.choosing import MAX_STATEMENTS, choose
from retrieval.evidence import gather
from retrieval.library import Library
from retrieval.memory import MemoryShelf, ScanSearcher
from retrieval.query import Query
from retrieval.rarity import Rarity
from retrieval.writers.base import Scored

MakeStored = Callable[..., StoredDocument]
OLD = "Przetarg na lampy w parku ogłoszono. Miał on objąć 42 lampy w parku."
NEW = "Umowę na lampy w parku podpisano w sierpniu."


@pytest.fixture
def shelf_of_two(make_stored: MakeStored) -> MemoryShelf:
    return MemoryShelf(
        [
            make_stored(NEW, document_id="a-new", date=dt.date(2026, 9, 3), kind=DocumentKind.REPLY),
            make_stored(OLD, document_id="b-old", date=dt.date(2026, 6, 30), kind=DocumentKind.PLEDGES),
        ]
    )


def chosen(shelf: MemoryShelf, chances: Callable[[str], float], used: Sequence[tuple[str, int]] = ()) -> list[str]:
    library = Library(shelf)
    hits = ScanSearcher(shelf).search(Query("lampy w parku"))
    found = gather(read_ask("lampy w parku"), hits, library, Rarity.of([OLD, NEW]))
    scored = [Scored(candidate, chances(candidate.statement.text)) for candidate in found]
    ranked = sorted(scored, key=lambda item: -item.probability)
    return [item.statement.text for item in choose(ranked, frozenset(used), library).chosen]


def test_the_best_statement_s_document_stands_first(shelf_of_two: MemoryShelf) -> None:
    assert chosen(shelf_of_two, lambda text: 0.9 if text == NEW else 0.8) == [NEW, *_sentences(OLD)]


def _sentences(text: str) -> list[str]:
    first, second = text.split(". ")
    return [f"{first}.", second]


def test_a_leaning_statement_brings_what_it_leans_on(shelf_of_two: MemoryShelf) -> None:
    found = chosen(shelf_of_two, lambda text: 0.9 if text.startswith("Miał on") else 0.1)
    assert found == _sentences(OLD)


def test_what_is_much_less_probable_is_left_out(shelf_of_two: MemoryShelf) -> None:
    assert chosen(shelf_of_two, lambda text: 0.9 if text == NEW else 0.3) == [NEW]


@pytest.mark.parametrize(("old", "new", "count"), [(0.9, 0.6, 2), (0.6, 0.9, 1)], ids=["newer", "older"])
def test_a_newer_second_source_is_admitted_sooner_than_an_older_one(
    old: float, new: float, count: int, shelf_of_two: MemoryShelf
) -> None:
    chances = {NEW: new, _sentences(OLD)[0]: old, _sentences(OLD)[1]: 0.1}
    assert len(chosen(shelf_of_two, chances.__getitem__)) == count


def test_what_an_earlier_answer_used_comes_first_or_not_at_all(shelf_of_two: MemoryShelf) -> None:
    chances = {NEW: 0.9, _sentences(OLD)[0]: 0.85, _sentences(OLD)[1]: 0.1}
    assert chosen(shelf_of_two, chances.__getitem__, [("b-old", 0)]) == [NEW]
    assert chosen(shelf_of_two, chances.__getitem__, [("a-new", 0)])[0] == NEW


def test_an_answer_stays_short(make_stored: MakeStored) -> None:
    words = ("krzewy", "ławki", "kosze", "alejki", "trawniki", "fontanny", "murki")
    stored = make_stored(*(f"W parku obok lampy odnowiono {word} przy bramie numer {word}." for word in words))
    assert len(chosen(MemoryShelf([stored]), lambda _: 0.9)) <= MAX_STATEMENTS


EARLIER = "W parku stoją 42 nowe lampy."
LATER = "W parku stoi obecnie 57 nowych lamp przy głównej alei."


def test_a_newer_figure_leads_and_the_older_one_is_only_remarked(make_stored: MakeStored) -> None:
    shelf = MemoryShelf(
        [
            make_stored(EARLIER, document_id="b-old", date=dt.date(2026, 6, 30), kind=DocumentKind.NEWS),
            make_stored(LATER, document_id="a-new", date=dt.date(2026, 9, 3), kind=DocumentKind.NEWS),
        ]
    )
    library, ask = Library(shelf), read_ask("Ile nowych lamp stoi w parku?")
    found = gather(ask, ScanSearcher(shelf).search(Query(ask.text)), library, Rarity.of([EARLIER, LATER]))
    chances = {EARLIER: 0.9, LATER: 0.7}
    ranked = sorted((Scored(one, chances[one.statement.text]) for one in found), key=lambda item: -item.probability)
    choice = choose(ranked, frozenset(), library)
    assert [item.statement.text for item in choice.chosen] == [LATER]
    assert [one.statement.text for one in choice.superseded] == [EARLIER]
