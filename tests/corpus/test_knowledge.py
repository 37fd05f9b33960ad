"""City profiles: those that ship are sound, another city's folder works, and faults are explained."""

import re
import shutil
from pathlib import Path

import pytest

import corpus.knowledge
from corpus.errors import ConfigurationError
from corpus.knowledge import CityProfile, fill, load_profile, placeholders
from corpus.knowledge.loading import shipped
from corpus.model import DocumentKind, GrammaticalForm

SHIPPED = Path(corpus.knowledge.__file__).parent
POLISH_TEXT = re.compile(r"^[\w\s.,:;()/–+&„”«»%-]+$")


@pytest.fixture(params=shipped())
def profile(request: pytest.FixtureRequest) -> CityProfile:
    return load_profile(request.param)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED / "jasnobrzeg", tmp_path / "miasto"))


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / f"{file}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_krakow_is_the_default() -> None:
    assert load_profile().name == "Kraków"
    assert shipped() == ("jasnobrzeg", "krakow")


def test_units_can_be_routed_to(profile: CityProfile) -> None:
    assert len(profile.units) >= 15
    for unit in profile.units:
        assert len(unit.competences.split()) >= 12, unit.name
        assert POLISH_TEXT.match(unit.competences), unit.name
        assert unit.genitive != unit.name


def test_krakow_knows_its_units_and_abbreviations() -> None:
    krakow = load_profile("krakow")
    assert len(krakow.units) >= 35
    wanted = ("ZDMK", "ZZM", "MPK", "GUP", "MOPS", "ZBK", "KEGW")
    assert all(krakow.unit(short) is not None for short in wanted)
    assert all(short in krakow.abbreviations for short in (*wanted, "UMK", "RMK", "GMK", "MJO"))


@pytest.mark.parametrize(
    "name", ["zzm", "ZZM", "Zarząd Zieleni Miejskiej w Krakowie", "zarząd zieleni miejskiej w krakowie"]
)
def test_unit_by_name_or_code(name: str) -> None:
    unit = load_profile("krakow").unit(name)
    assert unit is not None
    assert unit.short == "ZZM"


@pytest.mark.parametrize("name", ["", "Wydział Magii"])
def test_unknown_unit(name: str) -> None:
    found = load_profile("krakow").unit(name)
    assert found is None


def test_every_kind_has_an_introduction_that_needs_only_a_title(profile: CityProfile) -> None:
    for kind in DocumentKind:
        text = fill(profile.introductions[kind], title="Tytuł")
        assert text is not None
        assert text.endswith(",")


def test_every_form_has_its_words(profile: CityProfile) -> None:
    assert set(profile.council.councillor) == set(GrammaticalForm)
    assert profile.letter.possessives["unknown"] == ""
    assert set(profile.letter.salutations) == set(profile.letter.possessives)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {
                "possessive": "Pani",
                "passed": "przekazaną",
                "chair": "Panią Halinę Wroczyńską,",
                "transmitted": "2 marca 2026 r.",
            },
            "Odpowiadając na Pani interpelację w sprawie remontów, przekazaną przez Panią Halinę Wroczyńską, "
            "2 marca 2026 r., uprzejmie informuję, co następuje.",
        ),
        (
            {"possessive": "Pana"},
            "Odpowiadając na Pana interpelację w sprawie remontów, uprzejmie informuję, co następuje.",
        ),
        ({}, "W odpowiedzi na interpelację w sprawie remontów uprzejmie informuję, co następuje."),
    ],
)
def test_opening_says_what_is_known(profile: CityProfile, fields: dict[str, str], expected: str) -> None:
    assert fill(profile.letter.opening, letter="interpelację", subject="remontów", **fields) == expected


def test_opening_needs_no_more_than_the_kind(profile: CityProfile) -> None:
    assert fill(profile.letter.opening, letter="pismo") == "W odpowiedzi na pismo uprzejmie informuję, co następuje."


