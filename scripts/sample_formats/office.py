"""Samples as DOCX and ODT."""

import datetime as dt
import io
import zipfile
from html import escape

import docx as python_docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from scripts.sample_formats.source import Line, Sample

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CREATED = dt.datetime(2026, 11, 2, 8, 0)  # noqa: DTZ001 - Office files carry local time without a zone
_ODT_TYPE = "application/vnd.oasis.opendocument.text"
_ODT_SPACES = {"office": "office", "text": "text", "style": "style", "fo": "xsl-fo-compatible"}
_ODT_STYLES = {
    "p": 'fo:margin-top="0.1cm"',
    "right": 'fo:margin-left="9cm"',
    "centre": 'fo:text-align="center" fo:margin-top="0.3cm"',
}
_ODT_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_ODT_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


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
    """Return an OpenDocument text with real headings and lists; odfpy's namespaces would vary from run to run."""
    body, items = [], []
    for line in (*sample.lines, Line("end", "")):
        if line.mark == "item":
            items.append(f"<text:list-item>{_odt_element(line)}</text:list-item>")
            continue
        if items:
            body.append(f"<text:list>{''.join(items)}</text:list>")
            items = []
        if line.mark != "end":
            body.append(_odt_element(line))
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name, content in _odt_members("".join(body)).items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, kind)
    return result.getvalue()


def _odt_element(line: Line) -> str:
    if line.mark in {"h1", "h2"}:
        return f'<text:h text:outline-level="{line.mark[1]}">{escape(line.text)}</text:h>'
    style = line.mark if line.mark in _ODT_STYLES else "p"
    return f'<text:p text:style-name="{style}">{escape(line.text)}</text:p>'


def _odt_members(body: str) -> dict[str, str]:
    spaces = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in _ODT_SPACES.items()
    )
    styles = "".join(
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {layout}/>'
        "</style:style>"
        for name, layout in _ODT_STYLES.items()
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    defaults = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {spaces} office:version="1.3"><office:styles>'
        '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt" fo:language="pl" '
        'fo:country="PL"/></style:default-style></office:styles></office:document-styles>'
    )
    return {
        "mimetype": _ODT_TYPE,
        "content.xml": content,
        "styles.xml": defaults,
        "META-INF/manifest.xml": _ODT_MANIFEST,
    }


def _repacked(data: bytes) -> bytes:
    """Date every member alike, so that the same words give the same bytes."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return result.getvalue()
