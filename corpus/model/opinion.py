"""How a text feels about something, and where it stands towards a proposal."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.model.passage import Span


class Sentiment(StrEnum):
    """The tone of a sentence or a text."""

    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class SentimentScore:
    """The tone of the characters `start:end`.

    Attributes:
        sentiment: The likeliest tone.
        probability: Its calibrated probability, in [0, 1].
        start: Offset of the first character.
        end: Offset behind the last one.
        review: Whether the probability is so low that a person should look.
    """

    sentiment: Sentiment
    probability: float
    start: int
    end: int
    review: bool = False


@dataclass(frozen=True, slots=True)
class SentimentReading:
    """The tone of a text as a whole and of its sentences, in order."""

    document: SentimentScore
    sentences: tuple[SentimentScore, ...]


class Stance(StrEnum):
    """The position of a submission towards the proposal."""

    FOR = "for"
    AGAINST = "against"
    CONDITIONAL = "conditional"
    NEUTRAL = "neutral"
    OFF_TOPIC = "off_topic"


@dataclass(frozen=True, slots=True)
class StanceReading:
    """The position of a text.

    Attributes:
        stance: The likeliest position.
        probability: Its calibrated probability, in [0, 1].
        words: The words that carry it ("jestem przeciw").
        target: What it is about ("likwidacji miejsc postojowych"); `None` where the text does not say.
        review: Whether the probability is so low that a person should look.
    """

    stance: Stance
    probability: float
    words: tuple[Span, ...] = ()
    target: Span | None = None
    review: bool = False
