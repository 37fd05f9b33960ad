"""Positions as the model that ships reads them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Span, Stance, StanceReading
from nlp.position import REVIEW_BELOW, read_position, read_positions
from nlp.position.features import KINDS, analyse, features
from nlp.position.model import LABELS, StanceModel, shipped_model
from nlp.weightfile import shipped


def _cut(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Wnoszę o przeznaczenie działki nr 14/2 pod zabudowę jednorodzinną.", Stance.FOR),
        ("w sprawie budowy chodnika przy ul. Sosnowej", Stance.FOR),
        ("wnosze o zmiane przeznaczenia dzialki na budowlana", Stance.FOR),
        ("Nie mam nic przeciwko budowie biblioteki.", Stance.FOR),
        ("Jestem przeciwny likwidacji miejsc postojowych.", Stance.AGAINST),
        ("Nie zgadzam się na zabudowę skweru.", Stance.AGAINST),
        ("odstąpienia od likwidacji przystanku", Stance.AGAINST),
        ("Wnosimy o niezabudowywanie łąk nad rzeką.", Stance.AGAINST),
        ("Popieram budowę tramwaju, pod warunkiem że zostaną zachowane drzewa.", Stance.CONDITIONAL),
        ("Zgadzam się na blok, o ile nie będzie wyższy niż cztery piętra.", Stance.CONDITIONAL),
        ("stanu realizacji inwestycji drogowych", Stance.NEUTRAL),
        ("nr 12/4, 12/5, 12/6, obręb 33", Stance.NEUTRAL),
        ("Podpis składającego pismo lub pełnomocnika oraz data podpisu", Stance.OFF_TOPIC),
        ("=.; Kz* (W ~ 71", Stance.OFF_TOPIC),
    ],
)
def test_positions(text: str, stance: Stance) -> None:
    assert read_position(text).stance is stance


@pytest.mark.parametrize(
    ("text", "words", "target"),
    [
        ("Jestem przeciwny likwidacji miejsc postojowych.", "przeciwny", "likwidacji miejsc postojowych"),
        ("Nie zgadzam się na zabudowę skweru.", "Nie zgadzam się", "zabudowę skweru"),
        ("Wnoszę o budowę przedszkola przy ul. Lipowej.", "Wnoszę", "budowę przedszkola przy ul. Lipowej"),
        ("Wnosimy o niezabudowywanie łąk, bo są cenne.", "Wnosimy", "łąk"),
        ("Tramwaj jest niepotrzebny, wystarczy autobus.", "niepotrzebny", "Tramwaj"),
        ("W razie budowy masztu żądamy odszkodowania.", "W razie", "budowy masztu"),
        ("w sprawie konieczności remontu ul. Polnej", "", "remontu ul. Polnej"),
    ],
)
def test_words_and_their_object(text: str, words: str, target: str) -> None:
    reading = read_position(text)
    assert any(words in (_cut(text, span) or "") for span in reading.words) or not words
    assert _cut(text, reading.target) == target


def test_an_empty_text_is_off_the_topic() -> None:
    for text in ("", "  \n", "..."):
        assert read_position(text).stance is Stance.OFF_TOPIC
        assert read_position(text).target is None


def test_nothing_to_read_gives_nothing() -> None:
    assert read_positions([]) == []


def test_a_text_is_read_the_same_in_any_company() -> None:
    texts = ["Popieram park.", "Nie chcemy drogi!", "kosztów promocji"]
    alone = [read_position(text) for text in texts]
    assert read_positions(texts) == alone
    assert read_positions(texts[::-1]) == alone[::-1]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120) | st.text(alphabet="nie popieram, wnoszę o park! za 12", max_size=120))
def test_readings_are_sound_for_any_text(text: str) -> None:
    reading = read_position(text)
    assert isinstance(reading, StanceReading)
    assert 0 < reading.probability <= 1
    assert reading.review == (reading.probability < REVIEW_BELOW)
    spans = [*reading.words, *([reading.target] if reading.target else [])]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [span.start for span in reading.words] == sorted(span.start for span in reading.words)


def test_probabilities_add_up() -> None:
    rows = shipped_model().probabilities([analyse(text) for text in ("Popieram.", "x", "12")])
    assert rows.sum(axis=1) == pytest.approx(1, abs=1e-5)
    assert rows.shape == (3, len(LABELS))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_features_has_length_one(kind: str) -> None:
    row = features(analyse("Nie zgadzam się na budowę hali."), (kind,))
    assert all(name.startswith(kind) for name in row)
    assert sum(value * value for value in row.values()) == pytest.approx(1)


def test_a_model_of_no_known_feature_falls_back_on_its_bias() -> None:
    import numpy as np

    bias = np.arange(len(LABELS), dtype=np.float32)
    model = StanceModel((), np.zeros((0, len(LABELS)), dtype=np.float32), bias, 1.0)
    assert (model.scores([analyse("Popieram.")])[0] == bias).all()
    assert model.weight("w popierać", Stance.FOR) == 0
    assert model.probabilities([]).shape == (0, len(LABELS))


def test_the_weights_are_small() -> None:
    assert sum(path.stat().st_size for path in shipped("position").iterdir()) < 600_000
