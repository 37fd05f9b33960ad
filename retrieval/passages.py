"""Passages: what is searched and cited. Small enough to point at an answer, whole sentences, exact offsets."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from langchain_text_splitters import RecursiveCharacterTextSplitter

from corpus.model import Block, BlockKind, Document, Passage, Span, StoredDocument, short_id
from nlp.sentences import split_sentences

MAX_CHARS = 1000
"""No passage is longer, in characters: a citation must stay readable."""

TARGET_CHARS = 250
"""Sentences are joined up to this length. Measured on real replies: larger passages mix answers to two questions
(mrr@10 of lemma BM25 on three levels: 250 characters 0.557, 400 0.53, 600 0.48, 1,000 0.40)."""

PARAGRAPH_SHARE = 0.4
"""A new paragraph begins a new passage once this share of the target is reached."""

_CLAUSE_MARKS = ("\n", "; ", ": ", " – ", ", ", " ", "")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or a part of one, with the heading above it; a `title` is a heading, `first` begins a paragraph."""

    start: int
    end: int
    heading: str
    title: bool
    first: bool


def split_passages(stored: StoredDocument, *, target: int = TARGET_CHARS) -> tuple[Passage, ...]:
    """Return the passages of a document in reading order; together they cover every non-blank character once.

    Args:
        stored: The document version to split.
        target: Join sentences up to this many characters; 1 to 1,000.

    Returns:
        Passages of whole sentences, at most 1,000 characters each; a longer sentence is split at clause marks. A
        heading begins a passage and none runs across it. Offsets index the stored text, without blanks at either end.
    """
    groups = _grouped(_units(stored.document), min(target, MAX_CHARS))
    return tuple(_passage(stored, ordinal, group) for ordinal, group in enumerate(groups))


def _passage(stored: StoredDocument, ordinal: int, group: Sequence[_Unit]) -> Passage:
    start, end = group[0].start, group[-1].end
    return Passage(
        passage_id=short_id(stored.document.version_hash, start, end),
        document_id=stored.document_id,
        version=stored.version,
        ordinal=ordinal,
        start=start,
        end=end,
        page=stored.document.page_at(start),
        heading=group[-1].heading,
    )


def _grouped(units: Iterable[_Unit], target: int) -> Iterator[list[_Unit]]:
    """Join neighbouring units until the target is reached; a heading begins a new group and never stands last in it."""
    group: list[_Unit] = []
    for unit in units:
        if group and _parted(group, unit, target):
            yield group
            group = []
        group.append(unit)
    if group:
        yield group


def _parted(group: Sequence[_Unit], unit: _Unit, target: int) -> bool:
    """Whether `unit` begins a new group behind `group`."""
    if group[-1].title:
        return unit.end - group[0].start > MAX_CHARS
    enough = unit.first and group[-1].end - group[0].start >= target * PARAGRAPH_SHARE
    return unit.title or enough or unit.end - group[0].start > target


def _units(document: Document) -> Iterator[_Unit]:
    """Yield sentences block by block, text outside of the blocks too; a heading belongs to what follows it."""
    heading = ""
    for block, span in _ranges(document):
        title = block is not None and block.kind is BlockKind.HEADING
        if title:
            heading = " ".join(document.text[span.start : span.end].split())
        for sentence in _sentences(document.text, span):
            first = sentence.start == span.start or "\n\n" in document.text[sentence.start - 2 : sentence.start]
            yield _Unit(sentence.start, sentence.end, heading, title, first)


def _ranges(document: Document) -> Iterator[tuple[Block | None, Span]]:
    """Yield every block with its span, and the gaps between blocks."""
    edges = [Span(0, 0), *(Span(block.start, block.end) for block in document.blocks)]
    tail = Span(len(document.text), len(document.text))
    for index, (left, right) in enumerate(pairwise([*edges, tail])):
        if left.end < right.start:
            yield None, Span(left.end, right.start)
        if index < len(document.blocks):
            yield document.blocks[index], right


def _sentences(text: str, span: Span) -> Iterator[Span]:
    for sentence in split_sentences(text[span.start : span.end]):
        start, end = span.start + sentence.start, span.start + sentence.end
        if end - start <= MAX_CHARS:
            yield Span(start, end)
        else:
            yield from _clauses(text, start, end)


def _clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """Split an over-long sentence at clause marks into trimmed pieces of at most `MAX_CHARS`."""
    for piece in _splitter().split_text(text[start:end]):
        bare = piece.strip()
        if bare:
            begin = start + piece.index(bare)
            yield Span(begin, begin + len(bare))
        start += len(piece)


@lru_cache(maxsize=1)
def _splitter() -> RecursiveCharacterTextSplitter:
    return RecursiveCharacterTextSplitter(
        separators=list(_CLAUSE_MARKS),
        chunk_size=MAX_CHARS,
        chunk_overlap=0,
        keep_separator="end",
        strip_whitespace=False,
    )
