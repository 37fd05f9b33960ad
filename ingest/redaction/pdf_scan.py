"""Text that a page shows as a picture: read by tesseract, with the place of each word."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ingest.readers.ocr import LANGUAGE
from ingest.redaction.pdf_page import Box, PageText

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
_SURE = 50
_FEW = 3
_Placed = tuple[tuple[int, int, int], str, Box]


def recognised_text(image: "Image", scale: float, seconds: float) -> PageText | None:
    """Return the characters that are read on a page image; each has the box of its whole word.

    A page that is read badly is turned by its detected orientation and read again. One that cannot be read in
    time is `None`.

    Args:
        image: The page, drawn at `DPI`.
        scale: By what its places are multiplied to give those of the page to be written.
        seconds: Time that recognition may take.
    """
    import pytesseract

    try:
        words, sure = _read(image, seconds)
        turn = _turn(image) if sure < _SURE or len(words) < _FEW else 0
        if turn:
            turned, surer = _read(image.rotate(-turn, expand=True), seconds)
            if surer > sure:
                words = [(line, word, _back(box, turn, image.size)) for line, word, box in turned]
    except (pytesseract.TesseractError, RuntimeError, OSError, ValueError):
        return None
    return laid_out([(line, word, _scaled(box, scale)) for line, word, box in words])


def laid_out(words: Sequence[_Placed]) -> PageText:
    """Return words as text: a line feed where the line changes, else a blank between two."""
    letters: list[str] = []
    boxes: list[Box | None] = []
    last: tuple[int, int, int] | None = None
    for line, word, box in words:
        if last is not None:
            letters.append(" " if line == last else "\n")
            boxes.append(None)
        letters.extend(word)
        boxes.extend([box] * len(word))
        last = line
    return PageText("".join(letters), tuple(boxes), (True,) * len(letters))


def beside(layer: PageText, read: PageText) -> PageText:
    """Return a page's text layer, and behind it what was read where the layer has nothing."""
    taken = [box for box in layer.boxes if box is not None]
    free = [box is None or not any(_overlap(box, other) for other in taken) for box in read.boxes]
    kept = [place for place, is_free in enumerate(free) if is_free]
    text = "".join(read.text[place] for place in kept)
    if not text.strip():
        return layer
    return PageText(
        f"{layer.text}\n{text}",
        (*layer.boxes, None, *(read.boxes[place] for place in kept)),
        (*layer.seen, True, *(True for _ in kept)),
    )


def _overlap(one: Box, other: Box) -> bool:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width > 0 and height > 0.5 * min(one[3] - one[1], other[3] - other[1])


def _read(image: "Image", seconds: float) -> tuple[list[_Placed], float]:
    """Return the words of an image and how sure they are on average, from 0 to 100."""
    import pytesseract

    table = pytesseract.image_to_data(
        image,
        lang=LANGUAGE,
        config=f"--psm 3 --dpi {DPI}",
        output_type=pytesseract.Output.DICT,
        timeout=int(3 * seconds),
    )
    sure = [float(value) for value, text in zip(table["conf"], table["text"], strict=True) if str(text).strip()]
    return list(_words(table)), sum(sure) / len(sure) if sure else 0.0


def _words(table: dict[str, list[Any]]) -> Iterator[_Placed]:
    for place, text in enumerate(table["text"]):
        word = "".join(str(text).split())
        if word and float(table["conf"][place]) >= 0:
            left, top = float(table["left"][place]), float(table["top"][place])
            line = (table["block_num"][place], table["par_num"][place], table["line_num"][place])
            yield line, word, (left, top, left + float(table["width"][place]), top + float(table["height"][place]))


def _turn(image: "Image") -> int:
    """Return by how many degrees clockwise an image must be turned to be read; 0 where that cannot be told."""
    import pytesseract

    try:
        found = pytesseract.image_to_osd(image, config=f"--dpi {DPI}", output_type=pytesseract.Output.DICT, timeout=30)
    except (pytesseract.TesseractError, RuntimeError, ValueError):
        return 0
    return int(found["rotate"]) % 360


def _back(box: Box, turn: int, size: tuple[int, int]) -> Box:
    """Return where a box of the turned image lies in the image as it was."""
    width, height = size
    left, top, right, bottom = box
    if turn == 90:
        return top, height - right, bottom, height - left
    if turn == 180:
        return width - right, height - bottom, width - left, height - top
    return width - bottom, left, width - top, right


def _scaled(box: Box, scale: float) -> Box:
    left, top, right, bottom = (edge * scale for edge in box)
    return left, top, right, bottom
