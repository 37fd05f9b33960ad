"""A letter's own statements: who writes to whom, when, under which number, about what, and what is asked."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Block, DocumentKind, Letter, Span
from ingest.parsers.letter.addressee import find_addressee
from ingest.parsers.letter.authors import anonymous_author, find_authors
from ingest.parsers.letter.dateline import find_dateline, impossible_date
from ingest.parsers.letter.number import find_number
from ingest.parsers.letter.reference import find_reference
from ingest.parsers.letter.signatory import find_signatory
from ingest.parsers.letter.subject import find_subject
from ingest.parsers.letter.transmission import find_received, find_transmitted
from ingest.parsers.lines import Line, lines_of
from ingest.parsers.questions import Survey, survey_questions
from ingest.parsers.questions.parts import collapse

__all__ = ["NO_DATE", "parse_letter"]

NO_DATE = "Pismo nie podaje daty."

_ASKS = frozenset({DocumentKind.INTERPELLATION, DocumentKind.ENQUIRY})
_QUOTE = 90


def parse_letter(text: str, blocks: Sequence[Block], kind: DocumentKind) -> Letter:
    """Read a letter from its stored text alone.

    Args:
        text: The stored text.
        blocks: Its blocks.
        kind: What the letter is: a reply's author is its signatory, and its questions are restated ones.

    Returns:
        What the letter says; fields that it does not state are `None`, and `warnings` says so in Polish where an
        officer should know.
    """
    lines = lines_of(text)
    reply = kind is DocumentKind.REPLY
    signatory = find_signatory(lines) if reply else None
    dateline = find_dateline(lines, titled=kind in _ASKS)
    survey = survey_questions(text, blocks, answering=reply)
    authors = find_authors(text, lines, kind, signatory)
    nameless = anonymous_author(text, lines) if not authors and not reply else None
    letter = Letter(
        authors=authors or ((nameless,) if nameless else ()),
        addressee=find_addressee(lines),
        signatory=signatory,
        place=dateline.place,
        date=dateline.date,
        reference=find_reference(lines),
        number=find_number(text, own=not reply),
        subject=find_subject(text, lines),
        transmitted=find_transmitted(text),
        received=find_received(lines),
        questions=survey.questions,
    )
    return replace(letter, warnings=(*_missing(letter, kind, lines), *_left_out(text, survey)))


def _missing(letter: Letter, kind: DocumentKind, lines: Sequence[Line]) -> list[str]:
    warnings = []
    if not any(author.name for author in letter.authors):
        warnings.append(
            "Nie ustalono, kto podpisał pismo." if kind is DocumentKind.REPLY else "Nie ustalono autora pisma."
        )
    if letter.date is None:
        wrong = impossible_date(lines)
        warnings.append(f"Data „{wrong}” nie istnieje w kalendarzu." if wrong else NO_DATE)
    if kind in _ASKS and not letter.questions:
        warnings.append("W piśmie nie znaleziono pytań ani próśb.")
    if kind in _ASKS and letter.subject is None:
        warnings.append("Nie ustalono przedmiotu pisma.")
    return warnings


def _left_out(text: str, survey: Survey) -> list[str]:
    return [
        *(f"Pominięto jako retoryczne: „{_words(text, span)}”." for span in survey.rhetorical),
        *(f"Punkt listy pytań bez rozpoznanego pytania: „{_words(text, span)}”." for span in survey.omitted),
    ]


def _words(text: str, span: Span) -> str:
    return _shortened(text[span.start : span.end]).rstrip(".")


def _shortened(words: str) -> str:
    plain = collapse(words)
    return plain if len(plain) <= _QUOTE else plain[:_QUOTE].rsplit(" ", 1)[0] + " …"
