"""Roads that share one marker: "ul. Długiej i Krótkiej", "ulic Józefa oraz Bożego Ciała"."""

import re
from collections.abc import Iterator

from corpus.knowledge import PlaceKind
from nlp.gazetteer.compiled import Compiled
from nlp.gazetteer.making import listed_mention, unlisted_mention
from nlp.gazetteer.mention import PlaceMention
from nlp.gazetteer.roads import feminine_adjective, may_be_surname, name_end
from nlp.gazetteer.table import Words

_JOINED = re.compile(r"[ \u00a0\n]*(?:,[ \u00a0\n]*(?:a|oraz|lub)\b|,|/|–|-|\b(?:i|oraz|lub|z|ze|a|do)\b)[ \u00a0\n]*")
_LISTED = re.compile(r"[ \u00a0\n]*(?:,|/|\b(?:i|oraz|lub)\b)[ \u00a0\n]*")
_ROADS = frozenset((PlaceKind.STREET, PlaceKind.AVENUE))
_KNOWN, _LIKE = 0.9, 0.75
_LONGEST_LIST = 20


def continued(
    words: Words, first: tuple[int, PlaceMention], compiled: Compiled, *, plural: bool
) -> Iterator[tuple[int, PlaceMention]]:
    """Yield the roads that a list names behind `first`: listed ones, others where their form shows them.

    Args:
        words: The words of the text.
        first: The road with the marker, and the place behind its last word.
        compiled: The city's names.
        plural: Whether the marker stands in the plural, so that several names are to be expected.
    """
    end, mention = first
    if mention.kind not in _ROADS:
        return
    for _ in range(_LONGEST_LIST):
        place = _next_word(words, end, _behind(mention))
        found = _road(words, place, mention, compiled, plural=plural) if place is not None else None
        if found is None:
            return
        end, mention = found
        yield found


def _next_word(words: Words, end: int, behind: int) -> int | None:
    """Return the place of the word that a joining word or comma brings in, `None` where there is none."""
    gap = _JOINED.match(words.text, behind)
    if gap is None:
        return None
    place = end
    while place < len(words) and words.spans[place][0] < gap.end():
        place += 1
    return place if place < len(words) and words.spans[place][0] == gap.end() else None


def _road(
    words: Words, place: int, before: PlaceMention, compiled: Compiled, *, plural: bool
) -> tuple[int, PlaceMention] | None:
    known = compiled.streets.match(words, place)
    if known and compiled.bare.match(words, place) is None:
        return known[0], listed_mention(words, place, known[0], known[1].place, _KNOWN, marked=True)
    joining = _JOINED if plural else _LISTED
    if joining.match(words.text, _behind(before)) is None or not words.capital(place):
        return None
    end = name_end(words, place)
    if end is None or not (plural or _alike(before, words.forms[place:end])):
        return None
    return end, unlisted_mention(words, (place, "ulica"), (place, end), PlaceKind.STREET, _LIKE)


def _behind(mention: PlaceMention) -> int:
    return mention.house.end if mention.house else mention.end


def _alike(before: PlaceMention, forms: tuple[str, ...]) -> bool:
    """Whether an unlisted name is a street's by its form: "Szklanej i Miedzianej", "Kosynierów i Dyrekcyjnej"."""
    if len(forms) != 1 or not feminine_adjective(forms[0]) or not forms[0].endswith(("ej", "ą")):
        return False
    last = before.text.split()[-1]
    return (forms[0][-2:] == last[-2:] and feminine_adjective(last)) or not may_be_surname(forms[0])
