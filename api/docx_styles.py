"""The exported letter's page, styles, language, headers and footers. Fonts: Arial, or what is metric-equal to it."""

from collections.abc import Iterable
from typing import cast

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

FONT = "Arial"
LANGUAGE = "pl-PL"
TEXT_WIDTH = Cm(16)
_DARK = RGBColor(0x1F, 0x2A, 0x44)
_AFTER_BORDER = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")
_SETTINGS = {
    "w:themeFontLang": LANGUAGE,
    "w:decimalSymbol": ",",
    "w:listSeparator": ";",
    'w:compat/w:compatSetting[@w:name="compatibilityMode"]': "15",
}
_TRACES = ("/thumbnail", "/extended-properties")
_GREY = RGBColor(0x50, 0x50, 0x50)


def prepare(document: Document) -> None:
    """Set A4, the styles and Polish as the language of everything."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)
    _base(document)
    _headings(document)
    _own_styles(document)
    _language(document)
    _without_template_traces(document)


def _style(document: Document, name: str, *, builtin: bool = False) -> ParagraphStyle:
    style = cast("ParagraphStyle", document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin))
    style.base_style = document.styles["Normal"]
    return style


def _base(document: Document) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    normal.paragraph_format.widow_control = True


def _headings(document: Document) -> None:
    for name, size, before in (("Heading 1", 12, 12), ("Heading 2", 11, 10), ("Title", 15, 0)):
        style = document.styles[name]
        _font_everywhere(style)
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), True, _DARK
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        style.paragraph_format.keep_with_next = True
    title = document.styles["Title"].element
    for border in title.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _font_everywhere(style: ParagraphStyle) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), FONT)


def _own_styles(document: Document) -> None:
    head = _style(document, "Znak i data")
    head.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    head.paragraph_format.space_before, head.paragraph_format.space_after = Pt(12), Pt(22)
    address = _style(document, "Adresat")
    address.paragraph_format.left_indent, address.paragraph_format.space_after = Cm(9), Pt(0)
    signature = _style(document, "Podpis")
    signature.paragraph_format.left_indent, signature.paragraph_format.space_after = Cm(8), Pt(0)
    signature.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    signature.paragraph_format.keep_with_next = signature.paragraph_format.keep_together = True
    question = _style(document, "Pytanie")
    question.font.italic, question.paragraph_format.left_indent = True, Cm(0.75)
    question.paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number"):
        document.styles[name].font.size = Pt(10)
        document.styles[name].paragraph_format.space_after = Pt(3)
    small = _style(document, "Adnotacja")
    small.font.size, small.font.color.rgb = Pt(8), _GREY
    small.paragraph_format.space_after, small.paragraph_format.line_spacing = Pt(0), 1.0
    note = _style(document, "footnote text", builtin=True)
    note.element.set(qn("w:styleId"), "FootnoteText")
    note.font.size, note.paragraph_format.space_after, note.paragraph_format.line_spacing = Pt(8.5), Pt(2), 1.0
    reference = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    reference.element.set(qn("w:styleId"), "FootnoteReference")
    reference.font.superscript = True


def _language(document: Document) -> None:
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(
        parse_xml(f'<w:lang {nsdecls("w")} w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="{LANGUAGE}"/>')
    )
    settings = document.settings.element
    for path, value in _SETTINGS.items():
        for node in settings.xpath(path):
            node.set(qn("w:val"), value)


def _without_template_traces(document: Document) -> None:
    """Drop the picture and the program name that python-docx's template brings."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith(_TRACES)]:
        del relations[key]


def letterhead(section: Section, office: str, address: Iterable[str]) -> None:
    """Put the office's name and address on the section's first page, above a line."""
    section.different_first_page_header_footer = True
    header = section.first_page_header
    name = header.paragraphs[0]
    name.paragraph_format.space_after = Pt(0)
    run = name.add_run(office)
    run.bold, run.font.size, run.font.color.rgb = True, Pt(14), _DARK
    line = header.add_paragraph(" · ".join(address), style="Adnotacja")
    line.paragraph_format.space_after = Pt(6)
    rule_below(line)


def running_head(section: Section, left: str, right: str) -> None:
    """Put a line of two texts on every page of the section but its first where that differs."""
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Adnotacja"
    _two_sides(paragraph, left, right)
    rule_below(paragraph)


def footers(section: Section, notice: str) -> None:
    """Put the notice and "Strona X z Y" at the foot of every page of the section."""
    section.first_page_footer.is_linked_to_previous = False
    for footer in (section.footer, section.first_page_footer):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = "Adnotacja"
        _two_sides(paragraph, notice, "Strona ")
        _field(paragraph, "PAGE")
        paragraph.add_run(" z ")
        _field(paragraph, "NUMPAGES")


def next_section(document: Document) -> Section:
    """Start a section on a new page, with a header of its own on every page."""
    section = cast("Section", document.add_section(WD_SECTION.NEW_PAGE))
    section.different_first_page_header_footer = False
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    return section


def rule_below(paragraph: Paragraph) -> None:
    """Draw a thin line below the paragraph."""
    border = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="4" w:color="1F2A44"/></w:pBdr>'
    paragraph._p.get_or_add_pPr().insert_element_before(parse_xml(border), *_AFTER_BORDER)


def _two_sides(paragraph: Paragraph, left: str, right: str) -> None:
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{left}\t{right}")


def _field(paragraph: Paragraph, code: str) -> None:
    run = paragraph.add_run()
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    text = OxmlElement("w:t")
    text.text = "1"
    run._r.append(text)
    run._r.addprevious(field)
    field.append(run._r)
