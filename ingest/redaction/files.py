"""Redaction of files in their own format: all words of a file, and the file written anew without some of them.

Hostile files are read in the guarded child process, as everywhere; what personal data is, and what comes in its place,
`nlp.personal` and `nlp.redaction` say.
"""

from collections.abc import Sequence

from corpus.errors import DamagedFileError, EmptyFileError
from ingest.guard import ask_guarded
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.redaction.formats import require_format
from ingest.redaction.surface import Change, Surface
from ingest.sniff import sniff
from ingest.wire import Job, dump_order, load_error, load_surface


def read_surface(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> tuple[str, Surface]:
    """Return the format of a file and all words that it holds.

    Raises:
        IngestError: It cannot be read, or its format cannot be redacted.
    """
    if not data:
        raise EmptyFileError(f"{name} is empty", remedy="check that it is the right file")
    media_type = sniff(data, name)
    require_format(media_type, name)
    answer, _ = ask_guarded(Job.SURFACE, data, name, media_type, limits)
    return media_type, load_surface(answer)


def rewrite(
    data: bytes,
    name: str,
    media_type: str,
    *,
    surface: Surface,
    changes: Sequence[Change],
    limits: Limits = DEFAULT_LIMITS,
) -> bytes:
    """Return the file with the changes made to its surface, and without its hidden history.

    Args:
        data: The file.
        name: For messages.
        media_type: Its format.
        surface: What `read_surface` gave: a file that reads otherwise now is refused.
        changes: What goes; they ascend and do not overlap.
        limits: What writing may take.

    Raises:
        IngestError: It cannot be written anew.
    """
    answer, made = ask_guarded(Job.REWRITE, data, name, media_type, limits, order=dump_order(surface, changes))
    load_error(answer)
    if not made:
        raise DamagedFileError(f"{name} gave no file", remedy="open it, save it again, and redact the copy")
    return made
