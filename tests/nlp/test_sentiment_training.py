import json
from pathlib import Path

import numpy as np
import pytest

from corpus.model import Sentiment
from nlp.sentiment import load_tone_model, read_sentiment
from nlp.sentiment.model import LABELS
from nlp.train import tone
from nlp.train.parts.sentiment import TRAINING
from nlp.train.tone import (
    Sentence,
    calibration_error,
    municipal_sentences,
    out_of_fold,
    read_sentences,
    review_threshold,
    targets_of,
    temperatures,
)

GOOD = ("Pokój był czysty", "Obsługa była miła", "Polecam ten hotel", "Pyszne śniadanie")
BAD = ("Pokój był brudny", "Obsługa była niemiła", "Odradzam ten hotel", "Ohydne śniadanie")
PLAIN = ("Hotel stoi przy rynku", "Pokój ma dwa okna", "Śniadanie o siódmej", "Hotel ma windę")
ENDS = (".", "!", " naprawdę.", " w lipcu.", " i tyle.", " jak zawsze.")


def lines() -> list[dict[str, str]]:
    labelled = (("positive", GOOD), ("negative", BAD), ("neutral", PLAIN))
    return [
        {"text": f"{text}{end}", "label": label, "domain": "hotels"}
        for end in ENDS
        for label, texts in labelled
        for text in texts
    ]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "sentiment").mkdir()
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines())
    (tmp_path / "sentiment" / "train.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_training_learns_repeats_and_ships(data: Path, tmp_path: Path) -> None:
    first = TRAINING.run(data, tmp_path / "one", 7)
    assert first == TRAINING.run(data, tmp_path / "two", 7)
    for name in ("model.safetensors", "model.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert first["accuracy, hotels"] > 0.8
    model = load_tone_model(tmp_path / "one")
    assert read_sentiment("Obsługa była niemiła.", model).document.sentiment == Sentiment.NEGATIVE


def test_near_duplicates_lie_in_one_fold() -> None:
    same = [Sentence(text, Sentiment.POSITIVE, "x") for text in ("Polecam !", "polecam", "POLECAM...")]
    others = [Sentence(f"zdanie {place}", Sentiment.NEUTRAL, "x") for place in range(20)]
    folds = tone._folds([*same, *others], 7)
    assert len(set(folds[:3].tolist())) == 1
    assert len(set(folds.tolist())) > 1


def test_ambiguous_is_mixed(data: Path) -> None:
    path = data / "sentiment" / "train.jsonl"
    path.write_text('{"text": "Średnio.", "label": "ambiguous", "domain": "medicine"}\n', encoding="utf-8")
    assert read_sentences(path) == [Sentence("Średnio.", Sentiment.MIXED, "medicine")]


def test_held_out_scores_have_a_column_for_every_tone() -> None:
    sentences = [Sentence(line["text"], Sentiment(line["label"]), line["domain"]) for line in lines()]
    scores, held = out_of_fold(sentences, [], seed=3, folds=2)
    assert 0 < len(held) < len(sentences)
    assert scores.shape == (2, len(held), len(LABELS))
    assert (scores[0, :, LABELS.index(Sentiment.MIXED)] < -1).all()
    assert [sentence for sentence in sentences if sentence in set(held)] == held


def test_the_half_that_is_right_weighs_more() -> None:
    targets = np.arange(200) % 4
    right = np.eye(4, dtype=np.float32)[np.where(np.arange(200) % 5, targets, (targets + 1) % 4)]
    wrong = np.eye(4, dtype=np.float32)[(np.arange(200) * 7 // 3) % 4]
    linear, network = temperatures(np.stack([wrong, right]), targets)
    assert network > 1 > linear


def test_our_own_sentences_for_training_have_every_tone_once() -> None:
    found = municipal_sentences()
    assert {sentence.tone for sentence in found} == set(LABELS)
    assert len({sentence.key for sentence in found}) == len(found)
    assert set(targets_of(found).tolist()) == {0, 1, 2, 3}


def test_the_review_threshold_keeps_readings_that_are_right() -> None:
    probabilities = np.array([[0.9, 0.1], [0.8, 0.2], [0.7, 0.3], [0.6, 0.4]], dtype=np.float32)
    assert review_threshold(probabilities, np.array([0, 0, 0, 1])) == pytest.approx(0.7)
    assert review_threshold(probabilities, np.array([1, 1, 1, 1])) == 1.0


def test_the_calibration_error_is_the_distance_of_certainty_and_truth() -> None:
    probabilities = np.array([[0.75, 0.25]] * 4, dtype=np.float32)
    assert calibration_error(probabilities, np.array([0, 0, 0, 1])) == pytest.approx(0.0, abs=1e-6)
    assert calibration_error(probabilities, np.array([1, 1, 1, 1])) == pytest.approx(0.75)


def test_the_ratio_of_counts_is_high_where_a_column_goes_with_the_label() -> None:
    from scipy.sparse import csr_matrix

    rows = csr_matrix(np.array([[1, 0, 1], [1, 0, 1], [0, 1, 1], [0, 1, 1]], dtype=np.float32))
    ratio = tone._count_ratio(rows, np.array([True, True, False, False]))
    assert ratio[0] > ratio[2] > ratio[1]
    assert ratio[2] == pytest.approx(0.0)
