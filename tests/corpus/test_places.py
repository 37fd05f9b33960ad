"""The places of a city: those that ship are sound, a profile without them loads, faults are explained."""

import re
import shutil
from pathlib import Path

import pytest

import corpus.knowledge
from corpus.errors import ConfigurationError
from corpus.knowledge import MARKED, CityProfile, PlaceKind, load_profile
from corpus.knowledge.loading import shipped
from corpus.knowledge.places import CASES_GIVEN, slug

SHIPPED = Path(corpus.knowledge.__file__).parent
IDENTIFIER = re.compile(r"[a-z]+/[a-z]+/[a-z0-9-]+")


@pytest.fixture(params=shipped())
def profile(request: pytest.FixtureRequest) -> CityProfile:
    return load_profile(request.param)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED / "jasnobrzeg", tmp_path / "miasto"))


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "places.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_place_is_sound(profile: CityProfile) -> None:
    identifiers = [place.place_id for place in profile.places]
    assert len(identifiers) == len(set(identifiers))
    for place in profile.places:
        assert IDENTIFIER.fullmatch(place.place_id), place
        assert place.name == place.name.strip() != ""
        assert place.district is None or place.district in profile.districts
        assert len(place.forms) in {0, CASES_GIVEN}
        assert (place.title == f"{place.kind} {place.name}") == (place.kind in MARKED)


def test_krakow_has_its_districts_by_number() -> None:
    places = {place.place_id: place for place in load_profile("krakow").places}
    assert len([place for place in places.values() if place.kind is PlaceKind.DISTRICT]) == 18
    assert places["krakow/dzielnica/podgorze-duchackie"].number == 11
    assert places["krakow/ulica/dluga"].district == "Stare Miasto"
    assert places["krakow/ulica/dluga"].title == "ulica Długa"
    assert places["krakow/miasto/krakow"].title == "Kraków"
    assert len(places) > 800


def test_the_invented_city_numbers_no_districts() -> None:
    places = load_profile("jasnobrzeg").places
    assert {place.number for place in places} == {0}
    assert "jasnobrzeg/rzeka/modra" in {place.place_id for place in places}


def test_a_profile_without_places_knows_itself_and_its_districts(folder: Path) -> None:
    (folder / "places.toml").unlink()
    places = load_profile(folder).places
    assert [place.kind for place in places[:2]] == [PlaceKind.CITY, PlaceKind.DISTRICT]
    assert len(places) == 7


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('kind = "rzeka"', 'kind = "jezioro"', "'kind' is 'jezioro'"),
        ('kind = "rzeka"', 'kind = "dzielnica"', "'kind' is 'dzielnica'"),
        ('district = "Cegielnia"', 'district = "Zarzecze"', "'district' is 'Zarzecze'"),
        ('"Łąkowa", "Wierzbowa"', '"Łąkowa", "Łąkowa"', "names 'Łąkowa' twice"),
        ('names = ["Modra"]', 'names = ["Modra"]\nlength = 3', "'length' is not known"),
        ('names = ["Modra"]', "names = []", "'names' is []"),
        ("numbered_districts = false", "numbered_districts = 3", "'numbered_districts' is 3"),
        (
            "numbered_districts = false",
            'numbered_districts = false\n[aliases]\n"Lipowa" = ["Lipki"]',
            "is the name of no",
        ),
        ("[forms]", '[forms]\n"Łąkowa" = ["Łąkowej"]', "has 1 forms"),
    ],
)
def test_faults_name_the_key(folder: Path, old: str, new: str, message: str) -> None:
    change(folder, old, new)
    with pytest.raises(ConfigurationError) as caught:
        load_profile(folder)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("name", "expected"), [("Łąkowa", "lakowa"), ("29 Listopada", "29-listopada"), ("Petőfiego", "petofiego")]
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected
