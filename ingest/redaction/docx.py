"""DOCX: every word of every part, and the file written anew without what was found and without its hidden history."""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from ingest.archive import Archive
from ingest.limits import Limits
from ingest.readers.xml import attribute, local, parse_xml
from ingest.redaction.docx_scrub import DROPPED_PARTS, drop_relations, scrub, scrub_properties
from ingest.redaction.images import without_metadata
from ingest.redaction.surface import Change, Surface

_TYPES, _CORE = "[Content_Types].xml", "docProps/core.xml"
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_ALTERNATIVES = ("descr", "title")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOWHERE = "about:blank"
_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg")
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class _Piece:
    """Characters of the surface and where they stand: an element's text, one of its attributes, or a sign element."""

    start: int
    end: int
    element: etree._Element
    attribute: str | None = None
    sign: bool = False


@dataclass(slots=True)
class _File:
    """A scrubbed file under work."""

    parts: dict[str, bytes]
    trees: dict[str, etree._Element]
    pieces: list[_Piece] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    length: int = 0
    embedded: int = 0

    def add(self, text: str, element: etree._Element, *, attribute: str | None = None, sign: bool = False) -> None:
        """Append characters to the surface."""
        if text:
            self.pieces.append(_Piece(self.length, self.length + len(text), element, attribute, sign))
            self.divide(text)

    def divide(self, text: str) -> None:
        """Append characters that stand nowhere in the file."""
        self.texts.append(text)
        self.length += len(text)


def surface(data: bytes, name: str, limits: Limits) -> Surface:
    """Return every word of the file: paragraphs of all parts, alternative texts, field codes, links, the title."""
    opened = _opened(data, name, limits)
    return Surface("".join(opened.texts), warnings=tuple(_warnings(opened)))


def rewrite(data: bytes, name: str, limits: Limits, changes: Sequence[Change]) -> bytes:
    """Return the file with the changes made, and without its history, comments, embedded files and authors."""
    opened = _opened(data, name, limits)
    for change in reversed(changes):
        _apply(change, opened.pieces)
    return _packed(opened)


def _opened(data: bytes, name: str, limits: Limits) -> _File:
    archive = Archive(data, name, limits)
    names = [member for member in archive.names() if not member.endswith("/")]
    gone = {member for member in names if DROPPED_PARTS.match(member)}
    opened = _File({}, {}, embedded=sum(member.startswith("word/embeddings/") for member in gone))
    for member in names:
        if member in gone:
            continue
        content = archive.read(member)
        if member.endswith((".xml", ".rels")):
            opened.trees[member] = _scrubbed(parse_xml(content, f"{name}: {member}"), member, gone)
        else:
            opened.parts[member] = without_metadata(content)
    for member in sorted(opened.trees, key=lambda member: (member != "word/document.xml", member)):
        _gather(opened, member)
    return opened


def _scrubbed(root: etree._Element, member: str, gone: set[str]) -> etree._Element:
    if member == _CORE:
        scrub_properties(root)
    elif member == _TYPES:
        for override in list(root):
            if (attribute(override, "PartName") or "").lstrip("/") in gone:
                root.remove(override)
    elif member.endswith(".rels"):
        drop_relations(root, gone, _folder_of(member))
    else:
        scrub(root)
    return root


def _folder_of(relations: str) -> str:
    """Return the folder of the part whose relations these are ("word" of "word/_rels/document.xml.rels")."""
    return posixpath.dirname(posixpath.dirname(relations))


def _gather(opened: _File, member: str) -> None:
    root = opened.trees[member]
    if member == _CORE:
        for element in root:
            opened.add(element.text or "", element)
            opened.divide("\n")
    elif member.endswith(".rels"):
        for relation in root:
            if (attribute(relation, "TargetMode") or "").lower() == "external":
                opened.add(attribute(relation, "Target") or "", relation, attribute="Target")
                opened.divide("\n")
    elif member != _TYPES:
        _gather_part(opened, root)


def _gather_part(opened: _File, root: etree._Element) -> None:
    for element in root.iter():
        name = local(element)
        if name == "p":
            for inner in _own(element):
                opened.add(_SIGNS.get(local(inner)) or inner.text or "", inner, sign=local(inner) in _SIGNS)
            opened.divide("\n")
        elif name == "instrText":
            opened.add(element.text or "", element)
            opened.divide("\n")
        elif name in {"docPr", "cNvPr"}:
            for key in [key for key in element.attrib if str(key) in _ALTERNATIVES]:
                opened.add(str(element.attrib[key]), element, attribute=str(key))
                opened.divide("\n")


def _own(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the text and sign elements of a paragraph, without those of paragraphs inside it (text boxes)."""
    for inner in paragraph:
        name = local(inner)
        if name == "t" or name in _SIGNS:
            yield inner
        elif name not in {"p", "pPr", "rPr"}:
            yield from _own(inner)


def _apply(change: Change, pieces: Sequence[_Piece]) -> None:
    """Cut the characters of a change out of its pieces; the first that can hold text gets the replacement."""
    waiting = change.replacement
    for piece in pieces:
        if piece.start >= change.end or piece.end <= change.start:
            continue
        if piece.attribute == "Target":
            piece.element.set("Target", _NOWHERE)
        elif piece.sign:
            _drop(piece)
        else:
            _cut(piece, change, waiting)
            waiting = ""


def _drop(piece: _Piece) -> None:
    parent = piece.element.getparent()
    if parent is not None:
        parent.remove(piece.element)


def _cut(piece: _Piece, change: Change, replacement: str) -> None:
    """Replace a change's part of one piece; offsets of earlier changes stay, for changes are made from the end."""
    text = piece.element.get(piece.attribute) if piece.attribute else piece.element.text
    begin, end = max(0, change.start - piece.start), max(0, change.end - piece.start)
    made = (text or "")[:begin] + replacement + (text or "")[end:]
    if piece.attribute:
        piece.element.set(piece.attribute, made)
    else:
        piece.element.text = made
        if local(piece.element) == "t" and made != made.strip():
            piece.element.set(_SPACE, "preserve")


def _warnings(opened: _File) -> Iterator[str]:
    images = sum(member.lower().endswith(_IMAGES) for member in opened.parts)
    if images:
        yield f"Plik zawiera obrazy ({images}), których treści nie sprawdzono: obejrzyj je przed publikacją."
    if opened.embedded:
        yield f"Usunięto osadzone pliki ({opened.embedded})."


def _packed(opened: _File) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        trees = {
            member: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for member, root in opened.trees.items()
        }
        members = {**trees, **opened.parts}
        for member in sorted(members, key=lambda member: (member != _TYPES, member)):
            container.writestr(zipfile.ZipInfo(member, _EPOCH), members[member], zipfile.ZIP_DEFLATED)
    return out.getvalue()
