"""DOCX: every word of every part, and the file written anew without what was found and without its hidden history."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from ingest.limits import Limits
from ingest.readers.xml import attribute, local
from ingest.redaction.docx_package import Package, load_package, pack
from ingest.redaction.docx_scrub import drop_dangling, scrub, scrub_properties, used_relations
from ingest.redaction.docx_surface import Words
from ingest.redaction.docx_sweep import Sweep, rename_bookmarks
from ingest.redaction.images import BLANK
from ingest.redaction.surface import Change, Surface, require_same

_CORE, _MAIN = "core-properties", "officeDocument"
_OFF = frozenset({"0", "false", "off"})
_DRAWN_TEXT = (b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00")
_LOST = {
    "oleObject": "osadzone pliki",
    "package": "osadzone pliki",
    "aFChunk": "wstawione dokumenty",
    "subDocument": "wstawione dokumenty",
    "comments": "komentarze",
    "vbaProject": "makra",
    "customXml": "dane XML",
}


@dataclass(slots=True)
class _File:
    """A scrubbed file under work."""

    package: Package
    words: Words = field(default_factory=Words)


def surface(data: bytes, name: str, limits: Limits) -> Surface:
    """Return every word of the file: paragraphs of all parts, alternative texts, field codes, links, the title."""
    opened = _opened(data, name, limits)
    return Surface(opened.words.text, warnings=tuple(_warnings(opened.package)))


def rewrite(data: bytes, name: str, limits: Limits, changes: Sequence[Change], expected: str) -> bytes:
    """Return the file with the changes made, and without its history, comments, embedded files and authors."""
    opened = _opened(data, name, limits)
    text = opened.words.text
    require_same(text, expected, name)
    for change in reversed(changes):
        opened.words.cut(change)
    _sweep(opened.package, [text[change.start : change.end] for change in changes])
    return pack(opened.package)


def _opened(data: bytes, name: str, limits: Limits) -> _File:
    package = load_package(data, name, limits)
    for part, root in package.trees.items():
        if package.kinds[part] == _CORE:
            scrub_properties(root)
        else:
            scrub(root)
            drop_dangling(root, _ids(package.relations.get(part)))
    rename_bookmarks(package.trees.values())
    _prune(package)
    opened = _File(package)
    for part in sorted(package.trees, key=lambda part: (package.kinds[part] != _MAIN, part)):
        _gather(opened, part)
    return opened


def _gather(opened: _File, part: str) -> None:
    if opened.package.kinds[part] == _CORE:
        opened.words.gather_properties(opened.package.trees[part])
        return
    opened.words.gather(opened.package.trees[part])
    if part in opened.package.relations:
        opened.words.gather_links(opened.package.relations[part])


def _ids(relations: etree._Element | None) -> Iterator[str]:
    for relation in relations if relations is not None else ():
        yield attribute(relation, "Id") or ""


def _prune(package: Package) -> None:
    """Take out links that no part uses: their targets would stay in the file unseen."""
    for part, relations in package.relations.items():
        used = used_relations(package.trees[part]) if part in package.trees else frozenset()
        for relation in list(relations):
            kind = (attribute(relation, "Type") or "").rsplit("/", 1)[-1]
            if kind == "hyperlink" and attribute(relation, "Id") not in used:
                relations.remove(relation)


def _sweep(package: Package, removed: Sequence[str]) -> None:
    """Take removed words out of the places that no surface shows."""
    sweep = Sweep(removed)
    for root in package.trees.values():
        sweep.part(root)
    for relations in package.relations.values():
        sweep.links(relations)
    _prune(package)
    for part, content in package.parts.items():
        if content.startswith(_DRAWN_TEXT) and any(_holds(content, text) for text in removed):
            package.parts[part] = BLANK


def _holds(drawing: bytes, text: str) -> bool:
    """Whether a drawing (EMF, WMF) writes one of the words of a text."""
    return any(
        word.encode(encoding, "replace") in drawing
        for word in text.split()
        if len(word) > 2
        for encoding in ("utf-16-le", "utf-8", "cp1250")
    )


def _warnings(package: Package) -> Iterator[str]:
    images = len(package.of_kind("image"))
    if images:
        yield f"Plik zawiera obrazy ({images}), których treści nie sprawdzono: obejrzyj je przed publikacją."
    lost = sorted({_LOST[kind] for kind in package.left if kind in _LOST})
    if lost:
        yield f"Usunięto z pliku: {', '.join(lost)}."
    if any(_is_hidden(element) for root in package.trees.values() for element in root.iter()):
        yield "Plik zawiera tekst ukryty, którego nie widać na wydruku: włącz jego wyświetlanie i przejrzyj go."


def _is_hidden(element: etree._Element) -> bool:
    """Whether an element hides a run of the text (marks of paragraphs are hidden in tables of contents)."""
    parent = element.getparent()
    run = parent.getparent() if parent is not None and local(parent) == "rPr" else None
    return (
        local(element) == "vanish" and run is not None and local(run) == "r" and attribute(element, "val") not in _OFF
    )
