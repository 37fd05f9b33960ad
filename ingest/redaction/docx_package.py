"""The container of a DOCX: only parts that are known to be harmless are taken over, under names of our own.

A part lives when a chain of relations of known kinds leads to it from the container. Comments, custom XML, embedded
files, macros, signatures, templates, extended properties and whatever else somebody may invent are not copied at all.
"""

import io
import posixpath
import re
import zipfile
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from corpus.errors import DamagedFileError
from ingest.archive import Archive
from ingest.limits import Limits
from ingest.readers.xml import attribute, parse_xml
from ingest.redaction.images import bare_image

TYPES = "[Content_Types].xml"
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_KEPT = frozenset(
    """
    officeDocument core-properties styles numbering settings fontTable font theme themeOverride webSettings header
    footer footnotes endnotes image chart chartStyle chartColorStyle chartUserShapes diagramData diagramLayout
    diagramQuickStyle diagramColors diagramDrawing hyperlink
    """.split()  # noqa: SIM905 (a table of names)
)
"""Kinds of relations that are followed: the last segment of their type."""

_RAW = frozenset({"image", "font"})
_USUAL = re.compile(
    r"^(?:word/|docProps/)(?:document|styles|numbering|settings|fontTable|webSettings|header|footer|footnotes|endnotes"
    r"|core|theme/theme|theme/themeOverride|media/image|charts/(?:chart|style|colors)|drawings/drawing|fonts/font"
    r"|diagrams/(?:data|layout|quickStyle|colors|drawing))\d*\.(?:xml|png|jpe?g|gif|bmp|tiff?|emf|wmf|odttf)$"
)
_ENDING = re.compile(r"^(?:xml|png|jpe?g|gif|bmp|tiff?|emf|wmf|odttf|svg)$")
_VECTOR = frozenset({"svg"})
_MAIN = re.compile(
    r"(?:document\.macroEnabled|template\.macroEnabledTemplate|template)\.main\+xml$|-template\.main\+xml$"
)
_PLAIN_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DEFAULTS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
_LOCAL_LINK = re.compile(r"^\s*(?:file:|\\\\|[a-z]:[\\/]|(?![a-z][a-z0-9+.-]*:))", re.IGNORECASE)
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Package:
    """The parts that are taken over.

    Attributes:
        trees: XML parts by name.
        parts: Images and fonts by name.
        relations: The relations of each part by its name; those of the container under the empty name.
        kinds: Kind of the relation that led to each part.
        types: Content type of each part, where one is known.
        left: How many parts were left out, by kind.
    """

    trees: dict[str, etree._Element] = field(default_factory=dict)
    parts: dict[str, bytes] = field(default_factory=dict)
    relations: dict[str, etree._Element] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)

    def of_kind(self, kind: str) -> list[str]:
        """Return the names of the parts to which relations of one kind lead, the main part before others."""
        return sorted(name for name, known in self.kinds.items() if known == kind)


def load_package(data: bytes, name: str, limits: Limits) -> Package:
    """Take over the parts of a file that relations of known kinds lead to.

    Raises:
        IngestError: It is no container, a part is missing or no XML, or the container is over a limit.
    """
    return _Loading(Archive(data, name, limits), name).package()


