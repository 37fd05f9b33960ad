"""Fit the model of position: multinomial logistic regression over named features, calibrated out of fold."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nlp.classify.vectoriser import Floats
from nlp.position.features import KINDS, Analysis, features
from nlp.position.model import LABELS, StanceModel
from nlp.train.linear import folds_of

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

STRENGTH = 15.0
"""Inverse of the regularisation, chosen by cross-validation on the training texts."""

MOST_FEATURES = 20_000
FOLDS = 5
_STEPS = 250
_NEVER = -20.0

Ints = npt.NDArray[np.int64]


def fit_stances(
    found: Sequence[Analysis],
    targets: Ints,
    weights: Floats,
    groups: Ints,
    *,
    seed: int,
    kinds: Sequence[str] = KINDS,
) -> tuple[StanceModel, Ints]:
    """Return a calibrated model and the label that it gives each text out of fold.

    Args:
        found: Analysed training texts.
        targets: int64 [texts], number of each text's label in `LABELS`.
        weights: float32 [texts], how much each counts.
        groups: int64 [texts]; texts of one group are never divided between folds.
        seed: Seed of the folds.
        kinds: Kinds of features to use.
    """
    rows = [features(one, kinds) for one in found]
    held = np.zeros((len(found), len(LABELS)), dtype=np.float32)
    for fold in folds_of(len(found), FOLDS, seed, groups):
        inside = np.setdiff1d(np.arange(len(found)), fold)
        part = _fit([rows[place] for place in inside], targets[inside], weights[inside], kinds)
        held[fold] = part.scores([found[place] for place in fold])
    model = _fit(rows, targets, weights, kinds)
    slope = _slope(held, targets, weights)
    calibrated = StanceModel(model.names, model.weights, model.bias, slope, tuple(kinds))
    return calibrated, held.argmax(axis=1)


def _fit(rows: Sequence[dict[str, float]], targets: Ints, weights: Floats, kinds: Sequence[str]) -> StanceModel:
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count > 1)
    coefficients, bias = _solve(rows, names, targets, weights)
    if len(names) > MOST_FEATURES:
        strongest = np.argsort(-np.abs(coefficients).max(axis=1), kind="stable")[:MOST_FEATURES]
        names = [names[place] for place in np.sort(strongest)]
        coefficients, bias = _solve(rows, names, targets, weights)
    return StanceModel(tuple(names), coefficients, bias, 1.0, tuple(kinds))


def _solve(
    rows: Sequence[dict[str, float]], names: Sequence[str], targets: Ints, weights: Floats
) -> tuple[Floats, Floats]:
    from sklearn.linear_model import LogisticRegression

    made = LogisticRegression(C=STRENGTH, max_iter=_STEPS).fit(_matrix(rows, names), targets, sample_weight=weights)
    coefficients = np.zeros((len(names), len(LABELS)), dtype=np.float32)
    bias = np.full(len(LABELS), _NEVER, dtype=np.float32)
    two = len(made.classes_) == 2  # scikit-learn gives one row for both
    coefficients[:, made.classes_] = np.concatenate([-made.coef_, made.coef_]).T if two else made.coef_.T
    bias[made.classes_] = np.concatenate([-made.intercept_, made.intercept_]) if two else made.intercept_
    return coefficients, bias


def _matrix(rows: Sequence[dict[str, float]], names: Sequence[str]) -> "csr_matrix":
    from scipy.sparse import csr_matrix

    numbers = {name: place for place, name in enumerate(names)}
    kept = [[(numbers[name], value) for name, value in row.items() if name in numbers] for row in rows]
    bounds = np.cumsum([0, *map(len, kept)])
    columns = np.array([place for row in kept for place, _ in row], dtype=np.int64)
    values = np.array([value for row in kept for _, value in row], dtype=np.float64)
    return csr_matrix((values, columns, bounds), shape=(len(rows), len(names)))


def _slope(scores: Floats, targets: Ints, weights: Floats) -> float:
    """Return the factor of held-out scores with the least weighted logarithmic loss."""
    from scipy.optimize import minimize_scalar

    def loss(logarithm: float) -> float:
        scaled = scores.astype(np.float64) * np.exp(logarithm)
        scaled -= scaled.max(axis=1, keepdims=True)
        chosen = scaled[np.arange(len(targets)), targets] - np.log(np.exp(scaled).sum(axis=1))
        return float(-(chosen * weights).sum() / weights.sum())

    return float(np.exp(minimize_scalar(loss, bounds=(-3.0, 3.0), method="bounded").x))
