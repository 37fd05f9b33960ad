"""PDF: every page drawn anew, boxes over what was found, and a text layer of what is left (`pdf_write`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.errors import DamagedFileError, EncryptedFileError, NoTextError, TooLargeError
from ingest.limits import Limits
from ingest.quality import letter_count
from ingest.raw import PAGE_BREAK
from ingest.readers.ocr import Recogniser
from ingest.redaction import pdf_scan
from ingest.redaction.pdf_draw import cover
from ingest.redaction.pdf_page import Box, PageText, layer_letters, page_changes, words_of
from ingest.redaction.pdf_seen import page_text
from ingest.redaction.pdf_write import DrawnPage, write_pdf
from ingest.redaction.surface import Change, Surface, require_same

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 200
_POINTS = 72
_MAX_SIDE = 6000
_FEW_LETTERS = 16
_SOME_IMAGE, _BIG_IMAGE = 0.02, 0.25
_DEPTH = 3
_LISTED = 20


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A page drawn, with its characters.

    Attributes:
        image: The page as it is seen.
        size: Width and height in points, as it is seen.
        text: Its characters, places in pixels of the image.
        pictured: Whether images cover part of it.
        unread: Whether it shows a picture that was not read.
    """

    image: "Image"
    size: tuple[float, float]
    text: PageText
    pictured: bool
    unread: bool

    @property
    def hides(self) -> bool:
        """Whether it has words that cannot be seen."""
        return any(letter.isalnum() and not seen for letter, seen in zip(self.text.text, self.text.seen, strict=True))


def surface(data: bytes, name: str, limits: Limits) -> Surface:
    """Return the text of all pages, divided by form feeds; pages without a text layer are recognised.

    What cannot be seen is part of the surface, for it may be personal; it does not go on into the new file.

    Raises:
        DamagedFileError: pdfium does not open it.
        EncryptedFileError: A password is needed.
        NoTextError: No page has a text that can be read.
        TooLargeError: It has too many pages.
    """
    texts: list[str] = []
    starts: list[int] = []
    notes: dict[str, list[int]] = {"pictured": [], "unread": [], "hides": []}
    length = 0
    for number, page in enumerate(_pages(data, name, limits), 1):
        starts.append(length)
        texts.append(page.text.text)
        length += len(page.text.text) + len(PAGE_BREAK)
        for what, numbers in notes.items():
            if getattr(page, what):
                numbers.append(number)
    if not any(letter_count(text) for text in texts):
        raise NoTextError(f"{name} has no text that can be read", remedy="install tesseract-ocr-pol, or scan it again")
    return Surface(PAGE_BREAK.join(texts), tuple(starts), tuple(_warnings(**notes)))


def rewrite(data: bytes, name: str, limits: Limits, changes: Sequence[Change], expected: str) -> bytes:
    """Return a new PDF with a box over every change, and nothing of the old file but what is seen of its pages."""
    texts: list[str] = []
    made = write_pdf(_changed(_pages(data, name, limits), changes, texts))
    require_same(PAGE_BREAK.join(texts), expected, name)
    return made


def _changed(pages: Iterator[_Drawn], changes: Sequence[Change], texts: list[str]) -> Iterator[DrawnPage]:
    """Yield the pages with the changes made, and put their texts as they were into `texts`."""
    start = 0
    for page in pages:
        end = start + len(page.text.text)
        mine = page_changes(changes, start, end)
        cover(page.image, page.text, mine)
        yield DrawnPage(page.image, page.size, words_of(page.text, mine))
        texts.append(page.text.text)
        start = end + len(PAGE_BREAK)


def _pages(data: bytes, name: str, limits: Limits) -> Iterator[_Drawn]:
    document = _opened(data, name)
    if len(document) > limits.max_pages:
        raise TooLargeError(f"{name} has {len(document)} pages", remedy="split it")
    document.init_forms()
    Recogniser.announce(len(document))
    left = limits.ocr_pages if limits.ocr and Recogniser.find(limits) else 0
    for number in range(len(document)):
        _flatten(document[number])
        page = document[number]
        drawn, recognised = _drawn(page, limits, recognise=left > 0)
        left -= recognised
        yield drawn
        page.close()
    document.close()


def _opened(data: bytes, name: str) -> Any:  # noqa: ANN401 (pypdfium2 has no types)
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except (pypdfium2.PdfiumError, ValueError) as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedFileError(f"{name} needs a password", remedy="save it without one") from error
        raise DamagedFileError(f"{name} cannot be opened ({error})", remedy="print it to PDF again") from error


