"""Letters: what an uploaded or a stored one says and asks."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.routes.dependencies import OneUpload, Wired
from api.schemas.letters import ReadOut
from api.services.reading import describe, documents_of, read_upload

router = APIRouter(prefix="/letters", tags=["letters"])


Understand = Annotated[
    bool, Query(description="Whether to give entities, places, topics, units, tone and position too.")
]


@router.post("")
def parse_letter(wired: Wired, file: OneUpload, understand: Understand = True) -> list[ReadOut]:
    """Read a letter without storing it. A message gives one item for itself and one for each attachment."""
    profile, today = wired.profile(), wired.clock().date()
    annotator = wired.annotator() if understand else None
    documents = documents_of(read_upload(file, wired.limits()))
    return [describe(document, profile, today, annotator=annotator) for document in documents]


@router.get("/{document_id}")
def read_letter(wired: Wired, document_id: str, understand: Understand = True) -> ReadOut:
    """Read a stored letter: authors, dates, reference, subject, questions, and what the Polish layer understands."""
    stored = wired.store.get(document_id)
    annotator = wired.annotator() if understand else None
    return describe(
        stored.document,
        wired.profile(),
        wired.clock().date(),
        annotator=annotator,
        document_id=stored.document_id,
    )
