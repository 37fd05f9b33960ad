"""Words of a text with their negation, and the cues among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.position.cues import Cue, denial_at, find_cues, load_predicates, repaired_lemma
from nlp.position.words import read_words


def _kinds(text: str) -> set[str]:
    return {("~" if cue.denied else "") + cue.kind for cue in find_cues(read_words(text))}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Nie zgadzam się na zabudowę.", {"zgadzać"}),
        ("Wnoszę o niepowiększanie parkingu.", {"powiększać"}),
        ("Proszę nie likwidować ogrodu.", {"likwidować"}),
        ("Zgadzam się na zabudowę.", set()),
        ("Nie prosimy o drogę, prosimy o park.", {"prosić"}),
    ],
)
def test_negation_holds_the_word_that_it_denies(text: str, denied: set[str]) -> None:
    assert {word.lemma for word in read_words(text) if word.denied} == denied


def test_clauses_are_numbered_in_order() -> None:
    words = read_words("Popieram park, ale nie chcę drogi. Dziękuję.")
    numbers = [word.clause for word in words if word.form != "ale"]
    assert numbers == sorted(numbers)
    assert next(word.clause for word in words if word.form == "ale") == -1
    assert numbers[0] == 0
    assert numbers[-1] > numbers[0]


def test_numbers_are_known_and_alike() -> None:
    first, second = (word for word in read_words("12/4 i 1980") if word.pos == "dig")
    assert first.lemma == second.lemma == "0"
    assert first.known


def test_scanning_noise_is_unknown() -> None:
    assert not any(word.known for word in read_words("Vnszg objgcie") if len(word.form) > 3)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Wnoszę o park.", {"request"}),
        ("Popieram budowę.", {"support"}),
        ("Nie popieram budowy.", {"~support"}),
        ("Sprzeciwiam się budowie.", {"oppose"}),
        ("Nie sprzeciwiam się budowie.", {"~oppose"}),
        ("Nie zgłaszam sprzeciwu.", {"~oppose"}),
        ("Jestem za.", {"support"}),
        ("pod warunkiem odszkodowania", {"condition"}),
    ],
)
def test_cues_are_found_with_their_denial(text: str, kinds: set[str]) -> None:
    assert kinds <= _kinds(text)


def test_governed_denial_stays_in_its_clause() -> None:
    assert "oppose" in _kinds("Nie chcę drogi, zgłaszam sprzeciw.")


@pytest.mark.parametrize(("form", "lemma"), [("wnosze", "wnosić"), ("prosze", "prosić"), ("chce", "chcieć")])
def test_predicates_are_known_without_diacritics(form: str, lemma: str) -> None:
    (word,) = read_words(form)
    assert repaired_lemma(word) == lemma


def test_phrases_match_in_any_form() -> None:
    assert any(cue.kind == "condition" and cue.last > cue.first for cue in find_cues(read_words("z zastrzeżeniem")))


def test_every_phrase_of_the_data_is_found_as_it_is_written() -> None:
    table = load_predicates()
    assert all(len(phrase) > 1 for phrase in table.phrases)
    assert set(table.phrases.values()) <= {kind for kinds in table.words.values() for kind in kinds}


def test_the_denying_word_is_found_before_the_cue() -> None:
    words = read_words("Nie wyrażam zgody")
    assert denial_at(words, 2) == 0
    assert denial_at(read_words("Wyrażam zgodę"), 1) == 1


@given(st.text(alphabet="nie wnoszę o park, zgoda! 12/4\n.", max_size=80))
def test_cues_and_words_lie_in_the_text(text: str) -> None:
    words = read_words(text)
    assert all(text[word.start : word.end].lower() == word.form for word in words)
    for cue in find_cues(words):
        assert isinstance(cue, Cue)
        assert 0 <= cue.first <= cue.last < len(words)
