from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ModelError
from corpus.knowledge import load_profile
from corpus.model import UnitRole
from nlp.routing import Assignment, History, Router, load_router, route
from nlp.routing.route import load_rankings
from nlp.routing.units import PlainUnit

UNITS = (
    PlainUnit(
        "Wydział Dróg",
        "Remonty ulic i chodników, przejścia dla pieszych, sygnalizacja świetlna, ścieżki rowerowe.",
        "WD",
    ),
    PlainUnit("Wydział Zieleni", "Parki, drzewa i krzewy, trawniki, place zabaw, łąki kwietne, wycinka."),
    PlainUnit("Wydział Edukacji", "Szkoły, przedszkola, nauczyciele, stołówki szkolne, dowóz uczniów."),
    PlainUnit("Biuro Kontroli", "Audyt, kontrola wewnętrzna, skargi na urzędników."),
)


@pytest.fixture(scope="module")
def router() -> Router:
    return load_router(UNITS)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("w sprawie remontu chodnika przy ul. Lipowej", "Wydział Dróg"),
        ("przejście dla pieszych koło sklepu", "Wydział Dróg"),
        ("wycinki drzew w parku", "Wydział Zieleni"),
        ("braku miejsc w przedszkolach", "Wydział Edukacji"),
        ("posiłków w stołówce", "Wydział Edukacji"),
    ],
)
def test_a_city_without_history_gets_the_unit_by_its_competences(router: Router, text: str, unit: str) -> None:
    first, *others = router.route(text)
    assert (first.unit, first.role, first.basis) == (unit, UnitRole.LEADING, "competences")
    assert all(other.role is UnitRole.ALTERNATIVE and other.probability <= first.probability for other in others)


def test_the_words_that_decided_are_named(router: Router) -> None:
    text = "w sprawie wycinki starych drzew"
    reasons = router.route(text)[0].reasons
    assert reasons[0].text in {"wycinki", "drzew"}
    assert all(text[reason.start : reason.end] == reason.text for reason in reasons)


def test_a_unit_named_by_its_code_or_name_is_found(router: Router) -> None:
    plain = router.probabilities(["w sprawie odpowiedzi na pismo"])[0]
    named = router.probabilities(["w sprawie odpowiedzi Biura Kontroli na pismo"])[0]
    coded = router.probabilities(["w sprawie odpowiedzi WD na pismo"])[0]
    assert named[3] > plain[3]
    assert coded[0] > plain[0]


def test_a_part_of_the_letter_calls_a_unit_to_cooperate(router: Router) -> None:
    subject = "remontu ulicy Lipowej"
    parts = ("Kiedy zostanie wyremontowany chodnik?", "Czy uczniowie szkoły i nauczyciele przedszkola dostaną dowóz?")
    found = {one.unit: one.role for one in router.route(subject, parts, most=1)}
    assert found["Wydział Dróg"] is UnitRole.LEADING
    assert found["Wydział Edukacji"] is UnitRole.COOPERATING


@pytest.mark.parametrize("part", ["Kiedy?", "Kto za to odpowiada?", "Jakie działania podejmie miasto w tej sprawie?"])
def test_a_part_that_is_near_no_unit_calls_none(part: str) -> None:
    found = load_router(load_profile("krakow").units).route("stanu placu zabaw w parku", (part,))
    assert found[0].role is UnitRole.LEADING
    assert {one.role for one in found[1:]} <= {UnitRole.ALTERNATIVE}


def test_history_teaches_what_competences_do_not_say() -> None:
    past = [
        Assignment(f"hałasu z lokalu przy ul. {name}", ("Biuro Kontroli",))
        for name in ("Długiej", "Krótkiej", "Polnej")
    ]
    past += [Assignment(f"koszenia trawy przy ul. {name}", ("Wydział Zieleni",)) for name in ("Długiej", "Polnej")]
    history = History([unit.name for unit in UNITS], past)
    text = "uciążliwego hałasu z lokali nocnych"
    before = load_router(UNITS).probabilities([text])[0]
    after = load_router(UNITS, history).probabilities([text])[0]
    assert after[3] > max(before[3], after[0], after[1], after[2])
    assert load_router(UNITS, history).route(text)[0].basis == "history"


def test_letters_to_everybody_and_to_unknown_units_teach_nothing() -> None:
    names = [unit.name for unit in UNITS]
    everybody = Assignment("ankieta", tuple(f"{name}" for name in (*names, "A", "B", "C")))
    stranger = Assignment("ankieta", ("Urząd Gdzieś Indziej",))
    views = History(names, [everybody, stranger]).views(["ankieta"])
    assert np.allclose(views[0, :, :2], 0)


@pytest.mark.parametrize("text", ["", "  ", "i w na", "...", "asdf qwer", "zzxx sportqwe"])
def test_a_text_without_words_is_sent_nowhere(router: Router, text: str) -> None:
    assert router.route(text) == ()


@given(
    st.lists(
        st.sampled_from(["drzewa", "ulica", "szkoła", "kontrola", "Lipowa", "12", "qwerty"]), min_size=1, max_size=8
    )
)
@settings(max_examples=30, deadline=None)
def test_probabilities_add_up_and_order_of_units_changes_nothing(words: list[str]) -> None:
    text = " ".join(words)
    one, other = load_router(UNITS).probabilities([text])[0], load_router(UNITS[::-1]).probabilities([text])[0]
    assert one.sum() == pytest.approx(1, abs=1e-4)
    assert np.allclose(one, other[::-1], atol=1e-4)


@pytest.mark.parametrize("city", ["krakow", "jasnobrzeg"])
def test_every_shipped_city_can_be_routed(city: str) -> None:
    found = route("budowy ścieżki rowerowej i remontu jezdni", load_profile(city).units)
    assert found
    assert sum(one.probability for one in found) <= 1.0001


def test_a_word_decides_once_however_often_it_stands(router: Router) -> None:
    reasons = router.route("drzew i drzewa oraz drzewom w parku")[0].reasons
    assert len({reason.text[:4] for reason in reasons}) == len(reasons)


def test_weights_that_are_missing_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        load_rankings(tmp_path)
