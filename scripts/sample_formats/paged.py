"""Samples as PDF: letters and reports with text, slides, and a scan without any."""

import io
import subprocess
import time
from collections.abc import Iterator
from functools import cache

import pypdfium2
from PIL import Image, ImageChops, ImageDraw
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer

from scripts.sample_formats.source import Line, Sample

_SCAN_DPI = 200
_LETTER = ("Liberation Serif", 12.5)
_REPORT = ("Liberation Sans", 11.5)


@cache
def _font(family: str, style: str) -> str:
    """Register a font that fontconfig finds; return its name."""
    command = ["fc-match", "--format=%{file}", f"{family}:style={style}"]
    name = f"{family}-{style}".replace(" ", "")
    pdfmetrics.registerFont(TTFont(name, subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    return name


def _styles(family: str, size: float) -> dict[str, ParagraphStyle]:
    regular, bold = _font(family, "Regular"), _font(family, "Bold")
    body = ParagraphStyle(
        "p", fontName=regular, fontSize=size, leading=size * 1.5, alignment=TA_JUSTIFY, firstLineIndent=0
    )
    return {
        "p": body,
        "right": ParagraphStyle("right", body, leftIndent=9 * cm, alignment=0),
        "centre": ParagraphStyle("centre", body, leftIndent=7 * cm, alignment=TA_CENTER),
        "item": ParagraphStyle("item", body, leftIndent=0.8 * cm, bulletIndent=0.2 * cm, bulletFontName=regular),
        "h1": ParagraphStyle("h1", body, fontName=bold, fontSize=size + 3, leading=(size + 3) * 1.3, alignment=0),
        "h2": ParagraphStyle("h2", body, fontName=bold, alignment=0, spaceBefore=size * 0.5, keepWithNext=1),
    }


def _flowables(lines: tuple[Line, ...], styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    for line in lines:
        if line.first:
            yield Spacer(1, styles["p"].fontSize * 0.7)
        bullet = "•" if line.mark == "item" else None
        yield Paragraph(line.text, styles[line.mark], bulletText=bullet)


def pdf(sample: Sample) -> bytes:
    """Return a PDF with a head and a foot on every page, and "Strona X z Y"."""
    family, size = _LETTER if "odpowiedz" in sample.get("out") else _REPORT
    styles = _styles(family, size)
    pages = _pages(sample, styles, 1)
    data, total = _render(sample, styles, pages)
    return data if total == pages else _render(sample, styles, total)[0]


def _pages(sample: Sample, styles: dict[str, ParagraphStyle], guess: int) -> int:
    return _render(sample, styles, guess)[1]


def _render(sample: Sample, styles: dict[str, ParagraphStyle], total: int) -> tuple[bytes, int]:
    saved, seen = io.BytesIO(), [0]
    small, bold = styles["p"].fontName, styles["h1"].fontName

    def furniture(canvas: Canvas, template: BaseDocTemplate) -> None:
        seen[0] = template.page
        canvas.setFont(bold, 11)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 1.6 * cm, sample.get("head"))
        canvas.line(2.5 * cm, A4[1] - 1.8 * cm, A4[0] - 2.5 * cm, A4[1] - 1.8 * cm)
        canvas.setFont(small, 8)
        canvas.drawString(2.5 * cm, 1.3 * cm, sample.get("foot"))
        canvas.drawRightString(A4[0] - 2.5 * cm, 1.3 * cm, f"Strona {template.page} z {total}")

    template = BaseDocTemplate(saved, pagesize=A4, title=sample.get("title"), author="", lang="pl-PL", invariant=1)
    frame = Frame(2.5 * cm, 2 * cm, A4[0] - 5 * cm, A4[1] - 4.2 * cm, 0, 0, 0, 0)
    template.addPageTemplates(PageTemplate("page", [frame], onPage=furniture))
    template.build(list(_flowables(sample.lines, styles)))
    return saved.getvalue(), seen[0]


def slides(sample: Sample) -> bytes:
    """Return one landscape page a slide, with the slide's number in a corner."""
    saved = io.BytesIO()
    size = landscape((19 * cm, 14 * cm))
    canvas = Canvas(saved, pagesize=size, invariant=1, lang="pl-PL")
    canvas.setTitle(next(line.text for line in sample.lines))
    shown: list[Line] = []
    number = 0
    for line in (*sample.lines, Line("break", "")):
        if line.mark != "break":
            shown.append(line)
            continue
        number += 1
        _slide(canvas, shown, number, size)
        shown = []
    canvas.save()
    return saved.getvalue()


def _slide(canvas: Canvas, lines: list[Line], number: int, size: tuple[float, float]) -> None:
    styles = _styles("Liberation Sans", 14)
    canvas.setFillColorRGB(0.12, 0.16, 0.27)
    canvas.rect(0, size[1] - 1.1 * cm, size[0], 1.1 * cm, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    flowables = [Paragraph(f"• {line.text}" if line.mark == "item" else line.text, styles[line.mark]) for line in lines]
    spaced = [part for flowable in flowables for part in (flowable, Spacer(1, 8))]
    Frame(1.2 * cm, 1.2 * cm, size[0] - 2.4 * cm, size[1] - 2.8 * cm, showBoundary=0).addFromList(spaced, canvas)
    canvas.setFont(styles["p"].fontName, 9)
    canvas.drawRightString(size[0] - 1 * cm, 0.6 * cm, str(number))
    canvas.showPage()


def scan(sample: Sample) -> bytes:
    """Return the letter as an image: slightly turned, with dust and a stamp, one bit a pixel."""
    with pypdfium2.PdfDocument(pdf(sample)) as document:
        sheets = [_scanned(page.render(scale=_SCAN_DPI / 72).to_pil()) for page in document]
    saved = io.BytesIO()
    first, rest = sheets[0], sheets[1:]
    moment = time.struct_time((2026, 9, 4, 7, 30, 0, 4, 247, 0))
    first.save(
        saved, "PDF", resolution=_SCAN_DPI, save_all=True, append_images=rest, creationDate=moment, modDate=moment
    )
    return saved.getvalue()


def _scanned(sheet: Image.Image) -> Image.Image:
    turned = sheet.convert("L").rotate(0.35, resample=Image.Resampling.BICUBIC, fillcolor=255)
    dust = Image.new("L", turned.size, 255)
    draw = ImageDraw.Draw(dust)
    for step in range(60):
        x, y = (step * 7919) % turned.width, (step * 104729) % turned.height
        draw.rectangle((x, y, x + step % 2, y + 1), fill=90)
    return ImageChops.darker(turned, dust).point(lambda value: 255 if value > 150 else 0).convert("1")
