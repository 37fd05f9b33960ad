"""DOCX: paragraphs, headings, lists with their numbers, tables row by row, text boxes and notes, in reading order.

Text that a reader cannot see is not taken: hidden and white runs (with a warning), tracked deletions, field codes,
comments. A file whose parts
declare a DTD is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from corpus.model import BlockKind
from ingest.limits import Limits
from ingest.raw import PAGE_HEADER, RawBlock, RawDocument, RawPage
from ingest.readers.hidden import hidden_warning
from ingest.readers.numbering import Numbering
from ingest.readers.ooxml import Package
from ingest.readers.styles import Styles
from ingest.readers.xml import attribute, child, children, descendants, local
from ingest.sniff import DOCX

CELL = " | "
_DROPPED = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "commentReference", "pict", "rPr", "pPr"})
_WHITE = "FFFFFF"
_SENDER = re.compile(
    r"@|\bwww\.|\btel\b|\b\d\d-\d{3}\b|\b(?:urz[ąe]d|prezydent|burmistrz|wójt|starost|radn|rada|wydział|biuro|"
    r"zarząd|departament|gmina|miasto|klub)",
    re.IGNORECASE,
)
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(slots=True)
class _Walk:
    """What is known while one part is walked."""

    styles: Styles
    numbering: Numbering
    notes: dict[str, etree._Element]
    hidden: list[str] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


def read(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read a DOCX as one page of blocks.

    Raises:
        DamagedFileError: It is no readable package, or a part declares a DTD.
        EncryptedFileError: It is encrypted.
        TooLargeError: It is over a limit.
    """
    package = Package(data, name, limits)
    main = package.main_part()
    walk = _Walk(
        Styles.of(package.related(main, "styles")),
        Numbering.of(package.related(main, "numbering")),
        _notes(package, main),
    )
    document = package.xml(main)
    body = child(document, "body")
    header = _page_header(package, main, walk)
    blocks = [*_letterhead(header), *_container(document if body is None else body, walk)]
    blocks.extend(_note_blocks(walk))
    return RawDocument(
        name,
        DOCX,
        (RawPage.of_blocks(1, blocks),),
        title=package.title(),
        fields={PAGE_HEADER: "\n".join(block.text for block in header)} if header else {},
        warnings=hidden_warning(walk.hidden),
    )


def _letterhead(header: list[RawBlock]) -> list[RawBlock]:
    """The page header where it names a sender, as letters do; a running title is none of the text."""
    return header if any(_SENDER.search(block.text) for block in header) else []


def _page_header(package: Package, main: str, walk: _Walk) -> list[RawBlock]:
    """The header of the first page that has any words."""
    headers = [relation.target for relation in package.relations(main).values() if relation.kind == "header"]
    for target in sorted(headers):
        blocks = [block for block in _container(package.xml(target), walk) if any(map(str.isalpha, block.text))]
        if blocks:
            return blocks
    return []


def _notes(package: Package, main: str) -> dict[str, etree._Element]:
    found: dict[str, etree._Element] = {}
    for part, item in (("footnotes", "footnote"), ("endnotes", "endnote")):
        root = package.related(main, part)
        if root is not None:
            found.update({f"{item} {attribute(note, 'id')}": note for note in children(root, item)})
    return found


def _note_blocks(walk: _Walk) -> Iterator[RawBlock]:
    for number, key in enumerate(list(walk.cited), 1):
        note = walk.notes.get(key)
        text = " ".join(_text(paragraph, walk) for paragraph in descendants(note, "p")) if note is not None else ""
        if text.strip():
            yield RawBlock(f"[{number}] {text.strip()}", BlockKind.FOOTNOTE)


def _container(element: etree._Element, walk: _Walk) -> Iterator[RawBlock]:
    """Blocks of a body, a cell or a text box, whatever wrappers stand between."""
    for inner in element:
        name = local(inner)
        if name == "p":
            yield from _paragraph(inner, walk)
        elif name == "tbl":
            yield from _table(inner, walk)
        elif name not in _DROPPED:
            yield from _container(inner, walk)


