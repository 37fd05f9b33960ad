"""The words that say what kind of place a name is: "ul.", "ulicy", "al.", "osiedlu", "dzielnicy"."""

from dataclasses import dataclass
from functools import cache

from corpus.knowledge import PlaceKind
from nlp.morphology import forms

_ABBREVIATED = {"ul": PlaceKind.STREET, "al": PlaceKind.AVENUE, "pl": PlaceKind.SQUARE, "os": PlaceKind.ESTATE}
_NOUNS = {
    "ulica": PlaceKind.STREET,
    "aleja": PlaceKind.AVENUE,
    "plac": PlaceKind.SQUARE,
    "osiedle": PlaceKind.ESTATE,
    "rondo": PlaceKind.ROUNDABOUT,
    "skwer": PlaceKind.GREEN,
    "bulwar": PlaceKind.BOULEVARD,
    "dzielnica": PlaceKind.DISTRICT,
    "most": PlaceKind.BRIDGE,
    "kładka": PlaceKind.BRIDGE,
    "wiadukt": PlaceKind.BRIDGE,
    "park": PlaceKind.PARK,
}


@dataclass(frozen=True, slots=True)
class Marker:
    """What such a word says.

    Attributes:
        kind: The kind of place.
        noun: The word's nominative.
        plural: Whether several names may follow ("ulic Długiej i Krótkiej").
        short: Whether it is an abbreviation.
    """

    kind: PlaceKind
    noun: str
    plural: bool = False
    short: bool = False


@cache
def markers() -> dict[str, Marker]:
    """Return the markers by their form, in small letters, with a capital and all in capitals."""
    found = {short: Marker(kind, kind.value, short=True) for short, kind in _ABBREVIATED.items()}
    for noun, kind in _NOUNS.items():
        for form in forms(noun):
            if form.has("subst") and "imię" not in form.labels and form.lexeme.split(":")[0] == noun:
                found.setdefault(form.text, Marker(kind, noun, plural=not form.has("sg")))
    every = {**found}
    for written, marker in found.items():
        every.setdefault(written.capitalize(), marker)
        if not marker.short:
            every.setdefault(written.upper(), marker)
    return every
