"""What the Polish layer understands of a document, as `referent read --json` and `/letters` give it."""

from typing import TypedDict

from pydantic import Field

from api.schemas.common import Schema
from corpus.model import Annotations, Entity, Place, Reason, SentimentScore, StanceReading, TopicScore, UnitSuggestion


class EntityOut(Schema):
    """One mention."""

    kind: str = Field(description="`person`, `organisation`, `place`, `road`, `facility`, `date`, `amount`, …")
    text: str
    start: int = Field(description="Offset in the stored text, in characters.")
    end: int
    value: str = Field(description="Normal form: nominative, ISO date, `15000000 PLN`, …")
    certainty: float
    rule: str = Field(description="What found it: `model`, `gazetteer` or `rule`.")
    place_id: str | None = Field(description="The gazetteer's entry, for places that the city knows.")


class PlaceOut(Schema):
    """A place that the city knows, with its mentions."""

    place_id: str
    name: str
    kind: str
    district: str | None
    mentions: list[tuple[int, int]]


class ReasonOut(Schema):
    """A word that decided; `start` and `end` index `gist`."""

    text: str
    start: int
    end: int
    weight: float


class TopicOut(Schema):
    """A likely topic of the municipal taxonomy."""

    topic: str
    name: str
    probability: float
    subtopic: str | None
    subtopic_name: str | None
    reasons: list[ReasonOut]


class UnitOut(Schema):
    """A unit that should deal with the letter."""

    unit: str
    role: str = Field(description="`leading`, `cooperating` (a part of the letter is for it) or `alternative`.")
    probability: float
    basis: str = Field(description="`history` or `competences`.")
    reasons: list[ReasonOut]


class ToneOut(Schema):
    """Tone of a stretch of text."""

    sentiment: str = Field(description="`negative`, `neutral`, `positive` or `mixed`.")
    probability: float
    start: int
    end: int
    review: bool = Field(description="Whether the probability is so low that a person should look.")


class SentimentOut(Schema):
    """Tone of the document and of its sentences."""

    document: ToneOut
    sentences: list[ToneOut]


class PositionOut(Schema):
    """Position of a submission towards what it is about."""

    stance: str = Field(description="`for`, `against`, `conditional`, `neutral` or `off_topic`.")
    probability: float
    words: list[tuple[int, int]] = Field(description="The words that carry it.")
    target: tuple[int, int] | None = Field(description="What it is about.")
    review: bool


class Understood(TypedDict, total=False):
    """The fields of `ReadOut` that the Polish layer fills."""

    gist: str
    entities: list[EntityOut]
    places: list[PlaceOut]
    topics: list[TopicOut]
    routing: list[UnitOut]
    sentiment: SentimentOut
    position: PositionOut | None


def understanding_out(found: Annotations) -> Understood:
    """Return annotations as the API gives them."""
    sentiment = SentimentOut(
        document=_tone_out(found.sentiment.document),
        sentences=[_tone_out(one) for one in found.sentiment.sentences],
    )
    return Understood(
        gist=found.gist,
        entities=[_entity_out(entity) for entity in found.entities],
        places=[_place_out(place) for place in found.places],
        topics=[_topic_out(topic) for topic in found.topics],
        routing=[_unit_out(unit) for unit in found.routing],
        sentiment=sentiment,
        position=_position_out(found.stance) if found.stance else None,
    )


def _entity_out(one: Entity) -> EntityOut:
    return EntityOut(
        kind=one.kind.value,
        text=one.text,
        start=one.start,
        end=one.end,
        value=one.value,
        certainty=_rounded(one.certainty),
        rule=one.rule,
        place_id=one.place_id,
    )


def _place_out(place: Place) -> PlaceOut:
    return PlaceOut(
        place_id=place.place_id,
        name=place.name,
        kind=place.kind,
        district=place.district,
        mentions=list(place.mentions),
    )


def _topic_out(topic: TopicScore) -> TopicOut:
    return TopicOut(
        topic=topic.topic,
        name=topic.name,
        probability=_rounded(topic.probability),
        subtopic=topic.subtopic,
        subtopic_name=topic.subtopic_name,
        reasons=[_reason_out(reason) for reason in topic.reasons],
    )


def _unit_out(unit: UnitSuggestion) -> UnitOut:
    return UnitOut(
        unit=unit.unit,
        role=unit.role.value,
        probability=_rounded(unit.probability),
        basis=unit.basis,
        reasons=[_reason_out(reason) for reason in unit.reasons],
    )


def _reason_out(reason: Reason) -> ReasonOut:
    return ReasonOut(text=reason.text, start=reason.start, end=reason.end, weight=_rounded(reason.weight))


def _tone_out(score: SentimentScore) -> ToneOut:
    return ToneOut(
        sentiment=score.sentiment.value,
        probability=_rounded(score.probability),
        start=score.start,
        end=score.end,
        review=score.review,
    )


def _position_out(found: StanceReading) -> PositionOut:
    return PositionOut(
        stance=found.stance.value,
        probability=_rounded(found.probability),
        words=[(span.start, span.end) for span in found.words],
        target=(found.target.start, found.target.end) if found.target else None,
        review=found.review,
    )


def _rounded(value: float) -> float:
    return round(float(value), 4)
