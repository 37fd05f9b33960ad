"""Drafts: make, list, read, edit, approve, export."""

from typing import Annotated

from fastapi import APIRouter, Form, Response, status

from api.routes.dependencies import Limit, Offset, OneUpload, Place, Version, Wired
from api.schemas.common import Day, PageOf
from api.schemas.drafts import ApprovalIn, DraftIn, DraftOut, DraftRow, LetterIn, SentenceIn, draft_out, draft_row
from api.schemas.jobs import JobOut, job_out
from api.services.drafting import draft_stored, draft_upload
from api.services.exporting import DOCX, docx_name, render_docx
from api.services.review import approve, edit_letter, edit_sentence

router = APIRouter(prefix="/drafts", tags=["drafts"])

Known = Annotated[Day | None, Form(description="A date that the letter does not say.")]


@router.post("", status_code=status.HTTP_202_ACCEPTED)
def create_draft(wired: Wired, asked: DraftIn) -> JobOut:
    """Draft the reply to a stored letter, as a job; its result names the draft."""
    wired.store.get(asked.document)
    return job_out(wired.jobs.submit("draft", lambda report: draft_stored(wired, asked, report)))


@router.post("/upload", status_code=status.HTTP_202_ACCEPTED)
def create_draft_from_upload(
    wired: Wired, file: OneUpload, received: Known = None, transmitted: Known = None
) -> JobOut:
    """Draft the reply to an uploaded letter without storing the letter, as a job; its result names the draft."""
    dates = {"received": received, "transmitted": transmitted}
    return job_out(wired.jobs.submit("draft", lambda report: draft_upload(wired, file, report, **dates)))


@router.get("")
def list_drafts(wired: Wired, limit: Limit = 50, offset: Offset = 0) -> PageOf[DraftRow]:
    """List the drafts, the last saved first."""
    rows = [draft_row(summary) for summary in wired.store.list_drafts(limit, offset)]
    return PageOf[DraftRow](items=rows, total=len(wired.store.list_drafts()), limit=limit, offset=offset)


@router.get("/{draft_id}")
def read_draft(wired: Wired, draft_id: str, version: Version = None) -> DraftOut:
    """Read a draft: the letter, the answers with citations and checks, the sources, the warnings."""
    return draft_out(wired.store.get_draft(draft_id, version))


@router.put("/{draft_id}/answers/{answer}/sentences/{sentence}")
def replace_sentence(wired: Wired, draft_id: str, answer: Place, sentence: Place, asked: SentenceIn) -> DraftOut:
    """Replace a sentence. It is checked again; earlier versions are kept."""
    return draft_out(edit_sentence(wired, draft_id, answer, sentence, asked))


@router.patch("/{draft_id}/letter")
def fill_letter(wired: Wired, draft_id: str, asked: LetterIn) -> DraftOut:
    """Fill in or correct parts of the letter around the answers."""
    return draft_out(edit_letter(wired, draft_id, asked))


@router.post("/{draft_id}/approval")
def approve_draft(wired: Wired, draft_id: str, asked: ApprovalIn) -> DraftOut:
    """Approve a draft as a named person.

    Refused with `DRA-001` while a part of the letter is missing, and while a sentence fails a check or a question is
    unanswered, unless a written reason is given, which the draft then keeps.
    """
    return draft_out(approve(wired, draft_id, asked))


@router.get("/{draft_id}/docx", response_class=Response, responses={200: {"content": {DOCX: {}}}})
def export_docx(wired: Wired, draft_id: str) -> Response:
    """Export a draft as a Word document, with numbered notes and the list of sources."""
    draft = wired.store.get_draft(draft_id)
    disposition = {"content-disposition": f'attachment; filename="{docx_name(draft)}"'}
    return Response(render_docx(draft, wired.profile()), media_type=DOCX, headers=disposition)
