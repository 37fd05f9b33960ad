"""Listed names without a marker: districts, rivers, parks; and streets behind "na" or "skrzyżowanie"."""

from corpus.knowledge import PlaceKind
from nlp.gazetteer.compiled import Compiled, Named
from nlp.gazetteer.making import listed_mention
from nlp.gazetteer.mention import PlaceMention
from nlp.gazetteer.table import Words
from nlp.morphology import analyses
from nlp.wordlists import words as table

_ON = table("na przy Na Przy")
_CROSSINGS = ("skrzyżowa", "zbieg", "róg", "rogu", "rogiem", "skrzyżuj")
_LOCATING = table("""
    w we na z ze do od pod przez po dla za przy nad ku koło okolic okolice okolicach okolicy dzielnicy osiedla osiedlu
    W We Na Z Ze Do Od Pod Przez Po Dla Za Przy Nad
""")
_INITIAL = frozenset('.!?:;„”"«»•–—-(|\n')
_BETWEEN = frozenset((",", "i", "oraz", "lub", ", a także", "a także", "-", "–", "/"))
_LISTED, _COMMON, _STREET = 0.95, 0.75, 0.8


class Alone:
    """Finds listed names that no marker introduces."""

    def __init__(self, compiled: Compiled) -> None:
        """Keep the tables and the words with which a name may begin."""
        self._bare, self._streets = compiled.bare, compiled.streets
        self.starts = compiled.bare.firsts | compiled.streets.firsts

    def at(self, words: Words, place: int, before: list[PlaceMention]) -> tuple[int, PlaceMention] | None:
        """Return the place named at a word, with the place behind its last word; `None` where none is.

        Args:
            words: The words of the text.
            place: Where the name begins.
            before: What was found before it; a list goes on from there ("Kazimierz i Stradom").
        """
        bare = self._bare.match(words, place)
        if bare and self._stands(words, place, bare[0], bare[1], before):
            certainty = _COMMON if bare[1].common or bare[1].personal else _LISTED
            return bare[0], listed_mention(words, place, bare[0], bare[1].place, certainty, marked=False)
        street = self._streets.match(words, place)
        if street and _on_a_street(words, place) and not _name_goes_on(words, street[0]):
            return street[0], listed_mention(words, place, street[0], street[1].place, _STREET, marked=False)
        return None

    def _stands(self, words: Words, place: int, end: int, named: Named, before: list[PlaceMention]) -> bool:
        """Whether a listed name is meant here, and no common word, person or longer name."""
        if end - place > 1:
            return True
        if before and before[-1].kind is PlaceKind.CITY and before[-1].end == words.spans[place][0] - 1:
            return True
        located = place > 0 and words.joined(place) and _locates(words.forms[place - 1], words.forms[place], named)
        if named.personal and not located and not _lists_on(words, place, before):
            beside = _beside_a_name(words, place, end) or _initial(words, place)
            return not beside and not _is_given(words.forms[place])
        if _name_goes_on(words, end) and self._bare.match(words, end) is None:
            return located and not named.common and not named.personal and not _surname_follows(words, end)
        if not named.common or _lists_on(words, place, before):
            return not _beside_given_name(words, place)
        return located or not (_initial(words, place) or _beside_a_name(words, place, end))


def _locates(before: str, form: str, named: Named) -> bool:
    """Whether the word before a name says that it is a place; "o Kazimierz" does, for a person is "Kazimierza"."""
    return before in _LOCATING or (before in {"o", "O"} and form == named.place.name)


def _on_a_street(words: Words, place: int) -> bool:
    """Whether "na", "przy" or "skrzyżowanie" stands before a street's name without "ul."."""
    if place == 0 or not words.joined(place):
        return False
    before = words.forms[place - 1]
    return before in _ON or before.lower().startswith(_CROSSINGS)


def _name_goes_on(words: Words, end: int) -> bool:
    """Whether a word with a capital follows at once."""
    return (
        words.capital(end) and words.joined(end) and words.same_line(end) and words.text[words.spans[end - 1][1]] == " "
    )


def _surname_follows(words: Words, end: int) -> bool:
    return any("nazwisko" in reading.labels for reading in analyses(words.forms[end]))


def _beside_a_name(words: Words, place: int, end: int) -> bool:
    before = place > 0 and words.joined(place) and words.capital(place - 1) and not _initial(words, place - 1)
    return before or _name_goes_on(words, end)


def _beside_given_name(words: Words, place: int) -> bool:
    return place > 0 and words.joined(place) and words.capital(place - 1) and _is_given(words.forms[place - 1])


def _is_given(word: str) -> bool:
    return any("imię" in reading.labels for reading in analyses(word))


def _lists_on(words: Words, place: int, before: list[PlaceMention]) -> bool:
    """Whether the name goes on a list of places: "na Stradomiu i Kazimierzu", "Bielany – Tyniec"."""
    if not before:
        return False
    gap = words.text[before[-1].end : words.spans[place][0]].strip()
    return gap in _BETWEEN


def _initial(words: Words, place: int) -> bool:
    """Whether a word begins a sentence or a quotation, so that its capital says nothing."""
    before = words.text[: words.spans[place][0]].rstrip(" \u00a0\t")
    return not before or before[-1] in _INITIAL
