"""Documents composed from cleaned text: titles, dates, warnings."""

import datetime as dt

import pytest

from corpus.model import DocumentKind, GrammaticalForm
from ingest.clean import clean
from ingest.parsers import parse
from ingest.raw import RawDocument, RawPage


def raw(text: str, name: str = "pismo.txt", **fields: str) -> RawDocument:
    return RawDocument(name, "text/plain", (RawPage(1, text),), fields=fields, date=fields.get("date"))


def composed(text: str, name: str = "pismo.txt", **fields: str):  # noqa: ANN201
    given = raw(text, name, **fields)
    return parse(clean(given), given)


LETTER = """Zalesin, 3 maja 2026 r.

Pani
Barbara Głaz
Prezydent Miasta Zalesin

INTERPELACJA NR 7/2026
w sprawie ławek w parku Miejskim

Szanowna Pani Prezydent,

w parku brakuje ławek. Proszę o odpowiedź na pytania:

1. Ile ławek jest w parku?
2. Czy będą nowe?

Z poważaniem
Jan Lis
Radny Miasta Zalesin
"""

REPLY = """Zalesin, 17 maja 2026 r.
OR.0003.7.2026

Pan
Jan Lis
Radny Miasta Zalesin

Szanowny Panie Radny,

odpowiadając na Pana interpelację nr 7/2026 w sprawie ławek w parku Miejskim, przekazaną przez Przewodniczącą Rady
Miasta 4 maja 2026 r., uprzejmie informuję, że w parku stoi 40 ławek.

z up. PREZYDENTA MIASTA
Anna Kot
Sekretarz Miasta
"""


def test_an_interpellation() -> None:
    document = composed(LETTER)
    assert document.kind is DocumentKind.INTERPELLATION
    assert document.title == "Interpelacja nr 7/2026 w sprawie ławek w parku Miejskim"
    assert document.date == dt.date(2026, 5, 3)
    assert document.warnings == ()
    assert document.letter is not None
    assert [question.text for question in document.letter.questions] == ["Ile ławek jest w parku?", "Czy będą nowe?"]
    assert document.letter.addressee is not None
    assert document.letter.addressee.form is GrammaticalForm.FEMININE


def test_a_reply() -> None:
    document = composed(REPLY)
    assert document.kind is DocumentKind.REPLY
    assert document.title == "Odpowiedź na interpelację nr 7/2026 w sprawie ławek w parku Miejskim"
    letter = document.letter
    assert letter is not None
    assert (letter.reference, letter.transmitted) == ("OR.0003.7.2026", dt.date(2026, 5, 4))


def test_a_rows_fields_name_the_document_but_not_the_letter() -> None:
    document = composed(REPLY, name="7-ABC", id="7-ABC", subject="Interpelacja w sprawie wiat", date="2026-06-01")
    assert document.title == "Odpowiedź na interpelację nr 7/2026 w sprawie wiat"
    assert document.date == dt.date(2026, 5, 17)
    assert document.external_id == "7-ABC"
    assert document.letter is not None
    assert document.letter.subject == "ławek w parku Miejskim"


def test_a_rows_date_stands_in_for_a_missing_one() -> None:
    document = composed("Odpowiadając na interpelację nr 7, informuję, że ławki są.", date="2026-06-01")
    assert document.date == dt.date(2026, 6, 1)
    assert "Pismo nie podaje daty." in document.warnings


def test_the_sender_of_a_message_is_its_author() -> None:
    fields = {"from": "Anna Kot <a.kot@rada.example>", "subject": "Fwd: Interpelacja w sprawie wiat"}
    given = RawDocument("wiadomosc.eml", "message/rfc822", (RawPage(1, "Kiedy będą nowe wiaty?"),), fields=fields)
    document = parse(clean(given), given)
    assert document.kind is DocumentKind.INTERPELLATION
    assert document.title == "Interpelacja w sprawie wiat"
    assert document.letter is not None
    assert [author.name for author in document.letter.authors] == ["Anna Kot"]


@pytest.mark.parametrize(
    ("text", "title", "date"),
    [
        (
            "PROTOKÓŁ NR IX/2026\nz IX sesji Rady Miasta Zalesin,\nktóra odbyła się w dniu 28 maja 2026 r.\n\nLista",
            "PROTOKÓŁ NR IX/2026 z IX sesji Rady Miasta Zalesin, która odbyła się w dniu 28 maja 2026 r.",
            "2026-05-28",
        ),
        (
            "Nowy park otwarty\n\n2026-03-26\n\nW sobotę otwarto park przy ul. Długiej.",
            "Nowy park otwarty",
            "2026-03-26",
        ),
        (
            "Notatka z narady w sprawie mostu\n\nZalesin, 2 maja 2026 r.",
            "Notatka z narady w sprawie mostu",
            "2026-05-02",
        ),
        ("UWAGA DO PROJEKTU PLANU\n\nTreść uwagi\n\nWnoszę o zieleń.", "UWAGA DO PROJEKTU PLANU", None),
    ],
)
def test_titles_and_dates(text: str, title: str, date: str | None) -> None:
    document = composed(text)
    assert document.title == title
    assert document.date == (dt.date.fromisoformat(date) if date else None)


def test_a_title_is_never_empty() -> None:
    assert composed("12", name="skan.pdf").title == "skan.pdf"


def test_a_long_title_is_shortened() -> None:
    assert len(composed("Bardzo długi tytuł " * 30).title) <= 200


def test_doubtful_recognition_is_reported() -> None:
    pages = (RawPage(1, LETTER, ocr_confidence=0.95), RawPage(2, "Załącznik: mapa", ocr_confidence=0.4))
    given = RawDocument("skan.pdf", "application/pdf", pages)
    warnings = parse(clean(given), given).warnings
    assert warnings == ("Niska pewność rozpoznania tekstu (OCR) na stronach: 2. Porównaj z oryginałem.",)


def test_keywords_go_into_the_document() -> None:
    given = raw(LETTER)
    document = parse(clean(given), given, version_hash="ab", source="/x/pismo.txt", name="Pismo")
    assert (document.version_hash, document.source, document.name) == ("ab", "/x/pismo.txt", "Pismo")
