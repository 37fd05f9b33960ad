"""A city's names compiled for matching: what stands alone, what follows a marker, and what needs a context."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.knowledge import MARKED, CityProfile, Place, PlaceKind
from nlp.gazetteer.declension import place_forms
from nlp.gazetteer.table import NameTable
from nlp.morphology import UNKNOWN, analyses

_WITH_NOUN = frozenset((PlaceKind.PARK, PlaceKind.BRIDGE, PlaceKind.FACILITY, PlaceKind.MARKET))
_PREPOSITIONS = ("Na", "Nad", "Pod", "Przy", "Za", "Do", "Koło")


@dataclass(frozen=True, slots=True)
class Named:
    """A form of a place's name.

    Attributes:
        place: The place.
        common: Whether the form is also a common word of the language ("Piasek", "Łąki"), or a person's name.
        personal: Whether it is also a given name or surname ("Kazimierz").
    """

    place: Place
    common: bool = False
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Compiled:
    """The tables of one city.

    Attributes:
        bare: Names that stand alone: districts, areas, rivers, parks, bridges, facilities, towns.
        marked: By kind, the names that follow a marker.
        streets: Streets and avenues by name, which a text may call without "ul.".
        districts: The districts by their numbers.
        city: The city's name.
    """

    bare: NameTable[Named]
    marked: dict[PlaceKind, NameTable[Named]]
    streets: NameTable[Named]
    districts: dict[int, Place]
    city: str


def compile_places(profile: CityProfile) -> Compiled:
    """Return the tables of a profile's places."""
    places = profile.places
    alone = [place for place in places if place.kind not in MARKED]
    alone.sort(key=lambda place: place.kind not in {PlaceKind.DISTRICT, PlaceKind.AREA, PlaceKind.CITY})
    streets = [place for place in places if place.kind in {PlaceKind.STREET, PlaceKind.AVENUE}]
    return Compiled(
        bare=NameTable(pair for place in alone for pair in _names(place)),
        marked={kind: NameTable(_marked(places, kind)) for kind in sorted(MARKED)},
        streets=NameTable(pair for place in streets for pair in _names(place) if not _given(pair[0])),
        districts={place.number: place for place in places if place.number},
        city=profile.name,
    )


def _marked(places: tuple[Place, ...], kind: PlaceKind) -> Iterator[tuple[str, Named]]:
    """Yield the names that may follow a marker of `kind`; a "ul." before an avenue's name is forgiven."""
    roads = {PlaceKind.STREET, PlaceKind.AVENUE}
    near = sorted(
        (place for place in places if place.kind is kind or {place.kind, kind} <= roads),
        key=lambda place: place.kind is not kind,
    )
    for place in near:
        for form in place_forms(place):
            yield form, Named(place)
            if form.startswith(_PREPOSITIONS):
                yield form[:1].lower() + form[1:], Named(place)


def _names(place: Place) -> Iterator[tuple[str, Named]]:
    for form in place_forms(place):
        single = " " not in form
        yield form, Named(place, single and _is_common(form), single and _is_personal(form))
        if not single and (place.kind in _WITH_NOUN or form.startswith("Osiedl")):
            yield _other_initial(form), Named(place)


def _other_initial(form: str) -> str:
    """Return a name with its first letter small or capital: "Most Dębnicki" and "most Dębnicki" are one."""
    first = form.split(" ", 1)[0]
    noun = any(reading.pos == "subst" and reading.lemma[:1].islower() for reading in analyses(first.lower()))
    if first[:1].islower():
        return form[:1].upper() + form[1:]
    return form[:1].lower() + form[1:] if noun and not first.isupper() else form


def _given(form: str) -> bool:
    return " " not in form and any("imię" in reading.labels for reading in analyses(form))


@lru_cache(maxsize=1 << 12)
def _is_common(form: str) -> bool:
    readings = analyses(form.lower())
    return readings[0].tag != UNKNOWN and any(reading.lemma[:1].islower() for reading in readings)


@lru_cache(maxsize=1 << 12)
def _is_personal(form: str) -> bool:
    return any({"imię", "nazwisko"} & set(reading.labels) and reading.has("sg") for reading in analyses(form))
