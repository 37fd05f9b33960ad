"""Units by which tags are scored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.tagging.units import CASES, CLASSES, GENDERS, MOST_UNITS, NUMBERS, UNITS, single_tags, units_of, values_of


def names(tag: str, *, name: bool = False) -> set[str]:
    return {UNITS[place] for place in units_of(tag, name) if place < len(UNITS)}


def test_a_noun_has_its_values_and_pairs() -> None:
    expected = {"subst", "sg", "gen", "m1", "sg+gen", "sg+m1", "subst+gen"}
    assert names("subst:sg:gen:m1") == expected
    assert names("subst:sg:gen:m1", name=True) == expected | {"name"}
    assert "pt" in names("subst:pl:gen:n:pt")


@pytest.mark.parametrize(
    ("tag", "count"),
    [("subst:sg:gen.acc:m1", 2), ("adj:pl:nom.voc:m2.m3.f.n:pos", 8), ("prep:loc", 1), ("part", 1)],
)
def test_tags_are_divided(tag: str, count: int) -> None:
    singles = single_tags(tag)
    assert len(set(singles)) == len(singles) == count
    assert not any("." in single for single in singles)


def test_values_by_category() -> None:
    assert values_of("fin:sg:ter:imperf") == {"class": "fin", "number": "sg", "person": "ter", "aspect": "imperf"}
    assert values_of("brev:pun") == {"class": "brev"}


def test_unknown_classes_have_no_unit_of_their_own() -> None:
    assert names("nowość") == set()


PARTS = (CLASSES, NUMBERS, CASES, GENDERS, ("pos", "com"), ("imperf",), ("aff",), ("rec",), ("praep",), ("akc",))


@given(st.tuples(*(st.sampled_from(part) for part in PARTS)))
def test_units_fit_their_matrix(values: tuple[str, ...]) -> None:
    assert len(units_of(":".join((*values, "pt")), True)) == MOST_UNITS