def _paragraph(element: etree._Element, walk: _Walk) -> Iterator[RawBlock]:
    text = _text(element, walk)
    properties = child(element, "pPr")
    if text.strip():
        yield _block(text.strip(), properties, walk)
    boxes, walk.boxes = walk.boxes, []
    for box in boxes:
        yield from _container(box, walk)


def _block(text: str, properties: etree._Element | None, walk: _Walk) -> RawBlock:
    style = walk.styles.of_paragraph(properties)
    if style.outline is not None:
        label = walk.numbering.label(style.number_id, style.depth) if style.number_id else ""
        return RawBlock(f"{label} {text}".strip() if label != "•" else text, BlockKind.HEADING, style.outline + 1)
    if style.number_id:
        label = walk.numbering.label(style.number_id, style.depth)
        return RawBlock(f"{label} {text}".strip(), BlockKind.LIST_ITEM, style.depth + 1)
    return RawBlock(text)


def _table(element: etree._Element, walk: _Walk) -> Iterator[RawBlock]:
    """A table as one block a row; a table of one cell, or of one column, is layout and gives its paragraphs."""
    rows = [list(_cells(row)) for row in children(element, "tr")]
    if all(len(row) <= 1 for row in rows):
        for row in rows:
            for cell in row:
                yield from _container(cell, walk)
        return
    for row in rows:
        texts = [" ".join(block.text.replace("\n", " ") for block in _container(cell, walk)) for cell in row]
        if any(text.strip() for text in texts):
            yield RawBlock(CELL.join(text.strip() for text in texts), BlockKind.TABLE)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for inner in row:
        if local(inner) == "tc":
            yield inner
        elif local(inner) in {"sdt", "sdtContent"}:
            yield from _cells(inner)


def _text(element: etree._Element, walk: _Walk) -> str:
    parts: list[str] = []
    _gather(element, walk, parts)
    return "".join(parts)


def _gather(element: etree._Element, walk: _Walk, parts: list[str]) -> None:
    for inner in element:
        name = local(inner)
        if name in _DROPPED:
            continue
        if name == "r" and _hidden(inner, walk):
            walk.hidden.extend(text.text or "" for text in descendants(inner, "t"))
            continue
        if name == "t":
            parts.append(inner.text or "")
        elif name == "txbxContent":
            walk.boxes.append(inner)
        elif name in {"footnoteReference", "endnoteReference"}:
            parts.append(_cite(f"{name.removesuffix('Reference')} {attribute(inner, 'id')}", walk))
        elif name in _SIGNS:
            parts.append("" if name == "br" and attribute(inner, "type") == "column" else _SIGNS[name])
        else:
            _gather(inner, walk, parts)


_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}


def _cite(key: str, walk: _Walk) -> str:
    if key not in walk.notes:
        return ""
    if key not in walk.cited:
        walk.cited.append(key)
    return f"[{walk.cited.index(key) + 1}]"


def _hidden(run: etree._Element, walk: _Walk) -> bool:
    """Whether a reader cannot see a run: hidden by itself or by its character style, or white on no shade."""
    properties = child(run, "rPr")
    if properties is None:
        return False
    if _white(properties) and not any(_shaded(above) for above in run.iterancestors()):
        return True
    own = child(properties, "vanish")
    if own is not None:
        return (attribute(own, "val") or "1").lower() not in _OFF
    style = child(properties, "rStyle")
    return style is not None and (attribute(style, "val") or "") in walk.styles.hidden


def _white(properties: etree._Element) -> bool:
    """Whether a run is written in white, without a shade or highlighting of its own behind it."""
    color = child(properties, "color")
    if color is None or (attribute(color, "val") or "").upper() != _WHITE:
        return False
    return child(properties, "shd") is None and child(properties, "highlight") is None


def _shaded(element: etree._Element) -> bool:
    """Whether an element may lay a colour behind its text: a shaded paragraph or cell, a styled table, a text box."""
    if local(element) == "txbxContent":
        return True
    own = (("pPr", "shd"), ("tcPr", "shd"), ("tblPr", "shd"), ("tblPr", "tblStyle"))
    return any(child(element, *path) is not None for path in own)
