"""Running heads, letterheads and page numbers: what goes, and what must stay."""

from collections.abc import Callable

import pytest

from corpus.model import BlockKind
from ingest.clean import clean
from ingest.clean.furniture import page_number
from ingest.raw import RawDocument

TextDocument = Callable[..., RawDocument]

BODY = "Miasto prowadzi rozmowy z mieszkańcami o nowych parkach i skwerach w dzielnicach,\n" * 10


@pytest.mark.parametrize(
    ("plain", "number", "total"),
    [("2", 2, None), ("- 12 -", 12, None), ("3/7", 3, 7), ("Strona 2 z 5", 2, 5), ("str. 4", 4, None)],
)
def test_page_numbers_are_read(plain: str, number: int, total: int | None) -> None:
    found = page_number(plain)

    assert found is not None
    assert (found.number, found.total) == (number, total)


@pytest.mark.parametrize("plain", ["9/7", "2024 r.", "15 000", "12.5", "Strona", "4 maja", "12345"])
def test_other_lines_are_no_page_numbers(plain: str) -> None:
    assert page_number(plain) is None


def test_running_head_stays_once(text_document: TextDocument) -> None:
    head = "VII SESJA RADY MIASTA LIPOWO"
    pages = [f"{head}\n{number}\n{BODY.replace('nowych', f'nowych {number}')}" for number in range(1, 6)]
    text = clean(text_document(*pages)).text

    assert text.count(head) == 1
    assert text.startswith(head)
    assert "\n3\n" not in text


def test_footer_goes_from_every_page(text_document: TextDocument) -> None:
    pages = [f"{BODY}Koniec strony {word}.\nUrząd Miasta Lipowo, ul. Cicha 3" for word in ("a", "b", "c")]

    assert "Cicha" not in clean(text_document(*pages)).text


def test_heading_that_recurs_inside_pages_stays(text_document: TextDocument) -> None:
    heading = "Stopień realizacji zadania"
    pages = [f"{heading}\n{BODY}{heading}\nZadanie {n} trwa.\n{BODY}{heading}\nTrwa." for n in range(1, 6)]

    assert clean(text_document(*pages)).text.count(heading) == 15


def test_two_pages_with_one_letterhead(text_document: TextDocument) -> None:
    head = "Urząd Miasta Lipowo\nul. Cicha 3, 00-001 Lipowo"
    text = clean(text_document(f"{head}\nPierwsza strona.\n{BODY}", f"{head}\nDruga strona.\n{BODY}")).text

    assert text.count("Urząd Miasta Lipowo") == 1


def test_page_numbers_in_a_text_without_pages(text_document: TextDocument) -> None:
    text = clean(text_document("\n".join([BODY + "oraz o placach", "1/3", "zabaw.", BODY, "2/3", BODY]))).text

    assert "1/3" not in text
    assert "o placach zabaw." in text


def test_bare_numbers_that_count_up_go(text_document: TextDocument) -> None:
    text = clean(text_document("\n".join([BODY, "2", BODY, "3", BODY, "4", BODY]))).text

    assert not any(line.strip() in {"2", "3", "4"} for line in text.split("\n"))


def test_numbers_of_a_table_stay(text_document: TextDocument) -> None:
    text = clean(text_document(f"{BODY}\n\n2\n\n14\n\n3\n\n{BODY}")).text

    assert {"2", "14", "3"} <= set(text.split("\n"))


def test_lone_number_inside_a_sentence_is_a_page(text_document: TextDocument) -> None:
    before = BODY + "oraz o budowie nowych placów zabaw i boisk szkolnych"
    text = clean(text_document(f"{before}\n2\nprzy szkołach.\n{BODY}")).text

    assert "boisk szkolnych przy szkołach." in text


def test_letterhead_repeated_in_a_text_without_pages(text_document: TextDocument) -> None:
    head = "telefon +48 12 345 67 89\nwww.lipowo.example, ul. Cicha 3"
    text = clean(text_document(f"{head}\n{BODY}\n{head}\n{BODY}")).text

    assert text.count("telefon") == 1


def test_contact_line_inside_sentences_goes_everywhere_but_at_the_top(text_document: TextDocument) -> None:
    line = "+48 12 345 67 89 Urząd Miasta"
    part = BODY + BODY.rstrip(",\n")
    text = clean(text_document(f"{part}\n{line}\noraz o drogach.\n{BODY}\nKoniec.\n{line}\nZ poważaniem")).text

    assert line not in text
    assert "w dzielnicach oraz o drogach." in text


def test_sentences_that_recur_stay(text_document: TextDocument) -> None:
    said = "Szczegółowych informacji udzielono w poprzednich odpowiedziach na interpelacje."

    assert clean(text_document("\n".join([BODY, said, BODY, said, BODY, said]))).text.count(said) == 3


def test_address_in_two_sentences_stays(text_document: TextDocument) -> None:
    said = "Punkt informacyjny mieści się przy ul. Cichej 3."
    cleaned = clean(text_document(f"{BODY}\n\n{said}\n\n{BODY}\n\n{said}\n\n{BODY}"))

    assert cleaned.text.count(said) == 2
    assert all(block.kind is not BlockKind.FOOTNOTE for block in cleaned.blocks)
