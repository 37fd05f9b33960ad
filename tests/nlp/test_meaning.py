import pytest
from spacy.tokens import Doc

from corpus.model import Sentiment
from nlp.pipeline import FORM_ONLY, load_pipeline

TEXTS = (
    "Anna Kowalska z ul. Kalwaryjskiej prosi o 15 mln zł do 3 maja 2026 r.",
    "",
    "Dziękuję za piękny park! Jestem zachwycona.",
)


@pytest.fixture(scope="module")
def docs() -> list[Doc]:
    return list(load_pipeline().pipe(TEXTS))


def test_entities_carry_kind_normal_form_and_place(docs: list[Doc]) -> None:
    found = {(ent.label_, ent._.value) for ent in docs[0].ents}
    assert {("person", "Anna Kowalska"), ("amount", "15000000 PLN"), ("date", "2026-05-03")} <= found
    (road,) = [ent for ent in docs[0].ents if ent.label_ == "road"]
    assert road.kb_id_.startswith("krakow/")


def test_tone_and_topics_are_set(docs: list[Doc]) -> None:
    assert docs[2]._.tone.document.sentiment is Sentiment.POSITIVE
    assert [topic.probability for topic in docs[2]._.topics] == sorted(
        (topic.probability for topic in docs[2]._.topics), reverse=True
    )


def test_an_empty_text_has_nothing(docs: list[Doc]) -> None:
    assert docs[1].ents == ()
    assert docs[1]._.topics == ()


def test_one_by_one_is_the_same_as_a_batch(docs: list[Doc]) -> None:
    for text, doc in zip(TEXTS, docs, strict=True):
        alone = load_pipeline()(text)
        assert [(ent.text, ent.label_) for ent in alone.ents] == [(ent.text, ent.label_) for ent in doc.ents]
        assert alone._.tone == doc._.tone


def test_components_can_be_left_out() -> None:
    language = load_pipeline(FORM_ONLY)
    assert language.pipe_names == ["referent_sentences", "referent_tagger"]
    assert language("Anna Kowalska").ents == ()


def test_another_city_has_its_own_places() -> None:
    (doc,) = load_pipeline(city="jasnobrzeg").pipe(["Remont na Olszynkach."])
    assert [ent.kb_id_.partition("/")[0] for ent in doc.ents] == ["jasnobrzeg"]


def test_several_processes_give_the_same(docs: list[Doc]) -> None:
    parallel = list(load_pipeline().pipe(TEXTS, n_process=2, batch_size=2))
    assert [[ent._.value for ent in doc.ents] for doc in parallel] == [
        [ent._.value for ent in doc.ents] for doc in docs
    ]
