"""DOCX: what is shown is read, what is hidden is not."""

from collections.abc import Callable

import pytest

from corpus.errors import DamagedFileError, EncryptedFileError, TooLargeError
from corpus.model import BlockKind
from ingest.limits import Limits
from ingest.raw import RawBlock
from ingest.readers import docx
from ingest.readers.numbering import format_number, roman

MakeDocx = Callable[..., bytes]
MakeZip = Callable[..., bytes]


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def read(data: bytes, limits: Limits) -> list[RawBlock]:
    return list(docx.read(data, "pismo.docx", limits).pages[0].blocks)


STYLES = (
    '<w:style w:styleId="N1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="P2"><w:name w:val="Podtytuł"/><w:basedOn w:val="N1"/></w:style>'
    '<w:style w:styleId="Tyt"><w:name w:val="Tytuł"/></w:style>'
    '<w:style w:styleId="Ukr"><w:rPr><w:vanish/></w:rPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="5">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>'
)


def item(text: str, number: int, depth: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_headings_by_style_and_its_parents(make_docx: MakeDocx, limits: Limits) -> None:
    body = "".join(paragraph(key, f'<w:pStyle w:val="{key}"/>') for key in ("N1", "P2", "Tyt", "Inny"))
    blocks = read(make_docx(body, styles=STYLES), limits)

    assert [block.kind for block in blocks] == [BlockKind.HEADING] * 3 + [None]


def test_lists_have_their_numbers(make_docx: MakeDocx, limits: Limits) -> None:
    body = item("Ile drzew?", 1) + item("lipy", 1, 1) + item("klony", 1, 1) + item("Kiedy?", 1) + item("park", 2)
    blocks = read(make_docx(body, numbering=NUMBERING), limits)

    assert [(block.text, block.level) for block in blocks] == [
        ("1. Ile drzew?", 1), ("a) lipy", 2), ("b) klony", 2), ("2. Kiedy?", 1), ("• park", 1),
    ]  # fmt: skip


def test_tables_row_by_row(make_docx: MakeDocx, limits: Limits) -> None:
    cells = [["Rok", "Kwota"], ["2024", "15 zł"]]
    rows = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in cells)
    blocks = read(make_docx(f"<w:tbl>{rows}</w:tbl>"), limits)

    assert [(block.text, block.kind) for block in blocks] == [
        ("Rok | Kwota", BlockKind.TABLE), ("2024 | 15 zł", BlockKind.TABLE),
    ]  # fmt: skip


def test_layout_table_gives_paragraphs(make_docx: MakeDocx, limits: Limits) -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Urząd Miasta')}{paragraph('Lipowo')}</w:tc></w:tr></w:tbl>"

    assert [block.text for block in read(make_docx(table), limits)] == ["Urząd Miasta", "Lipowo"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<w:del><w:r><w:delText>skreślone</w:delText></w:r></w:del>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ukryte</w:t></w:r>",
        '<w:r><w:rPr><w:rStyle w:val="Ukr"/></w:rPr><w:t>ukryte stylem</w:t></w:r>',
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        "<w:moveFrom><w:r><w:t>przeniesione</w:t></w:r></w:moveFrom>",
    ],
)
def test_what_word_does_not_show_is_not_read(make_docx: MakeDocx, limits: Limits, hidden: str) -> None:
    body = f"<w:p><w:r><w:t>Widać </w:t></w:r>{hidden}<w:ins><w:r><w:t>to.</w:t></w:r></w:ins></w:p>"

    assert [block.text for block in read(make_docx(body, styles=STYLES), limits)] == ["Widać to."]


def test_vanish_switched_off_is_shown(make_docx: MakeDocx, limits: Limits) -> None:
    body = paragraph("widać", run='<w:vanish w:val="0"/>')

    assert read(make_docx(body), limits)[0].text == "widać"


def test_footnotes_are_cited_and_follow(make_docx: MakeDocx, limits: Limits) -> None:
    body = '<w:p><w:r><w:t>Ustawa</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    notes = f'<w:footnote w:id="7">{paragraph("Dz. U. poz. 3.")}</w:footnote>'
    blocks = read(make_docx(body, footnotes=notes), limits)

    assert [block.text for block in blocks] == ["Ustawa[1]", "[1] Dz. U. poz. 3."]
    assert blocks[1].kind is BlockKind.FOOTNOTE


