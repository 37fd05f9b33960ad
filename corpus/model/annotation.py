"""What the Polish layer understands of one document."""

from dataclasses import dataclass

from corpus.model.entity import Entity
from corpus.model.opinion import SentimentReading, StanceReading
from corpus.model.topic import TopicScore, UnitSuggestion


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the city's gazetteer that a document names.

    Attributes:
        place_id: Its identifier there.
        name: Nominative.
        kind: What it is, in Polish ("ulica", "dzielnica").
        district: The district it lies in, where that is certain.
        mentions: Offsets of its first and behind its last character, in order, for each mention.
    """

    place_id: str
    name: str
    kind: str
    district: str | None
    mentions: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Annotations:
    """What is understood; offsets index the document's text, those of `topics` and `routing` its gist.

    Attributes:
        gist: What topics and units were decided by: a letter's subject and questions, else the document's opening.
        entities: In order of their place.
        places: Known places, in order of their first mention.
        topics: Likely topics, likeliest first.
        routing: Units that should deal with it, the leading one first.
        sentiment: Tone of the document and of its sentences.
        stance: Position of a submission; `None` for other kinds.
    """

    gist: str
    entities: tuple[Entity, ...]
    places: tuple[Place, ...]
    topics: tuple[TopicScore, ...]
    routing: tuple[UnitSuggestion, ...]
    sentiment: SentimentReading
    stance: StanceReading | None = None
