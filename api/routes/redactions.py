"""Redactions: files without personal data. Nothing is stored: the reviewer sends the file again with the rulings."""

import json
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form
from fastapi.responses import Response

from api.routes.dependencies import OneUpload, Wired
from api.schemas.anonymising import NotedOut, PreviewOut, noted_out, preview_out
from api.services.anonymising import Anonymised, anonymise, parse_rulings
from api.services.reading import Upload
from api.services.redaction_note import Signed, note_of
from api.wiring import Wiring
from corpus.errors import InvalidRequestError
from corpus.model import RedactionMode, Ruling

router = APIRouter(prefix="/redactions", tags=["redactions"])

Mode = Annotated[RedactionMode, Form(description="What stands in the place of what goes.")]
Rulings = Annotated[
    str, Form(description='A reviewer\'s rulings as JSON, by number of the finding: `{"3": "restore", "5": "accept"}`.')
]

Who = Annotated[str, Form(max_length=300, description="Who takes the data out, for the note: a person and a unit.")]
Interest = Annotated[str, Form(max_length=300, description="In whose interest, for the note, in the genitive.")]


@router.post("")
def preview(wired: Wired, file: OneUpload, mode: Mode = RedactionMode.LABEL, rulings: Rulings = "{}") -> PreviewOut:
    """Show what is personal in a DOCX, PDF or text file, with its words, and what would stand there instead."""
    return preview_out(_made(wired, file, mode, rulings), mode)


@router.post("/file", response_class=Response)
def redacted_file(wired: Wired, file: OneUpload, mode: Mode = RedactionMode.LABEL, rulings: Rulings = "{}") -> Response:
    """Return the file without its personal data, in its own format; the header `X-Removals` counts what left it."""
    made = _made(wired, file, mode, rulings)
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(made.name, safe='')}",
        "X-Removals": str(sum(bool(removal.replacement) for removal in made.removals)),
        "Cache-Control": "no-store",
    }
    return Response(made.data, media_type=made.media_type, headers=headers)


@router.post("/list")
def removal_list(
    wired: Wired,
    file: OneUpload,
    *,
    mode: Mode = RedactionMode.LABEL,
    rulings: Rulings = "{}",
    redacted_by: Who = "",
    interest: Interest = "",
) -> NotedOut:
    """Return the list of removals that goes with the file (what, by which rule, how certain), and the note.

    Neither holds any of the words.
    """
    made = _made(wired, file, mode, rulings)
    signed = Signed(redacted_by, interest, wired.clock().astimezone().date())
    return noted_out(made, mode, note_of(made, mode, signed))


def _made(wired: Wiring, file: Upload, mode: RedactionMode, rulings: str) -> Anonymised:
    return anonymise(file, mode=mode, rulings=_rulings(rulings), profile=wired.profile(), limits=wired.limits())


def _rulings(text: str) -> dict[int, Ruling]:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidRequestError("rulings are no JSON", remedy='send {"3": "restore"}') from error
    if not isinstance(given, dict):
        raise InvalidRequestError("rulings are no JSON object", remedy='send {"3": "restore"}')
    return parse_rulings({str(key): str(value) for key, value in given.items()})
