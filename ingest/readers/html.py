"""HTML: headings, paragraphs, lists with their numbers, tables row by row; what a browser does not show is dropped."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from corpus.errors import DamagedFileError, NoTextError
from corpus.model import BlockKind
from ingest.encoding import decode
from ingest.limits import Limits
from ingest.raw import RawBlock, RawDocument, RawPage
from ingest.readers.hidden import hidden_warning
from ingest.sniff import HTML

CELL = " | "
_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "select",
        "button",
        "input",
        "textarea",
        "nav",
        "link",
        "meta",
        "datalist",
        "map",
        "dialog",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ]
)
_HEADING = re.compile(r"h([1-6])$")
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d])"
)
_WHITE = re.compile(r"(?<![-\w])color\s*:\s*(?:white\b|#fff(?:fff)?\b|rgba?\(\s*255\s*,\s*255\s*,\s*255\b)")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]+)")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MAX_DEPTH = 200


def read(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read an HTML page as one page of blocks.

    Raises:
        NoTextError: The page shows no text.
        DamagedFileError: The parser refused it.
    """
    del limits
    text = html_text(data)
    blocks, title, hidden = html_blocks(text, name)
    if not blocks:
        raise NoTextError(f"{name} shows no text", remedy="save the page with its content, or as PDF")
    return RawDocument(name, HTML, (RawPage.of_blocks(1, blocks),), title=title, warnings=hidden)


def html_text(data: bytes, charset: str | None = None) -> str:
    """Decode a page: a byte order mark, then the transport's `charset`, then the page's own, then by its letters."""
    text, found = decode(data)
    if found.startswith("utf-16") or found in {"utf-8-sig", "utf-32"}:
        return text
    declared = charset
    if declared is None:
        match = _XML_CHARSET.search(data[:1024]) or _CHARSET.search(data[:4096])
        declared = match.group(1).decode("ascii") if match else None
    if declared is None or found == "utf-8":
        return text
    try:
        return data.decode(declared)
    except (LookupError, UnicodeDecodeError):
        return text


