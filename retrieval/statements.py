"""A document as statements: the sentences, lists and tables that an answer can be made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Block, BlockKind, Document, DocumentKind, Span
from nlp.sentences import split_sentences
from retrieval.grammar import is_clause, words
from retrieval.phrasing import tidy
from retrieval.speakers import others_words
from retrieval.wording import CEREMONY, INTERROGATIVE, LETTERHEAD, OPENING, any_of

MAX_LIST = 1200
MIN_FIGURES = 4
"""A table with fewer figures is a letterhead or a heading."""

MIN_WORDS = 2
"""A table with fewer words says figures of nothing."""

HEAD = 0.5
"""A salutation stands in the first half of a letter."""

SIGNATURE = 1500
"""Longest signature block with footnotes, in characters; more text behind a closing formula is an annex."""

ELLIPTIC = frozenset({DocumentKind.PLEDGES, DocumentKind.SLIDES})
"""Kinds that speak without verbs ("Projekt zarządzenia przekazany do Kancelarii Prezydenta.")."""

ELLIPSIS = 5
"""Least words of a sentence without a verb."""

STATUS_MARK = " – "
_STATUS = re.compile(
    r"(?:stopień|stan|status|poziom|etap)\b(?:\s+realizacji|\s+wykonania|\s+zaawansowania|\s*:?\s*$)", re.IGNORECASE
)
_GREETING = re.compile(r"\s*Szanown\w+\s+(?:Pani|Panie|Państw)", re.IGNORECASE)
_FAREWELL = re.compile(r"\s*(?:Z (?:poważaniem|wyrazami)|Łączę wyrazy)", re.IGNORECASE)
_LETTERHEAD = re.compile(any_of(LETTERHEAD), re.IGNORECASE)
_CEREMONY = re.compile(rf"^\W*{any_of(CEREMONY)}", re.IGNORECASE)
_OPENING = re.compile(any_of(OPENING), re.IGNORECASE)
_ABBREVIATED = re.compile(r"\b(?:r|zł|tys|mln|mld|ust|pkt|art|poz|nr|in|szt|godz|ul|tzw|późn|zm|br|m)\.$")
_INTERROGATIVE = re.compile(rf"^\W*(?:\d+[.)]\s*)?(?:a\s+)?{any_of(INTERROGATIVE)}\s", re.IGNORECASE)
_REQUEST = re.compile(
    r"^\W*(?:\d+[.)]\s*)?(?:jeśli|jeżeli)?\s*(?:tak|nie)?,?\s*(?:proszę|prosimy|uprzejmie proszę|wnoszę|zwracam się)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, a list with its lead-in, or a table, with its place in the document.

    Attributes:
        spans: What it consists of, in order: one span, or a lead-in and its items.
        ordinal: 0-based position among the document's statements.
        paragraph: 0-based position of its paragraph, so that neighbours can be told.
        kind: The kind of block that it comes from; a list with its lead-in is `LIST_ITEM`.
        heading: Text of the nearest heading above, or empty.
        text: Its words on one line, items divided by semicolons.
    """

    spans: tuple[Span, ...]
    ordinal: int
    paragraph: int
    kind: BlockKind
    heading: str
    text: str

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.spans[-1].end

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any of its characters lies in `start:end`."""
        return any(span.start < end and span.end > start for span in self.spans)


@dataclass(frozen=True, slots=True)
class _Group:
    """A paragraph, or a lead-in with its items."""

    blocks: tuple[Block, ...]
    heading: str


def statements(document: Document) -> tuple[Statement, ...]:
    """Return everything in `document` that can be evidence, in reading order.

    Headings, footnotes, letterheads, salutations, opening and closing formulas, signatures and questions are left out;
    of minutes, what those said who do not speak for the city.
    """
    found: list[Statement] = []
    groups = tuple(_groups(document))
    foreign = _foreign(document, groups)
    for paragraph, group in enumerate(groups):
        if paragraph in foreign:
            continue
        for spans, kind in _units(document.text, group):
            text = _text(document.text, spans)
            if _is_evidence(text, kind, bare=len(spans) > 1 or document.kind in ELLIPTIC):
                found.append(Statement(spans, len(found), paragraph, kind, group.heading, text))
    return tuple(found)


def _foreign(document: Document, groups: Sequence[_Group]) -> frozenset[int]:
    """Return the paragraphs of minutes that are others' words."""
    if document.kind is not DocumentKind.MINUTES:
        return frozenset()
    headings = ["", *(group.heading for group in groups)]
    texts = (document.text[group.blocks[0].start : group.blocks[-1].end] for group in groups)
    told = zip(texts, (before != after for before, after in pairwise(headings)), strict=True)
    return frozenset(place for place, others in enumerate(others_words(told)) if others)


