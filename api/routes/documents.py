"""Documents: upload, list, read, page text."""

from typing import Annotated

from fastapi import APIRouter, Query, status

from api.routes.dependencies import Limit, Offset, Place, Uploads, Version, Wired
from api.schemas.common import PageOf
from api.schemas.documents import DocumentOut, DocumentRow, PageText, document_out, row_out
from api.schemas.jobs import JobOut, job_out
from api.services.ingesting import ingest_uploads
from api.services.shelf import page_of
from corpus.model import DocumentKind

router = APIRouter(prefix="/documents", tags=["documents"])


@router.post("", status_code=status.HTTP_202_ACCEPTED)
def upload_documents(wired: Wired, files: Uploads) -> JobOut:
    """Read files into the collection, as a job. Its result counts what was added, unchanged, updated and refused."""
    return job_out(wired.jobs.submit("ingest", lambda report: ingest_uploads(wired, files, report)))


@router.get("")
def list_documents(
    wired: Wired,
    kind: Annotated[DocumentKind | None, Query(description="Only this kind.")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> PageOf[DocumentRow]:
    """List the documents, the newest date first."""
    rows = [row_out(summary) for summary in wired.store.list(kind, limit, offset)]
    return PageOf[DocumentRow](items=rows, total=wired.store.count(kind), limit=limit, offset=offset)


@router.get("/{document_id}")
def read_document(wired: Wired, document_id: str, version: Version = None) -> DocumentOut:
    """Read one document: what it is, its pages and blocks."""
    return document_out(wired.store.get(document_id, version))


@router.get("/{document_id}/pages/{number}")
def read_page(wired: Wired, document_id: str, number: Place, version: Version = None) -> PageText:
    """Read the text of one page. Citations point into it: subtract the page's `start` from theirs."""
    return page_of(wired.store.get(document_id, version), number)
