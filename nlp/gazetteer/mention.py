"""One place named in a text."""

from dataclasses import dataclass

from corpus.knowledge import PlaceKind
from corpus.model import EntityKind, Span

_ROADS = frozenset(
    (
        PlaceKind.STREET,
        PlaceKind.AVENUE,
        PlaceKind.SQUARE,
        PlaceKind.ROUNDABOUT,
        PlaceKind.GREEN,
        PlaceKind.MARKET,
        PlaceKind.BOULEVARD,
    )
)
_FACILITIES = frozenset((PlaceKind.PARK, PlaceKind.BRIDGE, PlaceKind.FACILITY))


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place where a text names it.

    Attributes:
        start: Offset of its first character; the word for its kind ("ul.", "os.") belongs to it.
        end: Offset behind its last one; a house number does not belong to it.
        text: The words there.
        name: Nominative: "ulica Długa", "osiedle Na Skarpie", "Podgórze Duchackie".
        kind: What kind of place it is.
        certainty: In [0, 1].
        place_id: Identifier of the gazetteer's entry, `None` where the city's data has none.
        district: The district that it lies in, where that is known.
        house: Where the house number behind it stands ("12/4"), if there is one.
        marked: Whether a word for its kind introduces it ("ul.", "dzielnicy"), alone or for a list.
    """

    start: int
    end: int
    text: str
    name: str
    kind: PlaceKind
    certainty: float
    place_id: str | None = None
    district: str | None = None
    house: Span | None = None
    marked: bool = False

    @property
    def entity_kind(self) -> EntityKind:
        """The kind of entity: a road, a facility, or a place."""
        if self.kind in _ROADS:
            return EntityKind.ROAD
        return EntityKind.FACILITY if self.kind in _FACILITIES else EntityKind.PLACE
