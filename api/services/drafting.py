"""Drafting: a letter in, a stored draft out."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from api.jobs import Report
from api.schemas.drafts import DraftIn
from api.services.dates import date_warnings
from api.services.reading import (
    Upload,
    choose_letter,
    documents_of,
    read_upload,
    require_questions,
    with_dates,
)
from api.wiring import Wiring
from corpus.errors import NotFoundError
from corpus.knowledge import CityProfile
from corpus.model import Document, Draft, DraftStatus, Letter, short_id

READING = "czytanie pisma"
SEARCHING = "wyszukiwanie źródeł i pisanie projektu"


def draft_letter(
    wiring: Wiring, letter: Document, document_id: str | None = None, *, profile: CityProfile | None = None
) -> Draft:
    """Draft the reply to a letter and store it; the letter itself is never evidence, stored or not.

    Args:
        wiring: The installation.
        letter: The letter, as it was read.
        document_id: Its id, where it is known to be stored.
        profile: The city, by default that of the settings.

    Returns:
        The draft. The same letter, evidence, writer and frame give the stored draft, with every edit made to it; once
        that is approved they give a new one.

    Raises:
        NoQuestionError: The letter asks nothing.
    """
    from retrieval.draft import Incoming, draft_reply

    require_questions(letter)
    stored_id = document_id or wiring.store.document_of(letter.version_hash)
    city = profile or wiring.profile()
    draft = draft_reply(Incoming(letter, stored_id), wiring.desk(), city, wiring.writer(), wiring.clock)
    doubts = date_warnings(letter.letter or Letter(), draft.letter.due, wiring.clock().date())
    draft_id = _open_id(wiring, short_id(draft.draft_id, draft.letter))
    return wiring.store.put_draft(replace(draft, draft_id=draft_id, warnings=(*draft.warnings, *doubts)))


def _open_id(wiring: Wiring, first: str) -> str:
    """Return `first`, or the id of the earliest revision behind it that nobody has approved."""
    revisions = (first if revision == 1 else short_id(first, revision) for revision in count(1))
    return next(draft_id for draft_id in revisions if not _is_approved(wiring, draft_id))


def _is_approved(wiring: Wiring, draft_id: str) -> bool:
    try:
        return wiring.store.get_draft(draft_id).status is DraftStatus.APPROVED
    except NotFoundError:
        return False


def draft_stored(wiring: Wiring, asked: DraftIn, report: Report) -> Mapping[str, Any]:
    """Draft the reply to a stored letter; return the draft's id."""
    report(SEARCHING, 0, 0)
    stored = wiring.store.get(asked.document)
    letter = with_dates(stored.document, received=asked.received, transmitted=asked.transmitted)
    return _result(draft_letter(wiring, letter, stored.document_id))


def draft_upload(
    wiring: Wiring, upload: Upload, report: Report, *, received: dt.date | None, transmitted: dt.date | None
) -> Mapping[str, Any]:
    """Draft the reply to a letter that was sent, which is not stored; return the draft's id."""
    report(READING, 0, 0)
    found = choose_letter(documents_of(read_upload(upload, wiring.limits())), upload.name)
    report(SEARCHING, 0, 0)
    return _result(draft_letter(wiring, with_dates(found, received=received, transmitted=transmitted)))


def _result(draft: Draft) -> Mapping[str, Any]:
    return {"draft": draft.draft_id, "questions": len(draft.answers)}
