"""Numbers, ordinals, amounts and dates in words and figures, and back."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.cases import Case, Number
from nlp.numerals import (
    Agreement,
    agreement,
    amount_figures,
    amount_words,
    cardinal,
    count_phrase,
    counted_form,
    date_words,
    group_digits,
    ordinal,
    parse_amount,
    parse_date_words,
    parse_number,
)

N, G, D, A, INS, L, V = Case

CARDINALS = [
    (0, N, "m3", "zero"),
    (1, N, "f", "jedna"),
    (1, A, "m3", "jeden"),
    (1, A, "m1", "jednego"),
    (2, N, "f", "dwie"),
    (2, N, "n", "dwa"),
    (2, N, "m1", "dwóch"),
    (2, INS, "f", "dwiema"),
    (5, N, "m1", "pięciu"),
    (12, G, "m3", "dwunastu"),
    (15, INS, "m3", "piętnastoma"),
    (21, G, "f", "dwudziestu jeden"),
    (22, N, "f", "dwadzieścia dwie"),
    (100, D, "m3", "stu"),
    (248, L, "m3", "dwustu czterdziestu ośmiu"),
    (1000, N, "m3", "tysiąc"),
    (2003, A, "m3", "dwa tysiące trzy"),
    (15_000_000, N, "m3", "piętnaście milionów"),
    (5_000, L, "m3", "pięciu tysiącach"),
    (1_000_000_000_000, INS, "m3", "bilionem"),
    (3_000_000_000, L, "m3", "trzech miliardach"),
    (-7, N, "m3", "minus siedem"),
    (4, V, "m3", "cztery"),
]


@pytest.mark.parametrize(("number", "case", "gender", "expected"), CARDINALS)
def test_cardinals(number: int, case: Case, gender: str, expected: str) -> None:
    assert cardinal(number, case, gender) == expected


def test_numbers_too_large_for_words() -> None:
    with pytest.raises(ValueError, match="too large"):
        cardinal(10**15)


@given(
    st.integers(min_value=-(10**12), max_value=10**12),
    st.sampled_from(Case),
    st.sampled_from(["m1", "m2", "m3", "n", "f"]),
)
def test_cardinals_are_read_back(number: int, case: Case, gender: str) -> None:
    assert parse_number(cardinal(number, case, gender)) == number


ORDINALS = [
    (1, N, "m3", "pierwszy"),
    (2, G, "m3", "drugiego"),
    (3, N, "f", "trzecia"),
    (14, G, "m3", "czternastego"),
    (21, L, "f", "dwudziestej pierwszej"),
    (100, N, "n", "setne"),
    (1900, G, "m3", "tysiąc dziewięćsetnego"),
    (1984, L, "m3", "tysiąc dziewięćset osiemdziesiątym czwartym"),
    (2000, L, "m3", "dwutysięcznym"),
    (2025, G, "m3", "dwa tysiące dwudziestego piątego"),
]


@pytest.mark.parametrize(("number", "case", "gender", "expected"), ORDINALS)
def test_ordinals(number: int, case: Case, gender: str, expected: str) -> None:
    assert ordinal(number, case, gender) == expected


def test_ordinals_in_the_plural_and_their_limits() -> None:
    assert ordinal(90, N, "m3", Number.PLURAL) == "dziewięćdziesiąte"
    for number in (0, 10_000):
        with pytest.raises(ValueError, match="ordinal"):
            ordinal(number)


@given(
    st.integers(min_value=1, max_value=9999), st.sampled_from([N, G, D, A, INS, L]), st.sampled_from(["m3", "n", "f"])
)
def test_ordinals_are_read_back(number: int, case: Case, gender: str) -> None:
    assert parse_number(ordinal(number, case, gender)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dwaj", 2),
        ("Sto Dwadzieścia pięć", 125),
        ("tysiąc", 1000),
        ("dwa tysiące", 2000),
        ("zera", 0),
        ("minus pięć", -5),
        ("", None),
        ("pięć sto", None),
        ("dwadzieścia dwanaście", None),
        ("pięć sześć", None),
        ("tysiąc milion", None),
        ("uwaga", None),
        ("pięć dwutysięczny", None),
    ],
)
def test_reading_numbers(text: str, value: int | None) -> None:
    assert parse_number(text) == value


PHRASES = [
    (1, "uwaga", N, "1 uwaga"),
    (3, "uwaga", N, "3 uwagi"),
    (5, "uwaga", N, "5 uwag"),
    (12, "uwaga", N, "12 uwag"),
    (22, "uwaga", N, "22 uwagi"),
    (5, "uwaga", L, "5 uwagach"),
    (3, "radny", N, "3 radnych"),
    (5, "nowy wniosek", N, "5 nowych wniosków"),
    (21, "głos", N, "21 głosów"),
    (1, "głos", INS, "1 głosem"),
    (0, "ulica", L, "0 ulic"),
    (2000, "osoba", L, "2000 osób"),
    (20_000, "osoba", N, "20 000 osób"),
    (Decimal("2.5"), "uwaga", N, "2,5 uwagi"),
    (3, "uwaga do planu", N, "3 uwagi do planu"),
]


@pytest.mark.parametrize(("number", "noun", "case", "expected"), PHRASES)
def test_counting(number: int, noun: str, case: Case, expected: str) -> None:
    assert count_phrase(number, noun, case).replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("number", "asked"),
    [(1, Agreement.ONE), (4, Agreement.FEW), (14, Agreement.MANY), (104, Agreement.FEW), (101, Agreement.MANY)],
)
def test_agreement(number: int, asked: Agreement) -> None:
    assert agreement(number) is asked


def test_what_a_number_asks_of_a_noun() -> None:
    assert agreement(Decimal("1.5")) is Agreement.FRACTION
    assert counted_form(2, "m1") == (Number.PLURAL, G)
    assert counted_form(2, "m1", D) == (Number.PLURAL, D)


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1500, "1500"), (15_000_000, "15 000 000"), (-12_345, "−12 345"), (Decimal("12345.50"), "12 345,50")],
)
def test_figures_have_hard_spaces(number: int | Decimal, expected: str) -> None:
    assert group_digits(number) == expected.replace(" ", "\u00a0")


AMOUNTS = [
    ("1", N, "1 zł", "jeden złoty"),
    ("2", N, "2 zł", "dwa złote"),
    ("5", N, "5 zł", "pięć złotych"),
    ("12", N, "12 zł", "dwanaście złotych"),
    ("22", N, "22 zł", "dwadzieścia dwa złote"),
    ("21", N, "21 zł", "dwadzieścia jeden złotych"),
    ("2.30", N, "2,30 zł", "dwa złote trzydzieści groszy"),
    ("0.05", N, "0,05 zł", "pięć groszy"),
    ("0.01", G, "0,01 zł", "jednego grosza"),
    ("0", N, "0 zł", "zero złotych"),
    ("15000000", N, "15 000 000 zł", "piętnaście milionów złotych"),
    ("15000000", INS, "15 000 000 zł", "piętnastoma milionami złotych"),
    ("3", INS, "3 zł", "trzema złotymi"),
    ("-2.5", N, "−2,50 zł", "minus dwa złote pięćdziesiąt groszy"),
    ("0.004", V, "0 zł", "zero złotych"),
]


@pytest.mark.parametrize(("value", "case", "figures", "spelled"), AMOUNTS)
def test_amounts(value: str, case: Case, figures: str, spelled: str) -> None:
    assert amount_figures(Decimal(value)).replace("\u00a0", " ") == figures
    assert amount_words(Decimal(value), case) == spelled


@given(st.integers(min_value=-(10**14), max_value=10**14), st.sampled_from(Case))
def test_amounts_are_read_back(cents: int, case: Case) -> None:
    value = Decimal(cents).scaleb(-2)
    assert parse_amount(amount_words(value, case)) == value


@pytest.mark.parametrize("text", ["", "pięć", "złotych", "pięć złotych i", "dwa kot złote"])
def test_what_is_no_amount(text: str) -> None:
    assert parse_amount(text) is None


def test_dates_in_words() -> None:
    day = dt.date(2025, 4, 14)
    assert date_words(day) == "czternastego kwietnia dwa tysiące dwudziestego piątego roku"
    assert date_words(day, Case.INSTRUMENTAL).startswith("czternastym kwietnia")


@given(st.dates(min_value=dt.date(1000, 1, 1)), st.sampled_from([N, G, D, INS, L]))
def test_dates_are_read_back(day: dt.date, case: Case) -> None:
    assert parse_date_words(date_words(day, case)) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "czternastego kwietnia",
        "kwietnia maja",
        "trzydziestego lutego dwa tysiące pierwszego roku",
        "kot maja dwa roku",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date_words(text) is None


def test_a_date_without_the_word_roku_is_read() -> None:
    assert parse_date_words("pierwszego maja dwutysięcznego") == dt.date(2000, 5, 1)
