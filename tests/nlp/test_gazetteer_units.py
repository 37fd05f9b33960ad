"""The city's offices by name, code and abbreviation, and numbered schools."""

import pytest

from nlp.gazetteer import load_gazetteer


def units(text: str, city: str = "krakow") -> list[str]:
    return [unit.name for unit in load_gazetteer(city).find_units(text)]


ROADS = "Zarząd Dróg Miasta Krakowa"
GREEN = "Zarząd Zieleni Miejskiej w Krakowie"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zarządowi Dróg Miasta Krakowa", ROADS),
        ("ZDMK", ROADS),
        ("od ZDMK-u.", ROADS),
        ("ZDMK.", ROADS),
        ("Zarządem Zieleni Miejskiej", GREEN),
        ("Zarządu Zieleni Miejskiej w Krakowie", GREEN),
        ("Wydziału Edukacji", "Wydział Edukacji"),
        ("Urzędowi Miasta Krakowa", "Urząd Miasta Krakowa"),
        ("UMK", "Urząd Miasta Krakowa"),
        ("Radą Miasta", "Rada Miasta Krakowa"),
        ("RMK", "Rada Miasta Krakowa"),
        ("Młodzieżowej Rady Miasta Krakowa", "Młodzieżowa Rada Miasta Krakowa"),
        ("Gminie Miejskiej Kraków", "Gmina Miejska Kraków"),
        ("Miejskiemu Przedsiębiorstwu Komunikacyjnemu", "Miejskie Przedsiębiorstwo Komunikacyjne S.A. w Krakowie"),
        ("Radzie Dzielnicy VII", "Rada Dzielnicy VII Zwierzyniec"),
        ("Rady Dzielnicy XIII Podgórze", "Rada Dzielnicy XIII Podgórze"),
        ("Szkole Podstawowej nr 34", "Szkoła Podstawowa nr 34"),
        ("SP nr 9", "Szkoła Podstawowa nr 9"),
        ("SP 9", "Szkoła Podstawowa nr 9"),
        ("Samorządowym Przedszkolu nr 5", "Samorządowe Przedszkole nr 5"),
        ("Wniosek Zespołu Szkół nr 2", "Zespół Szkół nr 2"),
        ("XXV LO", "XXV Liceum Ogólnokształcące"),
    ],
)
def test_offices(text: str, name: str) -> None:
    assert units(text)[:1] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Rady Miasta Gdańska",
        "Załącznik nr 3",
        "Tabela nr 5",
        "AU i BP",
        "PMK",
        "SCT",
        "www.ZDMK.pl",
        "ZDMK-2",
        "rada miasta",
        "",
    ],
)
def test_no_offices(text: str) -> None:
    assert units(text) == []


def test_another_city() -> None:
    assert units("MOSiR i Zakładowi Gospodarki Mieszkaniowej", "jasnobrzeg") == [
        "Zakład Gospodarki Mieszkaniowej w Jasnobrzegu",
        "Miejski Ośrodek Sportu i Rekreacji w Jasnobrzegu",
    ]
    assert units("ZDMK", "jasnobrzeg") == []


def test_offsets() -> None:
    text = "Pismo do Zarządu Dróg Miasta Krakowa i ZZM-u, SP nr 9."
    found = load_gazetteer("krakow").find_units(text)
    assert sorted(text[unit.start : unit.end] for unit in found) == ["SP nr 9", "ZZM-u", "Zarządu Dróg Miasta Krakowa"]
    assert all(0.9 < unit.certainty <= 1 for unit in found)
