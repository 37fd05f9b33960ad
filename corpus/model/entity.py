"""What a text names: persons, organisations, places, dates, amounts, references, each with its normal form."""

from dataclasses import dataclass
from enum import StrEnum


class EntityKind(StrEnum):
    """What is named."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    ROAD = "road"
    FACILITY = "facility"
    DATE = "date"
    AMOUNT = "amount"
    QUANTITY = "quantity"
    LEGAL = "legal"
    CASE_NUMBER = "case_number"


@dataclass(frozen=True, slots=True)
class Entity:
    """One mention; no two entities of a text overlap.

    Attributes:
        kind: What it names.
        start: Offset of its first character in the text.
        end: Offset behind its last one.
        text: The words there, as they stand.
        value: Normal form: a name in the nominative, a date in ISO 8601 ("2025-04", "2025-Q1" where it is partial), an
            amount as "15000000 PLN", a quantity as "350 m2", a legal reference and a znak sprawy as they are cited.
        certainty: Probability in [0, 1] that it is such an entity.
        rule: What found it: "model", "gazetteer", "rule".
        place_id: Identifier of the gazetteer's entry ("krakow/dzielnica/podgorze"), for places that the city knows.
    """

    kind: EntityKind
    start: int
    end: int
    text: str
    value: str
    certainty: float
    rule: str
    place_id: str | None = None
