"""Tables that a PDF flattened to lines: rows that open with the numbers 1, 2, 3 … of a first column."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.model import BlockKind
from ingest.clean.lines import Line

_NUMBERED = re.compile(r"(\d{1,4})\s+(?=[^\W\d])")
_MAX_ROW = 12
_MIN_ROWS = 4


def mark_rows(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the rows of numbered tables marked, each row one block over its wrapped lines.

    Four rows or more must count up one by one, each at most twelve lines below the one above.
    """
    marked = list(lines)
    numbers = {
        index: int(match.group(1))
        for index, line in enumerate(lines)
        if line.kind is None and (match := _NUMBERED.match(line.plain))
    }
    free = list(numbers)
    while free:
        chain = _chain(free, numbers)
        if len(chain) >= _MIN_ROWS:
            _mark(marked, chain)
        free = [index for index in free if index > chain[0] and index not in set(chain)]
    return marked


def _chain(free: Sequence[int], numbers: dict[int, int]) -> list[int]:
    """The longest run of rows that count up from the first free line."""
    chain = [free[0]]
    for index in free[1:]:
        if index - chain[-1] > _MAX_ROW:
            break
        if numbers[index] == numbers[chain[-1]] + 1:
            chain.append(index)
    return chain


def _mark(marked: list[Line], chain: Sequence[int]) -> None:
    lengths = sorted(after - before for before, after in pairwise(chain))
    usual = lengths[len(lengths) // 2]
    for row, start in enumerate(chain):
        end = chain[row + 1] if row + 1 < len(chain) else _last_end(marked, start, usual)
        for at in range(start, end):
            if marked[at].kind is None:
                marked[at] = replace(marked[at], kind=BlockKind.TABLE, first=at == start)


def _last_end(lines: Sequence[Line], start: int, usual: int) -> int:
    """The last row is as long as the others, unless a blank line or the page's end cuts it."""
    for at in range(start + 1, min(len(lines), start + usual)):
        if lines[at].blank or lines[at].page != lines[start].page or lines[at].kind is not None:
            return at
    return min(len(lines), start + usual)
