"""Petitions, plain letters and letters to councillors: who asks, in which role, and what."""

import pytest

from corpus.model import Document, DocumentKind
from ingest.clean import clean
from ingest.parsers import parse
from ingest.raw import RawDocument, RawPage

PLACE = "Zalesin, 3 marca 2026 r.\n\n"
ASKS = "1. Ile drzew posadzono?\n2. Kto je podlewa?\n\n"


def parsed(text: str) -> Document:
    raw = RawDocument("pismo.txt", "text/plain", (RawPage(1, text),))
    return parse(clean(raw), raw)


def questions(document: Document) -> list[str]:
    return [question.text for question in document.letter.questions] if document.letter else []


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        (f"{PLACE}Petycja w sprawie drzew\n\n{ASKS}Halina Wrona, mieszkanka", "submission", "Petycja w sprawie drzew"),
        (
            f"{PLACE}WNIOSEK\nw sprawie drzew\n\n{ASKS}Z poważaniem\nHalina Wrona",
            "submission",
            "WNIOSEK w sprawie drzew",
        ),
        (f"Szanowni Państwo,\n\n{ASKS}Halina Wrona", "other", "Halina Wrona"),
        (f"{PLACE}Drzewa przy ul. Polnej\n\n{ASKS}Halina Wrona", "other", "Drzewa przy ul. Polnej"),
    ],
)
def test_whatever_asks_is_a_letter_with_questions(text: str, kind: str, title: str) -> None:
    document = parsed(text)
    assert (document.kind, document.title) == (kind, title)
    assert questions(document) == ["Ile drzew posadzono?", "Kto je podlewa?"]
    assert document.letter is not None
    assert [(author.name, author.role) for author in document.letter.authors] == [("Halina Wrona", "")]


def test_a_note_is_no_letter() -> None:
    assert parsed("Notatka o fontannie.\n\nFontanna kosztowała 111 zł.").letter is None


def test_thanks_to_a_councillor_are_no_interpellation() -> None:
    text = f"{PLACE}Pani\nHalina Wrona\nRadna Miasta Zalesin\n\nDziękuję za spotkanie.\n\nZ poważaniem\nJan Wilk"
    assert parsed(text).kind is DocumentKind.OTHER


def test_an_addressee_is_no_author() -> None:
    text = (
        f"{PLACE}Jan Wilk\nul. Polna 3\n\nPani\nHalina Wrona\nRadna Miasta Zalesin\n\n"
        "Szanowna Pani Radna,\n\nkiedy będzie remont ul. Polnej?\n\nJan Wilk"
    )
    letter = parsed(text).letter
    assert letter is not None
    assert [(author.name, author.role) for author in letter.authors] == [("Jan Wilk", "")]


def test_the_addressees_role_is_nobody_elses() -> None:
    text = f"{PLACE}Pani\nHalina Wrona\nRadna Miasta Zalesin\n\nSzanowna Pani Radna,\n\nkiedy będzie remont?"
    letter = parsed(text).letter
    assert letter is not None
    assert letter.authors == ()


@pytest.mark.parametrize(
    "head",
    [
        "Radni Klubu „Razem dla Zalesina”\nHalina Wrona, Jan Wilk",
        "Radni Klubu „Razem dla Zalesina” Halina Wrona, Jan Wilk",
        "Radni Klubu „Razem dla Zalesina”: Halina Wrona i Jan Wilk",
    ],
)
def test_two_authors_share_a_role_without_each_other(head: str) -> None:
    document = parsed(f"{PLACE}{head}\n\nINTERPELACJA\nw sprawie drzew\n\n{ASKS}Z poważaniem\nHalina Wrona\nJan Wilk")
    assert document.letter is not None
    assert [(author.name, author.role) for author in document.letter.authors] == [
        ("Halina Wrona", "Radni Klubu „Razem dla Zalesina”"),
        ("Jan Wilk", "Radni Klubu „Razem dla Zalesina”"),
    ]


@pytest.mark.parametrize("day", ["31 lutego 2026 r.", "31.02.2026", "2026-02-30", "dnia 31 czerwca 2026 roku"])
def test_a_day_that_is_none_is_told(day: str) -> None:
    document = parsed(f"Zalesin, {day}\n\nINTERPELACJA\nw sprawie drzew\n\n{ASKS}Z poważaniem\nHalina Wrona")
    assert document.date is None
    assert any(warning.endswith("nie istnieje w kalendarzu.") for warning in document.warnings)


def test_a_letter_without_any_date_says_only_that() -> None:
    document = parsed(f"INTERPELACJA\nw sprawie drzew\n\n{ASKS}Z poważaniem\nHalina Wrona")
    assert "Pismo nie podaje daty." in document.warnings


def test_a_message_is_dated_by_its_header() -> None:
    fields = {"from": "Halina Wrona <h@zalesin.example>", "subject": "Drzewa"}
    page = RawPage(1, f"Szanowni Państwo,\n\n{ASKS}Halina Wrona")
    raw = RawDocument("list.eml", "message/rfc822", (page,), date="2026-03-03", fields=fields)
    document = parse(clean(raw), raw)
    assert (document.title, document.warnings) == ("Drzewa", ())
