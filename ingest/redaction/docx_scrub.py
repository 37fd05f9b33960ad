"""What leaves a DOCX whatever its text says: tracked changes, comments, authors, control data, names of objects.

Changes are accepted: what was deleted is gone, what was inserted is plain text. Nothing of it can be brought back.
"""

import re
from collections.abc import Iterable

from lxml import etree

from ingest.readers.xml import attribute, child, local

_GONE = frozenset(
    """
    del moveFrom delText delInstrText commentRangeStart commentRangeEnd commentReference annotationRef
    rPrChange pPrChange sectPrChange tblPrChange tblPrExChange tcPrChange trPrChange tblGridChange numberingChange
    moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd
    customXmlDelRangeStart customXmlDelRangeEnd customXmlInsRangeStart customXmlInsRangeEnd
    customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd
    cellIns cellMerge permStart permEnd proofErr
    dataBinding alias tag placeholder fldData statusText helpText entryMacro exitMacro
    OLEObject objectEmbed objectLink control externalData altChunk subDoc contentPart printerSettings
    docVars rsids attachedTemplate mailMerge documentProtection writeProtection trackRevisions schemaLibrary
    attachedSchema smartTagType saveThroughXslt docId captions svgBlip frameset signatureline
    """.split()  # noqa: SIM905 (a table of names)
)
_UNWRAPPED = frozenset({"ins", "moveTo", "smartTag", "customXml"})
_PROPERTIES = frozenset({"rPr", "trPr", "pPr", "tcPr", "numPr"})
_ATTRIBUTES = re.compile(
    r"^(?:rsid\w*|author|date|initials|dateUtc|userId|providerId|fullDate|docLocation|tgtFrame|src|spid|gfxdata|paraId|textId)$"
)
_KEPT_PROPERTIES = frozenset({"title", "language"})
_EMPTY_PROPERTIES = frozenset({"creator", "lastModifiedBy"})
_OBJECTS = frozenset({"docPr", "cNvPr"})
_RELATIONS = re.compile(r"^\{[^}]*/officeDocument(?:/2006)?/relationships\}")
_LINK_ENDS = frozenset({"hyperlink", "blip", "hlinkClick", "hlinkHover", "hlinkMouseOver", "relIds"})
"""Elements that may do without the relation that they name; others go with it."""


def scrub(root: etree._Element) -> None:
    """Take out of one part what a reader of the printed page does not see of its history, in place."""
    _drop_deleted_tables(root)
    _join_paragraphs(root)
    for alternatives in [inner for inner in root.iter() if local(inner) == "AlternateContent"]:
        _choose(alternatives)
    for element in [inner for inner in root.iter() if local(inner) in _GONE]:
        remove(element)
    for element in [inner for inner in root.iter() if local(inner) in _UNWRAPPED]:
        _unwrap(element)
    for element in root.iter():
        _unname(element)


def scrub_properties(root: etree._Element) -> None:
    """Keep of a file's properties its title and language; its authors become empty."""
    for element in list(root):
        if local(element) in _EMPTY_PROPERTIES:
            element.text = ""
        elif local(element) not in _KEPT_PROPERTIES:
            root.remove(element)


def drop_dangling(root: etree._Element, known: Iterable[str]) -> None:
    """Take out what names relations that are not there any more: a file with such an element does not open."""
    ids = set(known)
    for element in list(root.iter()):
        for key in [key for key, value in element.attrib.items() if _names_relation(str(key)) and value not in ids]:
            if local(element) in _LINK_ENDS:
                del element.attrib[key]
            else:
                remove(element)


def used_relations(root: etree._Element) -> frozenset[str]:
    """Return the relations that a part names."""
    return frozenset(
        str(value) for element in root.iter() for key, value in element.attrib.items() if _names_relation(str(key))
    )


def remove(element: etree._Element) -> None:
    """Take an element out of its tree; one that is out already is left alone."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _names_relation(key: str) -> bool:
    return bool(_RELATIONS.match(key)) or key.endswith("}relid")


def _drop_deleted_tables(root: etree._Element) -> None:
    """Take out rows and cells that were deleted, and rows and tables of which nothing is left."""
    for mark in [inner for inner in root.iter() if local(inner) in {"del", "cellDel"}]:
        properties = mark.getparent()
        if properties is not None and local(properties) in {"trPr", "tcPr"}:
            _remove_upwards(properties.getparent())


def _remove_upwards(element: etree._Element | None) -> None:
    parent = element.getparent() if element is not None else None
    if element is None or parent is None:
        return
    parent.remove(element)
    inner = {"tr": "tc", "tbl": "tr"}.get(local(parent))
    if inner and child(parent, inner) is None:
        _remove_upwards(parent)


def _join_paragraphs(root: etree._Element) -> None:
    """Give what is left of a paragraph whose mark was deleted to the paragraph behind it."""
    marked = [p for p in root.iter() if local(p) == "p" and child(p, "pPr", "rPr", "del") is not None]
    for paragraph in reversed(marked):
        follower = paragraph.getnext()
        parent = paragraph.getparent()
        if follower is None or parent is None or local(follower) != "p":
            continue
        place = 1 if len(follower) and local(follower[0]) == "pPr" else 0
        for offset, inner in enumerate([inner for inner in paragraph if local(inner) != "pPr"]):
            follower.insert(place + offset, inner)
        parent.remove(paragraph)


def _choose(alternatives: etree._Element) -> None:
    """Keep one of several drawings of the same thing: the first, or the fallback where the first is handwriting."""
    parent = alternatives.getparent()
    if parent is None:
        return
    choices = [inner for inner in alternatives if local(inner) == "Choice"]
    fallback = child(alternatives, "Fallback")
    if choices and not any(local(inner) == "contentPart" for inner in choices[0].iter()):
        if fallback is not None:
            alternatives.remove(fallback)
        for other in choices[1:]:
            alternatives.remove(other)
    elif fallback is not None:
        place = parent.index(alternatives)
        for offset, inner in enumerate(list(fallback)):
            parent.insert(place + offset, inner)
        parent.remove(alternatives)
    else:
        parent.remove(alternatives)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if local(parent) in _PROPERTIES:
        parent.remove(element)
        return
    place = parent.index(element)
    inner = [child for child in element if not local(child).endswith("Pr")]
    for offset, one in enumerate(inner):
        parent.insert(place + offset, one)
    parent.remove(element)


def _unname(element: etree._Element) -> None:
    """Take names of authors and of files off an element; embedded objects become the pictures that stand for them."""
    for key in [key for key in element.attrib if _ATTRIBUTES.match(str(key).rpartition("}")[2])]:
        del element.attrib[key]
    name = local(element)
    if name in _OBJECTS:
        element.set("name", f"Obiekt {attribute(element, 'id') or ''}".strip())
    elif name == "object":
        element.tag = str(element.tag).removesuffix("object") + "pict"
    elif name == "ffData":
        for given in [inner for inner in element if local(inner) == "name"]:
            element.remove(given)
