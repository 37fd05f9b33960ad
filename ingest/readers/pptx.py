"""PPTX: one page a slide, the title first, then the text of its shapes and the rows of its tables."""

from collections.abc import Iterator

from lxml import etree

from corpus.errors import TooLargeError
from corpus.model import BlockKind
from ingest.limits import Limits
from ingest.raw import RawBlock, RawDocument, RawPage
from ingest.readers.docx import CELL
from ingest.readers.ooxml import Package
from ingest.readers.xml import attribute, child, children, descendants, local
from ingest.sniff import PPTX

_TITLES = frozenset({"title", "ctrTitle"})
_FURNITURE = frozenset({"sldNum", "dt", "ftr", "hdr"})
_SHAPES = frozenset({"sp", "graphicFrame", "grpSp"})


def read(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read a PPTX as one page for each slide that is shown, numbered as the show numbers them.

    Raises:
        DamagedFileError: It is no readable package, or a part declares a DTD.
        EncryptedFileError: It is encrypted.
        TooLargeError: It is over a limit.
    """
    package = Package(data, name, limits)
    main = package.main_part()
    relations = package.relations(main)
    targets = [relations[key].target for key in _relation_ids(package, main) if key in relations]
    if len(targets) > limits.max_pages:
        raise TooLargeError(f"{name} has {len(targets)} slides", remedy="split it")
    pages, hidden = [], 0
    for number, target in enumerate(targets, 1):
        slide = package.xml(target)
        if attribute(slide, "show") == "0":
            hidden += 1
            continue
        pages.append(RawPage.of_blocks(number, _slide(slide)))
    warnings = (f"Pominięto slajdy ukryte (liczba: {hidden}).",) if hidden else ()
    return RawDocument(name, PPTX, tuple(pages), title=package.title(), warnings=warnings)


def _relation_ids(package: Package, main: str) -> Iterator[str]:
    """Ids of the slides' relations in showing order: the attribute `r:id`, not the slide's own `id`."""
    for found in descendants(package.xml(main), "sldId"):
        for key, value in found.attrib.items():
            if str(key).startswith("{") and str(key).endswith("}id"):
                yield str(value)


def _slide(slide: etree._Element) -> list[RawBlock]:
    tree = child(slide, "cSld", "spTree")
    shapes = list(_shapes(tree)) if tree is not None else []
    shapes.sort(key=lambda shape: _placeholder(shape) not in _TITLES)
    return [block for shape in shapes for block in _shape(shape)]


def _shapes(tree: etree._Element) -> Iterator[etree._Element]:
    for inner in tree:
        name = local(inner)
        if name == "grpSp":
            yield from _shapes(inner)
        elif name == "AlternateContent":
            choice = child(inner, "Choice")
            if choice is not None:
                yield from _shapes(choice)
        elif name in _SHAPES and not _hidden(inner) and _placeholder(inner) not in _FURNITURE:
            yield inner


def _hidden(shape: etree._Element) -> bool:
    return any(attribute(found, "hidden") in {"1", "true"} for found in descendants(shape, "cNvPr"))


def _placeholder(shape: etree._Element) -> str | None:
    found = child(shape, "nvSpPr", "nvPr", "ph")
    return attribute(found, "type") if found is not None else None


def _shape(shape: etree._Element) -> Iterator[RawBlock]:
    if local(shape) == "graphicFrame":
        for row in descendants(shape, "tr"):
            texts = [" ".join(_text(p) for p in descendants(cell, "p")).strip() for cell in children(row, "tc")]
            if any(texts):
                yield RawBlock(CELL.join(texts), BlockKind.TABLE)
        return
    title = _placeholder(shape) in _TITLES
    body = child(shape, "txBody")
    paragraphs = [paragraph for paragraph in children(body, "p") if _text(paragraph)] if body is not None else []
    if title:
        yield RawBlock(" ".join(_text(paragraph) for paragraph in paragraphs), BlockKind.HEADING, 1)
        return
    for paragraph in paragraphs:
        yield _block(paragraph, several=len(paragraphs) > 1)


def _block(paragraph: etree._Element, *, several: bool) -> RawBlock:
    properties = child(paragraph, "pPr")
    level = (attribute(properties, "lvl") or "0") if properties is not None else "0"
    bulleted = properties is not None and any(child(properties, name) is not None for name in ("buChar", "buAutoNum"))
    plain = properties is not None and child(properties, "buNone") is not None
    if bulleted or (several and not plain and level != "0"):
        return RawBlock(f"• {_text(paragraph)}", BlockKind.LIST_ITEM, int(level) + 1 if level.isdigit() else 1)
    return RawBlock(_text(paragraph))


def _text(paragraph: etree._Element) -> str:
    parts: list[str] = []
    for inner in paragraph.iter():
        name = local(inner)
        if name == "t":
            parts.append(inner.text or "")
        elif name in {"br", "tab"}:
            parts.append(" ")
    return "".join(parts).strip()
