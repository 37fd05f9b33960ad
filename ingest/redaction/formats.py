"""Which formats can be redacted, and the redaction of each in this process."""

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from corpus.errors import DamagedFileError, IngestError, UnknownFormatError
from ingest import sniff
from ingest.limits import Limits
from ingest.redaction.surface import Change, Surface

SUFFIXES = {sniff.PDF: ".pdf", sniff.DOCX: ".docx", sniff.TEXT: ".txt"}
"""Ending of a redacted file by its format."""

_MODULES = {sniff.PDF: "pdf", sniff.DOCX: "docx", sniff.TEXT: "text"}
_OPEN = "open it, save it again, and redact the copy"


def require_format(media_type: str, name: str) -> None:
    """Refuse a format that cannot be written anew.

    Raises:
        UnknownFormatError: It is none of PDF, DOCX and plain text.
    """
    if media_type not in _MODULES:
        raise UnknownFormatError(
            f"{name} is of a format that cannot be redacted ({media_type})", remedy="save it as PDF, DOCX or TXT"
        )


def surface_here(data: bytes, name: str, media_type: str, limits: Limits) -> Surface:
    """Return the surface of a file.

    Raises:
        IngestError: With its code, whatever went wrong.
    """
    try:
        found: Surface = _module(media_type, name).surface(data, name, limits)
    except (IngestError, MemoryError):
        raise
    except Exception as error:
        # Parsers of hostile files raise whatever their code happens to hit: each is a damaged file.
        raise DamagedFileError(f"{name} cannot be read ({type(error).__name__})", remedy=_OPEN) from error
    return found


def rewrite_here(
    data: bytes, name: str, media_type: str, limits: Limits, *, changes: Sequence[Change], expected: str
) -> bytes:
    """Return the file with the changes made to its surface, whose digest is `expected`.

    Raises:
        IngestError: With its code, whatever went wrong.
    """
    try:
        made: bytes = _module(media_type, name).rewrite(data, name, limits, changes, expected)
    except (IngestError, MemoryError):
        raise
    except Exception as error:
        raise DamagedFileError(f"{name} cannot be written anew ({type(error).__name__})", remedy=_OPEN) from error
    return made


def _module(media_type: str, name: str) -> ModuleType:
    require_format(media_type, name)
    return import_module(f"ingest.redaction.{_MODULES[media_type]}")
