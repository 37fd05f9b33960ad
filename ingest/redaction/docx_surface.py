"""The words of a DOCX: where each stands, and the cuts that are made in them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from lxml import etree

from ingest.readers.xml import attribute, local
from ingest.redaction.docx_scrub import remove
from ingest.redaction.surface import Change

_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
SPOKEN = frozenset({"descr", "title", "alt", "string", "tooltip", "instr", "displayText", "phldrT"})
"""Attributes that people write, on whatever element."""

_SPOKEN_VALUES = frozenset({"default", "listEntry", "lvlText", "tblCaption", "tblDescription", "caption"})
"""Elements whose `val` people write."""

_LINKS = frozenset({"href", "Target"})
_SETTINGS = frozenset(
    """
    align posOffset pctWidth pctHeight pctPosHOffset pctPosVOffset formatCode tableStyleId
    """.split()  # noqa: SIM905 (a table of names)
)
"""Elements whose text is a setting."""

_NUMBERS = frozenset({"numCache", "numLit"})
_NUMBER = re.compile(r"^[-+\d.,Ee\s]*$")
_SHORT = 5
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_START = attrgetter("start")
_LETTERS = re.compile(r"[^\W\d_]{2}")

NOWHERE = "about:blank"
"""Where a link leads whose target was removed."""


@dataclass(slots=True)
class Piece:
    """Characters of the surface and where they stand: an element's text, one of its attributes, or a sign element."""

    start: int
    end: int
    element: etree._Element
    attribute: str | None = None
    sign: bool = False


@dataclass(slots=True)
class Words:
    """The words of a file, gathered part by part."""

    pieces: list[Piece] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    length: int = 0

    @property
    def text(self) -> str:
        """The surface."""
        return "".join(self.texts)

    def add(self, text: str, element: etree._Element, *, key: str | None = None, sign: bool = False) -> None:
        """Append characters to the surface."""
        if text:
            self.pieces.append(Piece(self.length, self.length + len(text), element, key, sign))
            self.divide(text)

    def divide(self, text: str = "\n") -> None:
        """Append characters that stand nowhere in the file."""
        self.texts.append(text)
        self.length += len(text)

    def gather_properties(self, root: etree._Element) -> None:
        """Append the properties of the file."""
        for element in root:
            self.add(element.text or "", element)
            self.divide()

    def gather_links(self, relations: etree._Element) -> None:
        """Append the targets of links."""
        for relation in relations:
            if (attribute(relation, "TargetMode") or "").lower() == "external":
                self.add(attribute(relation, "Target") or "", relation, key="Target")
                self.divide()

    def gather(self, root: etree._Element) -> None:
        """Append every word of a part: paragraphs, field codes, alternative texts, labels of charts and controls."""
        seen: set[etree._Element] = set()
        for element in root.iter():
            if local(element) == "p":
                self._gather_paragraph(element, seen)
            elif element not in seen and _says(element):
                self.add(element.text or "", element)
                self.divide()
            for key in [key for key in element.attrib if _is_spoken(element, str(key))]:
                self.add(str(element.attrib[key]), element, key=str(key))
                self.divide()

    def _gather_paragraph(self, paragraph: etree._Element, seen: set[etree._Element]) -> None:
        """Append a paragraph's text, then its field codes, each on a line of its own however many runs hold it."""
        codes: list[etree._Element | None] = []
        for inner in _own(paragraph):
            name = local(inner)
            if name in {"instrText", "fldChar"}:
                codes.append(inner if name == "instrText" else None)
            elif name == "sym":
                self.add(_symbol(inner), inner, sign=True)
            else:
                self.add(_SIGNS.get(name) or inner.text or "", inner, sign=name in _SIGNS)
            seen.add(inner)
        self.divide()
        for before, code in zip([None, *codes], codes, strict=False):
            if code is not None:
                self.add(code.text or "", code)
            elif before is not None:
                self.divide()
        if codes and codes[-1] is not None:
            self.divide()

    def cut(self, change: Change) -> None:
        """Cut the characters of a change out of their pieces; the first that can hold text gets the replacement.

        Changes are made from the last to the first, so that offsets of earlier ones stay.
        """
        waiting = change.replacement
        for piece in self._touched(change):
            if piece.attribute is not None and _bare(piece.attribute) in _LINKS:
                piece.element.set(piece.attribute, NOWHERE)
            elif piece.sign:
                remove(piece.element)
            else:
                _cut(piece, change, waiting)
                waiting = ""

    def _touched(self, change: Change) -> Iterator[Piece]:
        for piece in self.pieces[max(0, bisect_right(self.pieces, change.start, key=_START) - 1) :]:
            if piece.start >= change.end:
                return
            if piece.end > change.start:
                yield piece


def _own(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the text, sign and field elements of a paragraph, without those of paragraphs inside it (text boxes)."""
    for inner in paragraph:
        name = local(inner)
        if name in {"t", "sym", "instrText", "fldChar"} or name in _SIGNS:
            yield inner
        elif name not in {"p", "pPr", "rPr"}:
            yield from _own(inner)


def _says(element: etree._Element) -> bool:
    """Whether an element outside paragraphs holds words; settings and the numbers of charts are none."""
    text = element.text
    if not text or not text.strip() or local(element) in _SETTINGS:
        return False
    return not _NUMBER.match(text) or not any(local(above) in _NUMBERS for above in element.iterancestors())


def _is_spoken(element: etree._Element, key: str) -> bool:
    name, inner, value = _bare(key), local(element), str(element.attrib[key])
    if name == "val":
        return inner in _SPOKEN_VALUES and bool(_LETTERS.search(value) or len(value) > _SHORT)
    return bool(value) and (name in SPOKEN or name == "href" or (name == "value" and inner == "listItem"))


def _bare(key: str) -> str:
    return key.rpartition("}")[2]


def _symbol(element: etree._Element) -> str:
    try:
        return chr(int(attribute(element, "char") or "", 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _cut(piece: Piece, change: Change, replacement: str) -> None:
    text = piece.element.get(piece.attribute) if piece.attribute else piece.element.text
    begin, end = max(0, change.start - piece.start), max(0, change.end - piece.start)
    made = (text or "")[:begin] + replacement + (text or "")[end:]
    if piece.attribute:
        piece.element.set(piece.attribute, made)
        return
    piece.element.text = made or None
    if local(piece.element) in {"t", "instrText"} and made != made.strip():
        piece.element.set(_SPACE, "preserve")
    _unlink(piece.element)


def _unlink(element: etree._Element) -> None:
    """Take the target off the link around an element: what it leads to tells as much as its words did."""
    for above in element.iterancestors():
        if local(above) == "hyperlink":
            for key in [key for key in above.attrib if str(key).rpartition("}")[2] in {"id", "anchor", "tooltip"}]:
                del above.attrib[key]
