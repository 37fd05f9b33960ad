"""Words of one family."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.families import Kin, family
from retrieval.library import read_words
from retrieval.rarity import KIN, Rarity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("utworzyć", "utworzenie"),
        ("powołać", "powołanie"),
        ("zakończyć", "zakończenie"),
        ("remont", "wyremontować"),
        ("remontowy", "remont"),
        ("finansowanie", "dofinansować"),
        ("realizacja", "realizować"),
        ("droga", "drogowy"),
        ("przejść", "przejście"),
    ],
)
def test_kin_meet_either_way(one: str, other: str) -> None:
    assert Kin.of(frozenset({one})).has(other)
    assert Kin.of(frozenset({other})).has(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mieszkanie", "mieszkaniec"),
        ("przedsiębiorca", "przedszkole"),
        ("komunikacja", "komunalny"),
        ("utworzyć", "otworzyć"),
        ("szkoła", "szkolenie"),
        ("2025", "2026"),
    ],
)
def test_strangers_do_not(one: str, other: str) -> None:
    assert not Kin.of(frozenset({one})).has(other)


@given(st.text(alphabet="abcćdeęilłmnńoóprsśtuwyzż", max_size=24))
def test_a_family_is_found_for_whatever_word(word: str) -> None:
    found = family(word)
    assert all(len(root) >= 4 for root in found.roots)
    assert Kin.of(frozenset({word})).has(word) or not found.roots


def test_a_word_of_the_family_counts_less_than_the_word_itself() -> None:
    rarity = Rarity({}, 10)
    assert rarity.coverage(["remontować"], read_words("remont drogi")) == pytest.approx(KIN)
    assert rarity.coverage(["rada"], read_words("powołanie rady")) == pytest.approx(1.0)
    assert rarity.coverage([], read_words("powołanie rady")) == 0.0
