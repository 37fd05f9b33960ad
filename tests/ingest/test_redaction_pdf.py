"""PDFs in which a name hides wherever a name can hide, and what is left of them."""

import io
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import DamagedFileError, EncryptedFileError, IngestError, NoTextError, TooLargeError
from ingest.redaction import pdf
from ingest.redaction.surface import Change, digest, mend
from tests.ingest.pdf_made import (
    FAST,
    LETTER,
    NAME,
    SECRET,
    WORDS,
    Draw,
    dark,
    drawn,
    extracted,
    lines,
    made,
    read,
    squeezed,
    traces,
    without,
)


@pytest.mark.parametrize("by", ["[osoba 1]", "█████", "Ewa Malinogorska"])
def test_a_name_leaves_the_text_and_the_picture(by: str) -> None:
    data = without(made(LETTER), SECRET, by=by)
    assert not traces(data)
    text = squeezed(extracted(data))
    assert text == f"Szanowni Panstwo, pisze {by} w sprawie naprawy chodnika przy przystanku."
    share = dark(drawn(data), NAME)
    assert share > 0.95 if by.startswith("█") else share < 0.5


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_pages_keep_their_size_and_what_they_show(turn: int) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(made(LETTER)))
    writer.pages[0].rotate(turn)
    out = io.BytesIO()
    writer.write(out)
    data = without(out.getvalue(), SECRET, by="█████")
    assert not traces(data)
    page = PdfReader(io.BytesIO(data)).pages[0]
    wide, high = (A4[1], A4[0]) if turn in {90, 270} else A4
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((wide, high), abs=0.01)
    assert page.rotation == 0
    before, after = drawn(out.getvalue()), drawn(data)
    assert before.size == after.size
    upright = after.rotate(turn, expand=True)
    assert dark(upright, NAME) > 0.95
    assert dark(upright, (60, 90, 260, 110)) == pytest.approx(
        dark(before.rotate(turn, expand=True), (60, 90, 260, 110)), abs=0.05
    )


def test_what_lies_outside_the_crop_box_is_not_taken_over() -> None:
    writer = PdfWriter(
        clone_from=io.BytesIO(
            made(
                lines("Widoczny tekst", "nadal widoczny", at=120),
            )
        )
    )
    outside = PdfReader(io.BytesIO(made(lines("Trzpiot poza strona", at=120, top=40)))).pages[0]
    writer.pages[0].merge_page(outside)
    writer.pages[0].cropbox = RectangleObject((100, 400, 500, 800))
    out = io.BytesIO()
    writer.write(out)
    data = without(out.getvalue())
    assert not traces(data)
    page = PdfReader(io.BytesIO(data)).pages[0]
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((400, 400), abs=0.01)
    assert squeezed(extracted(data)) == "Widoczny tekst nadal widoczny"


def white(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    canvas.drawString(60, 600, SECRET)


def blackened(canvas: Canvas) -> None:
    canvas.drawString(60, 600, SECRET)
    canvas.rect(55, 595, 140, 22, fill=1)


def under_an_image(canvas: Canvas) -> None:
    canvas.drawString(60, 600, SECRET)
    picture = Image.effect_noise((300, 60), 90)
    canvas.drawInlineImage(picture, 50, 590, 200, 40)


def off_the_page(canvas: Canvas) -> None:
    canvas.drawString(700, 600, SECRET)


def never_drawn(canvas: Canvas) -> None:
    text = canvas.beginText(60, 600)
    text.setTextRenderMode(3)
    text.textLine(SECRET)
    canvas.drawText(text)


def inside_a_form(canvas: Canvas) -> None:
    canvas.beginForm("f")
    canvas.drawString(60, 600, SECRET)
    canvas.setFillGray(0.4)
    canvas.rect(55, 595, 140, 22, fill=1, stroke=0)
    canvas.endForm()
    canvas.doForm("f")


@pytest.mark.parametrize("hide", [white, blackened, under_an_image, off_the_page, never_drawn, inside_a_form])
def test_text_that_nobody_sees_is_not_taken_over_though_nobody_named_it(hide: Draw) -> None:
    def page(canvas: Canvas) -> None:
        LETTER(canvas)
        canvas.setFillGray(0)
        canvas.drawString(60, 500, "Koniec pisma, kropka.")
        hide(canvas)

    data = made(page)
    found = read(data)
    assert found.text.count("Trzpiot") == 2
    assert any("którego nie widać" in warning for warning in found.warnings)
    left = extracted(without(data))
    assert left.count("Trzpiot") == 1
    assert "Koniec pisma, kropka." in left
    assert not traces(without(data, SECRET))


def test_annotations_fields_attachments_and_metadata_are_gone_and_filled_fields_are_read() -> None:
    def page(canvas: Canvas) -> None:
        LETTER(canvas)
        canvas.setAuthor("Trzpiot")
        canvas.setTitle("Trzpiot")
        canvas.setSubject("Trzpiot")
        canvas.bookmarkPage("Trzpiot")
        canvas.addOutlineEntry("Trzpiot", "Trzpiot")
        canvas.acroForm.textfield(name="Trzpiot", value="Genowefa Trzpiot", x=60, y=600, width=200, height=20)
        canvas.textAnnotation("Trzpiot", Rect=[60, 500, 90, 530])
        canvas.linkURL("https://trzpiot.example/Trzpiot", (60, 700, 200, 720))

    writer = PdfWriter(clone_from=io.BytesIO(made(page)))
    writer.add_attachment("Trzpiot.txt", b"Trzpiot")
    writer.xmp_metadata = (
        b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">Trzpiot</x:xmpmeta><?xpacket end="w"?>'
    )
    out = io.BytesIO()
    writer.write(out)
    assert read(out.getvalue()).text.count(SECRET) == 2
    data = without(out.getvalue(), SECRET)
    assert not traces(data, [*WORDS, "trzpiot"])
    reader = PdfReader(io.BytesIO(data))
    root = reader.trailer["/Root"]
    assert not {"/Names", "/Outlines", "/AcroForm", "/OpenAction", "/Metadata"} & set(root)
    assert "/Annots" not in reader.pages[0]
    assert root["/Lang"] == "pl-PL"


def test_a_name_broken_over_lines_and_pages_goes_from_both() -> None:
    data = made(
        lines("Pisze Genowefa Trz-", "piotowa w sprawie chodnika", "a na koncu strony Genowefa"), lines("Trzpiot dalej")
    )
    text = read(data).text
    assert "Genowefa Trzpiotowa" in mend(text).text
    left = without(data, "Genowefa Trzpiotowa", by="█████")
    assert not traces(left, ["Trz-", "piotowa"])
    start = text.rindex("Genowefa")
    both = pdf.rewrite(data, "a.pdf", FAST, [Change(start, text.index("Trzpiot dalej") + 7, "[osoba 1]")], digest(text))
    pages = [squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(both)).pages]
    assert pages[0].endswith("a na koncu strony [osoba 1]")
    assert pages[1] == "█████ dalej"


