"""What DOCX and PPTX share: a package of XML parts that relations join."""

import posixpath
from dataclasses import dataclass

from lxml import etree

from corpus.errors import DamagedFileError
from ingest.archive import Archive
from ingest.limits import Limits
from ingest.readers.xml import attribute, child, children, parse_xml


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another: `kind` is the last word of its type ("footnotes", "slide")."""

    kind: str
    target: str


class Package:
    """An OOXML file, transitional or strict."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name = name
        self._archive = Archive(data, name, limits)

    def main_part(self) -> str:
        """Name of the part that holds the document, as the package's relations say.

        Raises:
            DamagedFileError: No relation leads to one.
        """
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self._archive:
                return relation.target
        for guess in ("word/document.xml", "ppt/presentation.xml"):
            if guess in self._archive:
                return guess
        raise DamagedFileError(f"{self.name} has no main document part", remedy="open and save it in LibreOffice")

    def relations(self, part: str) -> dict[str, Relation]:
        """Relations of a part by id; those that lead out of the package are left out."""
        folder, base = posixpath.split(part)
        member = posixpath.join(folder, "_rels", f"{base}.rels")
        if member not in self._archive:
            return {}
        found: dict[str, Relation] = {}
        for element in children(self.xml(member), "Relationship"):
            if (attribute(element, "TargetMode") or "").lower() == "external":
                continue
            target = posixpath.normpath(posixpath.join(folder, attribute(element, "Target") or ""))
            kind = (attribute(element, "Type") or "").rsplit("/", 1)[-1]
            found[attribute(element, "Id") or ""] = Relation(kind, target.lstrip("/"))
        return found

    def related(self, part: str, kind: str) -> etree._Element | None:
        """The first existing part of that kind that `part` relates to, parsed."""
        for relation in self.relations(part).values():
            if relation.kind == kind and relation.target in self._archive:
                return self.xml(relation.target)
        return None

    def xml(self, part: str) -> etree._Element:
        """Parse a part."""
        return parse_xml(self._archive.read(part), f"{self.name}: {part}")

    def title(self) -> str | None:
        """The title in the file's properties, where it has one."""
        if "docProps/core.xml" not in self._archive:
            return None
        try:
            found = child(self.xml("docProps/core.xml"), "title")
        except DamagedFileError:
            return None
        return found.text.strip() or None if found is not None and found.text else None
