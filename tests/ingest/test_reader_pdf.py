"""PDF: which reader's text is taken, what is recognised, what is refused."""

import io
import shutil
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus.errors import DamagedFileError, EncryptedFileError, NoTextError, TooLargeError
from ingest.limits import Limits
from ingest.quality import GOOD, letter_count, text_quality
from ingest.readers import image, pdf
from ingest.readers.ocr import Recogniser, page_text
from ingest.readers.pdfium import PdfiumFile

if TYPE_CHECKING:
    from PIL.Image import Image

MakePdf = Callable[..., bytes]

LINES = ["Rada Miasta Lipowo pyta o remont ulic", "oraz o nowe parki i place zabaw."]


class FakeRecogniser(Recogniser):
    """Reads every page as the same words."""

    def __init__(self, text: str, confidence: float) -> None:
        super().__init__(Limits())
        self._answer = (text, confidence)
        self.announced: list[int] = []
        self.announce = self.announced.append

    def recognise(self, image: "Image") -> tuple[str, float]:
        assert image.mode == "L"
        return self._answer


def scan(data: bytes) -> bytes:
    """The first page of a PDF as a PDF that holds only its picture."""
    with PdfiumFile(data, "x") as document:
        picture = document.draw(0, 150)
    assert picture is not None
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=150)
    return out.getvalue()


def test_pages_and_title(make_pdf: MakePdf, limits: Limits) -> None:
    raw = pdf.read(make_pdf([LINES, ["Druga strona."]], title="Pismo"), "pismo.pdf", limits)

    assert [page.number for page in raw.pages] == [1, 2]
    assert raw.pages[0].text.split("\n")[0].split() == LINES[0].split()
    assert raw.title == "Pismo"


def test_both_readers_agree(make_pdf: MakePdf) -> None:
    data = make_pdf([LINES])
    with PdfiumFile(data, "x") as document:
        assert document.text(0).split() == " ".join(LINES).split()
        assert document.page_count() == 1
        assert document.text(5) == ""


def test_junk_before_the_header(make_pdf: MakePdf, limits: Limits) -> None:
    assert "Rada" in pdf.read(b"junk\r\n" * 9 + make_pdf([LINES]), "pismo.pdf", limits).pages[0].text


def test_password(make_pdf: MakePdf, limits: Limits) -> None:
    with pytest.raises(EncryptedFileError):
        pdf.read(make_pdf([LINES], password="tajne"), "pismo.pdf", limits)


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnic", b"%PDF-1.4\n" + b"\x00" * 300, b"nie PDF"])
def test_damage(limits: Limits, data: bytes) -> None:
    with pytest.raises(DamagedFileError):
        pdf.read(data, "zly.pdf", limits)


def test_truncated_file_is_read_as_far_as_it_goes(make_pdf: MakePdf, limits: Limits) -> None:
    data = make_pdf([LINES])

    assert "Rada" in pdf.read(data[: data.rfind(b"xref")], "pismo.pdf", limits).pages[0].text


def test_too_many_pages(make_pdf: MakePdf, limits: Limits) -> None:
    with pytest.raises(TooLargeError):
        pdf.read(make_pdf([["a"]] * 3), "pismo.pdf", replace(limits, max_pages=2))


def test_scan_keeps_its_confidence(make_pdf: MakePdf, limits: Limits) -> None:
    engine = FakeRecogniser("Rada pyta o parki.", 0.87)
    raw = pdf.read(scan(make_pdf([LINES])), "skan.pdf", limits, recogniser=engine)

    assert raw.pages[0].text == "Rada pyta o parki."
    assert raw.pages[0].ocr_confidence == 0.87
    assert engine.announced == [1]


def test_scan_without_recognition(make_pdf: MakePdf, limits: Limits) -> None:
    with pytest.raises(NoTextError, match="no text layer"):
        pdf.read(scan(make_pdf([LINES])), "skan.pdf", replace(limits, ocr=False))


def test_scan_in_which_nothing_is_recognised(make_pdf: MakePdf, limits: Limits) -> None:
    with pytest.raises(NoTextError, match="none was recognised"):
        pdf.read(scan(make_pdf([LINES])), "skan.pdf", limits, recogniser=FakeRecogniser("", 0.0))


def test_empty_page_is_not_recognised(make_pdf: MakePdf, limits: Limits) -> None:
    engine = FakeRecogniser("cokolwiek", 0.9)
    raw = pdf.read(make_pdf([LINES, []]), "pismo.pdf", limits, recogniser=engine)

    assert engine.announced == []
    assert raw.pages[1].text.strip() == ""


