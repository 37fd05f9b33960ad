"""Lines into blocks: paragraphs rebuilt over wrapped lines and page breaks, headings, list items, tables, footnotes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from corpus.model import BlockKind
from ingest.clean import shapes
from ingest.clean.glyphs import BULLET, INSERTED, Piece, dash_bullet, glyph_bullet
from ingest.clean.hyphens import mend
from ingest.clean.lines import Line

TIGHT = "\n"
LOOSE = "\n\n"


@dataclass(slots=True)
class Draft:
    """A block under construction: its pieces, and the piece index at which each further page begins."""

    kind: BlockKind
    level: int
    pieces: list[Piece]
    page: int
    last: Line
    separator: str
    from_format: bool
    lines: int = 1
    plain: str = ""
    turns: list[tuple[int, int]] = field(default_factory=list)

    def text(self) -> str:
        """The text so far."""
        return "".join(text for text, _ in self.pieces)


class Assembler:
    """Turns the lines of one document into blocks in reading order."""

    def __init__(self, layout: shapes.Layout, known: Callable[[str], bool]) -> None:
        self._layout = layout
        self._known = known
        self._done: list[Draft] = []
        self._open: Draft | None = None
        self._notes: list[Draft] = []

    def run(self, lines: Sequence[Line]) -> list[Draft]:
        """Return the finished blocks."""
        for index, line in enumerate(lines):
            following = lines[index + 1] if index + 1 < len(lines) else None
            self._take(line, following)
        self._close()
        return self._done

    def _take(self, line: Line, following: Line | None) -> None:
        if line.kind is BlockKind.FOOTNOTE:
            self._take_note(line)
            return
        if self._open is not None and self._continues(self._open, line, following):
            self._extend(self._open, line)
            return
        self._close()
        self._open = self._start(line, self._done[-1] if self._done else None)

    def _take_note(self, line: Line) -> None:
        if self._notes and not line.first:
            self._extend(self._notes[-1], line)
        else:
            self._notes.append(_draft(line, BlockKind.FOOTNOTE, line.level, LOOSE))

    def _close(self) -> None:
        """Finish the open block. A footnote met inside it goes before it when the block flows over the page's end."""
        if self._open is None:
            self._done.extend(self._notes)
        elif self._notes and self._open.last.page == self._notes[0].page and not self._flowed_past_notes():
            self._done.extend([self._open, *self._notes])
        else:
            self._done.extend([*self._notes, *([self._open] if self._open.pieces else [])])
        self._open = None
        self._notes = []

    def _flowed_past_notes(self) -> bool:
        if self._open is None:
            return False
        return _first_source(self._notes[0]) < _last_source(self._open)

    def _start(self, line: Line, before: Draft | None) -> Draft:
        kind, level = line.kind, line.level
        separator = LOOSE
        if kind is None:
            line, kind, level = self._classify(line, before)
        draft = _draft(line, kind, level, separator)
        if before is not None:
            draft.separator = self._separator(before, draft, line)
        return draft

    def _classify(self, line: Line, before: Draft | None) -> tuple[Line, BlockKind, int]:
        bullet = glyph_bullet(line.strip) or (
            dash_bullet(line.strip) if shapes.dash_opens(line, before.last if before else None) else None
        )
        if bullet is not None:
            return replace(line, strip=bullet), BlockKind.LIST_ITEM, shapes.GLYPH_LEVEL
        marker = shapes.item_marker(line.plain)
        if marker is not None:
            return line, BlockKind.LIST_ITEM, marker.level
        if shapes.is_row(line.plain):
            return line, BlockKind.TABLE, 0
        return line, BlockKind.PARAGRAPH, 0

    def _separator(self, before: Draft, draft: Draft, line: Line) -> str:
        if before.kind is draft.kind and draft.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE}:
            return TIGHT
        verse = not line.blank and not line.first and draft.kind is BlockKind.PARAGRAPH is before.kind
        return TIGHT if verse and self._layout.is_short(before.last.plain) and before.lines == 1 else LOOSE

    def _continues(self, block: Draft, line: Line, following: Line | None) -> bool:
        if line.first or (block.kind is BlockKind.TABLE and not block.from_format):
            return False
        if block.from_format and block.kind in {BlockKind.HEADING, BlockKind.TABLE, BlockKind.FOOTNOTE}:
            return True
        if block.last.soft or _is_bare(block):
            return True
        return self._layout.continues(block.last, line, following, in_list=block.kind is BlockKind.LIST_ITEM)

    def _extend(self, block: Draft, line: Line) -> None:
        mended = mend(block.pieces, block.last, line, self._known)
        if mended is not None:
            block.pieces = mended
        elif not _is_bare(block):
            block.pieces.append((" ", INSERTED))
        if line.page != block.last.page:
            block.turns.append((len(block.pieces), line.page))
        block.pieces.extend(line.strip.pieces)
        block.last = line
        block.lines += 1


def _draft(line: Line, kind: BlockKind, level: int, separator: str) -> Draft:
    return Draft(kind, level, list(line.strip.pieces), line.page, line, separator, line.kind is not None)


def _is_bare(draft: Draft) -> bool:
    """Whether a list item is only its bullet so far: its text stands on the next line."""
    return draft.lines == 1 and draft.kind is BlockKind.LIST_ITEM and draft.text().strip() == BULLET.strip()


def _first_source(draft: Draft) -> int:
    return next((source for _, source in draft.pieces if source >= 0), 0)


def _last_source(draft: Draft) -> int:
    return next((source for _, source in reversed(draft.pieces) if source >= 0), 0)
