"""Hints towards plain language, and the FOG index."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.plain import Hint, HintKind, find_hints, fog, syllables
from nlp.plain.officialese import load_phrases


def only(text: str, kind: HintKind) -> list[tuple[str, str]]:
    return [(text[hint.start : hint.end], hint.suggestion) for hint in find_hints(text) if hint.kind is kind]


OFFICIALESE = [
    ("Informujemy, iż droga jest nasza.", "iż", "że"),
    ("Treść niniejszego pisma.", "niniejszego", "tego"),
    ("Przedmiotowe działki są nasze.", "Przedmiotowe", "te"),
    ("Nie posiadamy mapy.", "posiadamy", "mamy"),
    ("Celem sprawdzenia wysłano pismo.", "Celem sprawdzenia", "aby sprawdzić"),
    ("W celu szybkiego załatwienia sprawy proszę pisać.", "W celu szybkiego załatwienia", "aby załatwić"),
    ("Urząd dokonał sprawdzenia.", "dokonał sprawdzenia", "sprawdził"),
    ("Urząd dokonał zakupu.", "dokonał zakupu", "kupił"),
    ("Urząd dokonał restytucji.", "dokonał restytucji", ""),
    ("Należy podkreślić, że tak.", "Należy podkreślić", ""),
    ("Z uwagi na fakt, iż pada, wracam.", "Z uwagi na fakt, iż", "ponieważ"),
    ("W odpowiedzi na niniejszą interpelację.", "niniejszą", "tę"),
    ("Z przedmiotową uchwałą.", "przedmiotową", "tą"),
    ("Wyżej wymienione prace trwają.", "Wyżej wymienione", "te"),
    ("W sprawach wskazanych powyżej decyduje urząd.", "wskazanych powyżej", "tych"),
    ("Zgodnie z ww. planem.", "ww", ""),
    ("W przypadku stwierdzenia wady piszemy.", "W przypadku stwierdzenia", "jeśli"),
    ("Na dzień dzisiejszy tak.", "Na dzień dzisiejszy", "dziś"),
    ("W związku z powyższym odmawiam.", "W związku z powyższym", "dlatego"),
    ("Środki finansowe są.", "Środki finansowe", "pieniądze"),
]


@pytest.mark.parametrize(("text", "found", "suggestion"), OFFICIALESE)
def test_officialese(text: str, found: str, suggestion: str) -> None:
    assert (found, suggestion) in only(text, HintKind.OFFICIALESE)


@pytest.mark.parametrize(
    "text",
    [
        "Celem projektu jest park.",
        "Celem spotkania było poznanie planu.",
        "Treść udzielonych odpowiedzi.",
        "Zwolnienia przedmiotowe.",
        "Posiadane mapy.",
        "Zabezpieczyć dom.",
        "",
    ],
)
def test_words_that_are_no_officialese_here(text: str) -> None:
    assert only(text, HintKind.OFFICIALESE) == []


def test_the_table_is_read_whole() -> None:
    phrases = [phrase for group in load_phrases().values() for phrase in group]
    assert len(phrases) >= 120
    assert all(phrase.note and phrase.pattern for phrase in phrases)
    assert len({phrase.pattern for phrase in phrases}) == len(phrases)


PASSIVE = [
    ("Most został szybko otwarty.", ["został szybko otwarty"]),
    ("Zgłoszone zostały uwagi.", ["Zgłoszone zostały"]),
    ("Plan będzie zmieniony.", ["będzie zmieniony"]),
    ("Jestem zainteresowany sprawą.", []),
    ("Został w domu, otwarty na świat.", []),
    ("Zostanie ławka.", []),
    ("Był dom.", []),
]


@pytest.mark.parametrize(("text", "expected"), PASSIVE)
def test_passive(text: str, expected: list[str]) -> None:
    assert [found for found, _ in only(text, HintKind.PASSIVE)] == expected


def test_impersonal_forms() -> None:
    assert only("Podjęto uchwałę.", HintKind.IMPERSONAL) == [("Podjęto", "")]
    assert only("Złoto i błoto. Podpisano.", HintKind.IMPERSONAL) == []


GENITIVES = [
    ("Rada przyjęła projekt zmiany uchwały budżetowej miasta.", ["zmiany uchwały budżetowej miasta"]),
    ("Pismo w sprawie zmiany uchwały Rady Miasta Krakowa.", ["zmiany uchwały Rady Miasta Krakowa"]),
    ("Robimy to w celu rozwiązania problemu.", []),
    ("Pismo Rady Miasta Krakowa.", []),
    ("Koszt remontu drogi.", []),
    ("Mamy 5 tysięcy złotych długu miasta.", []),
]


@pytest.mark.parametrize(("text", "expected"), GENITIVES)
def test_chains_of_genitives(text: str, expected: list[str]) -> None:
    assert [found for found, _ in only(text, HintKind.GENITIVES)] == expected


def test_long_sentences() -> None:
    text = "Mamy dom " + "i dom " * 13 + "."
    (hint,) = (hint for hint in find_hints(text) if hint.kind is HintKind.LONG_SENTENCE)
    assert (hint.start, hint.end) == (0, len(text))
    assert "28\u00a0słów" in hint.message
    assert not only("dom " * 40, HintKind.LONG_SENTENCE)
    assert not only("ma 12, 13; " * 40, HintKind.LONG_SENTENCE)


@given(st.text(max_size=200))
def test_hints_read_back_and_never_fail(text: str) -> None:
    hints = find_hints(text)
    assert all(0 <= hint.start < hint.end <= len(text) for hint in hints)
    assert list(hints) == sorted(hints, key=lambda hint: (hint.start, hint.end, hint.kind))
    assert fog(text).words >= 0


def test_hints_speak_to_the_officer() -> None:
    hints = find_hints("Niniejszym informuję, iż został otwarty most. Podjęto uchwałę.")
    assert all(isinstance(hint, Hint) and hint.message.endswith(".") for hint in hints)


SYLLABLES = [
    ("nauka", 3),
    ("zaufanie", 4),
    ("auto", 2),
    ("Europa", 3),
    ("nieuwaga", 4),
    ("ciasto", 2),
    ("interpelacja", 5),
    ("w", 0),
    ("biologia", 3),
    ("wniosek", 2),
    ("rozporządzenie", 5),
    ("szczęście", 2),
]


@pytest.mark.parametrize(("word", "expected"), SYLLABLES)
def test_syllables(word: str, expected: int) -> None:
    assert syllables(word) == expected


def test_fog() -> None:
    easy, hard = fog("Ala ma kota. Kot ma Alę."), fog("Interpelacja dotyczy niedopuszczalnego postępowania.")
    assert (easy.fog, easy.words, easy.sentences, easy.hard_words) == (1.2, 6, 2, 0)
    assert hard.fog == pytest.approx(0.4 * (4 + 100 * 3 / 4), abs=0.01)
    assert hard.longest_sentence == 4
    assert easy.mean_sentence == 3
    empty = fog("12 345!")
    assert (empty.fog, empty.fog_lemmas, empty.mean_sentence) == (0.0, 0.0, 0.0)


def test_base_forms_are_shorter_than_inflected_words() -> None:
    text = "Mieszkańcami interesujemy się wyłącznie podczas spotkań."
    assert fog(text).fog_lemmas <= fog(text).fog


def test_wide_gaps_divide_sentences() -> None:
    text = "Urząd Miasta\n\nPrezydent\tinformuje, że    droga jest nasza."
    assert fog(text).sentences == 4


def test_a_number_may_stand_in_a_chain_of_genitives_only_as_its_end() -> None:
    assert only("Brak zmiany uchwały rady 5 miasta.", HintKind.GENITIVES) == [("zmiany uchwały rady", "")]
    assert only("Znamy plan zmiany „uchwały” Rady Dużego Miasta.", HintKind.GENITIVES) == []
