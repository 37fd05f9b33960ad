"""`referent ingest`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from api.cli import console
from api.cli.codes import ExitCode
from api.cli.common import wired

if TYPE_CHECKING:
    from ingest.report import IngestReport


def run(paths: Sequence[Path], *, home: Path | None, ocr: bool | None, as_json: bool) -> int:
    """Read files into the store, bring the index up to date, and print the counts; 1 when a file was refused."""
    from api.services.ingesting import ingest_files, summary

    with wired(home=home, ocr=ocr) as wiring:
        with console.progress("Czytanie dokumentów") as advance:
            report = ingest_files(wiring, paths, advance)
        with console.progress("Aktualizacja indeksu"):
            wiring.index()
        for failure in report.failures:
            console.note(str(failure))
        if as_json:
            console.write_json(summary(report))
        else:
            console.write(_counts(report, wiring.store.count()))
    return ExitCode.REFUSED if report.failures else ExitCode.OK


def _counts(report: "IngestReport", stored: int) -> str:
    return (
        f"Podano: {report.given}. Dodano: {report.added}, bez zmian: {report.unchanged}, "
        f"zaktualizowano: {report.updated}, odrzucono: {report.refused}. Dokumentów w zbiorze: {stored}."
    )
