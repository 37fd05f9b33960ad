"""Drafts, as in `draft.json`, and what an officer may ask of them."""

import datetime as dt
from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from api.schemas import examples
from api.schemas.common import MOST, Day, Schema
from corpus.model import Draft
from corpus.model.stored import DraftSummary
from retrieval.serialise import draft_to_json


def _worded(text: str) -> str:
    """Return the text when it holds a word or a figure.

    Raises:
        ValueError: It holds spaces and punctuation only.
    """
    if not any(character.isalnum() for character in text):
        raise ValueError("tekst jest pusty")
    return text


Worded = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_worded)]
"""A text without blanks around it that says something."""


class CitationOut(Schema):
    """A span of one document version, with the words there."""

    document: str
    version: int
    title: str
    page: int
    start: int
    end: int
    quote: str


class CheckOut(Schema):
    """The outcome of one mechanical check."""

    name: str
    passed: bool
    detail: str = Field(description="What failed, in Polish.")


class SentenceOut(Schema):
    """A sentence of an answer; one of the frame states no fact and cites nothing."""

    text: str
    frame: bool
    passed: bool
    citations: list[CitationOut]
    checks: list[CheckOut]


class AskedOut(Schema):
    """The question that is answered, and its place in the letter."""

    number: str
    text: str
    start: int
    end: int


class AnswerOut(Schema):
    """The answer to one question."""

    question: AskedOut
    status: str = Field(description="`answered`, `partial` or `no_basis`.")
    sentences: list[SentenceOut]
    refer_to: str | None = Field(description="The unit to ask where the evidence does not answer in full.")


class LetterOut(Schema):
    """The letter around the answers; a part that is not known holds `[DO UZUPEŁNIENIA: …]`."""

    place_date: str
    reference: str
    addressee: list[str]
    salutation: str
    opening: str
    closing: str
    signature: list[str]
    due: dt.date | None
    due_steps: list[str]
    missing: list[str]


class SourceOut(Schema):
    """A cited document."""

    document: str
    version: int
    title: str
    name: str
    kind: str
    date: dt.date | None
    pages: list[int]


class DraftOut(Schema):
    """A proposed reply, as in `draft.json`."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.DRAFT]})

    id: str
    document: str | None = Field(description="The stored letter that it answers.")
    status: str = Field(description="`draft`, or `approved` by the person whom `approved_by` names.")
    writer: str
    created: dt.datetime
    approved_by: str | None
    approved_at: dt.datetime | None = None
    approval_reason: str | None = Field(None, description="Why it was approved in spite of open points.")
    letter: LetterOut
    answers: list[AnswerOut]
    warnings: list[str]
    sources: list[SourceOut]


class DraftRow(Schema):
    """A draft in a list."""

    id: str
    version: int
    document: str | None
    status: str
    approved_by: str | None
    writer: str
    created: dt.datetime
    saved: dt.datetime
    questions: int


class DraftIn(Schema):
    """Which stored letter to answer."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"document": "3f2a9c51d07be846"}]})

    document: str = Field(description="Id of the stored letter.")
    received: Day | None = Field(None, description="Day of receipt, where the letter does not say it.")
    transmitted: Day | None = Field(None, description="Day on which the council's chair passed the letter on.")


class SpanIn(Schema):
    """A span of a stored document to cite; its words are read back from the store."""

    document: str
    version: int | None = Field(None, ge=1, le=MOST, description="Version; the current one by default.")
    start: int = Field(ge=0, le=MOST)
    end: int = Field(ge=1, le=MOST)


class SentenceIn(Schema):
    """A sentence as the officer wants it. It is checked again, against what it cites."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"text": "Oświetlenie ulicy Lipowej zostanie naprawione do 15 grudnia 2026 r."}]
        }
    )

    text: Worded = Field(max_length=5_000)
    citations: list[SpanIn] | None = Field(None, description="What it cites; as before where this is left out.")


class LetterIn(Schema):
    """Parts of the letter that the officer fills in or corrects; what is left out stays as it is."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reference": "OR-03.0003.12.2026"}]})

    place_date: str | None = Field(None, min_length=1, max_length=200)
    reference: str | None = Field(None, min_length=1, max_length=100)
    addressee: list[str] | None = Field(None, min_length=1, max_length=10)
    salutation: str | None = Field(None, min_length=1, max_length=200)
    opening: str | None = Field(None, min_length=1, max_length=2_000)
    closing: str | None = Field(None, min_length=1, max_length=2_000)
    signature: list[str] | None = Field(None, min_length=1, max_length=10)
    due: Day | None = Field(None, description="Last day for the answer, where it could not be calculated.")


class ApprovalIn(Schema):
    """Who approves, and why where a sentence fails a check or a question is not answered in full."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Anna Przykładna, Sekretarz Miasta"}]})

    name: Worded = Field(min_length=3, max_length=200, description="The person who approves and answers for the reply.")
    reason: Worded | None = Field(None, min_length=20, max_length=2_000, description="Written reason, in Polish.")


def draft_out(draft: Draft) -> DraftOut:
    """Return a draft as the API gives it."""
    return DraftOut.model_validate(draft_json(draft))


def draft_json(draft: Draft) -> dict[str, Any]:
    """Return the values of `draft.json`."""
    return draft_to_json(draft)


def draft_row(summary: DraftSummary) -> DraftRow:
    """Return a row of the list of drafts."""
    return DraftRow(
        id=summary.draft_id,
        version=summary.version,
        document=summary.document_id,
        status=summary.status.value,
        approved_by=summary.approved_by,
        writer=summary.writer,
        created=summary.created,
        saved=summary.saved,
        questions=summary.questions,
    )
