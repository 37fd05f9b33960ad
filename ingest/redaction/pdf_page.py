"""One page of a PDF as redaction sees it: its characters, each with the place where it is drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ingest.redaction.surface import Change

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels of the drawn page."""

MASK = "█████"
"""What stands on a later page for a change that begins on an earlier one."""

_BLANK = frozenset("\r\n\t \u00a0")
_HYPHENS = frozenset("\x02\ufffe")
"""What pdfium gives for a hyphen at the end of a line, without the line feed behind it."""
_VERTICAL = 2.5


@dataclass(frozen=True, slots=True)
class PageText:
    """Characters of a page in reading order.

    Attributes:
        text: One character each; line feeds divide lines.
        boxes: Where each is drawn; `None` for blanks and line feeds.
        seen: Whether each can be seen by who looks at the page.
    """

    text: str
    boxes: tuple[Box | None, ...]
    seen: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """What is written at one place of the new page.

    Attributes:
        text: Characters without a blank, or what stands for a removal.
        box: Where.
        spaced: Whether a blank or the line's end follows.
    """

    text: str
    box: Box
    spaced: bool = True


@dataclass(frozen=True, slots=True)
class Letter:
    """One character of a text layer.

    Attributes:
        text: The character.
        box: All the room that it takes; `None` for blanks.
        ink: The room of its ink; `None` for blanks.
        drawn: Whether the page draws it at all, whatever may lie over it.
    """

    text: str
    box: Box | None
    ink: Box | None
    drawn: bool


def layer_letters(textpage: Any, place: Any) -> list[Letter]:  # noqa: ANN401 (pypdfium2 has no types)
    """Return the characters of a page's text layer; `place` turns points of the page into pixels."""
    from pypdfium2 import raw

    letters: list[Letter] = []
    for number in range(textpage.count_chars()):
        text = _character(raw.FPDFText_GetUnicode(textpage, number))
        if text in "\r\x00":
            continue
        if text in _BLANK:
            letters.append(Letter(text, None, None, drawn=True))
            continue
        ink = _box(textpage.get_charbox(number, loose=False), place)
        room = _union(ink, _box(textpage.get_charbox(number, loose=True), place))
        divided = text in _HYPHENS
        letters.append(Letter("-" if divided else text, room, ink, drawn=_is_drawn(textpage, number)))
        if divided:
            letters.append(Letter("\n", None, None, drawn=True))
    return letters


def _character(code: int) -> str:
    try:
        return chr(code)
    except (ValueError, OverflowError):
        return "\ufffd"


def _is_drawn(textpage: Any, number: int) -> bool:  # noqa: ANN401 (pypdfium2 has no types)
    from pypdfium2 import raw

    text = raw.FPDFText_GetTextObject(textpage, number)
    return not text or raw.FPDFTextObj_GetTextRenderMode(text) != raw.FPDF_TEXTRENDERMODE_INVISIBLE


def _box(corners: Sequence[float], place: Any) -> Box:  # noqa: ANN401 (pypdfium2 has no types)
    left, bottom, right, top = corners
    (x1, y1), (x2, y2) = place.to_bitmap(left, bottom), place.to_bitmap(right, top)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def lines_of(boxes: Sequence[Box | None]) -> list[Box]:
    """Return the boxes of the lines over which characters run, in order: a box opens where the next one lies lower."""
    found: list[Box] = []
    for box in boxes:
        if box is None:
            continue
        if found and _same_line(found[-1], box):
            found[-1] = _union(found[-1], box)
        else:
            found.append(box)
    return found


def _same_line(line: Box, box: Box) -> bool:
    overlap = min(line[3], box[3]) - max(line[1], box[1])
    return overlap > 0.5 * min(line[3] - line[1], box[3] - box[1]) and box[0] >= line[0] - (line[3] - line[1])


def _union(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def words_of(page: PageText, changes: Sequence[Change]) -> list[Word]:
    """Return what is written on the new page, in reading order: words that can be seen, and what stands for changes."""
    found: list[Word] = []
    last = 0
    covered = {box for change in changes for box in page.boxes[change.start : change.end]}
    for change in changes:
        found.extend(_words(page, last, change.start, covered))
        lines = lines_of(page.boxes[change.start : change.end])
        spaced = _blank_at(page, change.end)
        found.extend(Word(change.replacement, line, spaced) for line in lines[:1] if change.replacement)
        last = change.end
    found.extend(_words(page, last, len(page.text), covered))
    return _levelled(found)


def _words(page: PageText, start: int, end: int, covered: set[Box | None]) -> Iterator[Word]:
    """Yield the words of a span; recognised letters share the box of their word, and are covered with it."""
    letters: list[str] = []
    boxes: list[Box] = []
    for place in range(start, end):
        box = page.boxes[place]
        if box is not None and page.seen[place] and box not in covered:
            letters.append(page.text[place])
            boxes.append(box)
        elif letters:
            yield _word(letters, boxes, spaced=_blank_at(page, place))
            letters, boxes = [], []
    if letters:
        yield _word(letters, boxes, spaced=_blank_at(page, end))


def _blank_at(page: PageText, place: int) -> bool:
    return place >= len(page.text) or page.text[place].isspace()


def _word(letters: list[str], boxes: list[Box], *, spaced: bool) -> Word:
    lines = lines_of(boxes)
    whole = lines[0]
    for line in lines[1:]:
        whole = _union(whole, line)
    vertical = whole[2] - whole[0] < _VERTICAL * max(box[2] - box[0] for box in boxes)
    return Word("".join(letters), whole if vertical else lines[0], spaced)


def _levelled(words: list[Word]) -> list[Word]:
    """Give the words of one line one height, so that whoever reads the text finds the line again."""
    made = words[:1]
    for word in words[1:]:
        line = made[-1].box
        level = _same_line(line, word.box) and word.box[0] >= line[2] - (line[3] - line[1])
        box = (word.box[0], line[1], word.box[2], line[3]) if level else word.box
        made.append(replace(word, box=box))
    return made


def page_changes(changes: Sequence[Change], start: int, end: int) -> list[Change]:
    """Return the changes of the page whose text stands from `start` to `end`, with offsets in that page's text."""
    return [
        Change(
            max(change.start, start) - start,
            min(change.end, end) - start,
            change.replacement if change.start >= start else MASK,
        )
        for change in changes
        if change.start < end and change.end > start
    ]
