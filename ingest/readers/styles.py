"""Paragraph styles of a DOCX: which are headings, which number their paragraphs, which hide text."""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.readers.xml import attribute, child, children

_HEADING_NAME = re.compile(r"(?:heading|nagłówek|naglowek|nag.?.wek)\s*(\d)$", re.IGNORECASE)
_TITLES = frozenset({"title", "tytuł", "tytul"})
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of its paragraphs.

    Attributes:
        outline: Heading level from 0, or `None` for text.
        number_id: The list that numbers them; empty for none.
        depth: Their level in that list, from 0.
        parent: The style it builds on.
    """

    outline: int | None = None
    number_id: str = ""
    depth: int = 0
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Styles:
    """All paragraph styles by id, and the ids of the styles that hide text."""

    paragraphs: dict[str, Style] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    @classmethod
    def of(cls, part: etree._Element | None) -> "Styles":
        """Read the styles part; without one every paragraph is text."""
        if part is None:
            return cls()
        found = {attribute(style, "styleId") or "": style for style in children(part, "style")}
        hidden = {key for key, style in found.items() if child(style, "rPr", "vanish") is not None}
        return cls({key: _style(style) for key, style in found.items()}, frozenset(hidden))

    def of_paragraph(self, properties: etree._Element | None) -> Style:
        """The style of a paragraph: its own settings first, then its style's, then that style's parent's."""
        if properties is None:
            return Style()
        own = _settings(properties)
        named = child(properties, "pStyle")
        key = (attribute(named, "val") or "") if named is not None else ""
        for _ in range(_MAX_DEPTH):
            style = self.paragraphs.get(key)
            if style is None:
                break
            own = _merged(own, style)
            key = style.parent
        return replace(own, number_id="") if own.number_id == "0" else own


def _merged(own: Style, style: Style) -> Style:
    outline = own.outline if own.outline is not None else style.outline
    if own.number_id:
        return replace(own, outline=outline)
    return replace(own, outline=outline, number_id=style.number_id, depth=style.depth)


def _style(element: etree._Element) -> Style:
    properties, named, based = (child(element, name) for name in ("pPr", "name", "basedOn"))
    style = _settings(properties) if properties is not None else Style()
    title = ((attribute(named, "val") or "") if named is not None else "").strip()
    match = _HEADING_NAME.match(title)
    if match is not None:
        style = replace(style, outline=int(match.group(1)) - 1)
    elif title.lower() in _TITLES:
        style = replace(style, outline=0)
    return replace(style, parent=(attribute(based, "val") or "") if based is not None else "")


def _settings(properties: etree._Element) -> Style:
    outline = child(properties, "outlineLvl")
    number, depth = child(properties, "numPr", "numId"), child(properties, "numPr", "ilvl")
    level = _digit(outline)
    return Style(
        outline=level if level is not None and level < 9 else None,
        number_id=(attribute(number, "val") or "") if number is not None else "",
        depth=_digit(depth) or 0,
    )


def _digit(element: etree._Element | None) -> int | None:
    value = attribute(element, "val") if element is not None else None
    return int(value) if value is not None and value.isdigit() and len(value) < 3 else None
