"""Raw pages into stored text, blocks and pages, with the way back to the source kept for every character.

    lines → furniture removed → notes and rows marked → paragraphs rebuilt → headings told → text, pages, blocks, runs

Pure: the same document and dictionary give the same result. Blocks are separated by one blank line; list items, table
rows and the lines of a letterhead by a line break.
"""

from collections.abc import Callable
from dataclasses import dataclass

from corpus.model import Block, Page, SourceRun
from ingest.clean.assemble import Assembler
from ingest.clean.compose import compose
from ingest.clean.footnotes import mark_footnotes
from ingest.clean.furniture import remove_furniture
from ingest.clean.glyphs import hidden_characters
from ingest.clean.headings import mark_headings
from ingest.clean.hyphens import Vocabulary
from ingest.clean.lines import split_lines
from ingest.clean.rows import mark_rows
from ingest.clean.shapes import Layout
from ingest.raw import RawDocument

__all__ = ["Cleaned", "clean"]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned document.

    Attributes:
        text: The stored text: what citations point into.
        pages: One for each raw page, in order, each starting where the one before ends; together they cover `text`.
        blocks: In reading order, without overlap; they cover every character of `text` but the separators.
        runs: Ascending in `start`, without overlap: `text[r.start:][:r.length] == source[r.source:][:r.length]`.
            `source` steps back only where a footnote was taken out of a paragraph that flows over the page's end.
        warnings: Polish sentences for the officer.
    """

    text: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    runs: tuple[SourceRun, ...]
    warnings: tuple[str, ...] = ()


def clean(raw: RawDocument, known: Callable[[str], bool] | None = None) -> Cleaned:
    """Clean a document.

    Args:
        raw: What a reader returned.
        known: Whether a lower-case word is in the dictionary: it decides whether a hyphen at a line's end belongs to
            the word. Words elsewhere in the document are always known.

    Returns:
        The stored text with its pages, blocks and alignment to `raw.source_text`.
    """
    lines = split_lines(raw)
    lines = mark_rows(mark_footnotes(remove_furniture(lines, len(raw.pages))))
    layout = Layout.of(lines)
    drafts = Assembler(layout, Vocabulary(lines, known)).run(lines)
    text, pages, blocks, runs = compose(mark_headings(drafts), raw.pages)
    return Cleaned(text, pages, blocks, runs, _warnings(raw))


def _warnings(raw: RawDocument) -> tuple[str, ...]:
    hidden = sum(hidden_characters(page.text) for page in raw.pages)
    if not hidden:
        return ()
    return (f"Usunięto znaki niewidoczne, które mogą zmieniać sens tekstu (liczba: {hidden}).",)
