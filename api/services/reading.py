"""Reading files without storing them: documents, failures, and what a document says as a letter."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from api.schemas.letters import ReadOut, read_out
from api.services.dates import date_warnings
from corpus.errors import IngestError, InvalidRequestError, NoQuestionError
from corpus.knowledge import CityProfile
from corpus.model import Document, DocumentKind, Letter

if TYPE_CHECKING:
    from ingest.limits import Limits
    from ingest.report import IngestFailure
    from nlp.annotate import Annotator

LETTERS = frozenset({DocumentKind.INTERPELLATION, DocumentKind.ENQUIRY, DocumentKind.SUBMISSION})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent: its name without folders, and its bytes."""

    name: str
    data: bytes


def read_upload(upload: Upload, limits: "Limits", *, source: str = "") -> Iterator["Document | IngestFailure"]:
    """Read what was sent, in the guarded child process where its format asks for it."""
    from ingest.pipeline import read_bytes

    return read_bytes(upload.data, upload.name, source or upload.name, limits=limits)


def read_file(path: Path, limits: "Limits") -> Iterator["Document | IngestFailure"]:
    """Read a file: one document, or several (rows of a JSONL corpus, a message with attachments)."""
    from ingest.pipeline import read_path

    return read_path(path, limits=limits)


def documents_of(found: Iterable["Document | IngestFailure"]) -> list[Document]:
    """Return the documents.

    Raises:
        IngestError: The first failure, where no document was read at all; it keeps the failure's code.
    """
    items = list(found)
    documents = [item for item in items if isinstance(item, Document)]
    failures = [item for item in items if not isinstance(item, Document)]
    if not documents and failures:
        raise as_error(failures[0])
    return documents


def as_error(failure: "IngestFailure") -> IngestError:
    """Return a failure as the error that it was, with its code."""
    kinds: dict[str, type[IngestError]] = {kind.code: kind for kind in IngestError.__subclasses__()}
    return kinds.get(failure.code, IngestError)(failure.message, remedy=failure.remedy)


def choose_letter(documents: Iterable[Document], name: str) -> Document:
    """Return the letter to answer: the first one that asks something, else the first letter, else the only document.

    Raises:
        InvalidRequestError: There are several documents and none of them is a letter.
    """
    found = list(documents)
    letters = [document for document in found if document.kind in LETTERS]
    asking = [document for document in (*letters, *found) if document.letter and document.letter.questions]
    if candidates := [*asking, *letters] or (found if len(found) == 1 else []):
        return candidates[0]
    what = f"{name} holds {len(found)} documents, and none of them is a letter"
    raise InvalidRequestError(what, remedy="give one file with one letter")


def describe(
    document: Document,
    profile: CityProfile,
    today: dt.date,
    *,
    annotator: "Annotator | None" = None,
    document_id: str | None = None,
    with_text: bool = False,
) -> ReadOut:
    """Return what a document says, with the deadline of the city's rule where the day of receipt is known.

    Args:
        document: The document.
        profile: The city, whose rule the deadline follows.
        today: The day on which it is read: dates are questioned against it.
        annotator: The Polish layer, where what it understands is asked for.
        document_id: Its id in the store.
        with_text: Whether to give its whole text.
    """
    from retrieval.frame import letter_deadline

    letter = document.letter or Letter()
    due, steps = letter_deadline(letter, document.kind, profile)
    doubts = () if document.kind is DocumentKind.REPLY else date_warnings(letter, due, today)
    return read_out(
        document,
        due=due,
        due_steps=steps,
        doubts=doubts,
        document_id=document_id,
        with_text=with_text,
        annotations=annotator.annotate(document) if annotator else None,
    )


def require_questions(letter: Document) -> None:
    """Refuse a letter that asks nothing: its reply would be empty.

    Raises:
        NoQuestionError: No question and no request was found in it.
    """
    if not (letter.letter and letter.letter.questions):
        raise NoQuestionError(
            f"no question found in {letter.name}, so there is nothing to answer",
            remedy="check that it is the right file; referent read shows what was read in it",
        )


def with_dates(document: Document, *, received: dt.date | None, transmitted: dt.date | None) -> Document:
    """Return the document with the dates that the officer knows; they come before what the letter says."""
    letter = document.letter or Letter()
    known = replace(letter, received=received or letter.received, transmitted=transmitted or letter.transmitted)
    return document if known == letter else replace(document, letter=known)
