"""Control digits by published examples, and by what a changed digit does."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.personal.control import (
    iban_holds,
    identity_card_holds,
    land_register_holds,
    nip_holds,
    passport_holds,
    pesel_birth,
    pesel_holds,
    regon_holds,
)

EXAMPLES = [
    (pesel_holds, "44051401359"),
    (nip_holds, "7251012180"),
    (regon_holds, "850518457"),
    (regon_holds, "23511332857188"),
    (land_register_holds, "KA1S000123456"),
    (identity_card_holds, "ABA300000"),
    (passport_holds, "ZS0000177"),
    (iban_holds, "61109010140000071219812874"),
]


@pytest.mark.parametrize(("holds", "code"), EXAMPLES)
def test_published_examples_hold(holds: Callable[[str], bool], code: str) -> None:
    assert holds(code)


@pytest.mark.parametrize(("holds", "code"), EXAMPLES)
def test_a_changed_last_digit_fails(holds: Callable[[str], bool], code: str) -> None:
    wrong = [code[:-1] + digit for digit in "0123456789" if digit != code[-1]]
    assert not any(holds(one) for one in wrong)


@pytest.mark.parametrize(("holds", "code"), EXAMPLES)
def test_a_code_of_another_length_fails(holds: Callable[[str], bool], code: str) -> None:
    assert not holds(code[:-1])
    assert not holds(f"{code}0")


@pytest.mark.parametrize(
    ("digits", "born"),
    [
        ("440514", date(1944, 5, 14)),
        ("023102", date(2002, 11, 2)),
        ("998230", None),
        ("441314", None),
        ("010229", None),
        ("808101", date(1880, 1, 1)),
        ("014101", date(2101, 1, 1)),
    ],
)
def test_the_birth_that_a_pesel_tells(digits: str, born: date | None) -> None:
    assert pesel_birth(digits) == born


@given(st.text(alphabet="0123456789ABXQ", max_size=27))
def test_any_code_is_judged(code: str) -> None:
    for holds in (identity_card_holds, passport_holds, land_register_holds):
        assert holds(code) in {True, False}


@pytest.mark.parametrize("code", ["KA1S0001234Q6", "QA1S000123456", "KA1S00012345X"])
def test_a_land_register_has_no_q(code: str) -> None:
    assert not land_register_holds(code)
