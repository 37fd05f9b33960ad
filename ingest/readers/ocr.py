"""Text recognition by tesseract with its Polish data, keeping how sure it was of each page."""

import shutil
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Self

from ingest.limits import Limits

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGE = "pol"
_ROTATED = 0.5


def _silent(_pages: int) -> None:
    """Tell nobody."""


class Recogniser:
    """tesseract, once it is known to be there with Polish.

    Attributes:
        announce: Called with the number of pages before they are recognised, so that a guard can allow the time.
    """

    announce: Callable[[int], None] = staticmethod(_silent)

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    @classmethod
    def find(cls, limits: Limits) -> Self | None:
        """Return a recogniser, or `None` where tesseract or its Polish data is not installed."""
        if shutil.which("tesseract") is None:
            return None
        import pytesseract

        try:
            languages = pytesseract.get_languages(config="")
        except (pytesseract.TesseractError, OSError, ValueError):
            return None
        return cls(limits) if LANGUAGE in languages else None

    def recognise(self, image: "Image") -> tuple[str, float]:
        """Return the text of a page image, lines and paragraphs kept, and the mean word confidence in [0, 1].

        A page read badly is turned by its detected orientation and read again. A page without words is `("", 0.0)`.
        """
        text, confidence = self._read(image, 3)
        if confidence >= _ROTATED:
            return text, confidence
        again = self._read(image, 1)
        return again if again[1] > confidence else (text, confidence)

    def _read(self, image: "Image", segmentation: int) -> tuple[str, float]:
        import pytesseract

        try:
            table = pytesseract.image_to_data(
                image,
                lang=LANGUAGE,
                config=f"--psm {segmentation} --dpi {self._limits.ocr_dpi}",
                output_type=pytesseract.Output.DICT,
                timeout=int(3 * self._limits.ocr_page_seconds),
            )
        except (pytesseract.TesseractError, RuntimeError, OSError, ValueError):
            return "", 0.0
        return page_text(table)


def page_text(table: dict[str, Sequence[Any]]) -> tuple[str, float]:
    """Lay tesseract's word table out as lines, paragraphs apart by a blank line, with the mean word confidence."""
    words = [
        (key, str(text), float(sure))
        for key, text, sure in zip(
            zip(table["block_num"], table["par_num"], table["line_num"], strict=True),
            table["text"],
            table["conf"],
            strict=True,
        )
        if str(text).strip() and float(sure) >= 0
    ]
    if not words:
        return "", 0.0
    paragraphs = [
        "\n".join(" ".join(text for _, text, _ in line) for _, line in groupby(paragraph, key=lambda word: word[0]))
        for _, paragraph in groupby(words, key=lambda word: word[0][:2])
    ]
    return "\n\n".join(paragraphs), round(sum(sure for *_, sure in words) / len(words) / 100, 4)
