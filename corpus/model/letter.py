"""A letter: who writes to whom, about what, and what is asked."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.model.passage import Span

_ENDS_AS_QUESTION = re.compile(r"\?\W*$")


class GrammaticalForm(StrEnum):
    """The grammatical gender in which a person is addressed; read from the letter, never guessed from a surname."""

    FEMININE = "feminine"
    MASCULINE = "masculine"
    UNKNOWN = "unknown"


class QuestionKind(StrEnum):
    """A sentence with a question mark, or a request without one ("Proszę o wskazanie …")."""

    QUESTION = "question"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Author:
    """An author of a letter; `name` in the nominative where it is known."""

    name: str
    form: GrammaticalForm = GrammaticalForm.UNKNOWN
    role: str = ""


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom the letter is written, as it says so; parts that it does not give are empty."""

    name: str
    function: str = ""
    form: GrammaticalForm = GrammaticalForm.UNKNOWN


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, in the nominative, with the function under the name."""

    name: str
    function: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `text` equals the stored text between `start` and `end` with white space collapsed.

    Attributes:
        number: As an answer refers to it ("1", "2a"); given by order where the letter has none.
        text: The item as a whole: the question with its sub-questions and follow-ups.
        start: Offset in `Document.text`.
        end: Offset behind its last character.
        kind: Question or request.
        context: Spans of the sentences without which it cannot be understood.
        parts: Its questions one by one, in order, without overlap; they stay with their question. Where it opens a list
            of lettered points, the first part is the question itself under its own number ("2", then "2a", "2b").
    """

    number: str
    text: str
    start: int
    end: int
    kind: QuestionKind = QuestionKind.QUESTION
    context: tuple[Span, ...] = ()
    parts: tuple["Question", ...] = ()

    @property
    def asked(self) -> "Question":
        """The question proper, under the same number and with the same context: what an answer is first held against.

        The first sentence of the item up to its question mark, where further sentences follow it ("Jeśli tak, …",
        "Proszę o wskazanie …"); otherwise the whole item. It has no parts.
        """
        for part in self.parts:
            if part.start == self.start and _ENDS_AS_QUESTION.search(part.text):
                return replace(part, number=self.number, context=self.context, parts=())
        return replace(self, parts=())

    @property
    def further(self) -> tuple["Question", ...]:
        """The sub-questions that bear a number of their own: the parts without the question that opens their list."""
        return tuple(part for part in self.parts if part.number != self.number)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says of itself; every field may be missing in a real one.

    Attributes:
        authors: Who writes it.
        addressee: To whom.
        signatory: Who signed a reply.
        place: Place in the date line ("Kraków").
        date: Date of the letter.
        reference: Znak sprawy ("OR-03.0003.12.2026").
        number: Number of the interpellation that this letter is or answers ("7278").
        subject: What follows "w sprawie", without these words.
        transmitted: Date on which the council's chair passed the letter on.
        received: Date on which the office received it.
        questions: In order.
        warnings: Polish sentences about what could not be read.
    """

    authors: tuple[Author, ...] = ()
    addressee: Addressee | None = None
    signatory: Signatory | None = None
    place: str | None = None
    date: dt.date | None = None
    reference: str | None = None
    number: str | None = None
    subject: str | None = None
    transmitted: dt.date | None = None
    received: dt.date | None = None
    questions: tuple[Question, ...] = ()
    warnings: tuple[str, ...] = ()
