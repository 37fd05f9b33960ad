"""How a source is introduced: only with what the source itself says, each fact with its place in the text."""

import datetime as dt
import re
from dataclasses import dataclass

from corpus.knowledge import CityProfile, fill
from corpus.model import Document, DocumentKind, Span, StoredDocument
from corpus.months import format_date
from nlp.dates import parse_dates
from retrieval.phrasing import inner_quotes

MAX_SUBJECT = 160
_HEAD = 3000
_TAIL = 1500


@dataclass(frozen=True, slots=True)
class SourceCard:
    """What a document says of itself, with the spans that say so; a part without a span is not used.

    Attributes:
        stored: The document.
        date: Its date and where it stands.
        number: Number of the letter that it is or answers, and where it stands.
        subject: What it is about ("w sprawie …", without these words), and where it stands.
    """

    stored: StoredDocument
    date: tuple[dt.date, Span] | None = None
    number: tuple[str, Span] | None = None
    subject: tuple[str, Span] | None = None

    @property
    def document(self) -> Document:
        """The version of the document that is cited."""
        return self.stored.document


@dataclass(frozen=True, slots=True)
class Introduction:
    """Words that introduce a source (they end in a comma) and the spans they rest on; a citation shows the title."""

    text: str
    spans: tuple[Span, ...]


def read_card(stored: StoredDocument) -> SourceCard:
    """Find where a document states its date, number and subject."""
    document = stored.document
    letter = document.letter
    number = letter.number if letter else None
    subject = letter.subject if letter else None
    return SourceCard(
        stored,
        date=_find_date(document),
        number=_with_span(number, _find_number(document.text, number)),
        subject=_with_span(subject, _find_words(document.text, subject)),
    )


def _with_span(value: str | None, span: Span | None) -> tuple[str, Span] | None:
    return (value, span) if value and span else None


def _find_date(document: Document) -> tuple[dt.date, Span] | None:
    wanted = document.date or (document.letter.date if document.letter else None)
    if wanted is None:
        return None
    tail = max(_HEAD, len(document.text) - _TAIL)
    for shift, piece in ((0, document.text[:_HEAD]), (tail, document.text[tail:])):
        for mention in parse_dates(piece):
            if mention.value == wanted:
                return wanted, Span(mention.span.start + shift, mention.span.end + shift)
    return None


def _find_number(text: str, number: str | None) -> Span | None:
    if not number:
        return None
    figure = re.escape(number)
    match = re.search(rf"\b(?:nr|numer\w*)\s*\.?\s*{figure}(?!\d)", text, re.IGNORECASE)
    match = match or re.search(rf"(?<![\d.,]){figure}(?![\d.,]\d|\d)", text)
    return Span(match.start(), match.end()) if match else None


def _find_words(text: str, wanted: str | None) -> Span | None:
    """Return the first place of `wanted`, whatever the white space between its words."""
    if not wanted or not wanted.split():
        return None
    pattern = r"\s+".join(re.escape(word) for word in wanted.split())
    match = re.search(pattern, text, re.IGNORECASE)
    return Span(match.start(), match.end()) if match else None


def introduce(card: SourceCard, profile: CityProfile, *, again: bool = False) -> Introduction:
    """Return the introduction of a source.

    Args:
        card: The source.
        profile: The city's wording, by kind of document.
        again: Whether the letter has introduced it before: then its subject is not repeated if a number names it.
    """
    document = card.document
    subject = card.subject if card.subject and len(card.subject[0]) <= MAX_SUBJECT else None
    if again and card.number:
        subject = None
    templates = profile.introductions.get(document.kind) or profile.introductions[DocumentKind.OTHER]
    named = format_date(card.date[0]) if card.date else ""
    title = inner_quotes(document.title)
    fields = {
        "date": named if named not in title else None,
        "number": card.number[0] if card.number else None,
        "subject": subject[0] if subject else None,
        "title": title,
    }
    text = fill(templates, **fields) or f"Jak wynika z dokumentu „{title}”,"
    spans = {"date": card.date, "number": card.number, "subject": subject}
    used = [value[1] for name, value in spans.items() if value and fields[name] and str(fields[name]) in text]
    return Introduction(text, _merged(used))


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those that lie within another one left out."""
    ordered = sorted(set(spans), key=lambda span: (span.start, -span.end))
    kept: list[Span] = []
    for span in ordered:
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return tuple(kept)
