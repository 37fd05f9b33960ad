"""HTML and messages."""

import base64

import pytest

from corpus.errors import DamagedFileError, NoTextError, TooLargeError
from corpus.model import BlockKind
from ingest.limits import Limits
from ingest.readers import eml, html

ITEM = BlockKind.LIST_ITEM


def blocks(body: str, limits: Limits) -> list[tuple[str, BlockKind | None]]:
    raw = html.read(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "strona.html", limits)
    return [(block.text, block.kind) for block in raw.pages[0].blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h2>Drogi</h2><p>Plan <b>roku</b>\n 2026</p>", [("Drogi", BlockKind.HEADING), ("Plan roku 2026", None)]),
        ("Wstęp<div>środek</div>koniec", [("Wstęp", None), ("środek", None), ("koniec", None)]),
        ("<p>Pani<br>Zofia Wilczek</p>", [("Pani\nZofia Wilczek", None)]),
        ("<ul><li>drogi</li><li><p>parki</p></li></ul>", [("• drogi", ITEM), ("• parki", ITEM)]),
        ('<ol start="3"><li>Ile?</li><li>Kiedy?</li></ol>', [("3. Ile?", ITEM), ("4. Kiedy?", ITEM)]),
        ("<table><tr><th>Rok</th><td>15&nbsp;zł</td></tr></table>", [("Rok | 15\u00a0zł", BlockKind.TABLE)]),
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", [("a", None), ("b", None)]),
    ],
)  # fmt: skip
def test_html_blocks(limits: Limits, body: str, expected: list[tuple[str, BlockKind | None]]) -> None:
    assert blocks(body, limits) == expected


def test_nested_lists_lie_deeper(limits: Limits) -> None:
    raw = html.read(b"<html><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul></html>", "x.html", limits)

    assert [(block.text, block.level) for block in raw.pages[0].blocks] == [("• a", 1), ("• b", 2), ("• c", 1)]


@pytest.mark.parametrize(
    "hidden",
    ["<script>x()</script>", "<style>x{}</style>", "<nav>x</nav>",
     '<p style="display: none">x</p>', "<p hidden>x</p>",
     '<span style="font-size:0px">x</span>', '<i aria-hidden="true">x</i>', "<!-- x -->", "<noscript>x</noscript>"],
)  # fmt: skip
def test_what_a_browser_hides_is_not_read(limits: Limits, hidden: str) -> None:
    assert blocks(f"<p>Widać {hidden}to.</p>", limits)[0][0].replace("  ", " ").startswith("Widać")
    assert "x" not in "".join(text for text, _ in blocks(f"<p>Widać to.</p>{hidden}", limits))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('<meta charset="iso-8859-2"><p>łąka ąśź</p>'.encode("iso-8859-2"), "łąka ąśź"),
        ('<meta http-equiv="x" content="text/html; charset=windows-1250"><p>łąka ąśź</p>'.encode("cp1250"), "łąka ąśź"),
        ("\ufeff<p>łąka</p>".encode(), "łąka"),
        ("<html><p>łąka ąśź</p>".encode("utf-16"), "łąka ąśź"),
        ('<meta charset="utf-8"><p>źdźbło ąę</p>'.encode("cp1250"), "źdźbło ąę"),
    ],
)
def test_html_charsets(limits: Limits, data: bytes, text: str) -> None:
    assert html.read(data, "x.html", limits).pages[0].text == text


def test_transport_charset_comes_before_the_guess() -> None:
    assert html.html_text("łąka ąśź".encode("iso-8859-2"), "iso-8859-2") == "łąka ąśź"
    assert html.html_text(b"plain \xb1", "no-such-charset") == "plain ą"


def test_html_title_and_emptiness(limits: Limits) -> None:
    page = b"<html><head><title> Plan\n roku </title></head><body><p>a</p></body></html>"

    assert html.read(page, "x.html", limits).title == "Plan roku"
    with pytest.raises(NoTextError):
        html.read(b"<html><body><img src='a.png'></body></html>", "x.html", limits)


def test_deep_html_is_read_or_refused_but_never_cut(limits: Limits) -> None:
    assert "dno" in html.read(b"<div>" * 240 + b"dno", "x.html", limits).pages[0].text
    with pytest.raises(DamagedFileError, match="too deep"):
        html.read(b"<div>" * 30_000 + b"dno", "x.html", limits)


def message(*parts: str, headers: str = "") -> bytes:
    body = "".join(f"--G\r\n{part}\r\n" for part in parts) + "--G--\r\n"
    top = (
        "From: =?utf-8?b?" + base64.b64encode("Żaneta Łoś".encode()).decode() + "?= <zaneta@lipowo.example>\r\n"
        "To: urzad@lipowo.example\r\nSubject: =?iso-8859-2?q?Pro=B6ba_o_=B3awk=EA?=\r\n"
        f"Date: Mon, 5 May 2025 10:00:00 +0200\r\nMIME-Version: 1.0\r\n{headers}"
    )
    return (top + 'Content-Type: multipart/mixed; boundary="G"\r\n\r\n' + body).encode("utf-8", "surrogateescape")


