"""ODT: paragraphs, headings, lists with their numbers, tables row by row, text boxes and notes, in reading order.

Tracked deletions, comments and hidden text are not taken; a file whose content declares a DTD is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from corpus.errors import DamagedFileError, EncryptedFileError
from corpus.model import BlockKind
from ingest.archive import Archive
from ingest.limits import Limits
from ingest.raw import RawBlock, RawDocument, RawPage
from ingest.readers.docx import CELL
from ingest.readers.numbering import format_number
from ingest.readers.xml import attribute, child, children, descendants, local, parse_xml
from ingest.sniff import ODT

_DROPPED = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "hidden-text", "hidden-paragraph",
     "table-of-content-source", "desc", "title", "bibliography-mark", "ruby-text", "script", "user-field-decls"}
)  # fmt: skip
_WRAPPERS = frozenset(
    {"section", "index-body", "table-of-content", "text-box", "frame", "g", "custom-shape", "index-title", "a", "text",
     "table-header-rows", "table-rows", "table-row-group", "illustration-index", "alphabetical-index"}
)  # fmt: skip
_STYLES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MAX_SPACES = 100


@dataclass(frozen=True, slots=True)
class _ListLevel:
    style: str
    prefix: str
    suffix: str
    start: int


@dataclass(slots=True)
class _Walk:
    lists: dict[str, dict[int, _ListLevel]]
    hidden: frozenset[str]
    notes: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)


def read(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read an ODT as one page of blocks.

    Raises:
        DamagedFileError: It is no readable container, or a part declares a DTD.
        EncryptedFileError: A password is needed.
        TooLargeError: It is over a limit.
    """
    archive = Archive(data, name, limits)
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise EncryptedFileError(f"{name} is encrypted", remedy="save it without a password")
    content = parse_xml(archive.read("content.xml"), f"{name}: content.xml")
    styles = parse_xml(archive.read("styles.xml"), f"{name}: styles.xml") if "styles.xml" in archive else None
    roots = [content] if styles is None else [styles, content]
    walk = _Walk(_list_styles(roots), _hidden_styles(roots))
    body = child(content, "body", "text")
    if body is None:
        raise DamagedFileError(f"{name} has no text body", remedy="open it in LibreOffice and save it as ODT")
    blocks = list(_container(body, walk))
    blocks.extend(RawBlock(f"[{at}] {note}", BlockKind.FOOTNOTE) for at, note in enumerate(walk.notes, 1) if note)
    return RawDocument(name, ODT, (RawPage.of_blocks(1, blocks),), title=_title(archive, name))


def _title(archive: Archive, name: str) -> str | None:
    if "meta.xml" not in archive:
        return None
    try:
        found = child(parse_xml(archive.read("meta.xml"), f"{name}: meta.xml"), "meta", "title")
    except DamagedFileError:
        return None
    return found.text.strip() or None if found is not None and found.text else None


def _hidden_styles(roots: list[etree._Element]) -> frozenset[str]:
    return frozenset(
        attribute(style, "name") or ""
        for root in roots
        for style in descendants(root, "style")
        if any(attribute(found, "display") == "none" for found in children(style, "text-properties"))
    )


def _list_styles(roots: list[etree._Element]) -> dict[str, dict[int, _ListLevel]]:
    return {
        attribute(style, "name") or "": {int(attribute(level, "level") or 1): _list_level(level) for level in style}
        for root in roots
        for style in descendants(root, "list-style")
    }


def _list_level(level: etree._Element) -> _ListLevel:
    bullet = local(level) != "list-level-style-number"
    start = attribute(level, "start-value") or "1"
    return _ListLevel(
        "bullet" if bullet else _STYLES.get(attribute(level, "num-format") or "", "none"),
        attribute(level, "num-prefix") or "",
        attribute(level, "num-suffix") or "",
        int(start) if start.isdigit() and len(start) < 6 else 1,
    )