def test_no_basis_names_the_unit(profile: CityProfile) -> None:
    assert "Wydział Edukacji" in (fill(profile.letter.no_basis, unit="Wydział Edukacji") or "")
    assert "Brak podstaw w zbiorze" in (fill(profile.letter.no_basis) or "")


def test_another_city_by_its_folder(folder: Path) -> None:
    change(folder, "city", 'name = "Jasnobrzeg"', 'name = "Nowogaj"')
    profile = load_profile(folder)
    assert profile.name == "Nowogaj"
    assert profile.key == "miasto"
    assert profile.unit("ED") is not None


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("city", 'name = "Jasnobrzeg"', "", "'name' is missing"),
        ("city", 'genitive = "Jasnobrzegu"', 'genitive = " "', "'genitive' is empty"),
        ("city", 'locative = "Jasnobrzegu"', "locative = 7", "'locative' is 7"),
        ("city", 'locative = "Jasnobrzegu"', 'locative = "x"\nmayour = "y"', "'mayour' is not known"),
        ("city", 'address = ["ul. Ratuszowa 1", "00-000 Jasnobrzeg"]', "address = [1]", "'address' is [1]"),
        ("city", 'unknown = "Radna/Radny', '# "', "'unknown' is missing"),
        ("units", 'short = "BF"', 'short = "OR"', "names 'OR' twice"),
        ("deadlines", "days = 14", "days = 0", "'days' is 0"),
        ("deadlines", "days = 14", "days = true", "'days' is True"),
        ("deadlines", '"enquiry"]', '"petition"]', "'kinds' is 'petition'"),
        (
            "deadlines",
            "valid_from = 2018-11-17",
            "valid_from = 2018-11-17\nvalid_to = 2018-11-16",
            "is before 2018-11-17",
        ),
        ("deadlines", "[[rules]]", "[rules]", "'rules' is"),
        ("letter", "{chair} {transmitted}", "{chair} {moon}", "placeholder {moon}"),
        ("letter", "{chair} {transmitted}", "{chair} {0}", "cannot be read as a template"),
        ("letter", "{chair} {transmitted}", "{chair} {", "cannot be read as a template"),
        ("letter", "[words.enquiry]", "[words.petition]", "is 'petition'"),
        ("abbreviations", 'BIP = "', "BIP = ", "not TOML"),
    ],
)
def test_a_fault_names_the_file_and_the_key(folder: Path, file: str, old: str, new: str, message: str) -> None:
    change(folder, file, old, new)
    with pytest.raises(ConfigurationError) as caught:
        load_profile(folder)
    assert f"{file}.toml" in str(caught.value)
    assert message in caught.value.what
    assert caught.value.remedy


def test_rules_must_be_a_list(folder: Path) -> None:
    (folder / "deadlines.toml").write_text("rules = []\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="not a list of tables"):
        load_profile(folder)


def test_missing_file_and_missing_folder(folder: Path) -> None:
    (folder / "units.toml").unlink()
    with pytest.raises(ConfigurationError, match=r"units\.toml is missing"):
        load_profile(folder)
    with pytest.raises(ConfigurationError, match=r"no city profile 'nowhere'.*jasnobrzeg, krakow"):
        load_profile("nowhere")


@pytest.mark.parametrize(
    ("templates", "fields", "expected"),
    [
        (["{a} i {b}", "{a}"], {"a": "x", "b": "y"}, "x i y"),
        (["{a} i {b}", "{a}"], {"a": "x", "b": None}, "x"),
        (["{a} i {b}", "{a}"], {"a": "x", "b": ""}, "x"),
        (["{a}"], {}, None),
        (["stałe"], {}, "stałe"),
        ([], {"a": "x"}, None),
    ],
)
def test_fill(templates: list[str], fields: dict[str, str | None], expected: str | None) -> None:
    assert fill(templates, **fields) == expected


def test_placeholders() -> None:
    assert placeholders("{a} {b} {{c}}") == frozenset({"a", "b"})
