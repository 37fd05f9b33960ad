"""ODT and PPTX."""

from collections.abc import Callable

import pytest

from corpus.errors import DamagedFileError, EncryptedFileError, TooLargeError
from corpus.model import BlockKind
from ingest.limits import Limits
from ingest.readers import odt, pptx

MakeZip = Callable[..., bytes]

SPACES = 'xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:style="s" xmlns:draw="d" xmlns:meta="m" xmlns:dc="dc"'


def odt_file(make_zip: MakeZip, body: str, styles: str = "", **more: str) -> bytes:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return make_zip({"mimetype": odt.ODT, "content.xml": content, **more})


def odt_texts(data: bytes, limits: Limits) -> list[str]:
    return [block.text for block in odt.read(data, "pismo.odt", limits).pages[0].blocks]


def test_odt_paragraphs_and_headings(make_zip: MakeZip, limits: Limits) -> None:
    body = (
        '<text:h text:outline-level="2">Drogi</text:h>'
        '<text:p>Plan<text:s text:c="3"/>na<text:tab/>rok<text:line-break/>2026</text:p>'
        "<text:section><text:p>W sekcji</text:p></text:section>"
    )
    blocks = odt.read(odt_file(make_zip, body), "pismo.odt", limits).pages[0].blocks

    assert [(block.text, block.kind, block.level) for block in blocks] == [
        ("Drogi", BlockKind.HEADING, 2), ("Plan   na rok\n2026", None, 0), ("W sekcji", None, 0),
    ]  # fmt: skip


def test_odt_lists_count(make_zip: MakeZip, limits: Limits) -> None:
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" '
        'style:num-suffix=")"/></text:list-style>'
    )
    inner = "<text:list><text:list-item><text:p>lipy</text:p></text:list-item></text:list>"
    body = (
        '<text:list text:style-name="L"><text:list-item><text:p>Ile drzew?</text:p>'
        f"{inner}</text:list-item><text:list-item><text:p>Kiedy?</text:p></text:list-item></text:list>"
        "<text:list><text:list-item><text:p>park</text:p></text:list-item></text:list>"
    )

    assert odt_texts(odt_file(make_zip, body, styles), limits) == ["1. Ile drzew?", "a) lipy", "2. Kiedy?", "• park"]


def test_odt_tables_notes_and_boxes(make_zip: MakeZip, limits: Limits) -> None:
    row = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in ("2024", "15 zł"))
    note = "<text:note><text:note-body><text:p>Dz. U. poz. 3.</text:p></text:note-body></text:note>"
    box = "<draw:frame><draw:text-box><text:p>Ramka</text:p></draw:text-box></draw:frame>"
    body = f"<table:table><table:table-row>{row}</table:table-row></table:table><text:p>Ustawa{note}{box}</text:p>"

    assert odt_texts(odt_file(make_zip, body), limits) == ["2024 | 15 zł", "Ustawa[1]", "Ramka", "[1] Dz. U. poz. 3."]


def test_odt_hidden_text_is_not_read(make_zip: MakeZip, limits: Limits) -> None:
    styles = '<style:style style:name="U"><style:text-properties text:display="none"/></style:style>'
    body = (
        "<text:tracked-changes><text:p>skreślone</text:p></text:tracked-changes>"
        '<text:p>Widać<text:span text:style-name="U"> ukryte</text:span><office:annotation><text:p>uwaga</text:p>'
        "</office:annotation>.</text:p>"
    )

    assert odt_texts(odt_file(make_zip, body, styles), limits) == ["Widać."]


def test_odt_title_and_password(make_zip: MakeZip, limits: Limits) -> None:
    inner = "<office:meta><dc:title>Plan dróg</dc:title></office:meta>"
    meta = f"<office:document-meta {SPACES}>{inner}</office:document-meta>"
    titled = odt_file(make_zip, "<text:p>a</text:p>", **{"meta.xml": meta})
    locked = odt_file(make_zip, "", **{"META-INF/manifest.xml": "<manifest:encryption-data/>"})

    assert odt.read(titled, "pismo.odt", limits).title == "Plan dróg"
    with pytest.raises(EncryptedFileError):
        odt.read(locked, "pismo.odt", limits)


def test_odt_without_a_body(make_zip: MakeZip, limits: Limits) -> None:
    with pytest.raises(DamagedFileError):
        odt.read(make_zip({"content.xml": "<a/>"}), "pismo.odt", limits)


