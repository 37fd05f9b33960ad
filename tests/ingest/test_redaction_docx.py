"""DOCX files in which a name hides wherever a name can hide, and what is left of them."""

import io
import re
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from docx import Document as Docx
from PIL import Image

from corpus.errors import DamagedFileError, IngestError
from ingest.limits import DEFAULT_LIMITS
from ingest.redaction import docx
from ingest.redaction.surface import Change, digest

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STRICT = {
    "http://schemas.openxmlformats.org/officeDocument/2006": "http://purl.oclc.org/ooxml/officeDocument",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/drawingml/2006": "http://purl.oclc.org/ooxml/drawingml",
}
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" mc:Ignorable="w14"'
)
PARTS = {
    "styles": "styles",
    "settings": "settings",
    "comments": "comments",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header1": "header",
    "footer1": "footer",
    "people": "people",
}
SECRET = "Genowefa Trzpiot"
WORDS = ("Genowefa", "Trzpiot", "trzpiot")


def relations(entries: Iterable[tuple[str, str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{key}" Type="{kind if "/" in kind else f"{OFFICE}/{kind}"}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for key, kind, target in entries
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def pack(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return out.getvalue()


def made(
    body: str,
    *,
    links: Iterable[tuple[str, str, str]] = (),
    members: dict[str, str | bytes] | None = None,
    **parts: str,
) -> bytes:
    """A DOCX around a body; further parts by name, further relations of the document, further members."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    known = [(f"p{at}", PARTS[name], f"{name}.xml") for at, name in enumerate(parts)]
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{main}.{PARTS[name]}+xml"/>' for name in parts)
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="'
        'application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>'
        '<Default Extension="emf" ContentType="image/x-emf"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": relations([("r1", "officeDocument", "word/document.xml")]),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations([*known, *links]),
    }
    for name, inner in parts.items():
        tag = {"header": "hdr", "footer": "ftr"}.get(PARTS[name], PARTS[name])
        content[f"word/{name}.xml"] = f"<w:{tag} {SPACES}>{inner}</w:{tag}>"
    return pack(content | (members or {}))


def p(*runs: str, properties: str = "") -> str:
    inner = "".join(run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def surface(data: bytes) -> str:
    return docx.surface(data, "a.docx", DEFAULT_LIMITS).text


def without(data: bytes, *secrets: str, by: str = "[osoba 1]") -> bytes:
    text = surface(data)
    spans = sorted(found.span() for secret in secrets for found in re.finditer(re.escape(secret), text))
    return docx.rewrite(data, "a.docx", DEFAULT_LIMITS, [Change(*span, by) for span in spans], digest(text))


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        assert container.testzip() is None
        return {name: container.read(name) for name in container.namelist()}


def traces(data: bytes, words: Iterable[str] = WORDS) -> list[tuple[str, str]]:
    """Where any of the words is left: as text, as XML escapes, in UTF-16, in a name, or in runs put together."""
    found = []
    for name, content in members(data).items():
        plain = content.decode("utf-8", "replace")
        joined = re.sub(r"<[^>]*>", "", plain)
        forms = (
            name,
            plain,
            joined,
            content.decode("utf-16-le", "replace"),
            content[1:].decode("utf-16-le", "replace"),
        )
        found += [(name, word) for word in words if any(word in form for form in forms)]
        found += [(name, word) for word in words if "".join(f"&#{ord(letter)};" for letter in word) in plain]
    return found


def opened(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Docx(io.BytesIO(data)).paragraphs]


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


def test_what_a_file_holds_besides_its_text_is_not_taken_over() -> None:
    everything = {
        "docProps/core.xml": "<cp:coreProperties xmlns:cp='u' xmlns:dc='v'><dc:title>Wniosek</dc:title>"
        "<dc:creator>Genowefa Trzpiot</dc:creator><cp:lastModifiedBy>Trzpiot</cp:lastModifiedBy>"
        "<dc:description>Trzpiot</dc:description></cp:coreProperties>",
        "docProps/app.xml": "<Properties><Company>Trzpiot</Company></Properties>",
        "docProps/custom.xml": "<Properties><p>Trzpiot</p></Properties>",
        "docProps/thumbnail.jpeg": b"Trzpiot",
        "customXml/item1.xml": "<x>Trzpiot</x>",
        "word/glossary/document.xml": "<x>Trzpiot</x>",
        "word/embeddings/oleObject1.bin": "Trzpiot".encode("utf-16-le"),
        "word/vbaProject.bin": b"Trzpiot",
        "word/chunk.html": "<p>Trzpiot</p>",
        "word/printerSettings/p.bin": b"Trzpiot",
        "_xmlsignatures/sig1.xml": "<x>Trzpiot</x>",
        "Trzpiot.txt": "Trzpiot",
        "[trash]/0000.dat": b"Trzpiot",
        "_rels/.rels": relations(
            [
                ("r1", "officeDocument", "word/document.xml"),
                ("r4", "custom-properties", "docProps/custom.xml"),
                (
                    "r2",
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                    "docProps/core.xml",
                ),
                ("r3", "extended-properties", "docProps/app.xml"),
            ]
        ),
    }
    body = (
        p(
            "Ławka",
            "<w:commentRangeStart w:id='1'/><w:r><w:commentReference w:id='1'/></w:r>",
            "<w:bookmarkStart w:id='3' w:name='Trzpiot_Genowefa'/><w:bookmarkEnd w:id='3'/>",
            "<w:fldSimple w:instr=' REF Trzpiot_Genowefa '><w:r><w:t>tu</w:t></w:r></w:fldSimple>",
        )
        + "<w:altChunk r:id='c1'/><w:sdt><w:sdtPr><w:alias w:val='Trzpiot'/><w:tag w:val='Trzpiot'/>"
        "<w:dataBinding w:xpath='Trzpiot'/><w:date w:fullDate='1944-05-14T00:00:00Z'/></w:sdtPr>"
        f"<w:sdtContent>{p('Treść')}</w:sdtContent></w:sdt>"
        + p(
            "<w:r><w:object><v:shape><v:imagedata r:id='i1' o:title='obraz'/></v:shape>"
            "<o:OLEObject r:id='o1' ProgID='Trzpiot'/></w:object></w:r>"
        )
        + "<w:sectPr><w:headerReference r:id='zz' w:type='default'/><w:printerSettings r:id='x1'/></w:sectPr>"
    )
    links = [
        ("c1", "aFChunk", "chunk.html"),
        ("o1", "oleObject", "embeddings/oleObject1.bin"),
        ("t1", "attachedTemplate", "file:///C:/Trzpiot.dotx"),
        ("x1", "printerSettings", "printerSettings/p.bin"),
        ("i1", "image", "media/i.png"),
        ("g1", "glossaryDocument", "glossary/document.xml"),
        ("y1", "customXml", "../customXml/item1.xml"),
    ]
    picture = {"word/media/i.png": png()}
    settings = (
        "<w:rsids><w:rsid w:val='00A1'/></w:rsids><w:attachedTemplate r:id='t1'/>"
        "<w:docVars><w:docVar w:name='a' w:val='Trzpiot'/></w:docVars>"
    )
    comments = f"<w:comment w:id='1' w:author='Trzpiot' w:initials='GT'>{p('Trzpiot')}</w:comment>"
    data = made(body, links=links, members=everything | picture, settings=settings, comments=comments, people="Trzpiot")
    assert any("osadzone pliki" in warning for warning in docx.surface(data, "a.docx", DEFAULT_LIMITS).warnings)
    left = without(data)
    assert not traces(left, [*WORDS, "1944", "rsid", "00A1"])
    assert "Wniosek" in surface(left)
    assert opened(left)[0] == "Ławka"
    assert consistent(left) == []
    held = members(left)["word/document.xml"]
    assert b"imagedata" in held
    assert b"pict" in held
    assert not re.findall(rb"altChunk|OLEObject|headerReference|printerSettings|commentReference", held)


def consistent(data: bytes) -> list[str]:
    """What makes a word processor call a file corrupt: relations without parts, references without relations."""
    held = members(data)
    wrong = []
    for name, content in held.items():
        if not name.endswith(".rels"):
            continue
        part = name.replace("_rels/", "").removesuffix(".rels")
        folder = Path("/") / Path(part).parent
        ids = set()
        for relation in re.findall(r"<Relationship [^>]*>", content.decode()):
            fields = dict(re.findall(r'(\w+)="([^"]*)"', relation))
            ids.add(fields["Id"])
            if "TargetMode" not in fields and str(folder / fields["Target"]).lstrip("/") not in held:
                wrong.append(f"{name}: {fields['Target']}")
        used = re.findall(r'r:(?:id|embed|link)="([^"]*)"', held.get(part, b"").decode())
        wrong += [f"{part}: {key}" for key in used if key not in ids]
    types = held["[Content_Types].xml"].decode()
    return wrong + [name for name in re.findall(r'PartName="/([^"]*)"', types) if name not in held]


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


def png(**info: str) -> bytes:
    from PIL.PngImagePlugin import PngInfo

    out, kept = io.BytesIO(), PngInfo()
    for key, value in info.items():
        kept.add_text(key, value)
    Image.new("RGB", (8, 8), "red").save(out, "PNG", pnginfo=kept)
    return out.getvalue()


def jpeg() -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x013B] = "Trzpiot"
    Image.new("RGB", (16, 16), "red").save(out, "JPEG", exif=exif, comment=b"Genowefa")
    return out.getvalue() + b"Trzpiot"


def emf(text: str) -> bytes:
    return struct.pack("<II", 1, 88) + bytes(80) + text.encode("utf-16-le")


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
