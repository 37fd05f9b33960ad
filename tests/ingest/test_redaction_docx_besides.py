"""What a DOCX holds besides its text is not taken over."""

import re

from ingest.limits import DEFAULT_LIMITS
from ingest.redaction import docx
from tests.ingest.docx_made import (
    WORDS,
    consistent,
    made,
    members,
    opened,
    p,
    png,
    relations,
    surface,
    traces,
    without,
)

EVERYTHING = {
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
BODY = (
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
LINKS = [
    ("c1", "aFChunk", "chunk.html"),
    ("o1", "oleObject", "embeddings/oleObject1.bin"),
    ("t1", "attachedTemplate", "file:///C:/Trzpiot.dotx"),
    ("x1", "printerSettings", "printerSettings/p.bin"),
    ("i1", "image", "media/i.png"),
    ("g1", "glossaryDocument", "glossary/document.xml"),
    ("y1", "customXml", "../customXml/item1.xml"),
]
SETTINGS = (
    "<w:rsids><w:rsid w:val='00A1'/></w:rsids><w:attachedTemplate r:id='t1'/>"
    "<w:docVars><w:docVar w:name='a' w:val='Trzpiot'/></w:docVars>"
)
COMMENTS = f"<w:comment w:id='1' w:author='Trzpiot' w:initials='GT'>{p('Trzpiot')}</w:comment>"


def test_what_a_file_holds_besides_its_text_is_not_taken_over() -> None:
    held = EVERYTHING | {"word/media/i.png": png()}
    data = made(BODY, links=LINKS, members=held, settings=SETTINGS, comments=COMMENTS, people="Trzpiot")
    assert any("osadzone pliki" in warning for warning in docx.surface(data, "a.docx", DEFAULT_LIMITS).warnings)
    left = without(data)
    assert not traces(left, [*WORDS, "1944", "rsid", "00A1"])
    assert "Wniosek" in surface(left)
    assert opened(left)[0] == "Ławka"
    assert consistent(left) == []
    kept = members(left)["word/document.xml"]
    assert b"imagedata" in kept
    assert b"pict" in kept
    assert not re.findall(rb"altChunk|OLEObject|headerReference|printerSettings|commentReference", kept)
