"""Whom to ask."""

import pytest

from corpus.knowledge import CityProfile
from retrieval.referral import choose_unit


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("Ile drzew posadzono w parkach miejskich?", "Zarząd Zieleni Miejskiej w Krakowie"),
        ("Ile pustostanów w budynkach komunalnych czeka na remont?", "Zarząd Budynków Komunalnych w Krakowie"),
        ("Ile wniosków o pozwolenie na budowę rozpatrzono po terminie?", "Wydział Architektury i Urbanistyki"),
        ("Kto wygrał wybory w Rzymie?", None),
        ("", None),
    ],
)
def test_the_unit_is_found_by_its_competences(question: str, unit: str | None, profile: CityProfile) -> None:
    found = choose_unit(question, "", profile.units)
    assert (found.name if found else None) == unit


def test_the_subject_alone_chooses_nobody(profile: CityProfile) -> None:
    assert choose_unit("Czy to prawda?", "drzew w parkach miejskich", profile.units) is None


def test_without_units_nobody_is_named() -> None:
    assert choose_unit("Ile drzew posadzono?", "", ()) is None
