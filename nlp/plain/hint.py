"""What a hint is."""

from dataclasses import dataclass
from enum import StrEnum


class HintKind(StrEnum):
    """What a hint is about."""

    OFFICIALESE = "officialese"
    PASSIVE = "passive"
    IMPERSONAL = "impersonal"
    GENITIVES = "genitives"
    LONG_SENTENCE = "long_sentence"


@dataclass(frozen=True, slots=True)
class Hint:
    """One place that could be plainer.

    Attributes:
        kind: What it is about.
        start: Offset of its first character.
        end: Offset behind its last one.
        message: Why, in Polish, for the officer.
        suggestion: What could stand there instead, in the form that fits where it can be built; "" where there is no
            ready one.
    """

    kind: HintKind
    start: int
    end: int
    message: str
    suggestion: str = ""