def test_letterhead_text_boxes_and_breaks(make_docx: MakeDocx, limits: Limits) -> None:
    box = f"<w:txbxContent>{paragraph('Ramka')}</w:txbxContent>"
    body = f"<w:p><w:r><w:t>Pismo</w:t><w:br/><w:t>dalej</w:t><w:drawing>{box}</w:drawing></w:r></w:p>"
    data = make_docx(body, header1=paragraph("Urząd Miasta Lipowo"))

    assert [block.text for block in read(data, limits)] == ["Urząd Miasta Lipowo", "Pismo\ndalej", "Ramka"]


def test_dtd_is_refused(make_zip: MakeZip, limits: Limits) -> None:
    content = '<!DOCTYPE x [<!ENTITY e "tekst">]><w:document xmlns:w="w"><w:body>&e;</w:body></w:document>'

    with pytest.raises(DamagedFileError, match="DTD"):
        docx.read(make_zip({"word/document.xml": content}), "zly.docx", limits)


@pytest.mark.parametrize("data", [b"PK nie zip", b""])
def test_no_container(limits: Limits, data: bytes) -> None:
    with pytest.raises(DamagedFileError):
        docx.read(data, "zly.docx", limits)


def test_container_without_a_document(make_zip: MakeZip, limits: Limits) -> None:
    with pytest.raises(DamagedFileError, match="main document part"):
        docx.read(make_zip({"inny.txt": "x"}), "zly.docx", limits)


def test_bomb_is_refused_before_it_is_unpacked(make_zip: MakeZip, limits: Limits) -> None:
    with pytest.raises(TooLargeError):
        docx.read(make_zip({"word/document.xml": b"\x00" * 40_000_000}), "bomba.docx", limits)


def test_encrypted_member(make_zip: MakeZip, limits: Limits) -> None:
    data = bytearray(make_zip({"word/document.xml": "x"}))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(EncryptedFileError):
        docx.read(bytes(data), "tajne.docx", limits)


@pytest.mark.parametrize(("value", "text"), [(1, "I"), (4, "IV"), (1994, "MCMXCIV"), (0, "0"), (4000, "4000")])
def test_roman(value: int, text: str) -> None:
    assert roman(value) == text


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [(2, "decimal", "2"), (28, "lowerLetter", "bb"), (3, "upperLetter", "C"), (9, "lowerRoman", "ix")],
)
def test_number_formats(value: int, style: str, text: str) -> None:
    assert format_number(value, style) == text
    assert format_number(7, "decimalZero") == "07"


def test_wrappers_are_looked_through(make_docx: MakeDocx, limits: Limits) -> None:
    cells = "".join(f"<w:sdt><w:sdtContent><w:tc>{paragraph(text)}</w:tc></w:sdtContent></w:sdt>" for text in "ab")
    empty = f"<w:tr><w:tc>{paragraph('')}</w:tc><w:tc>{paragraph(' ')}</w:tc></w:tr>"
    body = f"<w:sdt><w:sdtContent>{paragraph('pole')}</w:sdtContent></w:sdt><w:tbl><w:tr>{cells}</w:tr>{empty}</w:tbl>"

    assert [block.text for block in read(make_docx(body), limits)] == ["pole", "a | b"]


def test_empty_headers_and_unknown_notes(make_docx: MakeDocx, limits: Limits) -> None:
    body = '<w:p><w:r><w:t>Tekst</w:t></w:r><w:r><w:footnoteReference w:id="9"/></w:r></w:p>'
    notes = f'<w:footnote w:id="1">{paragraph("x")}</w:footnote>'
    data = make_docx(body, header1=paragraph("12"), footnotes=notes)

    assert [block.text for block in read(data, limits)] == ["Tekst"]


def test_numbered_headings_and_lists_switched_off(make_docx: MakeDocx, limits: Limits) -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = paragraph("Drogi", f'<w:outlineLvl w:val="0"/>{number}') + paragraph("tekst", off)
    blocks = read(make_docx(body, numbering=NUMBERING), limits)

    assert [(block.text, block.kind) for block in blocks] == [("1. Drogi", BlockKind.HEADING), ("tekst", None)]
