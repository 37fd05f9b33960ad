"""Topics of a text as the product names them, with a small model made here and with the one that ships."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ModelError
from corpus.knowledge.topics import load_taxonomy
from nlp.classify import LinearModel
from nlp.classify.vectoriser import build_vectoriser
from nlp.topics import CategoryModel, TopicClassifier, classify_topics, load_categories
from nlp.topics.categories import read_categories
from nlp.train.taxonomy import columns
from nlp.train.views import SPEC

TAXONOMY = load_taxonomy()
KEYS = columns(TAXONOMY)


def _toy() -> TopicClassifier:
    """Return a classifier that knows two words: "rower" and "drzewo"."""
    vectoriser = build_vectoriser(["rower", "drzewo"], SPEC, min_texts=1)
    weights = np.full((len(vectoriser.names), len(KEYS)), -1.0, dtype=np.float32)
    for word, key in (("w rower", "transport/rowery"), ("w drzewo", "srodowisko/drzewa")):
        place = vectoriser.names.index(word)
        weights[place, [KEYS.index(key), KEYS.index(key.partition("/")[0])]] = 9
    zero, one = np.zeros(len(KEYS), dtype=np.float32), np.ones(len(KEYS), dtype=np.float32)
    return TopicClassifier(LinearModel(KEYS, vectoriser, weights, zero - 1, one, zero, exclusive=False), TAXONOMY)


def test_a_topic_comes_with_its_names_subtopic_and_the_word_that_decided() -> None:
    text = "Dlaczego brak tu stojaka na rower?"
    (found,) = _toy().classify(text)
    assert (found.topic, found.name) == ("transport", "Transport i drogi")
    assert (found.subtopic, found.subtopic_name) == ("transport/rowery", "Rowery i hulajnogi")
    assert text[found.reasons[0].start : found.reasons[0].end] == "rower"


def test_several_topics_come_likeliest_first() -> None:
    found = _toy().classify("Rower i drzewo", least=0.0)
    assert {found[0].topic, found[1].topic} == {"transport", "srodowisko"}
    assert [one.probability for one in found] == sorted((one.probability for one in found), reverse=True)


@pytest.mark.parametrize("text", ["", "   ", "???", "xyz"])
def test_a_text_without_a_known_word_has_no_topic(text: str) -> None:
    assert _toy().classify(text) == ()


def test_many_texts_are_read_as_one_by_one() -> None:
    texts = ["Nowy rower", "", "Stare drzewo"]
    assert _toy().classify_many(texts) == [_toy().classify(text) for text in texts]
    assert _toy().classify_many([]) == []


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_reasons_read_back_and_probabilities_are_probabilities(text: str) -> None:
    for score in classify_topics(text):
        assert 0 <= score.probability <= 1
        assert all(text[reason.start : reason.end] == reason.text for reason in score.reasons)


@pytest.mark.parametrize(
    ("text", "topic", "subtopic"),
    [
        ("w sprawie wycinki drzew w parku", "srodowisko", "srodowisko/drzewa"),
        ("remontu nawierzchni jezdni ulicy Polnej", "transport", "transport/drogi"),
        ("miejsc parkingowych przy ul. Jasnej", "transport", "transport/parkowanie"),
        ("liczby miejsc w żłobkach", "edukacja", "edukacja/zlobki"),
        ("budowy kanalizacji sanitarnej na osiedlu", "komunalne", "komunalne/kanalizacja"),
        ("patroli straży miejskiej w centrum", "bezpieczenstwo", "bezpieczenstwo/porzadek"),
        ("projektu planu miejscowego dla obszaru Zalesie", "planowanie", "planowanie/plany"),
        ("wynagrodzeń pracowników urzędu miasta", "administracja", "administracja/urzad"),
        ("stawek opłat za odpady komunalne", "odpady", "odpady/oplaty"),
        ("dofinansowania klubów sportowych", "sport", "sport/kluby"),
    ],
)
def test_plain_subjects_are_filed_where_an_officer_would(text: str, topic: str, subtopic: str) -> None:
    found = classify_topics(text)
    assert found[0].topic == topic
    assert found[0].subtopic in {subtopic, None}


def test_unknown_weights_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        read_categories(tmp_path)
    with pytest.raises(ModelError):
        load_categories("nigdzie")


def test_categories_are_saved_and_read_back(tmp_path: Path) -> None:
    toy = _toy().model
    model = CategoryModel(toy, np.full(len(KEYS), 0.4, dtype=np.float32))
    model.save(tmp_path, {"seed": 1})
    again = read_categories(tmp_path)
    assert again.categories("Nowy rower") == model.categories("Nowy rower") == ("transport", "transport/rowery")
    assert again.choose(["xyz"]).sum() == 1


@pytest.mark.parametrize(
    ("city", "text", "category"),
    [
        ("warsaw", "Koncerty plenerowe w parku", "culture"),
        ("warsaw", "Remont chodnika przy ulicy Polnej", "public transit and roads"),
        ("lodz", "Nasadzenia drzew i krzewów wzdłuż ulicy", "Tereny zielone i ochrona środowiska"),
        ("lodz", "Budowa boiska do siatkówki", "Sport i rekreacja"),
    ],
)
def test_categories_of_two_cities(city: str, text: str, category: str) -> None:
    found = load_categories(city).categories(text)
    assert category in found
    assert len(found) == 1 or city == "warsaw"