def test_columns_are_read_one_after_the_other() -> None:
    def page(canvas: Canvas) -> None:
        lines("Lewa pierwsza", "lewa druga", "lewa trzecia")(canvas)
        lines("Prawa pierwsza", "prawa druga", "prawa trzecia", at=320, top=755)(canvas)

    text = squeezed(extracted(without(made(page), "lewa druga")))
    assert text == "Lewa pierwsza [osoba 1] lewa trzecia Prawa pierwsza prawa druga prawa trzecia"


def test_upright_text_is_covered_letter_by_letter() -> None:
    def page(canvas: Canvas) -> None:
        LETTER(canvas)
        canvas.rotate(90)
        canvas.drawString(300, -400, "Na boku Trzpiot")

    data = without(made(page), "Trzpiot", by="█████")
    assert not traces(data, ["Trzpiot"])
    assert "Na boku" in squeezed(extracted(data))
    image = drawn(data)
    assert dark(image, (391, 842 - 380, 399, 842 - 356)) > 0.9


def test_huge_and_tiny_pages_are_drawn_within_bounds() -> None:
    huge = made(lambda canvas: canvas.drawString(100, 100, SECRET), size=(14_000, 14_000))
    assert not traces(without(huge, SECRET))
    tiny = without(made(lambda canvas: canvas.drawString(0, 1, "Ala ma kota"), size=(30, 12)))
    assert float(PdfReader(io.BytesIO(tiny)).pages[0].mediabox.width) == pytest.approx(30)


def test_colours_stay_where_there_are_any() -> None:
    def page(canvas: Canvas) -> None:
        LETTER(canvas)
        canvas.setFillColorRGB(0.8, 0.1, 0.1)
        canvas.rect(60, 300, 100, 100, fill=1)

    image = pypdfium2.PdfDocument(without(made(page), SECRET))[0].render(scale=1).to_pil().convert("RGB")
    red, green, blue = image.getpixel((110, 842 - 350))
    assert red > 180
    assert max(green, blue) < 60


@pytest.mark.parametrize("by", ["[osoba 1]", "█████"])
def test_redacting_twice_changes_nothing_that_can_be_read_or_seen(by: str) -> None:
    once = without(made(LETTER, lines("Druga strona", "z tekstem")), SECRET, by=by)
    twice = without(once)
    assert read(twice).text == read(once).text
    for page in (0, 1):
        assert drawn(twice, page).tobytes() == drawn(once, page).tobytes()


def test_files_that_do_not_open_have_codes() -> None:
    locked = PdfWriter(clone_from=io.BytesIO(made(LETTER)))
    locked.encrypt("tajne")
    out = io.BytesIO()
    locked.write(out)
    empty = io.BytesIO()
    PdfWriter().write(empty)
    for data, error in [
        (out.getvalue(), EncryptedFileError),
        (b"%PDF-1.7\nnic", DamagedFileError),
        (made(lambda canvas: canvas.rect(1, 1, 9, 9)), NoTextError),
        (empty.getvalue(), IngestError),
    ]:
        with pytest.raises(error):
            read(data)
    with pytest.raises(TooLargeError):
        read(made(LETTER, LETTER), replace(FAST, max_pages=1))


def test_changes_of_another_reading_are_refused() -> None:
    with pytest.raises(DamagedFileError, match="two ways"):
        pdf.rewrite(made(LETTER), "a.pdf", FAST, [], digest("inny tekst"))
