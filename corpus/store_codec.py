"""Values of the domain as plain JSON and bytes, and back again, for the columns that hold a whole value."""

import datetime as dt
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from corpus.model import (
    Addressee,
    Author,
    CheckName,
    CheckResult,
    DraftLetter,
    GrammaticalForm,
    Question,
    QuestionKind,
    Signatory,
    Source,
    SourceRun,
    Span,
)

Json = Any


def pack_runs(runs: Sequence[SourceRun]) -> bytes:
    """Return the alignment as compressed JSON of differences: a few bytes a run, the same on every machine."""
    flat: list[int] = []
    start = source = 0
    for run in runs:
        flat += (run.start - start, run.source - source, run.length)
        start, source = run.start + run.length, run.source + run.length
    return zlib.compress(json.dumps(flat, separators=(",", ":")).encode("ascii"))


def unpack_runs(packed: bytes) -> tuple[SourceRun, ...]:
    """Return what `pack_runs` packed."""
    flat = json.loads(zlib.decompress(packed))
    runs: list[SourceRun] = []
    start = source = 0
    for ahead, skipped, length in zip(flat[::3], flat[1::3], flat[2::3], strict=True):
        runs.append(SourceRun(start + ahead, source + skipped, length))
        start, source = start + ahead + length, source + skipped + length
    return tuple(runs)


def date_text(date: dt.date | None) -> str | None:
    """Return ISO 8601, or `None`."""
    return None if date is None else date.isoformat()


def text_date(text: str | None) -> dt.date | None:
    """Return the date that `date_text` wrote."""
    return None if text is None else dt.date.fromisoformat(text)


def dump_authors(authors: Sequence[Author]) -> Json:
    """Return authors as JSON."""
    return [[author.name, author.form.value, author.role] for author in authors]


def load_authors(plain: Json) -> tuple[Author, ...]:
    """Return what `dump_authors` wrote."""
    return tuple(Author(name, GrammaticalForm(form), role) for name, form, role in plain)


def dump_addressee(addressee: Addressee | None) -> Json:
    """Return an addressee as JSON."""
    return None if addressee is None else [addressee.name, addressee.function, addressee.form.value]


def load_addressee(plain: Json) -> Addressee | None:
    """Return what `dump_addressee` wrote."""
    return None if plain is None else Addressee(plain[0], plain[1], GrammaticalForm(plain[2]))


def dump_signatory(signatory: Signatory | None) -> Json:
    """Return a signatory as JSON."""
    return None if signatory is None else [signatory.name, signatory.function]


def load_signatory(plain: Json) -> Signatory | None:
    """Return what `dump_signatory` wrote."""
    return None if plain is None else Signatory(*plain)


def dump_spans(spans: Iterable[Span]) -> Json:
    """Return spans as JSON."""
    return [[span.start, span.end] for span in spans]


def load_spans(plain: Json) -> tuple[Span, ...]:
    """Return what `dump_spans` wrote."""
    return tuple(Span(start, end) for start, end in plain)


def dump_question(question: Question) -> Json:
    """Return a question with its parts as JSON."""
    return {
        "number": question.number,
        "text": question.text,
        "start": question.start,
        "end": question.end,
        "kind": question.kind.value,
        "context": dump_spans(question.context),
        "parts": [dump_question(part) for part in question.parts],
    }


def load_question(plain: Json) -> Question:
    """Return what `dump_question` wrote."""
    return Question(
        plain["number"],
        plain["text"],
        plain["start"],
        plain["end"],
        QuestionKind(plain["kind"]),
        load_spans(plain["context"]),
        tuple(load_question(part) for part in plain["parts"]),
    )


def dump_checks(checks: Sequence[CheckResult]) -> Json:
    """Return check results as JSON."""
    return [[check.name.value, check.passed, check.detail] for check in checks]


def load_checks(plain: Json) -> tuple[CheckResult, ...]:
    """Return what `dump_checks` wrote."""
    return tuple(CheckResult(CheckName(name), passed, detail) for name, passed, detail in plain)


def dump_sources(sources: Sequence[Source]) -> Json:
    """Return the list of sources as JSON."""
    return [
        [one.document_id, one.version, one.title, one.name, one.kind, date_text(one.date), list(one.pages)]
        for one in sources
    ]


def load_sources(plain: Json) -> tuple[Source, ...]:
    """Return what `dump_sources` wrote."""
    return tuple(
        Source(document_id, version, title, name, kind, text_date(date), tuple(pages))
        for document_id, version, title, name, kind, date, pages in plain
    )


def dump_frame(letter: DraftLetter) -> Json:
    """Return the letter around the answers as JSON: in the store, and as `letter` in `draft.json`."""
    return {
        "place_date": letter.place_date,
        "reference": letter.reference,
        "addressee": list(letter.addressee),
        "salutation": letter.salutation,
        "opening": letter.opening,
        "closing": letter.closing,
        "signature": list(letter.signature),
        "due": date_text(letter.due),
        "due_steps": list(letter.due_steps),
        "missing": list(letter.missing),
    }


def load_frame(plain: Mapping[str, Json]) -> DraftLetter:
    """Return what `dump_frame` wrote."""
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()}
    return DraftLetter(**values | {"due": text_date(plain["due"])})
