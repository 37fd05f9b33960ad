"""The spaCy pipeline: tokens, sentences, lemmas, tags."""

import pytest

from nlp.lemmas import best_reading
from nlp.morphology import Analysis
from nlp.pipeline import load_pipeline
from nlp.sentences import split_sentences
from nlp.tagset import universal_pos

TEXT = "Radna Miasta Krakowa pytała 14.04.2025 r. o ul. Lipową. Wydano 2 tys. zł.\n\nCzy tak?"


def test_the_same_pipeline_every_time() -> None:
    assert load_pipeline() is load_pipeline()
    assert load_pipeline().pipe_names == ["referent_sentences", "referent_morfeusz"]


def test_sentences_are_those_of_split_sentences() -> None:
    doc = load_pipeline()(TEXT)
    assert [sent.text.strip() for sent in doc.sents] == [TEXT[s.start : s.end] for s in split_sentences(TEXT)]


def test_tokens_lemmas_and_tags() -> None:
    found = {token.text: (token.lemma_, token.tag_.partition(":")[0], token.pos_) for token in load_pipeline()(TEXT)}
    assert found["Krakowa"] == ("kraków", "subst", "PROPN")
    assert found["14.04.2025"] == ("14.04.2025", "dig", "NUM")
    assert found["r."] == ("rok", "brev", "X")
    assert found["ul."][0] == "ulica"
    assert found["Wydano"] == ("wydać", "imps", "VERB")
    assert found["o"] == ("o", "prep", "ADP")
    assert found["?"] == ("?", "interp", "PUNCT")
    assert found["\n\n"][2] == "SPACE"


def test_the_text_is_kept() -> None:
    assert load_pipeline()(TEXT).text == TEXT
    assert len(load_pipeline()("")) == 0


@pytest.mark.parametrize(
    ("word", "pos"),
    [
        ("Jasnobrzegu", "PROPN"),
        ("jest", "AUX"),
        ("się", "PRON"),
        ("który", "DET"),
        ("nic", "PRON"),
        ("i", "CCONJ"),
        ("za", "ADP"),
        ("działanie", "NOUN"),
        ("nowymi", "ADJ"),
        ("pięć", "NUM"),
        ("szybko", "ADV"),
    ],
)
def test_parts_of_speech(word: str, pos: str) -> None:
    assert load_pipeline()(f"Tak {word} tak")[1].pos_ == pos


def test_unknown_class_is_other() -> None:
    assert universal_pos(Analysis("x", "nowość:sg", (), "x")) == "X"
    assert best_reading("r").pos == "brev"