SLIDES = 'xmlns:p="p" xmlns:a="a" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def shape(*paragraphs: str, kind: str = "", bullets: bool = False) -> str:
    place = f'<p:nvPr><p:ph type="{kind}"/></p:nvPr>' if kind else "<p:nvPr/>"
    mark = '<a:pPr><a:buChar char="•"/></a:pPr>' if bullets else ""
    texts = "".join(f"<a:p>{mark}<a:r><a:t>{text}</a:t></a:r></a:p>" for text in paragraphs)
    return f"<p:sp><p:nvSpPr>{place}</p:nvSpPr><p:txBody>{texts}</p:txBody></p:sp>"


def pptx_file(make_zip: MakeZip, *slides: str) -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    links = "".join(
        f'<Relationship Id="r{at}" Type="{office}/slide" Target="slides/s{at}.xml"/>' for at in range(len(slides))
    )
    order = "".join(f'<p:sldId id="{256 + at}" r:id="r{at}"/>' for at in range(len(slides)))
    members = {
        "_rels/.rels": f'<Relationships {package}><Relationship Id="a" Type="{office}/officeDocument" '
        'Target="ppt/presentation.xml"/></Relationships>',
        "ppt/presentation.xml": f"<p:presentation {SLIDES}><p:sldIdLst>{order}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": f"<Relationships {package}>{links}</Relationships>",
    }
    for at, content in enumerate(slides):
        members[f"ppt/slides/s{at}.xml"] = content
    return make_zip(members)


def slide(content: str, show: str = "") -> str:
    return f"<p:sld {SLIDES} {show}><p:cSld><p:spTree>{content}</p:spTree></p:cSld></p:sld>"


def test_slides_are_pages(make_zip: MakeZip, limits: Limits) -> None:
    table = (
        "<p:graphicFrame><a:tbl><a:tr><a:tc><a:p><a:r><a:t>Rok</a:t></a:r></a:p></a:tc>"
        "<a:tc><a:p><a:r><a:t>2026</a:t></a:r></a:p></a:tc></a:tr></a:tbl></p:graphicFrame>"
    )
    data = pptx_file(
        make_zip,
        slide(shape("drogi", "parki", bullets=True) + shape("Plan roku", kind="title") + shape("7", kind="sldNum")),
        slide(shape("ukryty"), show='show="0"'),
        slide(f"<p:grpSp>{shape('w grupie')}</p:grpSp>{table}"),
    )
    raw = pptx.read(data, "plan.pptx", limits)

    assert [page.number for page in raw.pages] == [1, 3]
    assert [block.text for block in raw.pages[0].blocks] == ["Plan roku", "• drogi", "• parki"]
    assert [block.text for block in raw.pages[1].blocks] == ["w grupie", "Rok | 2026"]
    assert "ukryte" in raw.warnings[0]


def test_too_many_slides(make_zip: MakeZip) -> None:
    with pytest.raises(TooLargeError):
        pptx.read(pptx_file(make_zip, slide(""), slide("")), "plan.pptx", Limits(max_pages=1))


def test_odt_layout_table_and_broken_meta(make_zip: MakeZip, limits: Limits) -> None:
    cell = "<table:table-cell><text:p>Urząd</text:p><text:p>Lipowo</text:p></table:table-cell>"
    body = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    raw = odt.read(odt_file(make_zip, body, **{"meta.xml": "<meta"}), "pismo.odt", limits)

    assert [block.text for block in raw.pages[0].blocks] == ["Urząd", "Lipowo"]
    assert raw.title is None


def test_odt_heading_in_a_numbered_list(make_zip: MakeZip, limits: Limits) -> None:
    level = '<text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>'
    styles = f'<text:list-style style:name="L">{level}</text:list-style>'
    item = "<text:list-item><text:h>Drogi</text:h><text:p>opis</text:p></text:list-item>"
    other = '<text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>dalej</text:p>'
    body = f'<text:list text:style-name="L">{item}</text:list>{other}</text:list-item></text:list>'

    assert odt_texts(odt_file(make_zip, body, styles), limits) == ["I. Drogi", "opis", "II. dalej"]


def test_slide_shapes_in_alternatives(make_zip: MakeZip, limits: Limits) -> None:
    content = f"<mc:AlternateContent xmlns:mc='m'><mc:Choice>{shape('nowe')}</mc:Choice>"
    content += f"<mc:Fallback>{shape('stare')}</mc:Fallback></mc:AlternateContent>"
    hidden = shape("ukryty").replace("<p:nvSpPr>", '<p:nvSpPr><p:cNvPr hidden="1"/>')
    raw = pptx.read(pptx_file(make_zip, slide(content + hidden)), "plan.pptx", limits)

    assert raw.pages[0].text == "nowe"
