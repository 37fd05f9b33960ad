"""pdfium: the second opinion on a PDF's text, and the drawing of pages for text recognition."""

from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from corpus.errors import DamagedFileError, EncryptedFileError, IngestError

if TYPE_CHECKING:
    from PIL.Image import Image

_MAX_SIDE = 5000
_POINTS = 72
_INK_DPI = 30
_CONTRAST = 40


class PdfiumFile:
    """A PDF opened by pdfium when it is first needed; a file that it refuses has no pages and says why in `refusal`."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self._name = name
        self._document: Any = None
        self._opened = False
        self.refusal: IngestError | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._document is not None:
            self._document.close()

    def _open(self) -> Any:  # noqa: ANN401 (pypdfium2 has no types)
        if not self._opened:
            self._opened = True
            import pypdfium2

            try:
                self._document = pypdfium2.PdfDocument(self._data)
            except (pypdfium2.PdfiumError, ValueError, TypeError, OSError) as error:
                self.refusal = self._refusal(str(error))
        return self._document

    def _refusal(self, reason: str) -> IngestError:
        if "password" in reason.lower() or "security" in reason.lower():
            return EncryptedFileError(f"{self._name} needs a password", remedy="save it without one")
        return DamagedFileError(f"{self._name} cannot be opened ({reason})", remedy="print it to PDF again, or scan it")

    def page_count(self) -> int:
        """Number of pages; 0 when the file is refused."""
        document = self._open()
        return len(document) if document is not None else 0

    def _page(self, at: int) -> Any:  # noqa: ANN401 (pypdfium2 has no types)
        if at >= self.page_count():
            return None
        import pypdfium2

        try:
            return self._document[at]
        except (pypdfium2.PdfiumError, ValueError, IndexError):
            return None

    def text(self, at: int) -> str:
        """Text of page `at` (from 0) with line feeds; empty when there is none."""
        page = self._page(at)
        if page is None:
            return ""
        import pypdfium2

        try:
            text = str(page.get_textpage().get_text_bounded())
        except (pypdfium2.PdfiumError, ValueError, UnicodeError):
            return ""
        return text.replace("\r\n", "\n").replace("\ufffe", "-").replace("\uffff", "")

    def draw(self, at: int, dpi: int) -> "Image | None":
        """Draw page `at` in grey at `dpi`, or less where the page is huge; `None` when that fails."""
        page = self._page(at)
        if page is None:
            return None
        import pypdfium2

        side = max(1.0, *page.get_size())
        scale = min(dpi / _POINTS, _MAX_SIDE / side)
        try:
            image: Image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
        except (pypdfium2.PdfiumError, ValueError, OSError):
            return None
        return image

    def has_ink(self, at: int) -> bool:
        """Whether page `at` shows anything at all: an empty back side needs no recognition."""
        image = self.draw(at, _INK_DPI)
        if image is None:
            return False
        shades = [shade for shade, count in enumerate(image.histogram()) if count]
        return max(shades) - min(shades) > _CONTRAST

    def is_scan(self, at: int) -> bool:
        """Whether an image covers most of page `at`."""
        page = self._page(at)
        if page is None:
            return False
        import pypdfium2

        width, height = page.get_size()
        try:
            images = list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=2))
            boxes: list[Any] = [image.get_bounds() for image in images[:50]]
        except (pypdfium2.PdfiumError, AttributeError, ValueError):
            return False
        areas = [(right - left) * (top - bottom) for left, bottom, right, top in boxes]
        return any(area > 0.6 * width * height for area in areas)