def _groups(document: Document) -> Iterator[_Group]:
    heading = ""
    pending: list[Block] = []
    for block in _body(document):
        text = document.text[block.start : block.end].strip()
        if pending and not _continues(document.text, pending, block):
            yield _Group(tuple(pending), heading)
            pending = []
        if block.kind is BlockKind.HEADING:
            heading = _under(heading, tidy(text))
        elif block.kind is not BlockKind.FOOTNOTE and text:
            pending.append(block)
    if pending:
        yield _Group(tuple(pending), heading)


def _under(heading: str, new: str) -> str:
    """Return the heading for what follows: one that only says "stopień realizacji" stays under the pledge's own."""
    if not _STATUS.match(new):
        return new
    return f"{heading.partition(STATUS_MARK)[0]}{STATUS_MARK}{new}" if heading else new


def _body(document: Document) -> Iterator[Block]:
    """Yield the blocks between a letter's salutation and its closing formula; every block of another document."""
    blocks = document.blocks or (Block(BlockKind.PARAGRAPH, 0, len(document.text), 1, 0),)
    text, size = document.text, len(document.text)
    greeted = max((b.start for b in blocks if b.start < HEAD * size and _GREETING.match(text, b.start)), default=0)
    closed = min((b.start for b in blocks if b.start > greeted and _FAREWELL.match(text, b.start)), default=size)
    over = closed if size - closed < SIGNATURE else size
    for block in blocks:
        if greeted <= block.start < over:
            yield block


def _continues(text: str, pending: Sequence[Block], block: Block) -> bool:
    """Whether `block` is a further item of the list that `pending` began."""
    if block.kind in {BlockKind.HEADING, BlockKind.TABLE, BlockKind.FOOTNOTE}:
        return False
    before = text[pending[-1].start : pending[-1].end].rstrip()
    own = text[block.start : block.end].strip()
    if block.kind is BlockKind.LIST_ITEM:
        return before.endswith(":") or pending[-1].kind is BlockKind.LIST_ITEM
    first = next((character for character in own if character.isalpha()), "")
    in_list = len(pending) > 1 or before.endswith(":")
    return (
        in_list
        and (before.endswith((";", ",", ":")))
        and (first.islower() or own.endswith((";", ",")) or own[:1].isdigit())
    )


def _units(text: str, group: _Group) -> Iterator[tuple[tuple[Span, ...], BlockKind]]:
    """Yield the sentences of a paragraph; a last sentence that ends in a colon takes the list's items with it."""
    first, items = group.blocks[0], group.blocks[1:]
    if first.kind is BlockKind.TABLE:
        yield (_trimmed(text, first.start, first.end),), BlockKind.TABLE
        return
    sentences = [
        Span(first.start + s.start, first.start + s.end) for s in split_sentences(text[first.start : first.end])
    ]
    lead = sentences.pop() if items and sentences and first.kind is not BlockKind.LIST_ITEM else None
    for sentence in sentences:
        yield (sentence,), first.kind
    if lead and not _OPENING.search(tidy(text[lead.start : lead.end])):
        yield _limited((lead, *(_trimmed(text, item.start, item.end) for item in items))), BlockKind.LIST_ITEM
        return
    for item in items:
        yield (_trimmed(text, item.start, item.end),), item.kind


def _limited(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the lead-in and as many items as an answer can bear."""
    kept, size = [spans[0]], spans[0].end - spans[0].start
    for span in spans[1:]:
        size += span.end - span.start
        if size > MAX_LIST:
            break
        kept.append(span)
    return tuple(kept)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _text(text: str, spans: Sequence[Span]) -> str:
    """Return a statement on one line; rows of a table and items of a list are divided by semicolons."""
    lines = [tidy(text[span.start : span.end]) for span in spans]
    if len(lines) == 1:
        return lines[0]
    joined = _joined(lines)
    return joined if joined.endswith(".") else f"{joined}."


def _joined(lines: Sequence[str]) -> str:
    """Join a lead-in and its items: semicolons between items, none behind a colon, abbreviations kept whole."""
    text = lines[0]
    for line in lines[1:]:
        text += f"{' ' if text.endswith(':') else '; '}{_item(line)}"
    return text.rstrip(":;, ")


def _item(line: str) -> str:
    bare = line.rstrip("; ,")
    return bare[:-1] if bare.endswith(".") and not _ABBREVIATED.search(bare) else bare


def _is_evidence(text: str, kind: BlockKind, *, bare: bool) -> bool:
    if kind is BlockKind.TABLE:
        return len(re.findall(r"\d+", text)) >= MIN_FIGURES and sum(len(word) > 2 for word in words(text)) >= MIN_WORDS
    if text.endswith("?") or _INTERROGATIVE.match(text) or _CEREMONY.match(text) or _LETTERHEAD.search(text):
        return False
    if _OPENING.search(text) or _REQUEST.match(text):
        return False
    return len(words(text)) >= 2 and (is_clause(text) or (bare and len(words(text)) >= ELLIPSIS))
