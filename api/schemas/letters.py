"""A document as `referent read --json` and `/letters` give it: what it is, and what it says and asks as a letter."""

import datetime as dt

from pydantic import ConfigDict, Field

from api.schemas import examples
from api.schemas.common import Schema
from api.schemas.understanding import (
    EntityOut,
    PlaceOut,
    PositionOut,
    SentimentOut,
    TopicOut,
    UnitOut,
    understanding_out,
)
from corpus.model import Annotations, Author, Document, Letter, Question


class SpanOut(Schema):
    """Half-open range of characters of the stored text."""

    start: int
    end: int


class TextOut(SpanOut):
    """A range of the stored text with its words."""

    text: str = Field(description="Its words, with white space collapsed.")


class PartOut(Schema):
    """One question with its place in the stored text."""

    number: str = Field(description="As an answer refers to it, e.g. `2a`.")
    text: str = Field(description="Its words, with white space collapsed.")
    start: int = Field(description="Offset in the stored text, in characters.")
    end: int = Field(description="Offset behind the last character.")
    kind: str = Field("question", description="`question`, or `request` where there is no question mark.")


class QuestionOut(PartOut):
    """A question of a letter: `text`, `start` and `end` are the question proper, `whole` is the item that it opens."""

    context: list[SpanOut] = Field(default_factory=list, description="Sentences without which it is not understood.")
    parts: list[PartOut] = Field(
        default_factory=list,
        description="Where one item asks for several things: each of them in order, follow-ups such as "
        "„Jeśli tak, to kiedy?” among them; lettered points keep their letters.",
    )
    whole: TextOut = Field(
        description="The item as a whole: the question with its sub-questions, follow-ups and requests; "
        "equal to `text`, `start` and `end` where nothing follows the question."
    )


class AuthorOut(Schema):
    """Who writes."""

    name: str
    form: str = Field(description="Grammatical form: `feminine`, `masculine`, or `unknown`; never guessed.")
    role: str = ""


class AddresseeOut(Schema):
    """To whom the letter is written."""

    name: str
    function: str
    form: str


class SignatoryOut(Schema):
    """Who signed."""

    name: str
    function: str


class ReadOut(Schema):
    """One document as it was read."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.READ]})

    id: str | None = Field(None, description="The row's own id in a JSONL corpus, or the document's id in the store.")
    name: str
    kind: str
    title: str
    date: dt.date | None
    place: str | None
    reference: str | None = Field(description="Znak sprawy.")
    number: str | None
    subject: str | None = Field(description='What follows "w sprawie".')
    authors: list[AuthorOut]
    addressee: AddresseeOut | None
    signatory: SignatoryOut | None
    transmitted: dt.date | None = Field(description="When the council's chair passed it on.")
    received: dt.date | None = Field(description="When the office received it.")
    due: dt.date | None = Field(description="Last day for the answer, by the city's rule.")
    due_steps: list[str] = Field(description="The calculation of that day, in Polish.")
    pages: int
    questions: list[QuestionOut]
    warnings: list[str]
    text: str | None = Field(None, description="The stored text, where it is asked for.")
    gist: str | None = Field(None, description="What topics and units were decided by; `null` where it was not asked.")
    entities: list[EntityOut] | None = None
    places: list[PlaceOut] | None = Field(None, description="Places of the city's gazetteer.")
    topics: list[TopicOut] | None = Field(None, description="Likely topics, likeliest first.")
    routing: list[UnitOut] | None = Field(None, description="Units that should deal with it (dekretacja).")
    sentiment: SentimentOut | None = None
    position: PositionOut | None = Field(None, description="Position of a submission; `null` for other kinds.")


def question_out(question: Question) -> QuestionOut:
    """Return a question as the API gives it."""
    return QuestionOut(
        **_part_out(question.asked).model_dump(),
        context=[SpanOut(start=span.start, end=span.end) for span in question.context],
        parts=[_part_out(part) for part in question.further],
        whole=TextOut(text=question.text, start=question.start, end=question.end),
    )


def _part_out(part: Question) -> PartOut:
    return PartOut(number=part.number, text=part.text, start=part.start, end=part.end, kind=part.kind.value)


def author_out(author: Author) -> AuthorOut:
    """Return an author as the API gives it."""
    return AuthorOut(name=author.name, form=author.form.value, role=author.role)


def _addressee_out(letter: Letter) -> AddresseeOut | None:
    found = letter.addressee
    return None if found is None else AddresseeOut(name=found.name, function=found.function, form=found.form.value)


def _signatory_out(letter: Letter) -> SignatoryOut | None:
    found = letter.signatory
    return None if found is None else SignatoryOut(name=found.name, function=found.function)


def read_out(
    document: Document,
    *,
    due: dt.date | None = None,
    due_steps: tuple[str, ...] = (),
    doubts: tuple[str, ...] = (),
    document_id: str | None = None,
    with_text: bool = False,
    annotations: Annotations | None = None,
) -> ReadOut:
    """Return a document as the API gives it; what a letter does not say is `null` or empty.

    `doubts` are warnings about its dates, which join those of the document and the letter.
    """
    letter = document.letter or Letter()
    understood = understanding_out(annotations) if annotations else {}
    return ReadOut(
        id=document.external_id or document_id,
        name=document.name,
        kind=document.kind.value,
        title=document.title,
        date=document.date or letter.date,
        place=letter.place,
        reference=letter.reference,
        number=letter.number,
        subject=letter.subject,
        authors=[author_out(author) for author in letter.authors],
        addressee=_addressee_out(letter),
        signatory=_signatory_out(letter),
        transmitted=letter.transmitted,
        received=letter.received,
        due=due,
        due_steps=list(due_steps),
        pages=len(document.pages),
        questions=[question_out(question) for question in letter.questions],
        warnings=list(dict.fromkeys((*document.warnings, *letter.warnings, *doubts))),
        text=document.text if with_text else None,
        **understood,
    )
