"""What a text denies, word by word; clauses; figures and dates in words; names without capitals."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.clauses import split_clauses
from nlp.facts import FactKind, extract_facts, missing_facts
from nlp.names import find_unmarked_names, text_keys
from nlp.polarity import claims, denial_words

DENIED = [
    ("Do urzędu nie wpłynęło zgłoszenie.", {"wpłynąć"}),
    ("Linie nie będą kursować w nocy.", {"kursować"}),
    ("Nieprawda, że do urzędu wpłynęło pismo.", {"urząd", "wpłynąć", "pismo"}),
    ("Nie jest prawdą, że planowano budowę.", {"prawda", "planować", "budowa"}),
    ("Nieprawda, że nie wpłynęło pismo.", {"pismo"}),
    ("Brak środków na remont.", {"środek"}),
    ("Zamknięto bez opóźnień most.", {"opóźnienie"}),
    ("Prace nie zostały zakończone, a koszt wzrósł.", {"zakończony"}),
    ("Nie tylko remont, ale budowa.", set()),
    ("Nie ma możliwości budowy.", {"możliwość"}),
    ("Nie planuje się budowy basenu.", {"planować"}),
    ("Miasto nie zamierza budować basenu.", {"zamierzać", "budować"}),
    ("Termin upływa nie później niż w maju.", {"późno"}),
    ("Prace zakończono.", set()),
]


@pytest.mark.parametrize(("text", "denied"), DENIED)
def test_denied_words(text: str, denied: set[str]) -> None:
    assert {claim.lemma for claim in claims(text) if claim.denied} == denied


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nieprawda, że tak jest.", {"nieprawda"}),
        ("Nie jest prawdą, że tak jest.", {"nieprawda"}),
        ("To prawda, że tak jest.", set()),
        ("Prezydent zaprzeczył doniesieniom.", {"zaprzeczyć"}),
    ],
)
def test_denial_words(text: str, words: set[str]) -> None:
    assert denial_words(text) == words


@given(st.text(alphabet="aneiżbrak ,.;:()–„”5", max_size=80))
def test_clauses_stand_in_order_and_do_not_overlap(text: str) -> None:
    found = split_clauses(text)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(0 <= clause.start < clause.end <= len(text) for clause in found)
    assert all(text[claim.start : claim.end].strip() for claim in claims(text))


def test_a_decimal_comma_divides_nothing() -> None:
    text = "Koszt wyniósł 12,5 mln zł, a poza tym 3 zł."
    assert [text[c.start : c.end].strip() for c in split_clauses(text)] == [
        "Koszt wyniósł 12,5 mln zł",
        "poza tym 3 zł.",
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("zakończono w połowie lokali", ["1/2"]),
        ("w połowie roku", []),
        ("w ½ lokali", ["1/2"]),
        ("w tysiącu lokali", ["1000"]),
        ("w dwóch tysiącach lokali", ["2000"]),
        ("na podstawie artykułu piątego", ["5"]),
        ("w kilkudziesięciu lokalach", ["kilkadziesiąt"]),
        ("setki osób", ["100"]),
        ("po pierwsze i po drugie", []),
    ],
)
def test_figures_in_words(text: str, values: list[str]) -> None:
    assert [fact.value for fact in extract_facts(text) if fact.kind is FactKind.NUMBER] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("zakończono w marcu", ["--03"]),
        ("od maja", ["--05"]),
        ("otwarcie do końca sierpnia", ["--08"]),
        ("Maja Testowa", []),
        ("w marcu 2025 r.", ["2025-03"]),
    ],
)
def test_bare_months(text: str, values: list[str]) -> None:
    assert [fact.value for fact in extract_facts(text) if fact.kind is FactKind.DATE] == values


@pytest.mark.parametrize("source", ["14 marca", "14 marca 2025 r.", "marzec 2025", "14.03.2025", "w marcu"])
def test_a_date_holds_its_bare_month(source: str) -> None:
    assert missing_facts("w marcu", source) == ()
    assert missing_facts("w maju", source) != ()


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("prace zakończono w gdańsku", "prace zakończono", ["gdańsku"]),
        ("prace zakończono w gdańsku", "prace w Gdańsku", []),
        ("kowalska zakończyła prace", "prace", ["kowalska"]),
        ("Kowalska zakończyła prace", "Annie Kowalskiej", []),
        ("nowa lipowa aleja", "", []),
        ("koszt to 5 tys. zł w rejonie", "", []),
    ],
)
def test_names_without_capitals(text: str, source: str, found: list[str]) -> None:
    assert list(find_unmarked_names(text, text_keys(source))) == found
