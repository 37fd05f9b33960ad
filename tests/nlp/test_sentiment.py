from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ModelError
from corpus.model import Sentiment, Span
from nlp.sentiment import load_tone_model, read_sentiment, read_sentiments
from nlp.sentiment.model import LABELS
from nlp.sentiment.reading import SHORT, document_probabilities
from nlp.sentiment.rows import Floats

LONG = "Zebranie odbędzie się w szkole przy ulicy Polnej w środę o godzinie osiemnastej. "


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("Obsługa była bardzo miła i pomocna.", Sentiment.POSITIVE),
        ("Serdecznie polecam, wspaniałe miejsce!", Sentiment.POSITIVE),
        ("Jestem bardzo zadowolona.", Sentiment.POSITIVE),
        ("Brudno, głośno i drogo.", Sentiment.NEGATIVE),
        ("Nie polecam nikomu, strata pieniędzy.", Sentiment.NEGATIVE),
        ("Obsługa niemiła i niekompetentna.", Sentiment.NEGATIVE),
        ("Proszę o informację, kiedy rozpocznie się remont ulicy.", Sentiment.NEUTRAL),
        ("Zadanie zostanie wykonane w przyszłym roku.", Sentiment.NEUTRAL),
    ],
)
def test_a_plain_sentence_has_its_tone(text: str, tone: Sentiment) -> None:
    assert read_sentiment(text).document.sentiment == tone


@pytest.mark.parametrize(("affirmed", "denied"), [("Polecam ten hotel.", "Nie polecam tego hotelu.")])
def test_a_denial_turns_the_tone(affirmed: str, denied: str) -> None:
    assert read_sentiment(affirmed).document.sentiment == Sentiment.POSITIVE
    assert read_sentiment(denied).document.sentiment == Sentiment.NEGATIVE


def test_a_sentence_means_the_same_with_and_without_blanks_around_its_marks() -> None:
    close, apart = read_sentiments(["Wróciłem zadowolony, polecam!", "Wrócił em zadowolony , polecam !"])
    assert close.document.sentiment == apart.document.sentiment
    assert close.document.probability == pytest.approx(apart.document.probability, abs=1e-5)


def test_every_sentence_has_its_own_tone() -> None:
    text = "Park jest piękny i zadbany. Zebranie odbędzie się w środę. Toalety są brudne i śmierdzą."
    reading = read_sentiment(text)
    assert [one.sentiment for one in reading.sentences] == [Sentiment.POSITIVE, Sentiment.NEUTRAL, Sentiment.NEGATIVE]
    assert [text[one.start : one.end] for one in reading.sentences][1] == "Zebranie odbędzie się w środę."
    assert (reading.document.start, reading.document.end) == (0, len(text))


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_text_is_neutral(text: str) -> None:
    reading = read_sentiment(text)
    assert reading.sentences == ()
    assert reading.document.sentiment == Sentiment.NEUTRAL
    assert reading.document.probability == 1.0


@pytest.mark.parametrize(
    ("rows", "tone"),
    [
        ([[0.1, 0.9, 0.0, 0.0]] * 3, Sentiment.NEUTRAL),
        ([[0.8, 0.2, 0.0, 0.0], [0.6, 0.4, 0.0, 0.0]], Sentiment.NEGATIVE),
        ([[0.9, 0.1, 0.0, 0.0], [0.0, 0.1, 0.9, 0.0]], Sentiment.MIXED),
        ([[0.0, 0.1, 0.0, 0.9]], Sentiment.MIXED),
        ([[0.0, 0.6, 0.4, 0.0]], Sentiment.POSITIVE),
        ([[0.0, 0.8, 0.2, 0.0]], Sentiment.NEUTRAL),
    ],
)
def test_a_long_text_is_what_its_sentences_feel(rows: list[list[float]], tone: Sentiment) -> None:
    spans = [Span(10 * place, 10 * place + 9) for place in range(len(rows))]
    found = document_probabilities(spans, _floats(rows))
    assert LABELS[int(found.argmax())] == tone
    assert found.sum() == pytest.approx(1.0)


def _floats(rows: list[list[float]]) -> Floats:
    import numpy as np

    return np.array(rows, dtype=np.float32)


def test_a_long_text_of_facts_with_one_complaint_stays_neutral() -> None:
    text = LONG * 12 + "Chodnik jest brudny."
    assert len(text.split()) > SHORT
    assert read_sentiment(text).document.sentiment == Sentiment.NEUTRAL


def test_only_uncertain_readings_are_for_review() -> None:
    below = load_tone_model().review_below
    assert 0.25 < below < 1
    scores = [one for text in (LONG, "Nie polecam!", "No cóż.") for one in read_sentiment(text).sentences]
    assert all(one.review == (one.probability < below) for one in scores)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        load_tone_model(tmp_path)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_reading_many_is_reading_each(texts: list[str]) -> None:
    many = read_sentiments(texts)
    assert len(many) == len(texts)
    for text, reading in zip(texts, many, strict=True):
        alone = read_sentiment(text)
        assert alone.document.probability == pytest.approx(reading.document.probability, abs=1e-4)
        assert [(one.start, one.end) for one in alone.sentences] == [(one.start, one.end) for one in reading.sentences]
        assert all(0 <= one.start < one.end <= len(text) and 0 < one.probability <= 1 for one in reading.sentences)