def html_blocks(text: str, name: str) -> tuple[list[RawBlock], str | None, tuple[str, ...]]:
    """Parse a page into its blocks, its title, and a warning where it hides text.

    Raises:
        DamagedFileError: The parser refused it.
    """
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    cleaned = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""))
    try:
        root = lxml_html.document_fromstring(cleaned.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return [], None, ()  # lxml's word for a page without any element
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise DamagedFileError(f"{name} is no readable HTML ({error})", remedy="save the page again") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise DamagedFileError(f"{name} nests its parts too deep", remedy="save the page as PDF")
    title = root.findtext(".//title")
    walker = _Walker()
    walker.walk(root, 0)
    walker.flush()
    shown = _SPACE.sub(" ", title).strip() or None if title else None
    return walker.blocks, shown, hidden_warning(_concealed_text(root))


class _Walker:
    """Gathers inline text until a block ends."""

    def __init__(self) -> None:
        self.blocks: list[RawBlock] = []
        self._parts: list[str] = []
        self._kind: BlockKind | None = None
        self._level = 0
        self._label = ""

    def flush(self) -> None:
        """End the block that is open."""
        text = "\n".join(part.strip() for part in _SPACE.sub(" ", "".join(self._parts)).split("\v")).strip()
        if text:
            self.blocks.append(RawBlock(f"{self._label} {text}".strip(), self._kind, self._level))
            self._label = ""
            if self._kind is BlockKind.LIST_ITEM:
                self._kind, self._level = None, 0
        self._parts = []

    def walk(self, element: etree._Element, depth: int) -> None:
        """Walk an element, its text, its children and what follows each."""
        if depth > _MAX_DEPTH:
            self._parts.append(" ".join(element.itertext()))
            return
        self._add(element.text)
        for inner in element:
            if isinstance(inner.tag, str) and not _invisible(inner):
                self._child(inner, depth)
            self._add(inner.tail)

    def _child(self, inner: etree._Element, depth: int) -> None:
        tag = inner.tag
        if tag == "br":
            self._parts.append("\v")
        elif tag == "table" and not _is_layout(inner):
            self.flush()
            self.blocks.extend(_rows(inner))
        elif tag in {"ul", "ol"}:
            self.flush()
            self._list(inner, depth)
        elif tag in _BLOCKS:
            self._block(inner, depth)
        else:
            self.walk(inner, depth + 1)

    def _block(self, inner: etree._Element, depth: int) -> None:
        match = _HEADING.match(inner.tag)
        pending = (self._kind, self._level) if self._label and not match else (None, 0)
        if not self._label or match or "".join(self._parts).strip():
            self.flush()
        self._kind, self._level = (BlockKind.HEADING, int(match.group(1))) if match else pending
        self.walk(inner, depth + 1)
        self.flush()
        self._kind, self._level = (self._kind, self._level) if self._label else (None, 0)

    def _list(self, element: etree._Element, depth: int) -> None:
        level = 1 + sum(1 for above in element.iterancestors() if above.tag in {"ul", "ol"})
        start = element.get("start", "1")
        number = int(start) if start.isdigit() and len(start) < 6 else 1
        for item in element:
            if not isinstance(item.tag, str) or _invisible(item):
                continue
            if item.tag != "li":
                self._child(item, depth + 1)
                continue
            self._kind, self._level = BlockKind.LIST_ITEM, level
            self._label = f"{number}." if element.tag == "ol" else "•"
            self.walk(item, depth + 1)
            self.flush()
            self._kind, self._level, self._label = None, 0, ""
            number += 1

    def _add(self, text: str | None) -> None:
        if text:
            self._parts.append(text.replace("\v", " "))


def _invisible(element: etree._Element) -> bool:
    return element.tag in _DROPPED or element.get("aria-hidden") == "true" or _concealed(element)


def _concealed(element: etree._Element) -> bool:
    """Whether the page hides what it has written: by attribute, by style, or in white on no colour of its own."""
    style = (element.get("style") or "").lower()
    if element.get("hidden") is not None or _HIDING.search(style):
        return True
    white = _WHITE.search(style) or _WHITE.search(f"color:{(element.get('color') or '').lower()}")
    return bool(white) and not any(_is_coloured(one) for one in (element, *element.iterancestors()))


def _is_coloured(element: etree._Element) -> bool:
    return element.get("bgcolor") is not None or "background" in (element.get("style") or "").lower()


def _concealed_text(root: etree._Element) -> Iterator[str]:
    """What stands in concealed elements, each once; scripts and menus are no text."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in _DROPPED:
            continue
        if _concealed(element):
            yield from (_SPACE.sub(" ", piece) for piece in element.itertext() if piece.strip())
        else:
            waiting.extend(element)


def _is_layout(table: etree._Element) -> bool:
    """Whether a table only places things: it holds a table, or has no row of two cells."""
    if table.find(".//table") is not None or table.get("role") == "presentation":
        return True
    return all(len(row.xpath("./td|./th")) < 2 for row in table.iter("tr"))


def _rows(table: etree._Element) -> Iterator[RawBlock]:
    for row in table.iter("tr"):
        cells = [_SPACE.sub(" ", _visible_text(cell)).strip() for cell in row.xpath("./td|./th")]
        if any(cells):
            yield RawBlock(CELL.join(cells), BlockKind.TABLE)


def _visible_text(element: etree._Element) -> str:
    if _invisible(element):
        return ""
    parts = [element.text or ""]
    for inner in element:
        if isinstance(inner.tag, str):
            parts.append(_visible_text(inner))
            parts.append(" " if inner.tag == "br" or inner.tag in _BLOCKS else "")
        parts.append(inner.tail or "")
    return "".join(parts)
