"""Fit the linear classifiers that ship: logistic regression over a pruned vocabulary, calibrated out of fold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nlp.classify.features import FeatureSpec
from nlp.classify.linear import LinearModel, calibrated
from nlp.classify.vectoriser import Floats, Vectoriser, build_vectoriser

if TYPE_CHECKING:
    from sklearn.linear_model import LogisticRegression

_NEVER = -20.0
"""Score of a label that the training texts do not show."""

Groups = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LinearRecipe:
    """The settings of a fit.

    Attributes:
        spec: What is counted of a text.
        strength: Inverse of the regularisation (scikit-learn's C).
        min_texts: Rarer features are left out.
        most_features: Only the features of the greatest weights stay; the fit is repeated on them.
        balanced: Whether rare labels weigh more.
        folds: Folds of the calibration.
    """

    spec: FeatureSpec = field(default_factory=FeatureSpec)
    strength: float = 4.0
    min_texts: int = 2
    most_features: int = 60_000
    balanced: bool = False
    folds: int = 5


def fit_linear(
    texts: Sequence[str],
    targets: Floats,
    labels: Sequence[str],
    recipe: LinearRecipe,
    *,
    exclusive: bool,
    seed: int,
    groups: Groups | None = None,
) -> LinearModel:
    """Return a calibrated model of `labels`.

    Args:
        texts: Training texts.
        targets: float32 [texts, labels] of 0 and 1; one 1 a row where `exclusive`.
        labels: Names of the columns.
        recipe: The settings.
        exclusive: Whether exactly one label holds.
        seed: Seed of the folds and of the solver.
        groups: int [texts]; texts of one group (near-duplicates) are never divided between folds.
    """
    model = _fit(texts, targets, tuple(labels), recipe, exclusive=exclusive, seed=seed)
    held = out_of_fold(texts, targets, labels, recipe, exclusive=exclusive, seed=seed, groups=groups)
    slope, offset = fit_calibration(held, targets, exclusive=exclusive)
    return replace(model, slope=slope, offset=offset)


def out_of_fold(
    texts: Sequence[str],
    targets: Floats,
    labels: Sequence[str],
    recipe: LinearRecipe,
    *,
    exclusive: bool,
    seed: int,
    groups: Groups | None = None,
) -> Floats:
    """Return raw scores [texts, labels], each by a model that saw neither the text nor its group."""
    held = np.zeros_like(targets, dtype=np.float32)
    for fold in folds_of(len(texts), recipe.folds, seed, groups):
        inside = np.setdiff1d(np.arange(len(texts)), fold)
        part = [texts[place] for place in inside]
        model = _fit(part, targets[inside], tuple(labels), recipe, exclusive=exclusive, seed=seed)
        held[fold] = model.scores([texts[place] for place in fold])
    return held


def folds_of(size: int, folds: int, seed: int, groups: Groups | None = None) -> list[npt.NDArray[np.int64]]:
    """Return the places of each fold; whole groups are dealt out at random, so that folds are about even."""
    keys = np.arange(size) if groups is None else np.asarray(groups)
    unique = np.unique(keys)
    dealt = np.random.default_rng(seed).permutation(len(unique)) % folds
    number = dealt[np.searchsorted(unique, keys)]
    return [np.flatnonzero(number == fold) for fold in range(folds)]


def fit_calibration(scores: Floats, targets: Floats, *, exclusive: bool) -> tuple[Floats, Floats]:
    """Return slope and offset [labels] that make held-out scores probabilities (least logarithmic loss).

    An exclusive model gets one temperature for all labels and no offset; otherwise each label has its own sigmoid.
    """
    from scipy.optimize import minimize, minimize_scalar

    labels = targets.shape[1]
    if exclusive:
        zero = np.zeros(labels, dtype=np.float32)

        def loss(logarithm: float) -> float:
            one = np.full(labels, np.exp(logarithm), dtype=np.float32)
            return _loss(calibrated(scores, one, zero, exclusive=True), targets)

        best = minimize_scalar(loss, bounds=(-3.0, 4.0), method="bounded").x
        return np.full(labels, np.exp(best), dtype=np.float32), zero

    def fitted(column: int) -> Floats:
        score, truth = scores[:, [column]], targets[:, [column]]

        def loss(at: Floats) -> float:
            slope, offset = (np.array([value], dtype=np.float32) for value in at)
            return _loss(calibrated(score, slope, offset, exclusive=False), truth)

        return np.asarray(minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x, dtype=np.float32)

    found = np.array([fitted(column) for column in range(labels)], dtype=np.float32)
    return found[:, 0], found[:, 1]


def _loss(probabilities: Floats, targets: Floats) -> float:
    clipped = np.clip(probabilities, 1e-6, 1 - 1e-6)
    return float(-(targets * np.log(clipped) + (1 - targets) * np.log(1 - clipped)).mean())


def _fit(
    texts: Sequence[str],
    targets: Floats,
    labels: tuple[str, ...],
    recipe: LinearRecipe,
    *,
    exclusive: bool,
    seed: int,
) -> LinearModel:
    vectoriser = build_vectoriser(texts, recipe.spec, min_texts=recipe.min_texts)
    weights, bias = _weights(vectoriser, texts, targets, recipe, exclusive=exclusive, seed=seed)
    if len(vectoriser.names) > recipe.most_features:
        strength = np.abs(weights).max(axis=1)
        kept = np.sort(np.argsort(-strength, kind="stable")[: recipe.most_features])
        names = tuple(vectoriser.names[place] for place in kept)
        vectoriser = Vectoriser(recipe.spec, names, vectoriser.rarity[kept])
        weights, bias = _weights(vectoriser, texts, targets, recipe, exclusive=exclusive, seed=seed)
    one, zero = np.ones(len(labels), dtype=np.float32), np.zeros(len(labels), dtype=np.float32)
    return LinearModel(labels, vectoriser, weights, bias, one, zero, exclusive)


def _weights(
    vectoriser: Vectoriser,
    texts: Sequence[str],
    targets: Floats,
    recipe: LinearRecipe,
    *,
    exclusive: bool,
    seed: int,
) -> tuple[Floats, Floats]:
    from sklearn.linear_model import LogisticRegression

    rows = vectoriser.rows(texts)
    weighting = "balanced" if recipe.balanced else None
    solver = "lbfgs" if exclusive and targets.shape[1] > 2 else "liblinear"

    def fitted(truth: npt.NDArray[np.int64]) -> LogisticRegression:
        made = LogisticRegression(
            C=recipe.strength, class_weight=weighting, solver=solver, random_state=seed, max_iter=300
        )
        return made.fit(rows, truth)

    if solver == "lbfgs":
        return _spread(fitted(targets.argmax(axis=1)), targets.shape[1])
    fits = [_binary(fitted, column.astype(np.int64), rows.shape[1]) for column in targets.T]
    return np.stack([one for one, _ in fits], axis=1), np.array([bias for _, bias in fits], dtype=np.float32)


def _spread(made: "LogisticRegression", labels: int) -> tuple[Floats, Floats]:
    """Return weights and bias over all labels of a fit that may have seen only some of them."""
    coefficients, classes, intercept = made.coef_, made.classes_, made.intercept_
    if len(classes) == 2:
        coefficients, intercept = np.concatenate([-coefficients, coefficients]), np.concatenate([-intercept, intercept])
    weights = np.zeros((coefficients.shape[1], labels), dtype=np.float32)
    bias = np.full(labels, _NEVER, dtype=np.float32)
    weights[:, classes] = coefficients.T
    bias[classes] = intercept
    return weights, bias


def _binary(
    fitted: "Callable[[npt.NDArray[np.int64]], LogisticRegression]", truth: npt.NDArray[np.int64], features: int
) -> tuple[Floats, float]:
    """Return weights and bias of one label; a label that no text has is never found, one that all have always."""
    if truth.min() == truth.max():
        return np.zeros(features, dtype=np.float32), -_NEVER if truth.max() else _NEVER
    made = fitted(truth)
    return np.asarray(made.coef_[0], dtype=np.float32), float(made.intercept_[0])
