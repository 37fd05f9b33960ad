"""Scans that come as images: PNG, JPEG, TIFF of several pages."""

import io
import warnings

from corpus.errors import DamagedFileError, NoTextError, TooLargeError
from ingest.limits import Limits
from ingest.raw import RawDocument, RawPage
from ingest.readers.ocr import Recogniser
from ingest.sniff import sniff

_MAX_PIXELS = 80_000_000
_MIN_SIDE = 40


def read(data: bytes, name: str, limits: Limits, *, recogniser: Recogniser | None = None) -> RawDocument:
    """Recognise an image, one page a frame, with the confidence of each.

    Raises:
        DamagedFileError: It is no readable image.
        NoTextError: tesseract with Polish is not installed or not allowed, or it found no words.
        TooLargeError: Too many pixels or frames.
    """
    from PIL import Image, ImageSequence, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = _MAX_PIXELS
    pages: list[RawPage] = []
    engine = recogniser or (Recogniser.find(limits) if limits.ocr else None)
    if engine is None:
        raise NoTextError(f"{name} is an image and text recognition is missing", remedy="install tesseract-ocr-pol")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                frames = getattr(image, "n_frames", 1)
                if frames > min(limits.max_pages, limits.ocr_pages):
                    raise TooLargeError(f"{name} has {frames} pages", remedy="split it")
                engine.announce(frames)
                for number, frame in enumerate(ImageSequence.Iterator(image), 1):
                    text, sure = engine.recognise(frame.convert("L")) if min(frame.size) >= _MIN_SIDE else ("", 0.0)
                    pages.append(RawPage(number, text, ocr_confidence=sure))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooLargeError(f"{name} has too many pixels", remedy="scan it at 300 dpi") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, EOFError) as error:
        raise DamagedFileError(f"{name} is no readable image ({error})", remedy="scan it again") from error
    if not any(page.text.strip() for page in pages):
        raise NoTextError(f"no words were recognised in {name}", remedy="scan it again at 300 dpi")
    return RawDocument(name, sniff(data), tuple(pages))