def _container(element: etree._Element, walk: _Walk) -> Iterator[RawBlock]:
    for inner in element:
        name = local(inner)
        if name == "h":
            yield from _paragraph(inner, walk, BlockKind.HEADING, _depth(inner))
        elif name == "p":
            yield from _paragraph(inner, walk)
        elif name == "list":
            yield from _list(inner, walk, attribute(inner, "style-name") or "", 1)
        elif name == "table":
            yield from _table(inner, walk)
        elif name in _WRAPPERS:
            yield from _container(inner, walk)


def _depth(heading: etree._Element) -> int:
    level = attribute(heading, "outline-level") or "1"
    return int(level) if level.isdigit() and len(level) < 3 else 1


def _paragraph(
    element: etree._Element, walk: _Walk, kind: BlockKind | None = None, level: int = 0, label: str = ""
) -> Iterator[RawBlock]:
    text = _text(element, walk).strip()
    if text:
        yield RawBlock(f"{label} {text}".strip(), kind, level)
    boxes, walk.boxes = walk.boxes, []
    for box in boxes:
        yield from _container(box, walk)


def _list(element: etree._Element, walk: _Walk, style: str, depth: int) -> Iterator[RawBlock]:
    if attribute(element, "continue-numbering") != "true" and attribute(element, "continue-list") is None:
        walk.counters.setdefault(style, {}).pop(depth, None)
    for item in element:
        if local(item) not in {"list-item", "list-header"}:
            continue
        label = _label(walk, style, depth) if _has_text(item) and local(item) == "list-item" else ""
        for inner in item:
            name = local(inner)
            if name == "list":
                yield from _list(inner, walk, attribute(inner, "style-name") or style, depth + 1)
            elif name == "h":
                yield from _paragraph(inner, walk, BlockKind.HEADING, _depth(inner), label)
                label = ""
            elif name == "p":
                yield from _paragraph(inner, walk, BlockKind.LIST_ITEM if label else None, depth if label else 0, label)
                label = ""


def _has_text(item: etree._Element) -> bool:
    return any(local(inner) in {"p", "h"} and "".join(inner.itertext()).strip() for inner in item)


def _label(walk: _Walk, style: str, depth: int) -> str:
    level = walk.lists.get(style, {}).get(depth)
    if level is None or level.style == "bullet":
        return "•"
    counters = walk.counters.setdefault(style, {})
    counters[depth] = counters.get(depth, level.start - 1) + 1
    if level.style == "none":
        return ""
    return f"{level.prefix}{format_number(counters[depth], level.style)}{level.suffix}".strip()


def _table(element: etree._Element, walk: _Walk) -> Iterator[RawBlock]:
    rows = [[cell for cell in row if local(cell) == "table-cell"] for row in descendants(element, "table-row")]
    if all(len(row) <= 1 for row in rows):
        for row in rows:
            for cell in row:
                yield from _container(cell, walk)
        return
    for row in rows:
        texts = [" ".join(block.text.replace("\n", " ") for block in _container(cell, walk)) for cell in row]
        if any(texts):
            yield RawBlock(CELL.join(texts), BlockKind.TABLE)


def _text(element: etree._Element, walk: _Walk) -> str:
    parts: list[str] = [element.text or ""]
    for inner in element:
        parts.append(_inline(inner, walk))
        parts.append(inner.tail or "")
    return "".join(parts)


def _inline(inner: etree._Element, walk: _Walk) -> str:
    name = local(inner)
    if name in _DROPPED or (attribute(inner, "style-name") or "") in walk.hidden:
        return ""
    if name == "s":
        count = attribute(inner, "c") or "1"
        return " " * min(int(count) if count.isdigit() else 1, _MAX_SPACES)
    if name in {"tab", "line-break", "soft-page-break"}:
        return {"tab": " ", "line-break": "\n"}.get(name, "")
    if name == "note":
        body = child(inner, "note-body")
        paragraphs = descendants(body, "p") if body is not None else iter(())
        walk.notes.append(" ".join(_text(paragraph, walk) for paragraph in paragraphs).strip())
        return f"[{len(walk.notes)}]"
    if name in {"frame", "custom-shape", "text-box"}:
        walk.boxes.append(inner)
        return ""
    return _text(inner, walk)
