"""DOCX files in which a name hides wherever a name can hide, and what is left of them."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as Docx
from PIL import Image

from corpus.errors import DamagedFileError, IngestError
from ingest.limits import DEFAULT_LIMITS
from ingest.redaction import docx
from tests.ingest.docx_made import (
    SECRET,
    STRICT,
    WORDS,
    consistent,
    emf,
    jpeg,
    made,
    members,
    opened,
    p,
    pack,
    png,
    relations,
    surface,
    traces,
    without,
)


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (p("Pisze ", "Geno", "wefa Trz", "piot", " z prośbą."), "Pisze [osoba 1] z prośbą."),
        (p("<w:r><w:t>Genowefa</w:t><w:t xml:space='preserve'> Trzpiot</w:t></w:r>", " prosi"), "[osoba 1] prosi"),
        (
            p("<w:ins w:id='1' w:author='Genowefa Trzpiot'><w:r><w:t>Genowefa Trzpiot</w:t></w:r></w:ins>", " tu"),
            "[osoba 1] tu",
        ),
        (
            p("Ławka", "<w:del w:id='1' w:author='X'><w:r><w:delText>Genowefa Trzpiot</w:delText></w:r></w:del>"),
            "Ławka",
        ),
        (p("Ławka", "<w:moveFrom w:id='1'><w:r><w:t>Genowefa Trzpiot</w:t></w:r></w:moveFrom>"), "Ławka"),
        (p("<w:moveTo w:id='1'><w:r><w:t>Genowefa Trzpiot</w:t></w:r></w:moveTo>", " tu"), "[osoba 1] tu"),
        (
            p(
                "<w:smartTag w:uri='Trzpiot' w:element='Trzpiot'><w:smartTagPr><w:attr w:name='a' w:val='Trzpiot'/>"
                "</w:smartTagPr><w:r><w:t>Genowefa Trzpiot</w:t></w:r></w:smartTag>"
            ),
            "[osoba 1]",
        ),
        (p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Genowefa Trzpiot</w:t></w:r>", " i ławka"), "[osoba 1] i ławka"),
        (
            p(
                "<w:hyperlink r:id='h1' w:tooltip='Genowefa Trzpiot'><w:r><w:t>Genowefa "
                "Trzpiot</w:t></w:r></w:hyperlink>"
            ),
            "[osoba 1]",
        ),
    ],
)
def test_a_name_leaves_a_paragraph_however_it_is_written(body: str, left: str) -> None:
    data = without(made(body, links=[("h1", "hyperlink", "https://ludzie.example/genowefa-trzpiot")]), SECRET)
    assert not traces(data)
    assert opened(data) == [left]


def test_signs_inside_a_name_go_with_it() -> None:
    body = p(
        "<w:r><w:t>Genowefa</w:t><w:tab/><w:t>Trz</w:t><w:softHyphen/><w:t>piot-</w:t></w:r>",
        "<w:r><w:br/><w:noBreakHyphen/><w:sym w:font='Symbol' w:char='F0B7'/><w:t>dalej</w:t></w:r>",
    )
    assert surface(made(body)) == "Genowefa\tTrz\u00adpiot-\n-\uf0b7dalej\n"
    data = without(made(body), "Genowefa\tTrz\u00adpiot")
    assert surface(data) == "[osoba 1]-\n-\uf0b7dalej\n"
    assert not traces(data, ["Genowefa", "piot-d", "softHyphen", "tab/"])


def test_deleted_rows_cells_and_marks_of_paragraphs_are_gone() -> None:
    def row(text: str, mark: str = "", cell: str = "") -> str:
        properties = f"<w:trPr>{mark}</w:trPr>" if mark else ""
        inner = f"<w:tcPr>{cell}</w:tcPr>" if cell else ""
        return f"<w:tr>{properties}<w:tc>{inner}{p(text)}</w:tc><w:tc>{p('obok')}</w:tc></w:tr>"

    rows = [row("Genowefa", "<w:del w:id=`1`/>"), row("Trzpiot", cell="<w:cellDel w:id=`2`/>"), row("Zostaje")]
    table = f"<w:tbl>{''.join(rows)}</w:tbl>"
    gone = f"<w:tbl>{row('Trzpiot', '<w:del w:id=`3`/>')}</w:tbl>"
    joined = p("Pierwszy ", properties="<w:rPr><w:del w:id=`4`/></w:rPr>") + p(
        "drugi", properties="<w:jc w:val=`end`/>"
    )
    data = without(made((table + gone + joined).replace("`", '"')))
    assert not traces(data)
    read = Docx(io.BytesIO(data))
    assert [[cell.text for cell in row.cells] for table in read.tables for row in table.rows] == [
        ["obok"],
        ["Zostaje", "obok"],
    ]
    assert opened(data) == ["Pierwszy drugi"]


TEXT_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><wp:docPr "
    "id='7' name='Genowefa Trzpiot.jpg'"
    " descr='Zdjęcie: Genowefa Trzpiot' title='Genowefa Trzpiot'/><a:graphic><a:graphicData uri='x'><wps:wsp><wps:txbx>"
    f"<w:txbxContent>{p('W ramce Genowefa Trzpiot')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape alt='Genowefa "
    "Trzpiot'><v:textbox><w:txbxContent>"
    f"{p('W ramce Genowefa Trzpiot')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


def test_text_boxes_are_read_once_with_their_alternative_texts() -> None:
    data = made(
        p("Przed ", TEXT_BOX, " po")
        + p("<w:r><w:pict><v:shape><v:textpath string='Genowefa Trzpiot'/></v:shape></w:pict></w:r>")
    )
    assert surface(data).count("W ramce") == 1
    assert surface(data).count(SECRET) == 4
    assert "Przed  po" in surface(data)
    assert not traces(without(data, SECRET))


def test_field_codes_are_read_whole_and_their_results_too() -> None:
    def field(*codes: str) -> str:
        inner = "".join(f"<w:r><w:instrText xml:space='preserve'>{code}</w:instrText></w:r>" for code in codes)
        return (
            f"<w:r><w:fldChar w:fldCharType='begin'><w:fldData>R2Vub3dlZmE=</w:fldData></w:fldChar></w:r>{inner}"
            "<w:r><w:fldChar "
            "w:fldCharType='separate'/></w:r><w:r><w:t>wynik</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )

    body = p("Pole: ", field(' HYPERLINK "mailto:gen', "owefa@trz", 'piot.example" '), field(" PAGE "))
    body += p("<w:fldSimple w:instr=' AUTHOR Genowefa Trzpiot '><w:r><w:t>Trzpiot</w:t></w:r></w:fldSimple>")
    data = made(body)
    assert 'HYPERLINK "mailto:genowefa@trzpiot.example"' in surface(data)
    assert "Pole: wynikwynik\n" in surface(data)
    left = without(data, "genowefa@trzpiot.example", SECRET, "Trzpiot\n"[:-1] + "")
    assert not traces(left, [*WORDS, "genowefa", "R2Vub3dlZmE"])
    assert " PAGE " in surface(left)


def test_links_lead_nowhere_once_they_tell_who() -> None:
    body = p(
        "Pisze Genowefa Trzpiot, 600 700 801. ",
        *(
            f"<w:hyperlink r:id='h{at}'><w:r><w:t>{text}</w:t></w:r></w:hyperlink>"
            for at, text in enumerate(["poczta", "telefon", "strona", "urząd", "dysk", "sieć"])
        ),
    )
    targets = [
        "mailto:genowefa.trzpiot@poczta.example",
        "tel:+48600700801",
        "https://x.example/Trzpiot/Genowefa",
        "https://um.example/bip",
        "file:///C:/Users/Trzpiot/a.docx",
        r"\\serwer\Trzpiot:1",
    ]
    links = [(f"h{at}", "hyperlink", target) for at, target in enumerate(targets)]
    links.append(("h9", "hyperlink", "https://unused.example/jan"))
    data = without(made(body, links=links), SECRET, "600 700 801")
    assert not traces(data, [*WORDS, "600700801", "unused", "serwer", "C:/"])
    assert b"https://um.example/bip" in members(data)["word/_rels/document.xml.rels"]
    assert opened(data)[0].endswith("poczta" + "telefon" + "strona" + "urząd" + "dysk" + "sieć")


def test_headers_notes_styles_and_numbering_are_read() -> None:
    note = f"<w:footnote w:id='1'>{p('Przypis: Genowefa Trzpiot')}</w:footnote>"
    data = made(
        p("Treść") + "<w:sectPr><w:headerReference r:id='p0' w:type='default'/></w:sectPr>",
        header1=p("Nagłówek: Genowefa Trzpiot"),
        footer1=p("Stopka: Genowefa Trzpiot"),
        footnotes=note,
        endnotes=note.replace("footnote", "endnote"),
        styles="<w:style w:styleId='Trzpiot'><w:name w:val='Styl Trzpiot'/></w:style>",
    )
    assert surface(data).count(SECRET) == 4
    left = without(data, SECRET)
    assert not traces(left)
    assert surface(left).count("[osoba 1]") == 4


def test_pictures_lose_what_they_carry_and_names_of_their_files() -> None:
    pictures = {
        "word/media/Trzpiot.png": png(Author="Trzpiot"),
        "word/media/image2.jpeg": jpeg(),
        "word/media/image3.emf": emf(SECRET),
        "word/media/image4.png": b"\x89PNG\r\n\x1a\nTrzpiot",
        "word/media/image5.emf": emf("Wykres"),
    }
    links = [(f"i{at}", "image", name.removeprefix("word/")) for at, name in enumerate(pictures)]
    blips = "".join(
        f"<w:r><w:drawing><pic:cNvPr id='{at}' name='Trzpiot.png'/><a:blip r:embed='i{at}'/></w:drawing></w:r>"
        for at in range(5)
    )
    left = without(made(p(SECRET, blips), links=links, members=dict(pictures)), SECRET)
    assert not traces(left)
    assert consistent(left) == []
    images = {name: content for name, content in members(left).items() if "media" in name}
    assert len(images) == 5
    assert images["word/media/image5.emf"] == pictures["word/media/image5.emf"]
    bare = Image.open(io.BytesIO(images["word/media/image2.jpeg"]))
    assert bare.getpixel((3, 3)) == Image.open(io.BytesIO(jpeg())).getpixel((3, 3))


def test_tables_headings_styles_and_numbering_stay_as_they_are() -> None:
    made_ = Docx()
    made_.add_heading("Wniosek o ławkę", 1)
    made_.add_paragraph("Pierwszy punkt", style="List Number")
    table = made_.add_table(2, 2, style="Table Grid")
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Lp.", "Opis", "1", "Ławka"), strict=True
    ):
        cell.text = text
    nested = table.cell(1, 1).add_table(1, 1)
    nested.cell(0, 0).text = "Wnętrze Genowefa Trzpiot"
    out = io.BytesIO()
    made_.save(out)
    left = without(out.getvalue(), SECRET)
    read = Docx(io.BytesIO(left))
    assert [(one.text, one.style.name) for one in read.paragraphs if one.style] == [
        ("Wniosek o ławkę", "Heading 1"),
        ("Pierwszy punkt", "List Number"),
    ]
    assert [cell.text for cell in read.tables[0].row_cells(0)] == ["Lp.", "Opis"]
    assert read.tables[0].cell(1, 1).tables[0].cell(0, 0).text == "Wnętrze [osoba 1]"
    before, after = members(out.getvalue()), members(left)
    for part in ("word/styles.xml", "word/numbering.xml", "word/fontTable.xml"):
        assert len(re.findall(rb"<w:\w+", before[part])) == len(re.findall(rb"<w:\w+", after[part]))
    assert consistent(left) == []


def test_redacting_twice_changes_nothing() -> None:
    body = p("Pisze ", "Geno", "wefa Trzpiot") + p(TEXT_BOX)
    once = without(made(body, comments=f"<w:comment w:id='1'>{p('x')}</w:comment>"), SECRET)
    assert without(once, SECRET) == once


def test_strict_files_macro_files_and_templates_become_plain_documents() -> None:
    data = made(p("Pisze Genowefa Trzpiot"))
    strict = {}
    for name, content in members(data).items():
        text = content.decode()
        for old, new in STRICT.items():
            text = text.replace(old, new)
        strict[name] = text
    left = without(pack(dict(strict)), SECRET)
    assert not traces(left)
    assert surface(left) == "Pisze [osoba 1]\n"
    with_macros = dict(members(data))
    with_macros["[Content_Types].xml"] = with_macros["[Content_Types].xml"].replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main", b"vnd.ms-word.document.macroEnabled.main"
    )
    assert b"macroEnabled" not in members(without(pack(dict(with_macros))))["[Content_Types].xml"]


@pytest.mark.parametrize(
    "members_",
    [
        {"word/document.xml": "<a/>"},
        {"_rels/.rels": "<Relationships/>", "word/document.xml": "<a/>"},
        {"_rels/.rels": relations([("r1", "officeDocument", "word/none.xml")])},
        {"_rels/.rels": relations([("r1", "officeDocument", "word/document.xml")]), "word/document.xml": "<a"},
    ],
)
def test_a_file_without_a_document_is_damaged(members_: dict[str, str]) -> None:
    with pytest.raises(DamagedFileError):
        docx.surface(pack(dict(members_)), "a.docx", DEFAULT_LIMITS)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_an_office_program_opens_what_is_left(tmp_path: Path) -> None:
    header = p("Nagłówek: Genowefa Trzpiot")
    body = (
        p("Pisze Genowefa Trzpiot w sprawie ławki.", TEXT_BOX)
        + f"<w:tbl><w:tr><w:tc>{p('Komórka zostaje')}</w:tc></w:tr></w:tbl>"
    )
    body += p("Koniec") + "<w:sectPr><w:headerReference r:id='p0' w:type='default'/></w:sectPr>"
    path = tmp_path / "a.docx"
    path.write_bytes(without(made(body, header1=header, comments="<w:comment w:id='1'/>"), SECRET))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    text = subprocess.run(["pdftotext", str(tmp_path / "a.pdf"), "-"], check=True, capture_output=True).stdout.decode()
    for kept in ("Nagłówek: [osoba 1]", "Pisze [osoba 1] w sprawie ławki.", "Komórka zostaje", "Koniec"):
        assert kept in text
    assert not [word for word in WORDS if word in text]


def test_errors_are_coded(make_zip: Callable[..., bytes]) -> None:
    with pytest.raises(IngestError):
        docx.surface(make_zip({"a": "b"}), "a.docx", DEFAULT_LIMITS)
