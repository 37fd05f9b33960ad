"""The places that a text names: those that the city's data lists, and roads that only their marker shows."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from corpus.knowledge import CityProfile, PlaceKind, load_profile
from nlp.gazetteer.alone import Alone
from nlp.gazetteer.compiled import Named, compile_places
from nlp.gazetteer.declension import is_given_genitive
from nlp.gazetteer.lists import continued
from nlp.gazetteer.making import listed_mention, unlisted_mention
from nlp.gazetteer.markers import Marker, markers
from nlp.gazetteer.mention import PlaceMention
from nlp.gazetteer.roads import TITLES, name_end
from nlp.gazetteer.table import Words, words_of
from nlp.gazetteer.units import UnitMention, Units
from nlp.wordlists import words as table

_ROMAN = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"),
)
_SURE, _GUESSED, _LOOSE = 0.98, 0.9, 0.75
_FULL_NAMES = frozenset((PlaceKind.BRIDGE, PlaceKind.PARK, PlaceKind.BOULEVARD))
_AREAS = frozenset((PlaceKind.AREA, PlaceKind.DISTRICT))
_LEADING = frozenset((PlaceKind.STREET, PlaceKind.AVENUE, PlaceKind.ESTATE))
_NEVER_NAMES = table("Miasta Miejska Miejskiej Rady Rada Radny Radna Pan Pani Panie Państwo Zabaw")
_MOST_PREFIXES = 3
_KIND_WORD = re.compile(r"\S+\s*")


class Gazetteer:
    """The places and offices of one city, compiled; immutable, and safe to share between threads."""

    def __init__(self, profile: CityProfile) -> None:
        """Compile the places of `profile`: about a second for a thousand of them."""
        self._compiled = compile_places(profile)
        self._units = Units(profile)
        self._alone = Alone(self._compiled)
        self._markers = markers()
        self._starts = frozenset(self._markers) | self._alone.starts

    def find(self, text: str) -> tuple[PlaceMention, ...]:
        """Return the places that `text` names, in order and without overlap.

        The longest name wins; capitals count, so that "nowa huta szkła" names no district. A name that is a common word
        as well ("Piasek") or a person's ("Kazimierz") counts only where its surroundings allow it.
        """
        words = words_of(text)
        found: list[PlaceMention] = []
        reached = 0
        for place, form in enumerate(words.forms):
            if form in self._starts and place >= reached:
                for end, mention in self._at(words, place, found):
                    reached = end
                    found.append(mention)
        return tuple(found)

    def without_names(self, text: str) -> str:
        """Return `text` with blanks over the names of places, the words for their kinds kept; offsets stay.

        What a place is called says nothing of what a text is about: "ul. Przewóz" is no transport.
        """
        letters = list(text)
        for mention in self.find(text):
            kind = _KIND_WORD.match(text, mention.start, mention.end) if mention.marked else None
            for place in range(kind.end() if kind else mention.start, mention.end):
                letters[place] = letters[place] if letters[place].isspace() else " "
        return "".join(letters)

    def find_units(self, text: str) -> tuple[UnitMention, ...]:
        """Return the city's offices and the numbered schools that `text` names, longer ones first."""
        return self._units.find(text)

    def _at(self, words: Words, place: int, before: list[PlaceMention]) -> Iterator[tuple[int, PlaceMention]]:
        """Yield what begins at a word, and what a list adds to it, each with the place behind its last word."""
        marker = self._markers.get(words.forms[place])
        hit = self._alone.at(words, place, before)
        if marker is not None:
            marked = self._marked(words, place, marker)
            hit = marked if marked and (hit is None or marked[0] > hit[0]) else hit
        if hit is None:
            return
        yield hit
        yield from continued(words, hit, self._compiled, plural=marker is not None and marker.plural)

    def _marked(self, words: Words, place: int, marker: Marker) -> tuple[int, PlaceMention] | None:
        at = place + 1
        if not (words.joined(at) or (marker.plural and _listed_behind(words, at))) or (
            marker.short and _inside(words, place)
        ):
            return None
        if marker.kind is PlaceKind.DISTRICT:
            return self._district(words, place)
        listed = self._listed(words, at, marker)
        end = name_end(words, at, prepositions=marker.kind in _LEADING)
        if end is not None and words.forms[at] in _NEVER_NAMES:
            end = None
        if listed and (end is None or listed[0] >= end or self._begins_bare(words, listed[0])):
            certainty = _SURE if listed[1].place.kind in {marker.kind, *_AREAS} else _GUESSED
            return listed[0], listed_mention(words, place, listed[0], listed[1].place, certainty, marked=True)
        street = marker.kind is PlaceKind.STREET
        if end is None or not (street or marker.short or (words.same_line(at) and not marker.plural)):
            return None
        return self._unlisted(words, place, self._cut(words, at, end), marker)

    def _listed(self, words: Words, at: int, marker: Marker) -> tuple[int, Named] | None:
        """Return the listed name behind a marker; titles, initials and given names before it may be left out."""
        names = self._compiled.marked.get(marker.kind)
        if names is None:
            return None
        for skipped in range(_MOST_PREFIXES + 1):
            found = names.match(words, at + skipped)
            if found and (not skipped or found[1].place.name.split()[-1] == words.forms[found[0] - 1]):
                return found
            if not (words.joined(at + skipped + 1) and _left_out(words.forms[at + skipped])):
                break
        bare = self._compiled.bare.match(words, at) if marker.kind is PlaceKind.ESTATE else None
        return bare if bare and bare[1].place.kind in _AREAS else None

    def _begins_bare(self, words: Words, place: int) -> bool:
        """Whether a listed place begins at a word: "ul. Długa Kraków" names two."""
        return self._compiled.bare.match(words, place) is not None

    def _cut(self, words: Words, at: int, end: int) -> int:
        """Return where an unlisted name ends when the city's name follows it without a comma."""
        city = self._compiled.city
        return next((n for n in range(at + 1, end) if words.forms[n] == city), end)

    def _unlisted(self, words: Words, place: int, end: int, marker: Marker) -> tuple[int, PlaceMention]:
        certainty = _LOOSE if marker.kind in _FULL_NAMES else _GUESSED
        return end, unlisted_mention(words, (place, marker.noun), (place + 1, end), marker.kind, certainty)

    def _district(self, words: Words, place: int) -> tuple[int, PlaceMention] | None:
        """Return a district by its number, its name, or both: "Dzielnicy XI Podgórze Duchackie"."""
        at = place + 1
        if words.forms[at].lower() == "nr" and words.joined(at + 1):
            at += 1
        number = _number(words.forms[at])
        listed = self._compiled.districts.get(number)
        end = at + 1 if listed else at
        named = self._compiled.bare.match(words, end) if end < len(words) and words.joined(end) else None
        if named and named[1].place.kind is PlaceKind.DISTRICT and (listed in {None, named[1].place}):
            end, listed = named[0], named[1].place
        return (end, listed_mention(words, place, end, listed, _SURE, marked=True)) if listed else None


