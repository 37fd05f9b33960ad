"""Ingest: files into the store, then the index brought up to date."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.jobs import Report
from api.schemas.documents import FailureOut
from api.services.reading import Upload, read_upload
from api.wiring import Wiring
from corpus.model import Document, content_hash
from corpus.model.stored import Outcome

if TYPE_CHECKING:
    from ingest.report import IngestFailure, IngestReport

READING = "czytanie dokumentów"
INDEXING = "aktualizacja indeksu"

Advance = Callable[[int, int], None]


def ingest_files(wiring: Wiring, paths: Iterable[Path], progress: Advance) -> "IngestReport":
    """Read files and folders into the store; the index is not touched."""
    from ingest.pipeline import ingest

    return ingest(paths, wiring.store, lambda done, total, _name: progress(done, total or 0), limits=wiring.limits())


def ingest_uploads(wiring: Wiring, uploads: Sequence[Upload], report: Report) -> Mapping[str, Any]:
    """Read what was sent into the store, bring the index up to date, and return the counts.

    The source of an upload is made of its bytes and its name: two letters that are both called `skan.pdf` are two
    documents, not two versions of one.
    """
    found: list[Document | IngestFailure] = []
    for done, upload in enumerate(uploads):
        report(READING, done, len(uploads))
        source = f"upload:{content_hash(upload.data)[:16]}/{upload.name}"
        found += read_upload(upload, wiring.limits(), source=source)
    report(INDEXING, 0, 0)
    result = _stored(wiring, found)
    wiring.index()
    return result


def _stored(wiring: Wiring, found: Sequence["Document | IngestFailure"]) -> dict[str, Any]:
    documents = [item for item in found if isinstance(item, Document)]
    failures = [item for item in found if not isinstance(item, Document)]
    results = wiring.store.put_many(documents)
    outcomes = Counter(result.outcome.value for result in results)
    return {
        "given": len(found),
        **{outcome.value: outcomes[outcome.value] for outcome in Outcome},
        "refused": len(failures),
        "documents": [
            {"id": result.document_id, "version": result.version, "name": document.name, "outcome": result.outcome}
            for document, result in zip(documents, results, strict=True)
        ],
        "failures": [failure_out(one) for one in failures],
    }


def failure_out(failure: "IngestFailure") -> dict[str, Any]:
    """Return a refused file as JSON values."""
    return FailureOut(name=failure.name, code=failure.code, what=failure.message, remedy=failure.remedy).model_dump()


def summary(done: "IngestReport") -> dict[str, Any]:
    """Return the counts, the documents and the failures of an ingest; the counts add up to what was given."""
    return {
        "given": done.given,
        "added": done.added,
        "unchanged": done.unchanged,
        "updated": done.updated,
        "refused": done.refused,
        "documents": [
            {"id": one.document_id, "version": one.version, "name": one.name, "outcome": one.outcome.value}
            for one in done.results
            if one.document_id
        ],
        "failures": [failure_out(one) for one in done.failures],
    }
