"""Plain text: its surface is its text; it is written in UTF-8."""

from collections.abc import Sequence

from ingest.encoding import decode
from ingest.limits import Limits
from ingest.redaction.surface import Change, Surface, applied, require_same


def surface(data: bytes, name: str, limits: Limits) -> Surface:
    """Return the text in whatever encoding it is written."""
    del name, limits
    return Surface(decode(data)[0])


def rewrite(data: bytes, name: str, limits: Limits, changes: Sequence[Change], expected: str) -> bytes:
    """Return the text with the changes made, as UTF-8."""
    text = surface(data, name, limits).text
    require_same(text, expected, name)
    return applied(text, changes).encode("utf-8", "backslashreplace")