GARBAGE = "K r a k o w  p y t a  o  p a r k i  i  o  d r o g i  w  m i e s c i e  w  r o k u"


@pytest.mark.parametrize(
    ("confidence", "expected"), [(0.9, "Krakow pyta o parki i o drogi w miescie."), (0.3, GARBAGE)]
)
def test_garbage_layer_gives_way_to_sure_recognition(
    make_pdf: MakePdf, limits: Limits, confidence: float, expected: str
) -> None:
    engine = FakeRecogniser("Krakow pyta o parki i o drogi w miescie.", confidence)
    raw = pdf.read(make_pdf([[GARBAGE]]), "pismo.pdf", limits, recogniser=engine)

    assert raw.pages[0].text.split() == expected.split()


def test_pages_over_the_limit_are_named(make_pdf: MakePdf, limits: Limits) -> None:
    picture = scan(make_pdf([LINES]))
    import pypdf

    writer = pypdf.PdfWriter()
    for _ in range(3):
        writer.append(io.BytesIO(picture))
    out = io.BytesIO()
    writer.write(out)
    engine = FakeRecogniser("Rada pyta.", 0.9)
    raw = pdf.read(out.getvalue(), "skan.pdf", replace(limits, ocr_pages=2), recogniser=engine)

    assert raw.warnings == ("Strony bez warstwy tekstu, których nie rozpoznano: 3.",)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_tesseract_reads_a_scan(make_pdf: MakePdf, limits: Limits) -> None:
    engine = Recogniser.find(limits)
    if engine is None:
        pytest.skip("tesseract has no Polish data")
    raw = pdf.read(scan(make_pdf([LINES])), "skan.pdf", limits)

    assert "Rada Miasta Lipowo pyta o remont ulic" in raw.pages[0].text
    assert raw.pages[0].ocr_confidence is not None
    assert raw.pages[0].ocr_confidence > 0.7


def picture(kind: str, frames: int = 1) -> bytes:
    from PIL import Image

    pages = [Image.new("L", (200, 100), 255) for _ in range(frames)]
    out = io.BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if frames > 1 else {}
    pages[0].save(out, kind, **more)
    return out.getvalue()


def test_images_are_pages(limits: Limits) -> None:
    engine = FakeRecogniser("Rada pyta.", 0.8)

    assert image.read(picture("PNG"), "skan.png", limits, recogniser=engine).pages[0].ocr_confidence == 0.8
    assert len(image.read(picture("TIFF", 3), "skan.tif", limits, recogniser=engine).pages) == 3


def test_images_that_cannot_be_read(limits: Limits) -> None:
    engine = FakeRecogniser("", 0.0)

    with pytest.raises(NoTextError):
        image.read(picture("PNG"), "skan.png", limits, recogniser=engine)
    with pytest.raises(NoTextError, match="install"):
        image.read(picture("PNG"), "skan.png", replace(limits, ocr=False))
    with pytest.raises(TooLargeError):
        image.read(picture("TIFF", 4), "skan.tif", limits, recogniser=engine)
    with pytest.raises(DamagedFileError):
        image.read(picture("PNG")[:40], "skan.png", limits, recogniser=engine)


def test_word_table_becomes_lines() -> None:
    table = {
        "block_num": [1, 1, 1, 1, 2, 2],
        "par_num": [1, 1, 1, 1, 1, 1],
        "line_num": [1, 1, 2, 2, 1, 1],
        "text": ["Rada", "Miasta", "Lipowo", " ", "Drugi", "akapit"],
        "conf": [90, 80, 70, -1, 100, 60],
    }

    assert page_text(table) == ("Rada Miasta\nLipowo\n\nDrugi akapit", 0.8)
    assert page_text({key: [] for key in table}) == ("", 0.0)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("Rada Miasta pyta o wysokość wynagrodzenia i o terminy wypłat w 2024 r.", True),
        ("Czwartek", True),
        ("15 000 zł", True),
        (GARBAGE, False),
        ("\ufffd\ufffdada \ufffdiasta \ufffdyta o \ufffd\ufffd", False),
        ("(cid:12)(cid:4)(cid:7) (cid:9)", False),
        ("Radamiastapytaowysokośćwynagrodzeniaioterminywypłatwprzyszłymroku", False),
        ("Rgw sgzdk prtwmk zbcdfg hjklmn wrtpsd zxcvbn mnbvcx", False),
        ("", False),
        ("......", False),
    ],
)
def test_quality(text: str, good: bool) -> None:
    assert (text_quality(text) >= GOOD) is good
    assert 0 <= text_quality(text) <= 1


def test_letter_count() -> None:
    assert letter_count("Ala 12, ó!") == 6
