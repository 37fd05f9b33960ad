"""Footnotes: found by their number, which counts up and which the text before them carries glued to a word."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import BlockKind
from ingest.clean.lines import Line
from ingest.clean.shapes import TERMINAL, is_row, item_marker, restates

_BRACKETED = re.compile(r"\[(\d{1,3})\]\s*\S")
_PLAIN = re.compile(r"(\d{1,3})\s{1,3}(?=[^\W\d]|[„(\"«]|https?:)")
_SOURCE = re.compile(
    r"\d{1,3}\s+(?:(?:Dz\.\s?U|Ustaw|Rozporządzeni|Wyrok|Decyzj|Dyrektyw|Uchwał|Zob\.|Por\.|Tj\.|t\.j\.|Art\.\s\d)|https?:)",
    re.IGNORECASE,
)
_MAX_LINES = 8
_LOOK_BACK = 120


def mark_footnotes(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with footnotes marked as such; the line after a footnote knows that the text was interrupted.

    A line is a footnote when it opens with `[n]`, or with the next number in turn and names an act or an address, or
    the text above carries that number as a reference ("aptecznej1", "(UE)2"). A footnote goes on to the next one, to
    the end of its page, or to the end of its sentence.
    """
    marked = list(lines)
    expected = 1
    index = 0
    while index < len(marked):
        number = _opens(marked, index, expected)
        if number is None:
            index += 1
            continue
        end = _end(marked, index)
        for at in range(index, end):
            marked[at] = replace(marked[at], kind=BlockKind.FOOTNOTE, first=at == index)
        if end < len(marked) and marked[end].kind is None:
            marked[end] = replace(marked[end], breaks=True)
        expected = number + 1
        index = end
    return marked


def _opens(lines: Sequence[Line], index: int, expected: int) -> int | None:
    line = lines[index]
    if line.kind is not None:
        return None
    bracketed = _BRACKETED.match(line.plain)
    if bracketed is not None:
        return int(bracketed.group(1)) if _cited(lines, index, f"[{bracketed.group(1)}]") else None
    plain = _PLAIN.match(line.plain)
    if plain is None or is_row(line.plain) or int(plain.group(1)) not in {expected, 1}:
        return None
    number = int(plain.group(1))
    if index and lines[index - 1].plain[-1] == ":":
        return None
    named = number == expected and _SOURCE.match(line.plain) is not None
    return number if named or _glued(lines, index, number) else None


def _cited(lines: Sequence[Line], index: int, mark: str) -> bool:
    return any(mark in line.plain[1:] for line in lines[:index])


def _glued(lines: Sequence[Line], index: int, number: int) -> bool:
    """Whether a line above carries the number glued to a word, a bracket or a closing quote."""
    reference = re.compile(rf"(?:[^\W\d_]{{2}}|[)”\"’])[.,;]?{number}(?![\d/]|[.,]\d)")
    return any(
        reference.search(line.plain)
        for line in lines[max(0, index - _LOOK_BACK) : index]
        if line.kind is not BlockKind.FOOTNOTE
    )


def _end(lines: Sequence[Line], index: int) -> int:
    """Index behind the last line of the footnote that opens at `index`."""
    start = lines[index]
    turn = _page_end(lines, index)
    at = index + 1
    while at < min(turn, index + _MAX_LINES):
        if lines[at].blank or lines[at].kind is not None or _numbered(lines[at]) or _opens_item(lines, at):
            return at
        if turn == len(lines) and _sentence_over(lines[at - 1], start):
            return at
        at += 1
    return at


def _page_end(lines: Sequence[Line], index: int) -> int:
    page = lines[index].page
    for at in range(index + 1, min(len(lines), index + 60)):
        if lines[at].page != page or lines[at].breaks:
            return at
    return len(lines)


def _numbered(line: Line) -> bool:
    return _PLAIN.match(line.plain) is not None or _BRACKETED.match(line.plain) is not None


def _opens_item(lines: Sequence[Line], at: int) -> bool:
    """Whether an item of a list, a restated question or its answer opens behind a finished sentence."""
    over = lines[at - 1].plain[-1] in TERMINAL
    return over and (item_marker(lines[at].plain) is not None or restates(lines[at].plain))


def _sentence_over(line: Line, start: Line) -> bool:
    return line.plain[-1] in TERMINAL + ")" or len(line.plain) < len(start.plain) * 0.7
