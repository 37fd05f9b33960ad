"""The checks on sentences that use a source's words and say something else."""

import pytest

from corpus.model import CheckName, Citation, DocumentKind, DraftSentence
from retrieval.check import check_sentence
from retrieval.cited import divide
from retrieval.memory import MemoryShelf
from tests.retrieval.drafting.conftest import stored_text

LINE = (
    "W dni robocze, w godzinach szczytu, autobusy linii nr 14 będą kursować co 20 minut, a poza szczytem co 40 minut."
)
FLATS = "W 2024 r. prace zakończono w 38 lokalach, w 2025 r. w 62 lokalach, a w styczniu i lutym 2026 r. w 8 lokalach."
NONE = "Do Powiatowego Urzędu Pracy nie wpłynęło zgłoszenie zamiaru zwolnień grupowych."
TITLE = "Informacja nr 12 z 5 maja 2026 r. w sprawie lokali"
TEXT = f"{TITLE}\n\n{LINE}\n\n{FLATS}\n\n{NONE}\n"


@pytest.fixture(scope="module")
def held() -> MemoryShelf:
    return MemoryShelf([stored_text("info", TEXT, DocumentKind.NEWS)])


def cite(shelf: MemoryShelf, quote: str) -> Citation:
    start = TEXT.index(quote)
    return shelf.citation("info", 1, start, start + len(quote))


FALSE = [
    ("Do Powiatowego Urzędu Pracy wpłynęło zgłoszenie.", NONE, CheckName.POLARITY),
    ("Nieprawda, że do Powiatowego Urzędu Pracy nie wpłynęło zgłoszenie.", NONE, CheckName.POLARITY),
    ("W dni robocze autobusy linii nr 14 nie będą kursować.", LINE, CheckName.POLARITY),
    ("Nieprawda, że autobusy linii nr 14 będą kursować co 20 minut.", LINE, CheckName.POLARITY),
    ("W 2024 r. nie zakończono prac w 38 lokalach.", FLATS, CheckName.POLARITY),
    (LINE.replace("20", "x").replace("40", "20").replace("x", "40"), LINE, CheckName.NUMBERS),
    ("W godzinach szczytu autobusy będą kursować co 40 minut.", LINE, CheckName.NUMBERS),
    ("W 2024 r. prace zakończono w 62 lokalach, w 2025 r. w 38 lokalach.", FLATS, CheckName.NUMBERS),
    ("W 2024 r. prace zakończono w połowie lokali.", FLATS, CheckName.NUMBERS),
    ("W 2024 r. prace zakończono w tysiącu lokali.", FLATS, CheckName.NUMBERS),
    ("Prace zakończono w 38 lokalach w marcu.", FLATS, CheckName.DATES),
    ("Prace zakończono w 38 lokalach do 5 maja 2026 r.", FLATS, CheckName.DATES),
    ("W 2024 r. prace zakończyła Kowalska w 38 lokalach.", FLATS, CheckName.NAMES),
    ("Kowalska zakończyła prace w 38 lokalach w 2024 r.", FLATS, CheckName.NAMES),
    ("W 2024 r. prace zakończono w 38 lokalach w gdańsku.", FLATS, CheckName.NAMES),
    (f"Jak podano w komunikacie „{TITLE}”, zwolnienia odwołano, a prezes uciekł.", NONE, CheckName.SUPPORT),
    ("Tak.", FLATS, CheckName.SUPPORT),
    ("...", FLATS, CheckName.SUPPORT),
    ("", FLATS, CheckName.SUPPORT),
    (f"Jak podano w komunikacie „{TITLE}”, tak.", FLATS, CheckName.SUPPORT),
]


@pytest.mark.parametrize(("text", "quote", "check"), FALSE)
def test_a_false_sentence_fails(text: str, quote: str, check: CheckName, held: MemoryShelf) -> None:
    checked = check_sentence(DraftSentence(text, (cite(held, quote),)), held)
    assert check in {result.name for result in checked.checks if not result.passed}


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (LINE, LINE),
        (FLATS, FLATS),
        (NONE, NONE),
        (f"Jak podano w komunikacie „{TITLE}”, {NONE[0].lower()}{NONE[1:]}", NONE),
        ("Zgłoszenie zamiaru zwolnień grupowych nie wpłynęło do Powiatowego Urzędu Pracy.", NONE),
        ("W godzinach szczytu autobusy linii nr 14 będą kursować co 20 minut.", LINE),
        ("Poza szczytem autobusy będą kursować co 40 minut.", LINE),
        ("W 2025 r. prace zakończono w 62 lokalach.", FLATS),
        ("Prace zakończono w 38 lokalach w 2024 r.", FLATS),
    ],
)
def test_a_true_sentence_passes(text: str, quote: str, held: MemoryShelf) -> None:
    checked = check_sentence(DraftSentence(text, (cite(held, quote),)), held)
    assert [result.detail for result in checked.checks if not result.passed] == []


def test_the_introduction_rests_on_the_title_and_the_body_on_quotations(held: MemoryShelf) -> None:
    text = f"Jak podano w komunikacie „{TITLE}”, {NONE[0].lower()}{NONE[1:]}"
    cited = divide(DraftSentence(text, (cite(held, NONE), cite(held, "5 maja 2026 r."))))
    assert cited.introduction.endswith("lokali”,")
    assert cited.body.startswith("do Powiatowego")
    assert "5 maja" not in cited.quotes
    assert "5 maja" in cited.titles


def test_words_that_no_title_holds_are_no_introduction(held: MemoryShelf) -> None:
    text = f"Jak podano w komunikacie o ucieczce prezesa, {NONE[0].lower()}{NONE[1:]}"
    assert divide(DraftSentence(text, (cite(held, NONE),))).introduction == ""


@pytest.mark.parametrize(
    ("text", "quote", "detail"),
    [
        (
            "W 2024 r. prace zakończono w 39 lokalach za 5 zł.",
            FLATS,
            [
                "Zdanie zawiera liczby, których nie ma w cytowanym źródle: 39.",
                "Zdanie zawiera kwoty, których nie ma w cytowanym źródle: 5 zł.",
            ],
        ),
        (
            "Prace zakończono w 38 lokalach w 2023 r.",
            FLATS,
            ["Zdanie zawiera daty, których nie ma w cytowanym źródle: 2023 r."],
        ),
        ("Zupełnie inna treść.", FLATS, ["Tylko 0 % słów zdania ma oparcie w cytowanych fragmentach."]),
        (
            "Do Powiatowego Urzędu Pracy wpłynęło zgłoszenie zamiaru zwolnień.",
            NONE,
            ["Zdanie przeczy cytowanemu źródłu lub opuszcza jego przeczenie: wpłynęło."],
        ),
    ],
)
def test_details_are_polish(text: str, quote: str, detail: list[str], held: MemoryShelf) -> None:
    checked = check_sentence(DraftSentence(text, (cite(held, quote),)), held)
    assert [result.detail for result in checked.checks if not result.passed] == detail
