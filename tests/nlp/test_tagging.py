"""Lemmas and tags in context, with the weights that ship."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.tagging import lemmas_of, load_tagger, tag_words

CHOICES = [
    ("Radna Wymyślna pyta o remont .", 0, "radna", "subst"),
    ("Mamy nowe drogi .", 2, "droga", "subst"),
    ("To bardzo drogi projekt .", 2, "drogi", "adj"),
    ("Władze Krakowa chcą zmian .", 1, "Kraków", "subst"),
    ("Budowa mostu trwa od maja .", 4, "maj", "subst"),
    ("Prezydent nie ma czasu .", 2, "mieć", "fin"),
    ("Można to zrobić szybciej .", 0, "można", "pred"),
    ("Zapłacono 15 tys. zł .", 2, "tysiąc", "brev"),
    ("Umowę zawarto w 2025 r .", 4, "rok", "brev"),
    ("Zrobił em to sam .", 1, "być", "aglt"),
    ("Król Jan I rządził krótko .", 2, "I", "romandig"),
    ("Więcej osób głosowało przeciw .", 0, "więcej", "num"),
    ("Zgodnie z uchwałą remont zakończono .", 2, "uchwała", "subst"),
]


@pytest.mark.parametrize(("sentence", "place", "lemma", "name"), CHOICES)
def test_the_context_chooses(sentence: str, place: int, lemma: str, name: str) -> None:
    found = tag_words([sentence.split()])[0][place]
    assert (found.lemma, found.tag.partition(":")[0]) == (lemma, name)


CASES = [
    ("Mieszkam w Jasnobrzegu od roku .", 2, "Jasnobrzeg"),
    ("Rozmawialiśmy z Wymyślińskim .", 2, "Wymyśliński"),
    ("Zgubiłem dronoport .", 1, "dronoport"),
    ("Spotkanie z Kennedy'm trwało .", 2, "Kennedy"),
    ("Ulica Zmyślono-Krzywa .", 1, "Zmyślono-krzywy"),
]


@pytest.mark.parametrize(("sentence", "place", "lemma"), CASES)
def test_unknown_words_are_guessed(sentence: str, place: int, lemma: str) -> None:
    assert tag_words([sentence.split()])[0][place].lemma == lemma


CASE_OF = [
    ("Rada przyjęła budżet miasta .", 3, "gen"),
    ("Rozmawiamy o budżecie miasta .", 2, "loc"),
    ("Budżet przyjęto w maju .", 0, "acc"),
    ("Idę z córką do szkoły .", 4, "gen"),
]


@pytest.mark.parametrize(("sentence", "place", "case"), CASE_OF)
def test_the_case_fits(sentence: str, place: int, case: str) -> None:
    assert case in tag_words([sentence.split()])[0][place].tag.split(":")


def test_upos_and_features() -> None:
    found = tag_words([["Most", "jest", "nowy", "."]])[0]
    assert [token.pos for token in found] == ["NOUN", "AUX", "ADJ", "PUNCT"]
    assert found[1].feats == "Aspect=Imp|Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin|Voice=Act"


def test_nothing_gives_nothing() -> None:
    assert tag_words([]) == []
    assert tag_words([[], ["Tak"], []])[0::2] == [[], []]


def test_only_lemmas() -> None:
    assert lemmas_of([["Mosty", "stoją"]]) == [["most", "stać"]]


def test_the_tagger_is_loaded_once() -> None:
    assert load_tagger() is load_tagger()


SOME = "Rada miasta w Krakowie nie ma 15 tys . , Wymyśliński I em § http://a.example — się"
WORDS = st.sampled_from(SOME.split())
SENTENCES = st.lists(st.lists(WORDS, max_size=12), max_size=5)


@settings(max_examples=40, deadline=None)
@given(SENTENCES)
def test_sentences_do_not_influence_one_another(sentences: Sequence[Sequence[str]]) -> None:
    together = tag_words(sentences)
    assert together == [tag_words([sentence])[0] for sentence in sentences]
    assert [len(found) for found in together] == [len(sentence) for sentence in sentences]
    assert all(token.lemma and token.tag and token.pos for found in together for token in found)
