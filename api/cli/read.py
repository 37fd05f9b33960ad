"""`referent read`."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from api.cli import console
from api.cli.codes import ExitCode
from api.cli.common import wired
from api.cli.understanding import understanding_lines
from api.labels import FORMS, KINDS
from api.schemas.letters import QuestionOut, ReadOut
from corpus.months import format_date


def run(
    files: Sequence[Path],
    *,
    home: Path | None,
    city: str | None,
    ocr: bool | None,
    as_json: bool,
    with_text: bool,
    understand: bool,
) -> int:
    """Print what files say, one document after another; 1 when something could not be read."""
    from api.services.reading import describe, read_file
    from corpus.model import Document

    refused = False
    with wired(home=home, city=city, ocr=ocr) as wiring:
        profile, limits, today = wiring.profile(), wiring.limits(), wiring.clock().date()
        annotator = wiring.annotator() if understand else None
        for item in (item for path in _expanded(files) for item in read_file(path, limits)):
            if not isinstance(item, Document):
                console.note(str(item))
                refused = True
                continue
            out = describe(item, profile, today, annotator=annotator, with_text=with_text)
            if as_json:
                console.write_json(out.model_dump(mode="json"))
            else:
                console.write(shown(out))
    return ExitCode.REFUSED if refused else ExitCode.OK


def _expanded(files: Sequence[Path]) -> list[Path]:
    from ingest.items import find_files

    return find_files(files)


def shown(out: ReadOut) -> str:
    """Return a document as text for an officer; what it does not say is left out."""
    parts = (*_fields(out), *understanding_lines(out), *_questions(out), *_warnings(out))
    return "\n".join([f"{out.title} ({out.name})", *parts]) + "\n"


def _fields(out: ReadOut) -> Iterator[str]:
    authors = ", ".join(f"{author.name} ({FORMS[author.form]})" for author in out.authors)
    addressee = out.addressee and ", ".join(part for part in (out.addressee.name, out.addressee.function) if part)
    signatory = out.signatory and ", ".join(part for part in (out.signatory.name, out.signatory.function) if part)
    values = {
        "Rodzaj": KINDS[out.kind],
        "Data": _day(out.date),
        "Miejsce": out.place,
        "Znak sprawy": out.reference,
        "Numer": out.number,
        "Sprawa": out.subject,
        "Od": authors,
        "Do": addressee,
        "Podpis": signatory,
        "Przekazano": _day(out.transmitted),
        "Wpływ": _day(out.received),
        "Termin": _day(out.due),
        "Stron": out.pages,
    }
    return (f"  {label + ':':<13}{value}" for label, value in values.items() if value)


def _day(day: dt.date | None) -> str | None:
    return format_date(day) if day else None


def _questions(out: ReadOut) -> Iterator[str]:
    if out.questions:
        yield "  Pytania:"
    for question in out.questions:
        yield from _question(question, "    ")


def _question(question: QuestionOut, indent: str) -> Iterator[str]:
    yield f"{indent}{question.number}. {question.text}"
    for part in question.parts:
        yield f"{indent}  {part.number}. {part.text}"


def _warnings(out: ReadOut) -> Iterator[str]:
    return (f"  Uwaga: {warning}" for warning in out.warnings)
