"""Guesses by ending."""

from collections import Counter

import pytest

from nlp.tagging.guesser import Guesser, Rule, guesser_of
from nlp.train.guessing import fit_guesser

RULES = (Rule(1, "", "subst:sg:gen:m3"), Rule(0, "", "subst:sg:nom:m3"))
SMALL = Guesser(RULES, {"^u": ((0, 0.75),), "_": ((1, 1.0),)})


def test_the_longest_known_ending_decides() -> None:
    assert next(SMALL.guess("Jasnobrzegu")) == ("Jasnobrzeg", "subst:sg:gen:m3", 0.75)
    assert list(SMALL.guess("jasnobrzegu")) == [("jasnobrzegu", "subst:sg:nom:m3", 1.0)]


def test_names_may_stay_as_they_are() -> None:
    assert ("Jasnobrzegu", 0.05) in [(lemma, share) for lemma, _, share in SMALL.guess("Jasnobrzegu")]


@pytest.mark.parametrize("word", ["ZMK", "X", "ó", "Ó"])
def test_every_word_gets_a_guess(word: str) -> None:
    assert list(SMALL.guess(word))
    assert list(Guesser((), {}).guess(word))


def test_acronyms_and_foreign_names_are_their_own_lemma() -> None:
    assert {lemma for lemma, _, _ in SMALL.guess("ZMKU")} == {"ZMKU"}
    assert {lemma for lemma, _, _ in SMALL.guess("Kennedu", whole=False)} == {"Kennedu"}


def test_arrays_give_the_same_guesser_back() -> None:
    assert guesser_of(SMALL.arrays()) == SMALL


def test_endings_are_learnt_from_known_words() -> None:
    forms = "remontami mostami wozami lasami krzewami dzwonami stolikami chodnikami pomnikami"
    guesser = fit_guesser(Counter(forms.split()))
    assert ("dronoport", "subst:pl:inst:m3") in [(lemma, tag) for lemma, tag, _ in guesser.guess("dronoportami")]
    assert fit_guesser(Counter(forms.split())) == guesser