class _Loading:
    """One container being read."""

    def __init__(self, archive: Archive, name: str) -> None:
        self._archive = archive
        self._name = name
        self._members = {member.replace("\\", "/").lower(): member for member in archive.names()}
        self._made = Package()
        self._renamed: dict[str, str] = {}
        self._waiting = deque([("", "")])
        self._types, self._defaults = self._content_types()

    def package(self) -> Package:
        while self._waiting:
            self._follow(*self._waiting.popleft())
        if not self._made.of_kind("officeDocument"):
            raise DamagedFileError(f"{self._name} has no document in it", remedy="save it again as DOCX")
        return self._made

    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        if TYPES.lower() not in self._members:
            return {}, {}
        named, defaults = {}, {}
        for entry in parse_xml(self._read(TYPES), f"{self._name}: {TYPES}"):
            kind = attribute(entry, "ContentType") or ""
            named[(attribute(entry, "PartName") or "").lstrip("/").lower()] = kind
            defaults[(attribute(entry, "Extension") or "").lower()] = kind
        return named, defaults

    def _read(self, member: str) -> bytes:
        return self._archive.read(self._members[member.lower()])

    def _follow(self, source: str, name: str) -> None:
        """Take over what the relations of one part lead to."""
        folder = posixpath.dirname(source)
        member = posixpath.join(folder, "_rels", f"{posixpath.basename(source)}.rels")
        if member.lower() not in self._members:
            return
        relations = parse_xml(self._read(member), f"{self._name}: {member}")
        for relation in list(relations):
            if not self._kept(relation, folder, name):
                relations.remove(relation)
        self._made.relations[name] = relations

    def _kept(self, relation: etree._Element, folder: str, source: str) -> bool:
        kind = (attribute(relation, "Type") or "").rstrip("/").rsplit("/", 1)[-1]
        target = attribute(relation, "Target") or ""
        if (attribute(relation, "TargetMode") or "").lower() == "external":
            return kind == "hyperlink" and not _LOCAL_LINK.match(target)
        if kind == "hyperlink":
            return target.startswith("#")
        member = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
        if member.lower() not in self._members or kind not in _KEPT or self._is_vector(member, kind):
            self._made.left[kind] += 1
            return False
        name = self._renamed.get(member.lower()) or self._taken(member, kind)
        relation.set("Target", posixpath.relpath(name, posixpath.dirname(source)) if source else name)
        return True

    def _is_vector(self, member: str, kind: str) -> bool:
        """Whether it is an image made of text: SVG stands beside the bitmap that it also gives."""
        return kind == "image" and posixpath.splitext(member)[1][1:].lower() in _VECTOR

    def _taken(self, member: str, kind: str) -> str:
        name = self._name_for(member)
        self._renamed[member.lower()] = name
        self._made.kinds[name] = kind
        known = self._types.get(member.lower()) or self._defaults.get(posixpath.splitext(member)[1][1:].lower(), "")
        self._made.types[name] = (
            _PLAIN_MAIN if kind == "officeDocument" and (_MAIN.search(known) or not known) else known
        )
        content = self._read(member)
        if kind in _RAW:
            self._made.parts[name] = bare_image(content) if kind == "image" else content
        else:
            self._made.trees[name] = parse_xml(content, f"{self._name}: {member}")
            self._waiting.append((member, name))
        return name

    def _name_for(self, member: str) -> str:
        """Return the member's name where it is a usual one; names that people gave are not taken over."""
        if _USUAL.match(member):
            return member
        ending = posixpath.splitext(member)[1][1:].lower()
        number = len(self._renamed) + 1
        return f"word/media/part{number}.{ending if _ENDING.match(ending) else 'bin'}"


def pack(package: Package) -> bytes:
    """Return the file: the same package gives the same bytes."""
    members = {TYPES: _types_of(package)}
    members |= {_relations_name(name): _printed(root) for name, root in sorted(package.relations.items())}
    members |= {name: _printed(root) for name, root in sorted(package.trees.items())}
    members |= dict(sorted(package.parts.items()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for member, content in members.items():
            container.writestr(zipfile.ZipInfo(member, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _relations_name(part: str) -> str:
    return posixpath.join(posixpath.dirname(part), "_rels", f"{posixpath.basename(part)}.rels")


def _printed(root: etree._Element) -> bytes:
    printed: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return printed


def _types_of(package: Package) -> bytes:
    root = etree.Element(f"{{{_TYPES_SPACE}}}Types", nsmap={None: _TYPES_SPACE})
    for ending, kind in _DEFAULTS.items():
        etree.SubElement(root, f"{{{_TYPES_SPACE}}}Default", Extension=ending, ContentType=kind)
    for name, kind in _overrides(package):
        etree.SubElement(root, f"{{{_TYPES_SPACE}}}Override", PartName=f"/{name}", ContentType=kind)
    return _printed(root)


def _overrides(package: Package) -> Iterator[tuple[str, str]]:
    for name in sorted([*package.trees, *package.parts]):
        if package.types[name]:
            yield name, package.types[name]
