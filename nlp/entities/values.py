"""Normal forms of the names that the model finds: persons, offices, places and roads in the nominative."""

import re
from functools import lru_cache

from corpus.knowledge import PlaceKind
from corpus.model import EntityKind
from nlp.cases import Case
from nlp.gazetteer.roads import feminine_adjective, nominative
from nlp.heads import nominative_phrase
from nlp.inflection import nominative_name

_TITLE = re.compile(
    r"(?<!\w)(?P<title>(?:[Pp]an(?:a|u|em|ie|i|ią)?)|[Rr]adn\w+|[Pp]os(?:eł|ł\w+)|[Ss]enator\w*|"
    r"[Pp]rzewodnicząc\w+|[Pp]rezydent\w*)\s+$"
)
_BEFORE = 24
_PREPOSITION = re.compile(r"(?<!\w)(?P<word>\w{1,6})\s+$")
_DESCRIBED = re.compile(r"(?<!\w)(?P<word>[^\W\d_]+)\s+$")
_GENITIVE, _LOCATIVE = frozenset({Case.GENITIVE}), frozenset({Case.LOCATIVE, Case.ACCUSATIVE})
_INSTRUMENTAL = frozenset({Case.INSTRUMENTAL, Case.ACCUSATIVE})
_GOVERNED = {
    **dict.fromkeys(("do", "od", "ode", "dla", "u", "bez", "koło", "obok", "spod", "znad", "zza"), _GENITIVE),
    **dict.fromkeys(("w", "we", "na", "po", "o"), _LOCATIVE),
    **dict.fromkeys(("pod", "nad", "przed", "za", "między"), _INSTRUMENTAL),
    **dict.fromkeys(("z", "ze"), frozenset({Case.GENITIVE, Case.INSTRUMENTAL})),
    **dict.fromkeys(("przez", "ponad", "poza"), frozenset({Case.ACCUSATIVE, Case.INSTRUMENTAL})),
    **dict.fromkeys(("przy",), frozenset({Case.LOCATIVE})),
    **dict.fromkeys(("ku", "dzięki", "wbrew"), frozenset({Case.DATIVE})),
}
"""The cases in which a noun stands behind a preposition."""


def value_of(kind: EntityKind, text: str, start: int, end: int) -> str:
    """Return the normal form of the name that stands at `start:end`.

    A person's name takes its case from "Pan", "Pani" or a function before it, another name from the preposition; the
    adjective of a region agrees with the noun before it ("w województwie małopolskim" gives "małopolskie").
    """
    name = " ".join(text[start:end].split())
    before = text[max(0, start - _BEFORE) : start]
    if kind is EntityKind.PERSON:
        title = _TITLE.search(before)
        return _person(f"{title['title']} {name}" if title else name)
    if kind is EntityKind.PLACE and name.islower() and (described := _DESCRIBED.search(before)):
        return nominative_phrase(f"{described['word']} {name}").partition(" ")[2]
    preposition = _PREPOSITION.search(before)
    cases = _GOVERNED.get(preposition["word"].lower(), frozenset()) if preposition else frozenset()
    return _road(name) if kind is EntityKind.ROAD else nominative_phrase(name, cases, place=kind is EntityKind.PLACE)


@lru_cache(maxsize=1 << 13)
def _person(name: str) -> str:
    return nominative_name(name)


@lru_cache(maxsize=1 << 12)
def _road(name: str) -> str:
    """Return a road that no marker and no list shows: an adjective is a street's name, anything else a noun phrase."""
    words = tuple(name.split())
    if words and feminine_adjective(words[0]):
        return f"ulica {nominative(words, PlaceKind.STREET)}"
    return nominative_phrase(name)
