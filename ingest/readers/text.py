"""Plain text: decoded, whole, on one page, or on the pages that form feeds make."""

from ingest.encoding import decode
from ingest.limits import Limits
from ingest.raw import PAGE_BREAK, RawDocument, RawPage
from ingest.sniff import TEXT


def read(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read plain text in UTF-8, UTF-16, cp1250 or ISO-8859-2; a form feed turns the page."""
    del limits
    text, encoding = decode(data)
    parts = text.removesuffix(PAGE_BREAK).split(PAGE_BREAK)
    pages = tuple(RawPage(number, part) for number, part in enumerate(parts, 1))
    lost = text.count("\ufffd")
    warnings = (f"Nie odczytano części znaków (liczba: {lost}); kodowanie przyjęto: {encoding}.",) if lost else ()
    return RawDocument(name, TEXT, pages, warnings=warnings)
