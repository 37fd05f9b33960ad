"""What a token may be."""

import pytest

from nlp.tagging.candidates import Candidate, Setting, candidates, heard_of, is_symbol, setting_of
from nlp.tagging.guesser import Guesser

BLIND = Guesser((), {})


def read(word: str, setting: Setting = Setting.PLAIN) -> tuple[Candidate, ...]:
    return candidates(word, setting, BLIND)


SURE = [
    ("14.04.2025", "14.04.2025", "dig"),
    ("2024–2025", "2024–2025", "dig"),
    ("XIV", "XIV", "romandig"),
    ("„", "„", "interp"),
    ("§", "paragraf", "brev:npun"),
    ("%", "procent", "brev:npun"),
    ("www.wierzbno.example", "www.wierzbno.example", "ign"),
    ("of", "of", "ign"),
    (" ", " ", "sp"),
    ("x" * 100, "x" * 100, "ign"),
]


@pytest.mark.parametrize(("word", "lemma", "tag"), SURE)
def test_spelling_decides(word: str, lemma: str, tag: str) -> None:
    assert [(one.lemma, one.tag) for one in read(word)] == [(lemma, tag)]


ABBREVIATIONS = [
    ("r.", Setting.PLAIN, "rok"),
    ("r", Setting.STOP, "rok"),
    ("ul", Setting.STOP, "ulica"),
    ("tys", Setting.STOP, "tysiąc"),
    ("p.n.e", Setting.STOP, "przed_naszą_erą"),
    ("m.in.", Setting.PLAIN, "między_innymi"),
]


@pytest.mark.parametrize(("word", "setting", "lemma"), ABBREVIATIONS)
def test_abbreviations(word: str, setting: Setting, lemma: str) -> None:
    assert {one.lemma for one in read(word, setting)} == {lemma}


def test_numbers_are_cardinal_or_ordinal() -> None:
    assert {one.tag.partition(":")[0] for one in read("14")} == {"adj", "num"}
    assert {one.lemma for one in read("14.")} == {"14"}


def test_readings_have_one_value_each_and_do_not_repeat() -> None:
    found = read("drogi")
    assert len({(one.lemma, one.tag) for one in found}) == len(found)
    assert {"droga", "drogi"} <= {one.lemma for one in found}


@pytest.mark.parametrize(("word", "lemma", "passed"), [("mają", "mieć", "maić"), ("radna", "radna", "radny")])
def test_words_all_but_unheard_of_are_passed_over(word: str, lemma: str, passed: str) -> None:
    found = read(word)
    assert {lemma, passed} <= {one.lemma for one in found}
    assert lemma in {one.lemma for one in heard_of(found)}
    assert passed not in {one.lemma for one in heard_of(found)}


def test_names_written_small_are_known() -> None:
    assert "Kraków" in {one.lemma for one in read("krakowie")}


def test_words_of_address_are_no_names() -> None:
    assert {one.lemma for one in read("Pana")} == {"pan"}


def test_acronyms_are_no_abbreviations() -> None:
    assert not any(one.tag.startswith("brev") for one in read("BA"))


def test_compounds_take_the_reading_of_their_last_part() -> None:
    assert {one.lemma for one in read("zmyślono-wierzbowego")} >= {"zmyślono-wierzbowy"}


SETTINGS = [
    (["r", "."], 0, Setting.STOP),
    (["zrobił", "em"], 1, Setting.BEHIND_VERB),
    (["pięć", "m"], 1, Setting.PLAIN),
    (["Jan", "I"], 1, Setting.WITHIN),
    (["I", "tak"], 0, Setting.PLAIN),
    ([".", "I"], 1, Setting.PLAIN),
]


@pytest.mark.parametrize(("words", "place", "expected"), SETTINGS)
def test_settings(words: list[str], place: int, expected: Setting) -> None:
    assert setting_of(words, place) is expected


def test_symbols() -> None:
    assert [is_symbol(sign) for sign in ("+", "€", "©", ",", "„", "--")] == [True, True, True, False, False, False]
