"""Words into paragraphs: typeset, markers in yellow, what failed a check or must not go out on a pale colour."""

from enum import StrEnum

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph

from api.docx_text import marked, typeset


class Shade(StrEnum):
    """A pale colour behind words, as six hexadecimal digits."""

    FAILED = "F8CBAD"
    WORKING = "FFF2CC"


def write(paragraph: Paragraph, text: str, *, shade: Shade | None = None, bold: bool = False) -> None:
    """Add `text` to the paragraph; every marker `[DO UZUPEŁNIENIA: …]` in it becomes bold on yellow."""
    for piece, is_marker in marked(typeset(text)):
        run = paragraph.add_run(piece)
        run.bold = True if bold or is_marker else None
        if is_marker:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        elif shade:
            colour = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{shade}"/>'
            run._r.get_or_add_rPr().append(parse_xml(colour))
