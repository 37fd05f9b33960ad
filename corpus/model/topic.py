"""What a text is about, and which unit of the city hall should deal with it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Reason:
    """A word or phrase that decided, with its share; `start` and `end` index the text."""

    text: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class TopicScore:
    """One topic of the municipal taxonomy.

    Attributes:
        topic: Its key ("transport").
        name: Its Polish name.
        probability: Calibrated, in [0, 1]; several topics may be likely at once.
        subtopic: Key of the likeliest subtopic ("transport/rowery"), where one stands out.
        subtopic_name: Its Polish name.
        reasons: The words that decided, strongest first.
    """

    topic: str
    name: str
    probability: float
    subtopic: str | None = None
    subtopic_name: str | None = None
    reasons: tuple[Reason, ...] = ()


class UnitRole(StrEnum):
    """What a unit does for a letter (dekretacja)."""

    LEADING = "leading"
    COOPERATING = "cooperating"
    ALTERNATIVE = "alternative"


@dataclass(frozen=True, slots=True)
class UnitSuggestion:
    """A unit that should deal with a letter.

    Attributes:
        unit: Its full name.
        role: Leading for the first, co-operating for those that a part of the letter calls for, alternative for those
            that could lead instead.
        probability: In [0, 1]; that the letter is for the unit, of a co-operating one, that the letter or a part of it
            is.
        reasons: The words that decided, strongest first.
        basis: "history" where past assignments decided, "competences" where the unit's described competences did.
    """

    unit: str
    role: UnitRole
    probability: float
    reasons: tuple[Reason, ...] = ()
    basis: str = "competences"