def _flatten(page: Any) -> None:  # noqa: ANN401 (pypdfium2 has no types)
    """Make fields and annotations part of the page, so that their words are read; the page must be opened again."""
    from pypdfium2 import raw

    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()


def _drawn(page: Any, limits: Limits, *, recognise: bool) -> tuple[_Drawn, bool]:  # noqa: ANN401 (pypdfium2 has no types)
    """Return a page, and whether it was recognised."""
    size = page.get_size()
    scale = min(DPI / _POINTS, _MAX_SIDE / max(1.0, *size))
    bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=False)
    image = bitmap.to_pil().convert("RGB")
    place = bitmap.get_posconv(page)
    boxes = _image_boxes(page, place)
    covered = sum((box[2] - box[0]) * (box[3] - box[1]) for box in boxes) / max(1, image.width * image.height)
    textpage = page.get_textpage()
    letters = layer_letters(textpage, place)
    doubtful = covered >= _BIG_IMAGE or letter_count("".join(letter.text for letter in letters)) <= _FEW_LETTERS
    sharp = _sharp(page, size) if recognise and doubtful else None
    text = page_text(page, image, letters, scale)
    textpage.close()
    shown = _has_ink(image) and _shows_text_as_picture(text, boxes, covered)
    read = None
    if shown and sharp is not None:
        read = pdf_scan.recognised_text(sharp, image.width / sharp.width, limits.ocr_page_seconds)
    made = _Drawn(image, size, pdf_scan.beside(text, read) if read else text, covered > _SOME_IMAGE, shown and not read)
    return made, shown and sharp is not None


def _has_ink(image: "Image") -> bool:
    darkest, lightest = image.convert("L").getextrema()
    return bool(lightest != darkest)


def _sharp(page: Any, size: tuple[float, float]) -> "Image":  # noqa: ANN401 (pypdfium2 has no types)
    """Return a page drawn finely enough to be recognised."""
    scale = min(pdf_scan.DPI / _POINTS, _MAX_SIDE / max(1.0, *size))
    made: Image = page.render(scale=scale, may_draw_forms=False, draw_annots=False, grayscale=True).to_pil()
    return made


def _shows_text_as_picture(text: PageText, boxes: Sequence[Box], covered: float) -> bool:
    """Whether a page has hardly a text layer, or a big image with hardly any of its letters over it."""
    if letter_count("".join(letter for letter, seen in zip(text.text, text.seen, strict=True) if seen)) <= _FEW_LETTERS:
        return True
    if covered < _BIG_IMAGE:
        return False
    over = sum(box is not None and any(_holds(one, box) for one in boxes) for box in text.boxes)
    return over <= _FEW_LETTERS


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _image_boxes(page: Any, place: Any) -> list[Box]:  # noqa: ANN401 (pypdfium2 has no types)
    """Return where images lie: a stamp, a signature, a scan; the whole page where that cannot be told."""
    import pypdfium2

    width, height = place.to_bitmap(*page.get_cropbox()[2:]), place.to_bitmap(*page.get_cropbox()[:2])
    try:
        images = page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH)
        corners = [(place.to_bitmap(b[0], b[1]), place.to_bitmap(b[2], b[3])) for b in (i.get_bounds() for i in images)]
    except (pypdfium2.PdfiumError, ValueError):
        corners = [(width, height)]
    return [
        (float(min(x1, x2)), float(min(y1, y2)), float(max(x1, x2)), float(max(y1, y2)))
        for (x1, y1), (x2, y2) in corners
    ]


def _warnings(pictured: Sequence[int], unread: Sequence[int], hides: Sequence[int]) -> Iterator[str]:
    if unread:
        yield f"Strony, których nie odczytano, bo są obrazem: {_listed(unread)}. Niczego na nich nie usunięto."
    if pictured:
        yield (
            f"Strony z obrazami (skan, pieczęć lub podpis odręczny): {_listed(pictured)}. Obrazów nie sprawdzono w "
            "całości: obejrzyj je przed publikacją."
        )
    if hides:
        yield f"Strony z tekstem, którego nie widać: {_listed(hides)}. Tego tekstu nie ma w nowym pliku."


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:_LISTED])) + (" …" if len(numbers) > _LISTED else "")
