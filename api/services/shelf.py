"""Stored documents, as they are looked up."""

from api.schemas.documents import PageText
from corpus.errors import NotFoundError
from corpus.model import StoredDocument


def page_of(stored: StoredDocument, number: int) -> PageText:
    """Return one page with its text.

    Raises:
        NotFoundError: The document has no such page.
    """
    document = stored.document
    page = next((page for page in document.pages if page.number == number), None)
    if page is None:
        known = ", ".join(str(page.number) for page in document.pages[:20])
        raise NotFoundError(f"document {stored.document_id} has no page {number}", remedy=f"its pages are {known}")
    return PageText(
        document=stored.document_id,
        version=stored.version,
        number=page.number,
        start=page.start,
        end=page.end,
        ocr_confidence=page.ocr_confidence,
        text=document.text[page.start : page.end],
    )
