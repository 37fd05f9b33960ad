"""Samples as DOCX and ODT."""

import datetime as dt
import io
import zipfile

import docx as python_docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from odf import dc, meta
from odf.element import Element
from odf.opendocument import OpenDocumentText
from odf.style import ParagraphProperties, Style, TextProperties
from odf.text import H, List, ListItem, P

from scripts.sample_formats.source import Line, Sample

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CREATED = dt.datetime(2026, 11, 2, 8, 0)  # noqa: DTZ001 - Office files carry local time without a zone


def docx(sample: Sample) -> bytes:
    """Return a Word document with header, footer, real headings and lists."""
    document = python_docx.Document()
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Times New Roman", Pt(12)
    document.core_properties.author, document.core_properties.created = "", _CREATED
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.2)
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = sample.get("head"), sample.get("foot")
    rows = [line.text.split(" | ") for line in sample.lines if line.mark == "row"]
    for line in sample.lines:
        if line.mark != "row":
            _paragraph(document, line)
        elif line.first:
            table = document.add_table(rows=0, cols=2, style="Table Grid")
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
    saved = io.BytesIO()
    document.save(saved)
    return _repacked(saved.getvalue())


def _paragraph(document: python_docx.document.Document, line: Line) -> None:
    if line.mark in {"h1", "h2"}:
        document.add_heading(line.text, level=int(line.mark[1]))
        return
    paragraph = document.add_paragraph(line.text, style="List Bullet" if line.mark == "item" else None)
    paragraph.paragraph_format.space_before = Pt(6 if line.first else 0)
    paragraph.paragraph_format.space_after = Pt(0)
    if line.mark == "right":
        paragraph.paragraph_format.left_indent = Cm(9)
    elif line.mark == "centre":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def odt(sample: Sample) -> bytes:
    """Return an OpenDocument text with real headings and lists."""
    document = OpenDocumentText()
    styles = _odt_styles(document)
    document.meta.addElement(meta.CreationDate(text=_CREATED.isoformat()))
    document.meta.addElement(dc.Language(text="pl"))
    items: Element | None = None
    for line in sample.lines:
        items = _odt_element(document, line, styles, items)
    saved = io.BytesIO()
    document.write(saved)
    return _repacked(saved.getvalue())


def _odt_styles(document: OpenDocumentText) -> dict[str, Style]:
    layout = {"p": {}, "right": {"marginleft": "9cm"}, "centre": {"textalign": "center"}}
    styles = {}
    for name, properties in layout.items():
        style = Style(name=f"s{name}", family="paragraph")
        style.addElement(ParagraphProperties(**properties))
        style.addElement(TextProperties(fontsize="12pt"))
        styles[name] = style
        document.automaticstyles.addElement(style)
    return styles


def _odt_element(
    document: OpenDocumentText, line: Line, styles: dict[str, Style], items: Element | None
) -> Element | None:
    if line.mark == "item":
        if items is None:
            items = List()
            document.text.addElement(items)
        item = ListItem()
        item.addElement(P(text=line.text))
        items.addElement(item)
        return items
    if line.mark in {"h1", "h2"}:
        document.text.addElement(H(outlinelevel=int(line.mark[1]), text=line.text))
    else:
        document.text.addElement(P(stylename=styles.get(line.mark, styles["p"]), text=line.text))
    return None


def _repacked(data: bytes) -> bytes:
    """Date every member alike, so that the same words give the same bytes; `mimetype` stays first and stored."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for name in dict.fromkeys(old.namelist()):
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), kind)
    return result.getvalue()
