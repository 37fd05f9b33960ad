"""Pages into lines: the unit in which furniture is found and paragraphs are rebuilt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import BlockKind
from ingest.clean.glyphs import Strip, normalise, split_inner_bullets
from ingest.raw import BLOCK_BREAK, RawDocument, RawPage

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BULLETS_INSIDE = re.compile("\\S\\s*[•●▪➢➤►\uf000-\uf0ff]|[.;]\\s\\*\\s")


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line.

    Attributes:
        strip: Its cleaned characters.
        page: 0-based index of its page.
        blank: Whether a blank line (or the start of the page) is above it.
        first: Whether a block of the format starts here.
        kind: The kind the format gives it.
        level: The level the format gives it.
        soft: Whether it ended in a soft hyphen: the next line continues its last word.
        breaks: Whether a page number or letterhead was removed right above it: a page turned here.
    """

    strip: Strip
    page: int
    blank: bool
    first: bool = False
    kind: BlockKind | None = None
    level: int = 0
    soft: bool = False
    breaks: bool = False

    @property
    def plain(self) -> str:
        """The cleaned text."""
        return self.strip.plain


def split_lines(raw: RawDocument) -> list[Line]:
    """Return the non-blank lines of all pages, in order, with their place in the source text."""
    lines: list[Line] = []
    offset = 0
    for index, page in enumerate(raw.pages):
        lines.extend(_page_lines(page, index, offset))
        offset += len(page.text) + 1
    return lines


def _page_lines(page: RawPage, index: int, offset: int) -> Iterator[Line]:
    if not page.blocks:
        yield from _text_lines(page.text, index, offset)
        return
    for block in page.blocks:
        first = True
        for line in _text_lines(block.text, index, offset):
            yield Line(line.strip, index, first, first, block.kind, block.level, line.soft)
            first = False
        offset += len(block.text) + len(BLOCK_BREAK)


def _text_lines(text: str, index: int, offset: int) -> Iterator[Line]:
    blank = True
    at = 0
    for end, following in _line_ends(text):
        strip = normalise(text[at:end], offset + at)
        if strip.plain:
            soft = text[at:end].rstrip().endswith("\u00ad")
            for part in _parts(strip):
                yield Line(part, index, blank, soft=soft)
                blank = False
        else:
            blank = True
        at = following


def _line_ends(text: str) -> Iterator[tuple[int, int]]:
    for match in _LINE_END.finditer(text):
        yield match.start(), match.end()
    yield len(text), len(text)


def _parts(strip: Strip) -> list[Strip]:
    if _BULLETS_INSIDE.search(strip.plain) is None:
        return [strip]
    return [part for part in split_inner_bullets(strip) if part.plain]
