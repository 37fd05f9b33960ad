"""PDF: pypdf first, under lowered limits; pdfium where that fails; tesseract for pages without a text layer.

pdfium is asked for a page where pypdf refuses, finds nothing, or finds garbage.
"""

import io
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

from corpus.errors import DamagedFileError, EncryptedFileError, IngestError, NoTextError, TooLargeError
from ingest.limits import MIB, Limits
from ingest.quality import GOOD, letter_count, text_quality
from ingest.raw import RawDocument, RawPage
from ingest.readers.ocr import Recogniser
from ingest.readers.pdfium import PdfiumFile
from ingest.sniff import PDF

_MARGIN = 0.1
_BARE = 16
_GARBAGE = 0.5
_SURE = 0.6
_PYPDF_SHARE = 0.4
_REPAIR = "print it to PDF again, or scan it"
_LOWERED: dict[str, Any] = {
    "maximum_declared_stream_length": 30 * MIB,
    "array_based_stream_maximum_output_length": 30 * MIB,
    "jbig2_maximum_output_length": 30 * MIB,
    "lzw_maximum_output_length": 30 * MIB,
    "run_length_maximum_output_length": 30 * MIB,
    "zlib_maximum_output_length": 30 * MIB,
    "zlib_maximum_recovery_input_length": 1 * MIB,
    "brotli_maximum_output_length": 30 * MIB,
    "image_maximum_buffer_size": 30 * MIB,
    "stream_decoding_work_maximum_length": 100 * MIB,
    "stream_parsing_work_maximum_count": 1_000_000,
    "xmp_maximum_input_length": 1 * MIB,
    "xmp_maximum_element_count": 10_000,
    "outline_maximum_entries": 10_000,
    "page_tree_maximum_entries": 20_000,
    "page_tree_maximum_depth": 50,
    "page_tree_maximum_page_entries": 200_000,
    "form_fields_maximum_entries": 10_000,
    "named_destinations_maximum_entries": 10_000,
    "xform_maximum_invocations_per_extraction": 1_000,
    "jbig2dec_binary": None,
}


@dataclass(frozen=True, slots=True)
class _Layer:
    """The text layer as pypdf gives it; a page that it refused is `None`."""

    pages: tuple[str | None, ...]
    title: str | None = None


class _OutOfTimeError(BaseException):
    """pypdf took longer than its share of the time; no `Exception`, so that no handler of pypdf's swallows it."""


def read(data: bytes, name: str, limits: Limits, *, recogniser: Recogniser | None = None) -> RawDocument:
    """Read a PDF page by page, each by the reader that gives the better text.

    Args:
        data: The file.
        name: For messages.
        limits: Pages, time and resolution.
        recogniser: Reads pages without a text layer; `None` asks for tesseract where `limits` allow it.

    Raises:
        DamagedFileError: No reader opens it.
        EncryptedFileError: A password is needed.
        NoTextError: It has no text layer and nothing recognised any.
        TooLargeError: It has too many pages.
    """
    layer = _pypdf_layer(data, limits)
    with PdfiumFile(data, name) as second:
        count = len(layer.pages) if layer.pages else second.page_count()
        if count > limits.max_pages:
            raise TooLargeError(f"{name} has {count} pages", remedy="split it")
        if count == 0:
            raise second.refusal or DamagedFileError(f"{name} has no pages", remedy=_REPAIR)
        texts = [_better(layer.pages[at] if at < len(layer.pages) else None, at, second) for at in range(count)]
        pages, warnings = _recognised(texts, second, name, limits, recogniser)
    return RawDocument(name, PDF, pages, title=layer.title, warnings=warnings)


def _better(first: str | None, at: int, second: PdfiumFile) -> str:
    """The page's text by pypdf where it is good, else the better of both."""
    mine = first or ""
    quality = text_quality(mine)
    if quality >= GOOD and letter_count(mine) > _BARE:
        return mine
    other = second.text(at)
    longer = letter_count(other) > 2 * letter_count(mine) + _BARE and text_quality(other) >= quality
    return other if longer or text_quality(other) > quality + _MARGIN else mine


