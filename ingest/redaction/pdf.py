"""PDF: every page drawn anew, boxes over what was found, and a text layer of what is left (`pdf_write`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

from corpus.errors import DamagedFileError, EncryptedFileError, NoTextError, TooLargeError
from ingest.limits import Limits
from ingest.quality import letter_count
from ingest.raw import PAGE_BREAK
from ingest.readers.ocr import Recogniser
from ingest.redaction.pdf_page import Box, PageText, Word, layer_text, lines_of, recognised_text, words_of
from ingest.redaction.pdf_write import DrawnPage, write_pdf
from ingest.redaction.surface import Change, Surface

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 200
_POINTS = 72
_MAX_SIDE = 6000
_FEW_LETTERS = 16
_BIG_IMAGE = 0.02
_MASK = "█"
_PADDING = 0.08


@dataclass(frozen=True)
class _Drawn:
    """A page drawn, with its characters."""

    image: "Image"
    dpi: float
    text: PageText
    images: bool


def surface(data: bytes, name: str, limits: Limits) -> Surface:
    """Return the text of all pages, divided by form feeds; pages without a text layer are recognised.

    Raises:
        DamagedFileError: pdfium does not open it.
        EncryptedFileError: A password is needed.
        NoTextError: No page has a text that can be read.
        TooLargeError: It has too many pages.
    """
    texts, starts, pictured, length = [], [], [], 0
    for number, page in enumerate(_pages(data, name, limits), 1):
        starts.append(length)
        texts.append(page.text.text)
        length += len(page.text.text) + len(PAGE_BREAK)
        if page.images:
            pictured.append(number)
    if not any(letter_count(text) for text in texts):
        raise NoTextError(f"{name} has no text that can be read", remedy="install tesseract-ocr-pol, or scan it again")
    return Surface(PAGE_BREAK.join(texts), tuple(starts), tuple(_warnings(pictured)))


def rewrite(data: bytes, name: str, limits: Limits, changes: Sequence[Change]) -> bytes:
    """Return a new PDF with a box over every change, and nothing of the old file but what is seen of its pages."""
    return write_pdf(_changed(_pages(data, name, limits), changes))


def _changed(pages: Iterator[_Drawn], changes: Sequence[Change]) -> Iterator[DrawnPage]:
    start = 0
    for page in pages:
        end = start + len(page.text.text)
        mine = [
            Change(max(change.start, start) - start, min(change.end, end) - start, _part(change, start))
            for change in changes
            if change.start < end and change.end > start
        ]
        added = [word for change in mine for word in _cover(page, change)]
        left = words_of(page.text, [(change.start, change.end) for change in mine])
        yield DrawnPage(page.image, page.dpi, sorted([*left, *added], key=_reading_order))
        start = end + len(PAGE_BREAK)


def _reading_order(word: Word) -> tuple[int, float]:
    """Return a key that puts words of one line together: lines are told apart by half their height."""
    return round(2 * word.box[3] / max(1.0, word.box[3] - word.box[1])), word.box[0]


def _part(change: Change, start: int) -> str:
    """Return the replacement where a change begins, a mask where it runs on over the page's end."""
    return change.replacement if change.start >= start else _MASK


def _cover(page: _Drawn, change: Change) -> Iterator[Word]:
    """Draw over the characters of a change, write the replacement into the first line's box, and yield it as words."""
    lines = lines_of(page.text.boxes[change.start : change.end])
    for number, line in enumerate(lines):
        label = change.replacement if number == 0 and not change.replacement.startswith(_MASK) else ""
        _draw_box(page.image, line, label)
        if number == 0:
            yield Word(change.replacement, line)


def _draw_box(image: "Image", line: Box, label: str) -> None:
    from PIL import ImageDraw

    height = line[3] - line[1]
    pad = max(1.0, height * _PADDING)
    box = (line[0] - pad, line[1] - pad, line[2] + pad, line[3] + pad)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle(box, fill="white" if label else "black", outline="black", width=max(1, int(height / 20)))
    if label:
        font = _label_font(label, line[2] - line[0], height)
        canvas.text(((line[0] + line[2]) / 2, (line[1] + line[3]) / 2), label, fill="black", font=font, anchor="mm")


def _label_font(label: str, width: float, height: float) -> Any:  # noqa: ANN401 (Pillow's font types differ)
    from PIL import ImageFont

    path = str(resources.files("ingest").joinpath("redaction", "fonts", "labels.ttf"))
    size = max(6, int(height * 0.8))
    while size > 6 and ImageFont.truetype(path, size).getlength(label) > width:
        size -= 1
    return ImageFont.truetype(path, size)


def _pages(data: bytes, name: str, limits: Limits) -> Iterator[_Drawn]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except (pypdfium2.PdfiumError, ValueError) as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedFileError(f"{name} needs a password", remedy="save it without one") from error
        raise DamagedFileError(f"{name} cannot be opened ({error})", remedy="print it to PDF again") from error
    if len(document) > limits.max_pages:
        raise TooLargeError(f"{name} has {len(document)} pages", remedy="split it")
    document.init_forms()
    Recogniser.announce(len(document))
    engine = Recogniser.find(limits) if limits.ocr else None
    for number in range(len(document)):
        _flatten(document[number])
        yield _drawn(document[number], limits, recognise=engine is not None)
    document.close()


def _flatten(page: Any) -> None:  # noqa: ANN401 (pypdfium2 has no types)
    """Make fields and annotations part of the page, so that their words are read; the page must be opened again."""
    from pypdfium2 import raw

    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()


def _drawn(page: Any, limits: Limits, *, recognise: bool) -> _Drawn:  # noqa: ANN401 (pypdfium2 has no types)
    side = max(1.0, *page.get_size())
    scale = min(DPI / _POINTS, _MAX_SIDE / side)
    bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=False)
    image = bitmap.to_pil().convert("RGB")
    text = layer_text(page, bitmap)
    pictured = _has_images(page)
    if letter_count(text.text) <= _FEW_LETTERS and recognise:
        read = recognised_text(image, int(scale * _POINTS), limits.ocr_page_seconds)
        text = read if letter_count(read.text) > letter_count(text.text) else text
    return _Drawn(image, scale * _POINTS, text, pictured)


def _has_images(page: Any) -> bool:  # noqa: ANN401 (pypdfium2 has no types)
    """Whether images cover part of a page: a stamp, a signature, a scan."""
    import pypdfium2

    width, height = page.get_size()
    try:
        boxes = [image.get_bounds() for image in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)]
    except (pypdfium2.PdfiumError, ValueError):
        return True
    return any((right - left) * (top - bottom) > _BIG_IMAGE * width * height for left, bottom, right, top in boxes)


def _warnings(pictured: Sequence[int]) -> Iterator[str]:
    if pictured:
        numbers = ", ".join(map(str, pictured[:20])) + (" …" if len(pictured) > 20 else "")
        yield (
            f"Strony z obrazami (skan, pieczęć lub podpis odręczny): {numbers}. Obrazów nie sprawdzono w całości: "
            "obejrzyj je przed publikacją."
        )
