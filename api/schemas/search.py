"""A search and its hits."""

from pydantic import ConfigDict, Field

from api.schemas import examples
from api.schemas.common import Schema
from corpus.model import DocumentKind, Hit


class SearchIn(Schema):
    """What to search for. It is a POST, so that the words of a letter stay out of addresses and logs."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "Kiedy zostanie naprawione oświetlenie ulicy Lipowej?", "limit": 5}]}
    )

    text: str = Field(min_length=1, max_length=5_000, pattern=r"\S", description="A question or key words, in Polish.")
    subject: str = Field("", max_length=1_000, description="Subject of the letter: it helps to choose documents.")
    siblings: list[str] = Field(
        default_factory=list, max_length=50, description="The letter's other questions: they help to choose documents."
    )
    kinds: list[DocumentKind] = Field(default_factory=list, description="Kinds of documents; empty: all.")
    limit: int = Field(10, ge=1, le=100)


class HitOut(Schema):
    """A passage that was found. `document`, `version`, `start` and `end` make it citable."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.HIT]})

    document: str
    version: int
    title: str
    name: str
    kind: str
    page: int
    start: int
    end: int
    heading: str
    text: str
    score: float
    contributions: dict[str, float] = Field(description="What each view of the index gave to the score.")


class SearchOut(Schema):
    """Hits, best first."""

    hits: list[HitOut]


def hit_out(hit: Hit, *, title: str, name: str, kind: str) -> HitOut:
    """Return a hit with its document's title, name and kind."""
    passage = hit.passage
    return HitOut(
        document=passage.document_id,
        version=passage.version,
        title=title,
        name=name,
        kind=kind,
        page=passage.page,
        start=passage.start,
        end=passage.end,
        heading=passage.heading,
        text=hit.text,
        score=hit.score,
        contributions=dict(hit.contributions),
    )
