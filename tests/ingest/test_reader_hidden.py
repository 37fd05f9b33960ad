"""Text that nobody sees: left out of what is read, and told to the officer."""

from collections.abc import Callable

import pytest

from ingest.limits import Limits
from ingest.raw import PAGE_HEADER, RawDocument
from ingest.readers import docx, html
from ingest.readers.hidden import hidden_warning

MakeDocx = Callable[..., bytes]
SHADE = '<w:tcPr><w:shd w:fill="002060"/></w:tcPr>'
WHITE = '<w:color w:val="FFFFFF"/>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def text_of(raw: RawDocument) -> str:
    return " / ".join(block.text for block in raw.pages[0].blocks)


def page(body: str, limits: Limits) -> RawDocument:
    return html.read(f"<html><body>{body}</body></html>".encode(), "strona.html", limits)


@pytest.mark.parametrize("properties", ["<w:vanish/>", WHITE, '<w:color w:val="ffffff"/>'])
def test_hidden_runs_are_told(make_docx: MakeDocx, limits: Limits, properties: str) -> None:
    raw = docx.read(make_docx(paragraph(run("Fontanna."), run("tajne", properties))), "pismo.docx", limits)
    assert (text_of(raw), raw.warnings) == ("Fontanna.", ("Pominięto tekst ukryty (znaków: 5).",))


@pytest.mark.parametrize(
    "body",
    [
        paragraph(run("Fontanna")),
        paragraph(run("Fontanna", WHITE + '<w:shd w:fill="002060"/>')),
        paragraph(run("Fontanna", WHITE + '<w:highlight w:val="blue"/>')),
        paragraph(run("Fontanna", WHITE), properties='<w:shd w:fill="002060"/>'),
        f"<w:tbl><w:tr><w:tc>{SHADE}{paragraph(run('Fontanna', WHITE))}</w:tc></w:tr></w:tbl>",
    ],
)
def test_white_on_a_colour_is_seen(make_docx: MakeDocx, limits: Limits, body: str) -> None:
    raw = docx.read(make_docx(body), "pismo.docx", limits)
    assert (text_of(raw), raw.warnings) == ("Fontanna", ())


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("Informator miejski", "Pismo"),
        ("Urząd Miasta Zalesin", "Urząd Miasta Zalesin / Pismo"),
        ("ul. Polna 1, 00-001 Zalesin", "ul. Polna 1, 00-001 Zalesin / Pismo"),
    ],
)
def test_a_page_header_is_text_where_it_names_a_sender(
    make_docx: MakeDocx, limits: Limits, header: str, text: str
) -> None:
    raw = docx.read(make_docx(paragraph(run("Pismo")), header1=paragraph(run(header))), "pismo.docx", limits)
    assert (text_of(raw), raw.fields) == (text, {PAGE_HEADER: header})


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display:none">tajne</p>',
        "<div hidden><p>tajne</p></div>",
        '<span style="font-size:0">tajne</span>',
        '<span style="COLOR: White">tajne</span>',
        '<p style="color:#fff">tajne</p>',
        '<p style="color: rgb(255, 255, 255)">tajne</p>',
        '<font color="#FFFFFF">tajne</font>',
        '<div style="display:none"><b style="display:none">tajne</b></div>',
    ],
)
def test_a_page_that_hides_text_says_so(limits: Limits, hidden: str) -> None:
    raw = page(f"<p>Fontanna</p>{hidden}", limits)
    assert (text_of(raw), raw.warnings) == ("Fontanna", ("Pominięto tekst ukryty (znaków: 5).",))


@pytest.mark.parametrize(
    "shown",
    [
        '<div style="background-color:white">Fontanna</div>',
        '<div style="background:#003"><p style="color:#fff">Fontanna</p></div>',
        '<table><tr><td bgcolor="navy"><font color="white">Fontanna</font></td></tr></table>',
        '<p style="border-color:#fff">Fontanna</p>',
        '<p>Fontanna</p><script style="display:none">x()</script><nav hidden>Menu</nav>',
        '<p>Fontanna</p><p style="display:none"> </p>',
    ],
)
def test_a_page_that_hides_nothing_says_nothing(limits: Limits, shown: str) -> None:
    raw = page(shown, limits)
    assert (text_of(raw), raw.warnings) == ("Fontanna", ())


def test_blank_pieces_are_no_hidden_text() -> None:
    assert hidden_warning([" ", "\n"]) == ()
