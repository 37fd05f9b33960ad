"""Containers, registry and recognition at their limits."""

import io
import threading
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from corpus.errors import (
    DamagedFileError,
    EncryptedFileError,
    IngestError,
    LegacyFormatError,
    NoTextError,
    TooLargeError,
    UnknownFormatError,
)
from ingest import sniff
from ingest.archive import Archive
from ingest.encoding import looks_like_text
from ingest.limits import Limits
from ingest.raw import RawDocument, RawPage
from ingest.readers import pdf, registry
from ingest.readers.ocr import Recogniser
from ingest.readers.ooxml import Package
from ingest.readers.pdfium import PdfiumFile
from ingest.readers.registry import GUARDED, read_raw, reader_for, refusal
from ingest.readers.xml import child, parse_xml

MakeZip = Callable[..., bytes]
MakePdf = Callable[..., bytes]


def test_members_are_read(make_zip: MakeZip) -> None:
    archive = Archive(make_zip({"a.txt": "łąka", "b.txt": ""}), "x.zip", Limits())

    assert archive.names() == ("a.txt", "b.txt")
    assert "a.txt" in archive
    assert archive.read("a.txt").decode() == "łąka"
    with pytest.raises(DamagedFileError, match="no member"):
        archive.read("c.txt")


@pytest.mark.parametrize("limits", [Limits(max_members=2), Limits(max_unpacked=100)])
def test_too_many_members_or_bytes(make_zip: MakeZip, limits: Limits) -> None:
    data = make_zip({f"{at}.txt": "x" * 60 for at in range(3)})

    with pytest.raises(TooLargeError):
        Archive(data, "x.zip", limits)


def test_the_same_member_again_and_again_counts(make_zip: MakeZip) -> None:
    archive = Archive(make_zip({"a.txt": "x" * 60}), "x.zip", Limits(max_unpacked=100))
    archive.read("a.txt")

    with pytest.raises(TooLargeError):
        archive.read("a.txt")


def test_member_that_does_not_unpack(make_zip: MakeZip) -> None:
    data = bytearray(make_zip({"a.txt": bytes(range(256)) * 9}))
    data[40:60] = b"\xff" * 20

    with pytest.raises(DamagedFileError):
        Archive(bytes(data), "x.zip", Limits()).read("a.txt")


def test_member_larger_than_it_declares() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as container:
        container.writestr("a.txt", "x" * 50)
    data = out.getvalue().replace((50).to_bytes(4, "little"), (9).to_bytes(4, "little"))

    with pytest.raises((TooLargeError, DamagedFileError)):
        Archive(data, "x.zip", Limits()).read("a.txt")


@pytest.mark.parametrize(
    ("media_type", "kind"),
    [
        (sniff.DOC, LegacyFormatError), (sniff.XLS, LegacyFormatError), (sniff.RTF, LegacyFormatError),
        (sniff.ENCRYPTED_OFFICE, EncryptedFileError), (sniff.XLSX, UnknownFormatError), (sniff.CSV, UnknownFormatError),
        (sniff.ZIP, UnknownFormatError), (sniff.UNKNOWN, UnknownFormatError),
    ],
)  # fmt: skip
def test_formats_that_are_not_read(media_type: str, kind: type[IngestError]) -> None:
    assert isinstance(refusal(media_type, "pismo"), kind)


def test_formats_that_are_read() -> None:
    for media_type in [*GUARDED, sniff.TEXT]:
        assert refusal(media_type, "pismo") is None
        assert callable(reader_for(media_type))
    with pytest.raises(UnknownFormatError):
        reader_for(sniff.ZIP)


def test_whatever_a_reader_raises_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_data: bytes, _name: str, _limits: Limits) -> RawDocument:
        raise ZeroDivisionError("dno")

    monkeypatch.setattr(registry, "reader_for", lambda _media_type: crash)

    with pytest.raises(DamagedFileError, match="ZeroDivisionError: dno"):
        read_raw(b"x", "pismo.pdf", sniff.PDF, Limits())


def test_texts_out_of_bounds() -> None:
    with pytest.raises(TooLargeError):
        read_raw(b"a" * 50, "pismo.txt", sniff.TEXT, Limits(max_text=40))
    with pytest.raises(NoTextError):
        read_raw(b" \n ", "pismo.txt", sniff.TEXT, Limits())


def test_form_feeds_turn_pages() -> None:
    raw = read_raw(b"Pierwsza.\fDruga.\f", "pismo.txt", sniff.TEXT, Limits())

    assert [page.text for page in raw.pages] == ["Pierwsza.", "Druga."]


def test_undecodable_bytes_are_told() -> None:
    assert "Nie odczytano" in read_raw(b"za\xbf\xf3\xb3\xe6 \x81", "a.txt", sniff.TEXT, Limits()).warnings[0]


def test_source_text_joins_pages() -> None:
    assert RawDocument("a", "b", (RawPage(1, "x"), RawPage(2, "y"))).source_text == "x\fy"


