"""Real footnotes, which python-docx 1.2 cannot write: the part `word/footnotes.xml` built by hand.

Source: ECMA-376 part 1, 17.11 (footnotes and endnotes), 11.3.7 (the part and its relationship).
"""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph
from lxml import etree

from api.docx_text import clean

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = (("-1", "separator", "separator"), ("0", "continuationSeparator", "continuationSeparator"))


class Footnotes:
    """Collects notes while the letter is written; `attach` stores them once at the end."""

    def __init__(self) -> None:
        """Start with the two separators that every footnotes part must hold."""
        self._root = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        for number, kind, mark in _SEPARATORS:
            self._root.append(
                parse_xml(
                    f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0"'
                    f' w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{mark}/></w:r></w:p></w:footnote>'
                )
            )
        self._count = 0

    def add(self, paragraph: Paragraph, text: str) -> int:
        """Put a note with this text at the end of what `paragraph` holds so far; return its number, from 1."""
        self._count += 1
        self._root.append(_note(self._count, clean(text)))
        run = paragraph.add_run(style="footnote reference")
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(self._count))
        run._r.append(reference)
        return self._count

    def attach(self, document: Document) -> None:
        """Store the notes as a part of the document and name their separators in its settings."""
        part = Part(
            PackURI("/word/footnotes.xml"),
            _CONTENT_TYPE,
            etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True),
            document.part.package,
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        marks = "".join(f'<w:footnote w:id="{number}"/>' for number, _, _ in _SEPARATORS)
        settings = document.settings.element
        entry = parse_xml(f"<w:footnotePr {nsdecls('w')}>{marks}</w:footnotePr>")
        compat = settings.find(qn("w:compat"))
        position = len(settings) if compat is None else settings.index(compat)
        settings.insert(position, entry)


def _note(number: int, text: str) -> etree._Element:
    note = parse_xml(
        f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        '<w:r><w:t xml:space="preserve"> </w:t></w:r></w:p></w:footnote>'
    )
    words = note[0][-1][0]
    words.text = f" {text}"
    return note
