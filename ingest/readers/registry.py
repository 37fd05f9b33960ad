"""Which reader reads which format, and what is said of the formats that none reads."""

import re
from collections.abc import Callable
from importlib import import_module

from corpus.errors import (
    DamagedFileError,
    EncryptedFileError,
    IngestError,
    LegacyFormatError,
    NoTextError,
    TooLargeError,
    UnknownFormatError,
)
from ingest import sniff
from ingest.limits import Limits
from ingest.raw import RawDocument

Reader = Callable[[bytes, str, Limits], RawDocument]

_LEGACY = {
    sniff.DOC: "docx",
    sniff.RTF: "docx",
    sniff.PPT: "pptx",
    sniff.XLS: "xlsx",
    sniff.OLE: "docx",
}
_MODULES = {
    sniff.PDF: "pdf",
    sniff.DOCX: "docx",
    sniff.ODT: "odt",
    sniff.PPTX: "pptx",
    sniff.HTML: "html",
    sniff.EML: "eml",
    sniff.TEXT: "text",
    sniff.PNG: "image",
    sniff.JPEG: "image",
    sniff.TIFF: "image",
}
_PATH = re.compile(r"(?<![\w/])/(?:[\w.+-]+/)+[\w.+-]*")
GUARDED = frozenset(_MODULES) - {sniff.TEXT}
"""Formats that are read in a child process."""


def refusal(media_type: str, name: str) -> IngestError | None:
    """Say why a format is not read and what to do; `None` for one that is."""
    if media_type in GUARDED or media_type in {sniff.TEXT, sniff.JSONL}:
        return None
    if media_type in _LEGACY:
        target = _LEGACY[media_type]
        return LegacyFormatError(
            f"{name} is a legacy file ({media_type})",
            remedy=f'convert it: libreoffice --headless --convert-to {target} "{name}"',
        )
    if media_type == sniff.ENCRYPTED_OFFICE:
        return EncryptedFileError(f"{name} is encrypted", remedy="save it without a password")
    if media_type in {sniff.XLSX, sniff.CSV}:
        return UnknownFormatError(
            f"{name} is a table of data ({media_type})",
            remedy="spreadsheets and CSV files are not read; save what it says as DOCX, ODT or PDF",
        )
    if media_type == sniff.ZIP:
        return UnknownFormatError(f"{name} is a ZIP archive", remedy="unpack it and read the files in it")
    return UnknownFormatError(
        f"{name} is of no format that is read ({media_type})", remedy="save it as PDF, DOCX, ODT, HTML, EML or TXT"
    )


def reader_for(media_type: str) -> Reader:
    """Import and return the reader of a format, and nothing else: a child process starts for one file.

    Raises:
        UnknownFormatError: No reader reads it.
    """
    module = _MODULES.get(media_type)
    if module is None:
        raise UnknownFormatError(f"no reader for {media_type}", remedy="save it as PDF, DOCX, ODT, HTML, EML or TXT")
    read: Reader = import_module(f"ingest.readers.{module}").read
    return read


def read_raw(data: bytes, name: str, media_type: str, limits: Limits) -> RawDocument:
    """Read a file in this process.

    Raises:
        IngestError: With its code, whatever went wrong; no other exception leaves it but `MemoryError`.
    """
    try:
        raw = reader_for(media_type)(data, name, limits)
    except (IngestError, MemoryError):
        raise
    except Exception as error:
        # Parsers of hostile files raise whatever their code happens to hit: each is a damaged file.
        raise DamagedFileError(
            f"{name} cannot be read ({_reason(error)})",
            remedy="open it, save it again, and read the copy",
        ) from error
    return _checked(raw, limits)


def _reason(error: Exception) -> str:
    """What went wrong, without a path of this machine."""
    said = error.strerror if isinstance(error, OSError) else str(error)
    return f"{type(error).__name__}: {_PATH.sub('…', said)}" if said else type(error).__name__


def _checked(raw: RawDocument, limits: Limits) -> RawDocument:
    size = sum(len(page.text) for page in raw.pages)
    if size > limits.max_text:
        raise TooLargeError(f"{raw.name} holds {size} characters", remedy="split it")
    if not raw.attachments and not any(page.text.strip() for page in raw.pages) and not raw.fields:
        raise NoTextError(f"{raw.name} holds no text", remedy="check that it is the right file")
    return raw