@pytest.mark.parametrize("text", ["zażółć " * 9000, "ż" * 40_001])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_long_texts_are_texts(text: str, encoding: str) -> None:
    assert looks_like_text(text.encode(encoding))


def test_xml_that_is_none() -> None:
    with pytest.raises(DamagedFileError, match="well-formed"):
        parse_xml(b"<a>", "czesc.xml")
    assert child(parse_xml(b"<a><b/></a>", "x"), "b", "c", "d") is None


def test_package_properties(make_zip: MakeZip) -> None:
    core = '<p xmlns:dc="d"><dc:title> Plan </dc:title></p>'

    assert Package(make_zip({"docProps/core.xml": core}), "a.docx", Limits()).title() == "Plan"
    assert Package(make_zip({"docProps/core.xml": "<p/>"}), "a.docx", Limits()).title() is None
    assert Package(make_zip({"docProps/core.xml": "<p"}), "a.docx", Limits()).title() is None


def test_package_takes_no_part_from_outside(make_zip: MakeZip) -> None:
    links = (
        '<R><Relationship Id="a" Type="x/header" Target="http://zly.example/h.xml" TargetMode="External"/>'
        '<Relationship Id="b" Type="x/header" Target="../../../etc/passwd"/></R>'
    )
    package = Package(make_zip({"word/_rels/document.xml.rels": links}), "a.docx", Limits())

    assert [relation.kind for relation in package.relations("word/document.xml").values()] == ["header"]
    assert package.related("word/document.xml", "header") is None


def test_recogniser_needs_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    assert Recogniser.find(Limits()) is None


class Answers(Recogniser):
    """Gives one answer a way of reading."""

    def __init__(self, answers: dict[int, tuple[str, float]]) -> None:
        super().__init__(Limits())
        self._answers = answers

    def _read(self, image: Any, segmentation: int) -> tuple[str, float]:
        return self._answers[segmentation]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({3: ("prosto", 0.9)}, ("prosto", 0.9)),
        ({3: ("krzywo", 0.2), 1: ("obrócone", 0.8)}, ("obrócone", 0.8)),
        ({3: ("słabo", 0.4), 1: ("", 0.0)}, ("słabo", 0.4)),
    ],
)
def test_turned_pages_are_read_again(answers: dict[int, tuple[str, float]], expected: tuple[str, float]) -> None:
    assert Answers(answers).recognise(None) == expected  # type: ignore[arg-type]


def test_pypdf_has_only_its_share_of_time() -> None:
    started = time.monotonic()
    with pytest.raises(BaseException, match=r"^$") as caught, pdf._deadline(0.05):
        while time.monotonic() - started < 5:
            try:
                time.sleep(0.01)
            except Exception:  # noqa: BLE001 (what parsers do)
                continue

    assert caught.type is pdf._OutOfTimeError
    assert time.monotonic() - started < 2


def test_pdf_is_read_outside_the_main_thread(make_pdf: MakePdf, limits: Limits) -> None:
    found: list[str] = []
    data = make_pdf([["Rada Miasta pyta."]])
    thread = threading.Thread(target=lambda: found.append(pdf.read(data, "a.pdf", limits).pages[0].text))
    thread.start()
    thread.join()

    assert found[0].startswith("Rada")


def test_pdfium_refuses_quietly() -> None:
    with PdfiumFile(b"nic", "a.pdf") as document:
        assert document.page_count() == 0
        assert document.text(0) == ""
        assert document.draw(0, 100) is None
        assert not document.has_ink(0)
        assert not document.is_scan(0)
        assert isinstance(document.refusal, DamagedFileError)


def test_huge_page_is_drawn_smaller(make_pdf: MakePdf) -> None:
    with PdfiumFile(make_pdf([["a"]]), "a.pdf") as document:
        image = document.draw(0, 5000)
        assert image is not None
        assert max(image.size) <= 5001


def test_stamp_on_a_scan_is_recognised_too(make_pdf: MakePdf, limits: Limits) -> None:
    with PdfiumFile(make_pdf([["Rada"]]), "a.pdf") as document:
        picture = document.draw(0, 50)
    assert picture is not None
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 300))
    canvas.drawImage(ImageReader(picture), 0, 0, 200, 300)
    canvas.drawString(10, 10, "wpis 12")
    canvas.save()
    engine = Answers({3: ("Rada Miasta pyta o park.", 0.9)})

    assert pdf.read(out.getvalue(), "a.pdf", limits, recogniser=engine).pages[0].text == "Rada Miasta pyta o park."
    with PdfiumFile(out.getvalue(), "a.pdf") as document:
        assert document.is_scan(0)
    layer = pdf.read(out.getvalue(), "a.pdf", replace(limits, ocr=False))
    assert layer.pages[0].text.strip() == "wpis 12"
    assert "nie rozpoznano: 1" in layer.warnings[0]
