"""XML parts of office files, parsed without DTDs, entities or a network; names are compared without their namespace."""

import re
from collections.abc import Iterator

from lxml import etree

from corpus.errors import DamagedFileError

_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE_DTD = (b"<\x00!\x00D\x00O\x00C", b"\x00<\x00!\x00D\x00O\x00C")


def parse_xml(content: bytes, part: str) -> etree._Element:
    """Parse one part of an office file.

    Raises:
        DamagedFileError: It has a DTD, which office files never have and which can hide text, or does not parse.
    """
    if _DTD.search(content) or any(mark in content[:4096] for mark in _WIDE_DTD):
        raise DamagedFileError(f"{part} declares a DTD", remedy="open the file in LibreOffice and save it again")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFileError(
            f"{part} is no well-formed XML ({error})", remedy="open the file in LibreOffice and save it again"
        ) from error


def local(element: etree._Element) -> str:
    """The element's name without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """The attribute of that local name, in whatever namespace (transitional and strict OOXML differ)."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: etree._Element, *path: str) -> etree._Element | None:
    """The first descendant reached by local names, one level a name."""
    found: etree._Element | None = element
    for name in path:
        if found is None:
            return None
        found = next((inner for inner in found if local(inner) == name), None)
    return found


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The direct children of that local name."""
    return (inner for inner in element if local(inner) == name)


def descendants(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """All descendants of that local name, in document order."""
    return (inner for inner in element.iter() if local(inner) == name)
