"""Facts of a sentence: their normal forms, and whether a source holds them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.facts import FactKind, extract_facts, missing_facts
from nlp.legal import implied
from nlp.names import find_names, name_keys


def facts(text: str, *kinds: FactKind) -> list[str]:
    return [fact.value for fact in extract_facts(text) if not kinds or fact.kind in kinds]


FIGURES = [
    ("wydano 15 000 sztuk", "15000"),
    ("wydano 15\u00a0000 sztuk", "15000"),
    ("wydano 15\u2009000 sztuk", "15000"),
    ("wydano 15.000 sztuk", "15000"),
    ("wydano 15 tys. sztuk", "15000"),
    ("wydano piętnaście tysięcy sztuk", "15000"),
    ("wydano 33,60 jednostki", "33.6"),
    ("wydano 4.5 jednostki", "4.5"),
    ("wśród dwunastu radnych", "12"),
    ("dwadzieścia pięć ławek", "25"),
    ("sto dwadzieścia osób", "120"),
    ("lokal 15a", "15a"),
    ("rozdział 12.5.1 dokumentu", "12.5.1"),
    ("o godz. 9.30 rano", "9:30"),
    ("pod adresem 30-004 Kraków", "30-004"),
    ("wzrost 10-krotny", "10"),
]


@pytest.mark.parametrize(("text", "value"), FIGURES)
def test_numbers(text: str, value: str) -> None:
    assert facts(text, FactKind.NUMBER) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "15 mln zł",
        "15 000 000 zł",
        "15.000.000,00 zł",
        "15 000\n000 złotych",
        "piętnaście milionów złotych",
        "15 mln PLN",
    ],
)
def test_amounts_are_equal_however_written(text: str) -> None:
    assert facts(f"kwota {text} brutto", FactKind.AMOUNT) == ["15000000 PLN"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("33,6 mld zł", ["33600000000 PLN"]),
        ("2 mln euro", ["2000000 EUR"]),
        ("50 gr", ["0.5 PLN"]),
        ("10–15 mln zł", ["10000000 PLN", "15000000 PLN"]),
        ("od 10 do 15 zł", ["10 PLN", "15 PLN"]),
        ("aneks nr 5 – 475,93 zł", ["475.93 PLN"]),
        ("15 zł1", ["15 PLN"]),
    ],
)
def test_amounts(text: str, values: list[str]) -> None:
    assert facts(text, FactKind.AMOUNT) == values


@pytest.mark.parametrize("text", ["12,5%", "12,5 %", "12,50 proc.", "12,5 procent", "12,5 p.p."])
def test_percents(text: str) -> None:
    assert facts(f"udział {text} ogółu", FactKind.PERCENT) == ["12.5"]


LEGAL = [
    ("art. 24 ust. 3 pkt 2", ["art.24/ust.3/pkt.2"]),
    ("art. 24 ust. 3-7 ustawy", ["art.24/ust.3-7"]),
    ("art. 24 ust. 3 i 4", ["art.24/ust.3", "art.24/ust.4"]),
    ("§ 4 ust. 2 lit. a", ["par.4/ust.2/lit.a"]),
    ("art. 5a ustawy", ["art.5a"]),
    ("(Dz.U. z 2025 r. poz. 1267)", ["dz.u.2025/1267"]),
    ("Dz. U. 2025, poz. 1267", ["dz.u.2025/1267"]),
    ("Dz. U. z 2024 r. poz. 17, 1228 i 1965", ["dz.u.2024/17", "dz.u.2024/1228", "dz.u.2024/1965"]),
    ("uchwała nr LXXXI/1060/09", ["LXXXI/1060/09"]),
    ("zarządzenie nr 123/2025", ["123/2025"]),
    ("rozporządzenie (UE) 2024/1679", ["2024/1679"]),
    ("dyrektywa 2003/6/WE", ["2003/6"]),
]


@pytest.mark.parametrize(("text", "values"), LEGAL)
def test_legal(text: str, values: list[str]) -> None:
    assert facts(text, FactKind.LEGAL) == values
    assert not facts(text, FactKind.NUMBER)


@pytest.mark.parametrize("sign", ["AU-01-1", "OR-03.0003.12.2026", "ABC-A.123.77.3.2011.JW"])
def test_case_files(sign: str) -> None:
    assert facts(f"znak sprawy: {sign}.") == [sign]


NAMES = [
    ("Spotkała się Anna Nowak z radnymi.", ["anna nowak"]),
    ("Kraków ma dzielnice.", ["kraków"]),
    ("Dlatego Rada Miasta obraduje.", ["rada miasto"]),
    ("Dlatego miasto działa.", []),
    ("MPK i ZDMK działają.", ["mpk", "zdmk"]),
    ("O czym wspomina Pani Radna.", []),
    ("Powiedział: „Nie ma zgody”.", []),
    ("Trasa S7 i pył PM10.", ["s7", "pm10"]),
    ("Ulica Kruszwica-Radziejów jest długa.", ["kruszwica radziejów"]),
]


@pytest.mark.parametrize(("text", "values"), NAMES)
def test_names(text: str, values: list[str]) -> None:
    assert [name.value for name in find_names(text)] == values


@pytest.mark.parametrize(
    ("first", "second"),
    [("Koska", "Kosek"), ("Leśniakiewiczem", "Leśniakiewicz"), ("Jasnobrzegu", "Jasnobrzeg"), ("Krakowie", "Kraków")],
)
def test_names_meet_in_any_case(first: str, second: str) -> None:
    assert name_keys(first) & name_keys(second)


SOURCE = (
    "W dniu 14 kwietnia 2025 r. Pan Jakub Kosek, Przewodniczący Rady Miasta Jasnobrzeg, przekazał 15 000 000 zł "
    "(12,5% planu) na podstawie art. 24 ust. 3 ustawy (Dz. U. z 2025 r. poz. 1267), sprawa AU-01-1, lata 2024–2026, "
    "dla trzech dzielnic."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Jakubowi Koskowi przekazano 15 mln zł w kwietniu 2025 r.",
        "Rada Miasta Jasnobrzegu działała 14.04.2025 r. na podstawie art. 24.",
        "Plan wykonano w 12,50 proc. w 2024 r.",
        "Wsparto 3 dzielnice (AU-01-1) zgodnie z ust. 3.",
        "W dniu 14 kwietnia podano liczbę 15 milionów.",
        "To zdanie niczego nie podaje.",
        "1. Lista niczego nie podaje.",
    ],
)
def test_held(sentence: str) -> None:
    assert missing_facts(sentence, SOURCE) == ()


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("Wydano 16 mln zł.", "16000000 PLN"),
        ("Wydano 15 mln euro.", "15000000 EUR"),
        ("Stało się to 15 kwietnia 2025 r.", "2025-04-15"),
        ("Tak mówi art. 24 ust. 4.", "art.24/ust.4"),
        ("Tak mówi Anna Nowak.", "anna nowak"),
        ("Tak stanowi uchwała nr X/1/25.", "X/1/25"),
        ("Było to 4 dzielnice.", "4"),
        ("Było to 12,6% planu.", "12.6"),
        ("Było to w 2025 roku, w sprawie AU-01-2.", "AU-01-2"),
        ("Było to w 2027 r.", "2027"),
    ],
)
def test_missing(sentence: str, missing: str) -> None:
    assert [fact.value for fact in missing_facts(sentence, SOURCE)] == [missing]


def test_a_vague_source_does_not_hold_a_precise_date() -> None:
    assert missing_facts("Było to 14 kwietnia 2025 r.", "Było to 14 kwietnia br. albo w kwietniu 2025 r.")


def test_implied_references() -> None:
    assert implied("art.24/ust.3") == {"art.24", "ust.3", "art.24/ust.3"}
    assert implied("dz.u.2025/1267") == {"dz.u.2025/1267"}


PIECES = (
    *("15 000", "zł", "mln", "14 kwietnia", "2025 r.", "art. 24", "ust. 3", "i", "Anna", "Kowalska", "do", "–", "12,5"),
    *(
        "%",
        "dwanaście",
        "sto",
        "\n",
        "\u00a0",
        "AU-01-1",
        "poz. 5",
        "Dz. U.",
        ".",
        ",",
        "(",
        ")",
        "Q1 2026",
        "[3]",
        "1.",
    ),
)
SOUP = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)


@given(SOUP)
def test_facts_read_back_and_a_text_holds_itself(text: str) -> None:
    for fact in extract_facts(text):
        assert 0 <= fact.start < fact.end <= len(text)
        assert fact.value == fact.value.strip() != ""
    assert missing_facts(text, text) == ()


@given(st.text(max_size=100))
def test_any_text_is_read(text: str) -> None:
    assert missing_facts(text, text) == ()


@pytest.mark.parametrize("number", [1, 12, 999, 1000, 15000, 1234567])
def test_grouping_never_changes_a_number(number: int) -> None:
    spaced = f"{number:,}".replace(",", " ")
    assert facts(f"razem {spaced} osób") == facts(f"razem {number} osób") == [str(number)]


HOSTILE = (
    *("1", "1 000 ", "A-", "art. 1, 2 i ", "Dz. U. poz. 1, ", "1 do ", "2024 i ", "IV/1/", "1.", ".", "„"),
    *("\r\n \r", "a-", "art. "),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length_only(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    began = time.process_time()
    extract_facts(text)
    assert time.process_time() - began < 5.0
