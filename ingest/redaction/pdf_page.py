"""One page of a PDF as redaction sees it: its characters, each with the place where it is drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels of the drawn page."""

_GENERATED = frozenset("\r\n\t \u00a0")


@dataclass(frozen=True, slots=True)
class PageText:
    """Characters of a page in reading order.

    Attributes:
        text: One character each; line feeds divide lines.
        boxes: Where each is drawn; `None` for blanks and line feeds.
    """

    text: str
    boxes: tuple[Box | None, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """What is written at one place of the new page: characters without a blank."""

    text: str
    box: Box


def layer_text(page: Any, bitmap: Any) -> PageText:  # noqa: ANN401 (pypdfium2 has no types)
    """Return the characters of a page's text layer, with boxes in pixels of `bitmap`, which draws that page."""
    from pypdfium2 import raw

    textpage = page.get_textpage()
    place = bitmap.get_posconv(page)
    letters: list[str] = []
    boxes: list[Box | None] = []
    for number in range(textpage.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(textpage, number))
        if letter in "\r\x00":
            continue
        letters.append(letter)
        boxes.append(None if letter in _GENERATED else _box(textpage.get_charbox(number, loose=True), place))
    textpage.close()
    return PageText("".join(letters), tuple(boxes))


def _box(corners: Sequence[float], place: Any) -> Box | None:  # noqa: ANN401 (pypdfium2 has no types)
    left, bottom, right, top = corners
    (x1, y1), (x2, y2) = place.to_bitmap(left, bottom), place.to_bitmap(right, top)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def recognised_text(image: "Image", dpi: int, seconds: float) -> PageText:
    """Return the characters that tesseract reads on a page image; each has the box of its whole word."""
    import pytesseract

    table = pytesseract.image_to_data(
        image,
        lang="pol",
        config=f"--psm 3 --dpi {dpi}",
        output_type=pytesseract.Output.DICT,
        timeout=int(3 * seconds),
    )
    letters: list[str] = []
    boxes: list[Box | None] = []
    last: tuple[int, int, int] | None = None
    for line, word, box in _words(table):
        if last is not None:
            letters.append(" " if line == last else "\n")
            boxes.append(None)
        letters.extend(word)
        boxes.extend([box] * len(word))
        last = line
    return PageText("".join(letters), tuple(boxes))


def _words(table: dict[str, list[Any]]) -> Iterator[tuple[tuple[int, int, int], str, Box]]:
    for place, text in enumerate(table["text"]):
        word = str(text).strip()
        if word and float(table["conf"][place]) >= 0:
            left, top = float(table["left"][place]), float(table["top"][place])
            line = (table["block_num"][place], table["par_num"][place], table["line_num"][place])
            yield line, word, (left, top, left + float(table["width"][place]), top + float(table["height"][place]))


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


def words_of(page: PageText, gone: Sequence[tuple[int, int]]) -> Iterator[Word]:
    """Yield the words of a page outside the spans `gone`, which ascend."""
    hidden = bytearray(len(page.text))
    for start, end in gone:
        hidden[start:end] = b"\x01" * (end - start)
    letters: list[str] = []
    boxes: list[Box] = []
    for letter, box, off in zip(page.text, page.boxes, hidden, strict=True):
        if letter.isspace() or box is None or off:
            if letters:
                yield _word(letters, boxes)
            letters, boxes = [], []
        else:
            letters.append(letter)
            boxes.append(box)
    if letters:
        yield _word(letters, boxes)


def _word(letters: list[str], boxes: list[Box]) -> Word:
    return Word("".join(letters), lines_of(boxes)[0])
