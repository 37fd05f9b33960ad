"""What a reader hands over: pages of raw text, with blocks where the format has them, before any cleaning."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corpus.model import BlockKind

BLOCK_BREAK = "\n\n"
PAGE_BREAK = "\f"
PAGE_HEADER = "page header"  # the field in which a reader hands over the header of a format's pages


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block that the format itself marks (a DOCX heading, an HTML list item).

    Attributes:
        text: Its raw text; line breaks inside it are the format's own (`<br>`, shift-enter).
        kind: What it is, or `None` where the format does not say.
        level: Heading level or list depth, 1 being the outermost; 0 where neither applies.
    """

    text: str
    kind: BlockKind | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page, slide, or the whole of a format without pages.

    Attributes:
        number: 1-based number as a reader counts it.
        text: Raw text. Where there are blocks it is their texts joined by one blank line.
        blocks: The format's own blocks; empty where it has none (PDF, TXT): cleaning then finds them.
        ocr_confidence: Mean word confidence in [0, 1] when the page was recognised from an image.
    """

    number: int
    text: str
    blocks: tuple[RawBlock, ...] = ()
    ocr_confidence: float | None = None

    @classmethod
    def of_blocks(cls, number: int, blocks: Iterable[RawBlock]) -> "RawPage":
        """Build a page whose text is exactly its blocks; empty blocks are dropped."""
        kept = tuple(block for block in blocks if block.text.strip())
        return cls(number=number, text=BLOCK_BREAK.join(block.text for block in kept), blocks=kept)


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file as its reader understood it.

    Attributes:
        name: The file's name as an officer knows it.
        media_type: Found from content.
        pages: In reading order.
        title: The format's own title (metadata, subject header), unchecked.
        date: ISO date that the format or row states for the document, unchecked.
        fields: Headers and row fields (`subject`, `from`, `to`, `date`, `id`, …), keys in lower case.
        attachments: `(name, bytes)` of files inside this one, each a document of its own.
        warnings: Polish sentences about what could not be read.
    """

    name: str
    media_type: str
    pages: tuple[RawPage, ...]
    title: str | None = None
    date: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[tuple[str, bytes], ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def source_text(self) -> str:
        """The source that `SourceRun.source` indexes: the pages' raw texts joined by one form feed."""
        return PAGE_BREAK.join(page.text for page in self.pages)
