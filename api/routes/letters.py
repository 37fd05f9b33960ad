"""Letters: what an uploaded or a stored one says and asks."""

from fastapi import APIRouter

from api.routes.dependencies import OneUpload, Wired
from api.schemas.letters import ReadOut
from api.services.reading import describe, documents_of, read_upload

router = APIRouter(prefix="/letters", tags=["letters"])


@router.post("")
def parse_letter(wired: Wired, file: OneUpload) -> list[ReadOut]:
    """Read a letter without storing it. A message gives one item for itself and one for each attachment."""
    profile, today = wired.profile(), wired.clock().date()
    return [describe(document, profile, today) for document in documents_of(read_upload(file, wired.limits()))]


@router.get("/{document_id}")
def read_letter(wired: Wired, document_id: str) -> ReadOut:
    """Read a stored letter: authors, dates, reference, subject, questions."""
    stored = wired.store.get(document_id)
    return describe(stored.document, wired.profile(), wired.clock().date(), document_id=stored.document_id)
