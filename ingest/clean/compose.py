"""Finished blocks into stored text, with its pages, block offsets and source runs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.model import Block, Page, SourceRun
from ingest.clean.assemble import Draft
from ingest.raw import RawPage

Composed = tuple[str, tuple[Page, ...], tuple[Block, ...], tuple[SourceRun, ...]]


@dataclass(slots=True)
class _Writer:
    """Appends text and remembers where it came from."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    runs: list[list[int]] = field(default_factory=list)
    starts: dict[int, int] = field(default_factory=dict)
    furthest: int = -1

    def write(self, text: str, source: int) -> None:
        if source >= 0:
            last = self.runs[-1] if self.runs else None
            if last is not None and last[0] + last[2] == self.length and last[1] + last[2] == source:
                last[2] += len(text)
            else:
                self.runs.append([self.length, source, len(text)])
        self.parts.append(text)
        self.length += len(text)

    def turn(self, page: int) -> None:
        """Note that `page` begins here, unless it or a later one has begun."""
        if page > self.furthest:
            self.starts[page] = self.length
            self.furthest = page


def compose(drafts: Sequence[Draft], pages: Sequence[RawPage]) -> Composed:
    """Lay the blocks out as stored text.

    Returns:
        The text, one page for each raw page (together they cover the text), the blocks, the ascending runs.
    """
    writer = _Writer()
    spans: list[tuple[Draft, int, int]] = []
    for draft in drafts:
        if spans:
            writer.write(draft.separator, -1)
        start = writer.length
        _write(writer, draft)
        spans.append((draft, start, writer.length))
    laid = _pages(writer, pages)
    return "".join(writer.parts), laid, tuple(_blocks(spans, laid)), tuple(SourceRun(*run) for run in writer.runs)


def _write(writer: _Writer, draft: Draft) -> None:
    turns = dict(draft.turns)
    writer.turn(draft.page)
    for index, (text, source) in enumerate(draft.pieces):
        if index in turns:
            writer.turn(turns[index])
        writer.write(text, source)


def _pages(writer: _Writer, pages: Sequence[RawPage]) -> tuple[Page, ...]:
    """Every page starts where the one before ends; a page without text is empty and stands before the next one."""
    starts: list[int] = []
    following = writer.length
    for index in reversed(range(len(pages))):
        following = writer.starts.get(index, following)
        starts.append(following)
    starts.reverse()
    if starts:
        starts[0] = 0
    ends = [*starts[1:], writer.length]
    return tuple(
        Page(page.number, start, end, page.ocr_confidence) for page, start, end in zip(pages, starts, ends, strict=True)
    )


def _blocks(spans: Sequence[tuple[Draft, int, int]], laid: Sequence[Page]) -> Iterator[Block]:
    """Give each block the page that holds its first character, and its place there."""
    at = 0
    for draft, start, end in spans:
        while at + 1 < len(laid) and laid[at + 1].start <= start:
            at += 1
        yield Block(draft.kind, start, end, laid[at].number, start - laid[at].start, draft.level)
