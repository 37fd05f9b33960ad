from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.classify import FeatureSpec, LinearModel
from nlp.classify.features import char_grams, occurrences, text_terms
from nlp.classify.linear import load_linear
from nlp.classify.vectoriser import build_vectoriser
from nlp.train.linear import LinearRecipe, fit_calibration, fit_linear, folds_of, out_of_fold

ROADS = ["Remont ulicy Długiej", "Nowe chodniki przy szosie", "Naprawa jezdni i chodnika", "Asfalt na ulicach osiedla"]
TREES = ["Nowe drzewa w parku", "Pielęgnacja drzew i krzewów", "Zieleniec z krzewami", "Sadzenie drzewek przy skwerze"]
TEXTS = ROADS * 5 + TREES * 5
RECIPE = LinearRecipe(spec=FeatureSpec(words=(1, 2), chars=(3, 4)), most_features=150)


def targets() -> np.ndarray:
    found = np.zeros((len(TEXTS), 2), dtype=np.float32)
    found[: len(ROADS) * 5, 0] = 1
    found[len(ROADS) * 5 :, 1] = 1
    return found


@pytest.fixture(scope="module", params=[True, False], ids=["exclusive", "several"])
def model(request: pytest.FixtureRequest) -> LinearModel:
    return fit_linear(TEXTS, targets(), ("drogi", "zieleń"), RECIPE, exclusive=request.param, seed=1)


def test_forms_that_no_training_text_holds_are_understood(model: LinearModel) -> None:
    found = model.probabilities(["remontem chodnika", "o drzewku w parkach"])
    assert found.shape == (2, 2)
    assert found[0, 0] > 0.5 > found[0, 1]
    assert found[1, 1] > 0.5 > found[1, 0]


def test_the_words_that_decided_are_given_at_their_place(model: LinearModel) -> None:
    text = "Prosimy o remont chodnika."
    reasons = model.reasons(text, "drogi", 2)
    assert {reason.text for reason in reasons} <= {"remont", "chodnika"}
    assert all(text[reason.start : reason.end] == reason.text and reason.weight > 0 for reason in reasons)


def test_nothing_known_gives_no_reasons_and_still_probabilities(model: LinearModel) -> None:
    assert model.reasons("", "drogi") == ()
    assert model.probabilities(["", "xyz"]).shape == (2, 2)
    assert model.probabilities([]).shape == (0, 2)


def test_a_saved_model_says_the_same(model: LinearModel, tmp_path: Path) -> None:
    digest = model.save(tmp_path / "a", {})
    assert model.save(tmp_path / "b", {}) == digest
    again = load_linear(tmp_path / "a")
    assert again.labels == model.labels
    assert np.abs(again.probabilities(TEXTS) - model.probabilities(TEXTS)).max() < 0.03


def test_the_vocabulary_is_pruned_to_the_strongest_features(model: LinearModel) -> None:
    assert len(model.vectoriser.names) == RECIPE.most_features


def test_probabilities_of_an_exclusive_model_add_up() -> None:
    made = fit_linear(TEXTS, targets(), ("a", "b"), RECIPE, exclusive=True, seed=1)
    assert np.allclose(made.probabilities(TEXTS).sum(axis=1), 1, atol=1e-5)


def test_three_labels_of_which_one_is_never_seen() -> None:
    wide = np.concatenate([targets(), np.zeros((len(TEXTS), 1), dtype=np.float32)], axis=1)
    for exclusive in (True, False):
        made = fit_linear(TEXTS, wide, ("a", "b", "c"), RECIPE, exclusive=exclusive, seed=1)
        assert made.probabilities(["remont ulicy"])[0, 2] < 0.2


def test_groups_stay_together() -> None:
    groups = np.array([0, 0, 1, 1, 2, 2, 3, 3, 4, 4])
    folds = folds_of(10, 3, seed=1, groups=groups)
    assert sorted(place for fold in folds for place in fold) == list(range(10))
    for group in range(5):
        assert sum(group in groups[fold] for fold in folds) == 1


def test_scores_out_of_fold_come_from_models_that_saw_neither_text_nor_twin() -> None:
    groups = np.array([n % 4 + 4 * (n >= 20) for n in range(40)])
    held = out_of_fold(TEXTS, targets(), ("a", "b"), RECIPE, exclusive=False, seed=1, groups=groups)
    apart = out_of_fold(TEXTS, targets(), ("a", "b"), RECIPE, exclusive=False, seed=1)
    assert np.abs(held).mean() < np.abs(apart).mean()


def test_calibration_makes_scores_as_sure_as_they_are_right() -> None:
    rng = np.random.default_rng(3)
    score = rng.normal(size=(4000, 1)).astype(np.float32)
    truth = (rng.random((4000, 1)) < 1 / (1 + np.exp(-(0.5 * score - 1)))).astype(np.float32)
    slope, offset = fit_calibration(score, truth, exclusive=False)
    assert slope[0] == pytest.approx(0.5, abs=0.1)
    assert offset[0] == pytest.approx(-1, abs=0.1)


def test_numbers_count_as_one_word() -> None:
    assert [term.lemma for term in text_terms("3 wnioski i 250 uwag")] == ["0", "wniosek", "i", "0", "uwaga"]


def test_characters_stay_within_words() -> None:
    assert char_grams("as", (2, 3)) == ("c a", "cas", "cs ", "c as", "cas ")
    assert char_grams("a", (4, 5)) == ()


@given(st.text(alphabet="aąbc 1.-", max_size=40))
@settings(max_examples=60, deadline=None)
def test_features_name_words_of_the_text(text: str) -> None:
    found = text_terms(text)
    for one in occurrences(text, found, FeatureSpec()):
        assert 0 <= one.first <= one.last < len(found)


def test_order_of_texts_changes_nothing_in_the_vocabulary() -> None:
    spec = FeatureSpec()
    one, two = build_vectoriser(TEXTS, spec), build_vectoriser(TEXTS[::-1], spec)
    assert one.names == two.names
    assert np.array_equal(one.rarity, two.rarity)
