"""Titles that tell sources apart: page headers, slides, programmes without a heading, names of files."""

import pytest

from corpus.model import Document
from ingest.clean import clean
from ingest.parsers import parse
from ingest.parsers.letter.number import find_number
from ingest.parsers.running import readable_name, running_lines
from ingest.raw import PAGE_HEADER, RawDocument, RawPage

BODY = "Sprawna komunikacja miejska i bezpieczne ulice skracają dystans między osiedlami naszego miasta."
STATUS = "Stopień realizacji zadania\n\nZadanie w trakcie realizacji. Kupiono cztery autobusy."


def of_pages(*pages: str, name: str = "pismo.pdf", header: str = "") -> RawDocument:
    fields = {PAGE_HEADER: header} if header else {}
    laid = tuple(RawPage(at, text) for at, text in enumerate(pages, 1))
    return RawDocument(name, "application/pdf", laid, fields=fields)


def parsed(raw: RawDocument) -> Document:
    return parse(clean(raw), raw)


def test_a_page_header_is_no_title() -> None:
    first = f"Program „Zalesin 2030”\n\nTransport i drogi\n\n{BODY}\n\nUruchomimy linię nr 7\n\n{BODY}\n\n{STATUS}"
    second = f"Program „Zalesin 2030”\n\nDoświetlimy przejścia\n\n{BODY}\n\n{STATUS}"
    assert parsed(of_pages(first, second)).title == "Transport i drogi"


def test_a_declared_page_header_is_no_title() -> None:
    raw = of_pages(f"Urząd Miasta Zalesin\n\nZasady konsultacji\n\n{BODY}", header="Urząd Miasta\xa0Zalesin")
    assert parsed(raw).title == "Zasady konsultacji"


def test_slides_are_named_by_the_first_one() -> None:
    pages = ["Olchowo: co się zmienia\nSpotkanie z mieszkańcami"]
    pages += [f"{name}\n• zrobiono pierwsze\n• zrobiono drugie" for name in ("Mieszkania", "Drogi", "Zieleń", "Sport")]
    assert parsed(of_pages(*pages)).title.startswith("Olchowo: co się zmienia")


def test_a_programme_that_goes_straight_into_its_text_bears_its_files_name() -> None:
    pledge = f"Będziemy wspierać przedsiębiorców\n\n{BODY}\n\n{STATUS}"
    text = f"{BODY}\n\n{pledge}\n\nWykorzystamy potencjał uczelni\n\n{BODY}\n\n{STATUS}"
    assert parsed(of_pages(text, name="017-program-gospodarka.pdf")).title == "program gospodarka"


@pytest.mark.parametrize(
    ("name", "readable"),
    [
        ("002-program-gospodarka.pdf", "program gospodarka"),
        ("Notatka_z_narady.docx", "Notatka z narady"),
        ("skan.pdf", "skan.pdf"),
        ("0001.pdf", "0001.pdf"),
        ("2026-04-01.txt", "2026-04-01.txt"),
    ],
)
def test_readable_name(name: str, readable: str) -> None:
    assert readable_name(name) == readable


def test_running_lines_stand_on_two_pages() -> None:
    assert running_lines(of_pages("Gmina Olchowo\nTytuł", "GMINA  Olchowo\nDalej")) == {"gmina olchowo"}


@pytest.mark.parametrize(
    ("text", "own", "number"),
    [
        ("Składam interpelację w sprawie chodnika nr 33.", True, None),
        ("Interpelacja dotycząca linii nr 14", True, None),
        ("Interpelacja o chodniku nr 33", True, None),
        ("Interpelację nr 5/2026 w sprawie linii nr 14 składam.", True, "5/2026"),
        ("Interpelacja radnej Haliny Wrony z dnia 3 marca 2026 r. nr 12/2026", True, "12/2026"),
        ("Składam interpelację w sprawie mostu (nr 33).", True, None),
        ("W odpowiedzi na interpelację w sprawie mostu (nr 7278) wyjaśniam", False, "7278"),
        ("W odpowiedzi na interpelację w sprawie mostu nr 7 wyjaśniam", False, None),
    ],
)
def test_a_number_of_the_subject_is_not_the_letters(text: str, own: bool, number: str | None) -> None:
    assert find_number(text, own=own) == number