def _listed_behind(words: Words, place: int) -> bool:
    """Whether a colon brings in a list: "ulic: Niska, Północna"."""
    return 0 < place < len(words) and words.text[words.spans[place - 1][1] : words.spans[place][0]].strip() == ":"


def _number(word: str) -> int:
    if word in _ROMAN:
        return _ROMAN.index(word) + 1
    return int(word) if word.isdecimal() and len(word) < 3 else 0


def _left_out(word: str) -> bool:
    return word.lower() in TITLES or (len(word) == 1 and word.isupper()) or is_given_genitive(word)


def _inside(words: Words, place: int) -> bool:
    """Whether an abbreviation is a part of something else, such as an address of the web ("www.miasto.pl")."""
    start = words.spans[place][0]
    return start > 0 and words.text[start - 1] in ".@/-_"


@cache
def _load(name: str) -> Gazetteer:
    return Gazetteer(load_profile(name))


def load_gazetteer(profile: CityProfile | str | Path = "krakow") -> Gazetteer:
    """Return the compiled places of a city, the same object for the same name.

    Args:
        profile: A profile, its name ("krakow"), or the folder that holds it.

    Raises:
        ConfigurationError: There is no such profile, or its data cannot be used.
    """
    return Gazetteer(profile) if isinstance(profile, CityProfile) else _load(str(profile))
