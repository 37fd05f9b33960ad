"""Redaction in the guarded process: hostile files end in codes, changed readings are refused, long files get time."""

import io
import os
import resource
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as Docx

from corpus.errors import (
    DamagedFileError,
    EmptyFileError,
    IngestError,
    ReaderTimeoutError,
    TooLargeError,
    UnknownFormatError,
)
from ingest import sniff
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.redaction.files import read_surface, rewrite
from ingest.redaction.formats import rewrite_here, surface_here
from ingest.redaction.surface import Change, Surface

MakePdf = Callable[..., bytes]


def docx(text: str) -> bytes:
    made, out = Docx(), io.BytesIO()
    made.add_paragraph(text)
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["docx", "pdf", "txt"])
def test_every_format_goes_there_and_back(kind: str, make_pdf: MakePdf, limits: Limits) -> None:
    text = "Pisze Genowefa Trzpiot, prosi o naprawe chodnika."
    data = {"docx": docx(text), "pdf": make_pdf([[text]]), "txt": text.encode()}[kind]
    media_type, surface = read_surface(data, f"a.{kind}", limits)
    start = surface.text.index("Genowefa")
    changes = [Change(start, start + len("Genowefa Trzpiot"), "[osoba 1]")]
    made = rewrite(data, f"a.{kind}", media_type, surface=surface, changes=changes, limits=limits)
    again, left = read_surface(made, f"a.{kind}", limits)
    assert again == media_type
    assert text.replace("Genowefa Trzpiot", "[osoba 1]") in " ".join(left.text.split())
    assert "Trzpiot" not in left.text


def test_changes_of_another_surface_are_refused(limits: Limits) -> None:
    with pytest.raises(DamagedFileError, match="two ways"):
        rewrite(b"tekst", "a.txt", sniff.TEXT, surface=Surface("inny"), changes=[], limits=limits)


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (b"", "a.pdf", EmptyFileError),
        (b"<html><body><p>tekst</p></body></html>", "a.html", UnknownFormatError),
        (b"%PDF-1.7\n" + b"\x00" * 300, "a.pdf", DamagedFileError),
        (b"PK\x03\x04" + b"\x00" * 300, "a.docx", IngestError),
    ],
)
def test_files_that_cannot_be_redacted_have_codes(
    data: bytes, name: str, error: type[IngestError], limits: Limits
) -> None:
    with pytest.raises(error, match=r"\[ING-\d{3}\]"):
        read_surface(data, name, limits)


def test_files_over_the_limits_are_refused(make_pdf: MakePdf, limits: Limits) -> None:
    data = make_pdf([["Pierwsza strona tekstu"], ["Druga strona tekstu"]])
    with pytest.raises(TooLargeError):
        read_surface(data, "a.pdf", replace(limits, max_pages=1))
    with pytest.raises(TooLargeError):
        read_surface(data, "a.pdf", replace(limits, max_bytes=100))
    with pytest.raises((ReaderTimeoutError, DamagedFileError, TooLargeError)):
        media_type, surface = read_surface(data, "a.pdf", limits)
        rewrite(data, "a.pdf", media_type, surface=surface, changes=[], limits=replace(limits, file_bytes=3000))


def test_a_parser_that_stumbles_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest.redaction import text

    def stumble(*_: object) -> Surface:
        raise AssertionError

    monkeypatch.setattr(text, "surface", stumble)
    with pytest.raises(DamagedFileError, match="AssertionError"):
        surface_here(b"a", "a.txt", sniff.TEXT, DEFAULT_LIMITS)
    with pytest.raises(DamagedFileError, match="written anew"):
        rewrite_here(b"a", "a.txt", sniff.TEXT, DEFAULT_LIMITS, changes=[], expected="")


def test_pages_add_processor_time_within_what_the_system_allows() -> None:
    from ingest.worker import PAGE_SECONDS, _allow_pages

    child = os.fork()
    if child == 0:
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (60, hard))
        _allow_pages(10)
        os._exit(0 if resource.getrlimit(resource.RLIMIT_CPU) == (60 + 10 * PAGE_SECONDS, hard) else 1)
    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.data
@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_hostile_files_end_in_a_new_file_or_a_code(ending: str, data_dir: Path, limits: Limits) -> None:
    files = sorted(path for path in (data_dir / "hostile").rglob("*") if path.suffix.lower() == ending)
    if not files:
        pytest.skip("no hostile files")
    unread = replace(limits, ocr=False)
    for path in files[:: 12 if ending == ".pdf" else 4]:
        data = path.read_bytes()
        try:
            media_type, surface = read_surface(data, path.name, unread)
            made = rewrite(data, path.name, media_type, surface=surface, changes=[], limits=unread)
        except IngestError as error:
            assert error.code.startswith("ING-")
        else:
            assert made.startswith((b"%PDF", b"PK"))
