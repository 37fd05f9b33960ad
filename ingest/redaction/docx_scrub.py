"""What leaves a DOCX whatever its text says: tracked changes, comments, authors, embedded files.

Changes are accepted: what was deleted is gone, what was inserted is plain text. Nothing of it can be brought back.
"""

import re
from collections.abc import Iterable

from lxml import etree

from ingest.readers.xml import attribute, local

DROPPED_PARTS = re.compile(
    r"^(?:customXml/|docProps/(?:custom|app|thumbnail)|word/(?:comments\w*|people|embeddings/|glossary/|vba\w*|printerSettings)"
    r"|word/(?:_rels/vba|activeX/)|_xmlsignatures/)"
)
"""Parts that are left out, with every relation to them."""

_GONE = frozenset(
    [
        "del",
        "moveFrom",
        "delText",
        "delInstrText",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblPrExChange",
        "tcPrChange",
        "trPrChange",
        "tblGridChange",
        "numberingChange",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlMoveFromRangeStart",
        "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart",
        "customXmlMoveToRangeEnd",
        "cellDel",
        "cellMerge",
        "dataBinding",
        "permStart",
        "permEnd",
        "proofErr",
        "object",
        "control",
        "externalData",
        "docVars",
        "rsids",
        "attachedTemplate",
        "mailMerge",
    ]
)
_UNWRAPPED = frozenset({"ins", "moveTo", "smartTag", "customXml"})
_PROPERTIES = frozenset({"rPr", "trPr", "pPr", "tcPr", "numPr"})
_ATTRIBUTES = re.compile(r"^(?:rsid\w*|author|date|initials|dateUtc|userId|providerId)$")
_KEPT_PROPERTIES = frozenset({"title", "language"})
_EMPTY_PROPERTIES = frozenset({"creator", "lastModifiedBy"})


def scrub(root: etree._Element) -> None:
    """Take out of one part what a reader of the printed page does not see of its history, in place."""
    _drop_deleted_rows(root)
    for element in [inner for inner in root.iter() if local(inner) in _GONE]:
        _remove(element)
    for element in [inner for inner in root.iter() if local(inner) in _UNWRAPPED]:
        _unwrap(element)
    for element in root.iter():
        for key in [key for key in element.attrib if _ATTRIBUTES.match(str(key).rpartition("}")[2])]:
            del element.attrib[key]


def scrub_properties(root: etree._Element) -> None:
    """Keep of a file's properties its title and language; its authors become empty."""
    for element in list(root):
        if local(element) in _EMPTY_PROPERTIES:
            element.text = ""
        elif local(element) not in _KEPT_PROPERTIES:
            root.remove(element)


def drop_relations(root: etree._Element, gone: Iterable[str], folder: str) -> None:
    """Take relations to parts that are left out, and links to files and templates of the author's machine, in place."""
    lost = set(gone)
    for relation in list(root):
        target = attribute(relation, "Target") or ""
        kind = (attribute(relation, "Type") or "").rsplit("/", 1)[-1]
        external = (attribute(relation, "TargetMode") or "").lower() == "external"
        if (
            kind == "attachedTemplate"
            or (external and target.lower().startswith("file:"))
            or (not external and resolved(folder, target) in lost)
        ):
            root.remove(relation)


def resolved(folder: str, target: str) -> str:
    """Return the name of the part to which a relation of a part in `folder` leads."""
    import posixpath

    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _drop_deleted_rows(root: etree._Element) -> None:
    for mark in [inner for inner in root.iter() if local(inner) == "del"]:
        properties = mark.getparent()
        row = properties.getparent() if properties is not None and local(properties) == "trPr" else None
        if row is not None and row.getparent() is not None:
            _remove(row)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if local(parent) in _PROPERTIES:
        parent.remove(element)
        return
    place = parent.index(element)
    inner = [child for child in element if not local(child).endswith("Pr")]
    for offset, child in enumerate(inner):
        parent.insert(place + offset, child)
    parent.remove(element)
