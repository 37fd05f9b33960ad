"""The surface of a file: every word that it holds, in one text, whose places lead back into the file.

A reader reads what a document says; redaction must see all that a file holds: headers, footnotes, alternative texts,
field codes, link targets, hidden runs. So it has surfaces of its own, one a format, and writes the file anew from them.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.errors import DamagedFileError

_UNREAD = re.compile(
    r"(?<=[^\W\d_])[-\u2010\u00ad\ufffe]\r?\n(?=[a-ząćęłńóśźż])"  # a word divided at the end of a line
    r"|(?<=[^\W\d_]-)\r?\n(?=[A-ZĄĆĘŁŃÓŚŹŻ])"  # a double name divided after its hyphen
    r"|[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\U000e0000-\U000e007f]"  # unseen
    r"|(?P<joined>[\ufb00-\ufb06\uff01-\uff5e])"  # ligatures and wide forms
    r"|(?P<marked>\w[\u0300-\u0328]+)"
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
    """A text with divided words joined, invisible characters taken out and letters composed, in which names are found.

    Attributes:
        text: The mended text.
        starts: Offset in the source of each of its characters.
        ends: Offset in the source behind each of its characters.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source span of a span that is not empty: what was taken out inside it belongs to it."""
        return self.starts[start], self.ends[end - 1]


def mend(text: str) -> Mended:
    """Return a text as people read it.

    Words that a line's end divides are joined ("Kowal-" + "skiego"), what nobody sees is dropped (soft hyphens, zero
    widths), ligatures are taken apart ("ﬁ"), and letters that stand apart from their marks are put together.
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for gap in _UNREAD.finditer(text):
        _extend(letters, starts, ends, last, text[last : gap.start()])
        made = unicodedata.normalize("NFKC" if gap["joined"] else "NFC", gap["joined"] or gap["marked"] or "")
        letters.extend(made)
        starts.extend([gap.start()] * len(made))
        ends.extend([gap.end()] * len(made))
        last = gap.end()
    _extend(letters, starts, ends, last, text[last:])
    return Mended("".join(letters), tuple(starts), tuple(ends))


def _extend(letters: list[str], starts: list[int], ends: list[int], offset: int, text: str) -> None:
    letters.extend(text)
    starts.extend(range(offset, offset + len(text)))
    ends.extend(range(offset + 1, offset + 1 + len(text)))


def digest(text: str) -> str:
    """Return what tells one surface from another."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def require_same(text: str, expected: str, name: str) -> None:
    """Refuse to change a surface that is not the one in which the changes were found.

    Raises:
        DamagedFileError: It is another: text recognition read the file in another way this time.
    """
    if digest(text) != expected:
        raise DamagedFileError(f"{name} was read in two ways", remedy="try again when the machine has less to do")


def applied(text: str, changes: Sequence[Change]) -> str:
    """Return `text` with the changes made; they ascend and do not overlap."""
    pieces, last = [], 0
    for change in changes:
        pieces += [text[last : change.start], change.replacement]
        last = change.end
    return "".join([*pieces, text[last:]])
