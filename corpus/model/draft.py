"""A drafted reply: answers, sentences, the citations they stand on, and what the checks said."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from corpus.model.letter import Question


class AnswerStatus(StrEnum):
    """Whether the evidence answers the question."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NO_BASIS = "no_basis"


class DraftStatus(StrEnum):
    """A machine drafts; a named person approves."""

    DRAFT = "draft"
    APPROVED = "approved"


class CheckName(StrEnum):
    """The mechanical checks of every sentence."""

    CITED = "cited"
    READS_BACK = "reads_back"
    NUMBERS = "numbers"
    DATES = "dates"
    AMOUNTS = "amounts"
    LEGAL = "legal"
    NAMES = "names"
    POLARITY = "polarity"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of one document version: `quote` is what the store reads back there, verbatim.

    Attributes:
        document_id: The cited document.
        version: The cited version, so that a later version does not move the words.
        title: The document's title, for the reader.
        page: Page on which the span starts.
        start: Offset in the stored text.
        end: Offset behind its last character.
        quote: The words there.
    """

    document_id: str
    version: int
    title: str
    page: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The outcome of one check; `detail` (Polish) says what failed and where."""

    name: CheckName
    passed: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """One sentence of an answer. A sentence of the frame (`frame=True`) states no fact and needs no citation."""

    text: str
    citations: tuple[Citation, ...] = ()
    checks: tuple[CheckResult, ...] = ()
    frame: bool = False

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return all(check.passed for check in self.checks)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question; `refer_to` names the unit to ask when the evidence does not answer in full."""

    question: Question
    status: AnswerStatus
    sentences: tuple[DraftSentence, ...]
    refer_to: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A cited document, for the list of sources."""

    document_id: str
    version: int
    title: str
    name: str
    kind: str
    date: dt.date | None
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DraftLetter:
    """The letter around the answers. A part that is not known holds the marker `[DO UZUPEŁNIENIA: …]`.

    Attributes:
        place_date: "Kraków, 21 listopada 2026 r."
        reference: Znak sprawy.
        addressee: Lines of the address, in the right case ("Pani", "Anna Kowalska", "Radna Miasta Krakowa").
        salutation: "Szanowna Pani Radna,".
        opening: Names subject, date and transmission.
        closing: Last sentences.
        signature: Lines of the signature block ("z up. PREZYDENTA MIASTA", …).
        due: Last day for the answer.
        due_steps: The calculation, step by step, in Polish.
        missing: What an officer must fill in, in Polish.
    """

    place_date: str
    reference: str
    addressee: tuple[str, ...]
    salutation: str
    opening: str
    closing: str
    signature: tuple[str, ...]
    due: dt.date | None = None
    due_steps: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed reply to one letter.

    Attributes:
        draft_id: Content hash of letter, evidence and writer.
        document_id: The letter that it answers, where that is stored.
        letter: The frame.
        answers: One for each question, in order.
        sources: Every cited document once, in order of first citation.
        warnings: Polish sentences for the officer.
        writer: Name and version of what wrote it ("extractive/1", "openai:…").
        created: When, with time zone.
        status: Draft until a named person approves it.
        approved_by: That person.
        approved_at: When, with time zone.
        approval_reason: Why it was approved in spite of open points, where there were some.
    """

    draft_id: str
    document_id: str | None
    letter: DraftLetter
    answers: tuple[Answer, ...]
    sources: tuple[Source, ...]
    warnings: tuple[str, ...]
    writer: str
    created: dt.datetime
    status: DraftStatus = DraftStatus.DRAFT
    approved_by: str | None = None
    approved_at: dt.datetime | None = None
    approval_reason: str | None = None