PLAIN = "Content-Type: text/plain; charset=utf-8\r\n\r\nProszę o ławkę."
PAGE = "Content-Type: text/html; charset=utf-8\r\n\r\n<p>Proszę o <b>ławkę</b>.</p>"
FILE = 'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="../plan.txt"\r\n\r\nPlan parku.'


def test_headers_are_fields(limits: Limits) -> None:
    raw = eml.read(message(PLAIN), "list.eml", limits)

    assert raw.fields["from"] == "Żaneta Łoś <zaneta@lipowo.example>"
    assert raw.fields["subject"] == raw.title == "Prośba o ławkę"
    assert raw.date == "2025-05-05"


@pytest.mark.parametrize("parts", [(PLAIN, PAGE), (PAGE, PLAIN), (PLAIN,), (PAGE,)])
def test_best_body(limits: Limits, parts: tuple[str, ...]) -> None:
    assert eml.read(message(*parts), "list.eml", limits).pages[0].text == "Proszę o ławkę."


def test_attachments_keep_their_names_without_folders(limits: Limits) -> None:
    raw = eml.read(message(PLAIN, FILE, FILE), "list.eml", limits)

    assert raw.attachments == (("plan.txt", b"Plan parku."), ("2-plan.txt", b"Plan parku."))


def test_message_inside_a_message(limits: Limits) -> None:
    inner = "Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\nSubject: w\r\n\r\nTekst."
    raw = eml.read(message(PLAIN, inner), "list.eml", limits)

    assert raw.attachments[0][0] == "wiadomosc.eml"
    assert b"Subject: w" in raw.attachments[0][1]


def test_subject_stands_for_an_empty_body(limits: Limits) -> None:
    assert eml.read(message(FILE), "list.eml", limits).pages[0].text == "Prośba o ławkę"


def test_broken_date_and_charset(limits: Limits) -> None:
    part = "Content-Type: text/plain; charset=nieznany\r\n\r\nTekst ą."
    data = message(part).replace(b"Mon, 5 May 2025 10:00:00 +0200", b"wczoraj")
    raw = eml.read(data, "list.eml", limits)

    assert raw.date is None
    assert raw.pages[0].text == "Tekst ą."


def test_too_many_attachments() -> None:
    with pytest.raises(TooLargeError):
        eml.read(message(PLAIN, FILE, FILE), "list.eml", Limits(max_attachments=1))


def test_odd_lists_and_tables(limits: Limits) -> None:
    body = (
        "<ul><p>wstęp</p><li hidden>x</li><li>drogi</li></ul>"
        "<table><tr><td>a<br>b</td><td><p>c</p><i style='display:none'>x</i></td></tr>"
        "<tr><td></td><td> </td></tr></table>"
        "<table><tr><td>lewa<table><tr><td>1</td><td>2</td></tr></table></td><td>prawa</td></tr></table>"
    )

    assert blocks(body, limits) == [
        ("wstęp", None), ("• drogi", ITEM), ("a b | c", BlockKind.TABLE), ("lewa", None), ("1 | 2", BlockKind.TABLE),
        ("prawa", None),
    ]  # fmt: skip


def test_unreadable_headers_and_names_stay_as_they_are(limits: Limits) -> None:
    nameless = "Content-Type: application/pgp-signature\r\n\r\npodpis"
    named = 'Content-Type: image/png; name="=?nieznany?q?a?="\r\n\r\nobraz'
    data = message(PLAIN, nameless, named).replace(b"=?iso-8859-2?q?Pro=B6ba_o_=B3awk=EA?=", b"=?nieznany?q?Park?=")
    raw = eml.read(data, "list.eml", limits)

    assert raw.fields["subject"] == "=?nieznany?q?Park?="
    assert [name for name, _ in raw.attachments] == ["=?nieznany?q?a?="]


def test_raw_bytes_in_a_header(limits: Limits) -> None:
    data = "From: a@b.example\nSubject: Prośba o ławkę\n\nTekst.".encode()

    assert eml.read(data, "list.eml", limits).fields["subject"] == "Prośba o ławkę"


@pytest.mark.parametrize("part", ["Content-Type: text/html\r\n\r\n <!-- --> ", "Content-Type: text/plain\r\n\r\n "])
def test_message_without_words(limits: Limits, part: str) -> None:
    assert eml.read(message(part), "list.eml", limits).pages[0].text == "Prośba o ławkę"


def test_message_inside_a_message_nests_no_deeper_than_it_may(limits: Limits) -> None:
    body = b"".join(
        b"Content-Type: multipart/mixed; boundary=B%d\n\n--B%d\n" % (at, at) for at in range(60)
    )  # fmt: skip

    assert eml.read(b"From: a@b.example\nSubject: Park\n" + body, "list.eml", limits).title == "Park"