def _pypdf_layer(data: bytes, limits: Limits) -> _Layer:
    """All pages by pypdf. It raises nearly every kind of exception on damaged files: each is a refusal."""
    import pypdf

    pages: list[str | None] = []
    title: str | None = None
    try:
        with pypdf.apply_configuration(**_LOWERED), _deadline(limits.wall_seconds * _PYPDF_SHARE):
            reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
            count = len(reader.pages)
            title = _attempt(lambda: str(reader.metadata.title or "") if reader.metadata else "")
            pages.extend(_attempt(reader.pages[at].extract_text) for at in range(min(count, limits.max_pages + 1)))
    except (Exception, _OutOfTimeError):  # noqa: BLE001 (whatever pypdf raises, pdfium is asked next)
        return _Layer(tuple(pages), title or None)
    return _Layer(tuple(pages), title or None)


def _attempt(call: Callable[[], str]) -> str | None:
    try:
        return call()
    except Exception:  # noqa: BLE001 (one refused page leaves the others)
        return None


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Stop what runs in it after `seconds`; without effect outside the main thread, where signals do not arrive."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _OutOfTimeError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _recognised(
    texts: Sequence[str], second: PdfiumFile, name: str, limits: Limits, recogniser: Recogniser | None
) -> tuple[tuple[RawPage, ...], tuple[str, ...]]:
    """Pages with their text; those without a usable text layer recognised where possible, and named where not."""
    wanted = [at for at, text in enumerate(texts) if _needs_recognition(text, at, second)]
    engine = recogniser or (Recogniser.find(limits) if wanted and limits.ocr else None)
    chosen = wanted[: limits.ocr_pages] if engine is not None else []
    pages = [RawPage(at + 1, text) for at, text in enumerate(texts)]
    if engine is not None and chosen:
        engine.announce(len(chosen))
        for at in chosen:
            pages[at] = _recognise(engine, second, at, texts[at], limits)
    if not any(letter_count(page.text) for page in pages):
        raise _no_text(name, limits, engine, second)
    return tuple(pages), _missing([at for at in wanted if at not in set(chosen)])


def _needs_recognition(text: str, at: int, second: PdfiumFile) -> bool:
    """Whether a page has no text layer though it shows something, or one that is garbage, or a mere stamp on a scan."""
    letters = letter_count(text)
    if letters == 0:
        return second.has_ink(at)
    if letters <= _BARE:
        return second.is_scan(at)
    return text_quality(text) < _GARBAGE


def _recognise(engine: Recogniser, second: PdfiumFile, at: int, layer: str, limits: Limits) -> RawPage:
    """The recognised page, unless its text layer is the better of both."""
    image = second.draw(at, limits.ocr_dpi)
    text, confidence = engine.recognise(image) if image is not None else ("", 0.0)
    if letter_count(layer) > _BARE and (confidence < _SURE or text_quality(text) <= text_quality(layer)):
        return RawPage(at + 1, layer)
    return RawPage(at + 1, text or layer, ocr_confidence=confidence if image is not None else None)


def _no_text(name: str, limits: Limits, engine: Recogniser | None, second: PdfiumFile) -> IngestError:
    if isinstance(second.refusal, EncryptedFileError):
        return second.refusal
    if engine is not None:
        return NoTextError(f"{name} has no text layer and none was recognised", remedy="scan it again at 300 dpi")
    remedy = "install tesseract-ocr-pol" if limits.ocr else "allow text recognition"
    return NoTextError(f"{name} has no text layer", remedy=remedy)


def _missing(pages: Sequence[int]) -> tuple[str, ...]:
    if not pages:
        return ()
    numbers = ", ".join(str(at + 1) for at in pages[:20]) + (" …" if len(pages) > 20 else "")
    return (f"Strony bez warstwy tekstu, których nie rozpoznano: {numbers}.",)
