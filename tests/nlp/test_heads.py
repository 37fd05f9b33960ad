"""Noun phrases back in the nominative."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.cases import Case
from nlp.heads import nominative_phrase
from nlp.phrases import decline_phrase


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Zarządowi Dróg Miasta Krakowa", "Zarząd Dróg Miasta Krakowa"),
        ("Rady Miasta Gdańska", "Rada Miasta Gdańska"),
        ("Uniwersytecie Jagiellońskim", "Uniwersytet Jagielloński"),
        ("Miejskiemu Ośrodkowi Pomocy Społecznej", "Miejski Ośrodek Pomocy Społecznej"),
        ("Ministerstwem Infrastruktury", "Ministerstwo Infrastruktury"),
        ("Naczelnego Sądu Administracyjnego", "Naczelny Sąd Administracyjny"),
        ("Stowarzyszenia „Nasz Dom”", "Stowarzyszenie „Nasz Dom”"),
        ("Wód Polskich", "Wody Polskie"),
        ("Stanach Zjednoczonych", "Stany Zjednoczone"),
        ("Kielcach", "Kielce"),
        ("Warszawie", "Warszawa"),
        ("Zakopanem", "Zakopane"),
        ("Nowym Sączu", "Nowy Sącz"),
        ("Bielsku-Białej", "Bielsko-Biała"),
        ("Fundacją\nWidzialni", "Fundacja Widzialni"),
        ("GŁÓWNEGO URZĘDU STATYSTYCZNEGO", "GŁÓWNY URZĄD STATYSTYCZNY"),
        ("Zespołu Szkolno-Przedszkolnego", "Zespół Szkolno-Przedszkolny"),
        ("Straży Miejskiej i Policji", "Straż Miejska i Policja"),
        ("Miastem i Gminą Skawina", "Miasto i Gmina Skawina"),
        ("Urzędowi Miasta i Gminy Skawina", "Urząd Miasta i Gminy Skawina"),
        ("Sejm RP", "Sejm RP"),
        ("PKP", "PKP"),
        ("Xyzzy Qwerty", "Xyzzy Qwerty"),
        ("", ""),
    ],
)
def test_phrases(phrase: str, expected: str) -> None:
    assert nominative_phrase(phrase) == expected


@pytest.mark.parametrize(("name", "expected"), [("Gdańska", "Gdańsk"), ("Oliwie", "Oliwa"), ("Mostu", "Most")])
def test_a_place_comes_before_a_word_that_looks_like_it(name: str, expected: str) -> None:
    assert nominative_phrase(name, place=True) == expected


OFFICES = (
    "Wydział Edukacji",
    "Zarząd Zieleni Miejskiej",
    "Miejskie Centrum Obsługi Oświaty",
    "Straż Miejska",
    "Biuro Prasowe",
)


@given(st.sampled_from(OFFICES), st.sampled_from([case for case in Case if case is not Case.VOCATIVE]))
def test_declined_and_back(office: str, case: Case) -> None:
    assert nominative_phrase(decline_phrase(office, case)) == office


@given(st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    assert len(nominative_phrase(text).split()) == len(text.split())
