"""Lemmas, readings and generated forms."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.lemmas import best_reading, content_terms, lemma_of, lemmatise, terms
from nlp.morphology import analyses, forms, generate, known, plain_lemma, tag_values


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("Krakowa", "kraków"),
        ("przedsiębiorstw", "przedsiębiorstwo"),
        ("zrobiłem", "zrobić"),
        ("zrobilibyśmy", "zrobić"),
        ("mają", "mieć"),
        ("od", "od"),
        ("tam", "tam"),
        ("lat", "rok"),
        ("sposób", "sposób"),
        ("r", "rok"),
        ("zł", "złoty"),
        ("np", "np"),
        ("DROGI", "droga"),
        ("żebyśmy", "żeby"),
        ("2025", "2025"),
        ("15.000,50", "15.000,50"),
        ("krakowsko-śląskiego", "krakowsko-śląski"),
        ("biało-czerwonymi", "biało-czerwony"),
        ("Obamy-Xyzowej", "obamy-xyzowej"),
        ("Duffy’ego", "duffy"),
        ("qwertyuiopem", "qwertyuiopem"),
    ],
)
def test_lemma(word: str, lemma: str) -> None:
    assert lemma_of(word) == lemma


def test_running_text_keeps_order_and_numbers() -> None:
    assert lemmatise("Radna pytała o 15 nowych ławek.") == ["radna", "pytać", "o", "15", "nowy", "ławka"]


def test_content_terms_leave_function_words_out_and_add_parts_of_compounds() -> None:
    assert content_terms("Czy w rejonie południowo-wschodnim są ławki?") == [
        "rejon",
        "południowo-wschodni",
        "południowy",
        "wschodni",
        "ławka",
    ]


def test_parts_of_compounds_in_i_and_in_o() -> None:
    assert content_terms("krakowsko-śląskie Kino-Okno") == [
        *("krakowsko-śląski", "krakowski", "śląski"),
        *("kino-okno", "kino", "okno"),
    ]


def test_terms_know_their_places() -> None:
    text = "Remont dróg, 2025"
    assert [(text[t.start : t.end], t.lemma) for t in terms(text)] == [
        ("Remont", "remont"),
        ("dróg", "droga"),
        ("2025", "2025"),
    ]


@given(st.text(max_size=80))
def test_any_text_has_lemmas(text: str) -> None:
    assert len(lemmatise(text)) == len(list(terms(text)))
    assert all(lemma == lemma.lower() for lemma in lemmatise(text))


def test_readings() -> None:
    first = analyses("Koska")
    assert {reading.lemma for reading in first if "nazwisko" in reading.labels} >= {"Kosek", "Koska"}
    assert all(":" not in reading.lemma for reading in first)
    assert analyses("qwertyuiop")[0].tag == "ign"
    assert not known("qwertyuiop")
    assert analyses("r.")[0].pos == "brev"
    assert best_reading("mają").has("fin", "pl", "ter")


def test_generation() -> None:
    assert generate("radna", "subst", "sg", "dat") == "radnej"
    assert generate("Kosek", "sg", "inst", "m1", label="nazwisko") == "Koskiem"
    assert generate("qwertyuiop", "sg") is None
    assert forms(" ") == ()
    assert plain_lemma("Kosek:Sm1") == "Kosek"
    assert plain_lemma(":") == ":"
    assert tag_values("subst:sg:gen.acc:m1") == {"subst", "sg", "gen", "acc", "m1"}


def test_threads_share_the_dictionary() -> None:
    words = [f"{stem}{ending}" for stem in ("kot", "dom", "las") for ending in ("a", "em", "y", "om", "ów", "ach")] * 20
    expected = [analyses(word) for word in words]
    analyses.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(analyses, words)) == expected
