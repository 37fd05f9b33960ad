"""The child process: it never takes the parent with it, and never keeps it waiting."""

import json
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.errors import (
    DamagedFileError,
    EncryptedFileError,
    IngestError,
    NoTextError,
    ReaderTimeoutError,
    TooLargeError,
)
from corpus.model import BlockKind
from ingest import sniff
from ingest.guard import _death, read_guarded
from ingest.limits import MIB, Limits
from ingest.raw import RawBlock, RawDocument, RawPage
from ingest.wire import dump, dump_error, load

MakePdf = Callable[..., bytes]
MakeDocx = Callable[..., bytes]


def test_reads_in_a_child(make_pdf: MakePdf, limits: Limits) -> None:
    raw = read_guarded(make_pdf([["Rada Miasta pyta o park."]]), "pismo.pdf", sniff.PDF, limits)

    assert raw.name == "pismo.pdf"
    assert "Rada Miasta" in raw.pages[0].text


def test_start_is_cheap(limits: Limits) -> None:
    read_guarded(b"<html><p>ciep\xc5\x82o</p></html>", "a.html", sniff.HTML, limits)
    before = time.monotonic()
    read_guarded(b"<html><p>tekst</p></html>", "a.html", sniff.HTML, limits)

    assert time.monotonic() - before < 2


def test_errors_come_through_with_their_code(limits: Limits, make_pdf: MakePdf) -> None:
    with pytest.raises(DamagedFileError, match=r"zly\.docx"):
        read_guarded(b"PK zepsuty", "zly.docx", sniff.DOCX, limits)
    with pytest.raises(EncryptedFileError):
        read_guarded(make_pdf([["x"]], password="y"), "tajne.pdf", sniff.PDF, limits)


def test_clock_ends_it(limits: Limits, make_pdf: MakePdf) -> None:
    before = time.monotonic()
    with pytest.raises(ReaderTimeoutError):
        read_guarded(make_pdf([["x"]] * 50), "wolny.pdf", sniff.PDF, replace(limits, wall_seconds=0.01))

    assert time.monotonic() - before < 5


def test_memory_ends_it(limits: Limits, make_docx: MakeDocx) -> None:
    body = "<w:p><w:r><w:t>Rada pyta o park. </w:t></w:r></w:p>" * 60_000
    data = make_docx(body)

    with pytest.raises((ReaderTimeoutError, DamagedFileError, TooLargeError)):
        read_guarded(data, "duzy.docx", sniff.DOCX, replace(limits, memory=70 * MIB))


def test_processor_time_ends_it(limits: Limits) -> None:
    data = b"<html>" + b"<ul><li>" * 4000 + b"a" * 3_000_000

    with pytest.raises(IngestError):
        read_guarded(data, "a.html", sniff.HTML, replace(limits, cpu_seconds=0, wall_seconds=20.0))


def test_too_large_file_starts_no_child(limits: Limits) -> None:
    with pytest.raises(TooLargeError):
        read_guarded(b"x" * 100, "a.pdf", sniff.PDF, replace(limits, max_bytes=10))


def test_strange_names_do_no_harm(limits: Limits) -> None:
    raw = read_guarded(b"<html><p>a</p></html>", "--help\x00 'zażółć' \udcff.html", sniff.HTML, limits)

    assert raw.pages[0].text == "a"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (-9, ReaderTimeoutError),
        (-24, ReaderTimeoutError),
        (-25, TooLargeError),
        (-11, DamagedFileError),
        (1, DamagedFileError),
    ],
)
def test_ways_to_die(code: int, kind: type[IngestError]) -> None:
    assert isinstance(_death(code, "a.pdf"), kind)


def test_documents_pass_the_wire_unchanged() -> None:
    raw = RawDocument(
        "pismo \ud800.eml",
        sniff.EML,
        (
            RawPage.of_blocks(1, [RawBlock("Nagłówek", BlockKind.HEADING, 2), RawBlock("tekst")]),
            RawPage(2, "strona \udcff", ocr_confidence=0.5),
        ),
        title="t",
        date="2025-05-05",
        fields={"from": "ą"},
        attachments=(("plan.txt", b"\x00\xff"),),
        warnings=("Uwaga.",),
    )
    assert load(json.loads(dump(raw))) == raw


def test_errors_pass_the_wire() -> None:
    with pytest.raises(NoTextError, match="bez tekstu") as caught:
        load(json.loads(dump_error(NoTextError("bez tekstu", remedy="zeskanuj"))))
    assert caught.value.remedy == "zeskanuj"


@pytest.mark.parametrize("message", [{}, {"name": "a", "media_type": "b", "pages": 3}, {"kind": "document"}])
def test_answers_of_no_known_form_are_refused(message: dict[str, object]) -> None:
    with pytest.raises(DamagedFileError):
        load(message)
