"""Headings told from short paragraphs by their form and their neighbours."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import BlockKind
from ingest.clean.assemble import LOOSE, Draft
from ingest.clean.shapes import is_formula, is_heading

_BODY = 80


def mark_headings(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the blocks with unmarked headings marked: level 1 in capitals, 2 otherwise.

    A heading is short, ends in no punctuation, stands apart from the lines above, and introduces a body: a paragraph
    of a sentence or more, or a list. Lines of an address, names under a signature and formulas of letters are none.
    """
    marked = list(drafts)
    for index in reversed(range(len(marked))):
        draft = marked[index]
        if draft.kind is not BlockKind.PARAGRAPH or draft.lines > 3:
            continue
        after = marked[index + 1] if index + 1 < len(marked) else None
        before = marked[index - 1] if index else None
        if _is_heading(draft, before, after):
            marked[index] = replace(draft, kind=BlockKind.HEADING, level=1 if draft.text().isupper() else 2)
    return marked


def _is_heading(draft: Draft, before: Draft | None, after: Draft | None) -> bool:
    text = draft.text()
    if after is None or not is_heading(text) or (draft.lines > 1 and draft.last.page != draft.page):
        return False
    if before is not None and not _stands_apart(draft, before):
        return False
    return _introduces(draft, after)


def _stands_apart(draft: Draft, before: Draft) -> bool:
    """Whether a block is set off from the one above: by its end, by its kind, by the page, or by a formula."""
    if _stands_over(before):
        return True
    listed = before.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE}
    ended = listed or draft.page != before.last.page or not before.text()[-1:].isalnum()
    return draft.separator == LOOSE and ended


def _stands_over(before: Draft) -> bool:
    """Whether the block above is a heading too, or a formula such as the date line."""
    return before.kind is BlockKind.HEADING or (is_formula(before.text()) and before.separator == LOOSE)


def _introduces(draft: Draft, after: Draft) -> bool:
    if after.kind is BlockKind.HEADING:
        return draft.text().isupper()
    if after.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE}:
        return True
    text = after.text()
    return after.kind is BlockKind.PARAGRAPH and (len(text) >= _BODY or (text[-1] in ".:?!" and " " in text))
