"""The surface of a file: every word that it holds, in one text, whose places lead back into the file.

A reader reads what a document says; redaction must see all that a file holds: headers, footnotes, alternative texts,
field codes, link targets, hidden runs. So it has surfaces of its own, one a format, and writes the file anew from them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BROKEN = re.compile(
    r"(?<=[^\W\d_])[-\u2010\u00ad\ufffe]\r?\n(?=[a-ząćęłńóśźż])"  # a word divided at the end of a line
    r"|[\u00ad\u200b-\u200f\u2060\ufeff\ufffe]"  # characters that nobody sees
)


@dataclass(frozen=True, slots=True)
class Surface:
    """All words of a file.

    Attributes:
        text: The text; pages of a PDF are divided by form feeds, paragraphs of a DOCX by line feeds.
        pages: Offset at which each page begins; empty for formats without pages.
        warnings: Polish sentences about what was not looked into (images) or was taken out as a whole.
    """

    text: str
    pages: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """Return the 1-based page that holds `offset`; `None` for formats without pages."""
        return sum(start <= offset for start in self.pages) or None


@dataclass(frozen=True, slots=True)
class Change:
    """Characters of a surface that go, and what comes in their place."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with divided words joined and invisible characters taken out, in which names can be found.

    Attributes:
        text: The mended text.
        origin: Offset in the source of each of its characters, and the source's length at the end.
    """

    text: str
    origin: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source span of a span that is not empty: what was taken out inside it belongs to it."""
        return self.origin[start], self.origin[end - 1] + 1


def mend(text: str) -> Mended:
    """Join words that a line's end divides ("Kowal-" + "skiego"); drop what nobody sees (soft hyphens, zero widths)."""
    pieces: list[str] = []
    origin: list[int] = []
    last = 0
    for gap in _BROKEN.finditer(text):
        pieces.append(text[last : gap.start()])
        origin.extend(range(last, gap.start()))
        last = gap.end()
    pieces.append(text[last:])
    origin.extend(range(last, len(text) + 1))
    return Mended("".join(pieces), tuple(origin))


def applied(text: str, changes: Sequence[Change]) -> str:
    """Return `text` with the changes made; they ascend and do not overlap."""
    pieces, last = [], 0
    for change in changes:
        pieces += [text[last : change.start], change.replacement]
        last = change.end
    return "".join([*pieces, text[last:]])
