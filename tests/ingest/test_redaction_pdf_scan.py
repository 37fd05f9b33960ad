"""Scans without a text layer, read, covered and given one."""

import io
from importlib import resources

import pytest
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfReader
from pypdf.generic import NameObject
from reportlab.pdfgen.canvas import Canvas

from ingest.limits import DEFAULT_LIMITS
from ingest.redaction import pdf_scan
from tests.ingest.pdf_made import (
    LETTER,
    SECRET,
    dark,
    drawn,
    extracted,
    made,
    needs_tesseract,
    read,
    squeezed,
    traces,
    without,
)


def label_font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(resources.files("ingest").joinpath("redaction", "fonts", "labels.ttf")), 44)


def scan(*texts: str, turn: int = 0) -> Image.Image:
    image = Image.new("L", (1654, 1200), 255)
    for number, text in enumerate(texts):
        ImageDraw.Draw(image).text((120, 120 + 90 * number), text, fill=0, font=label_font())
    return image.rotate(-turn, expand=True)


def scanned(image: Image.Image, stamp: str = "") -> bytes:
    def page(canvas: Canvas) -> None:
        high = 500 * image.height / image.width
        canvas.drawInlineImage(image, 40, 60, 500, high)
        canvas.drawString(60, 20, stamp)

    return made(page)


@needs_tesseract
@pytest.mark.parametrize("stamp", ["", "Dokument podpisany elektronicznie, strona 1 z 1"])
def test_scans_are_read_covered_and_given_a_text_layer(stamp: str) -> None:
    picture = scan("Pisze Genowefa Trzpiot w sprawie", "naprawy chodnika przy przystanku", "przy szkole i przedszkolu")
    data = without(scanned(picture, stamp), "Genowefa Trzpiot", by="█████", limits=DEFAULT_LIMITS)
    assert not traces(data)
    text = squeezed(extracted(data))
    assert "naprawy chodnika przy przystanku" in text
    assert stamp in text
    again = read(data, DEFAULT_LIMITS)
    assert "Trzpiot" not in again.text


@needs_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_scans_are_read_and_covered_where_the_words_stand(turn: int) -> None:
    words = ["naprawy chodnika przy przystanku autobusowym", "przy szkole podstawowej i przedszkolu"] * 4
    picture = scan("Pisze Genowefa Trzpiot w sprawie", *words, turn=turn)
    data = without(scanned(picture), "Trzpiot", by="█████", limits=DEFAULT_LIMITS)
    assert not traces(data, ["Trzpiot"])
    assert "Genowefa" in extracted(data)
    upright = (
        drawn(data).crop((40, 842 - 60 - int(500 * picture.height / picture.width), 540, 782)).rotate(turn, expand=True)
    )
    left, right = (120 + label_font().getlength(text) for text in ("Pisze Genowefa ", "Pisze Genowefa Trzpiot"))
    scale = upright.width / 1654
    place = (int((left + 12) * scale), int(130 * scale), int((right - 12) * scale), int(158 * scale))
    assert dark(upright, place) > 0.9


def test_a_scan_that_nobody_reads_is_said_to_be_unread() -> None:
    found = read(made(LETTER, lambda canvas: canvas.drawInlineImage(scan("Trzpiot"), 40, 60, 500, 400)))
    assert any("nie odczytano" in warning and "2" in warning for warning in found.warnings)


def test_what_is_read_beside_a_layer_joins_it() -> None:
    layer = pdf_scan.laid_out([((1, 1, 1), "Stempel", (0.0, 0.0, 50.0, 10.0))])
    words = [("Stempel", (1.0, 1.0, 49.0, 9.0)), ("Trzpiot", (0.0, 40.0, 50.0, 50.0))]
    read_ = pdf_scan.laid_out([((1, 1, at), word, box) for at, (word, box) in enumerate(words)])
    assert pdf_scan.beside(layer, read_).text.split() == ["Stempel", "Trzpiot"]
    assert pdf_scan.beside(layer, layer) == layer


def test_pages_carry_their_font_only() -> None:
    data = without(made(LETTER), SECRET)
    fonts = {
        font["/BaseFont"] for page in PdfReader(io.BytesIO(data)).pages for font in page["/Resources"]["/Font"].values()
    }
    assert fonts == {NameObject("/Layer")}
