"""Weighted ridge logistic regression, small enough to read: what the calibrations fit."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

RIDGE = 1.0
"""Penalty of the squared weights; the bias is not penalised."""

STEPS = 40
"""Most steps of Newton's method."""

CLOSE = 1e-8
"""Largest change of a weight at which the fit has settled."""


def scores(weights: Floats, features: Floats) -> Floats:
    """Return the logarithm of the odds of each row [n, d]; `weights` is the bias and d weights."""
    return np.asarray(weights[0] + features @ weights[1:], dtype=np.float64)


def predict(weights: Floats, features: Floats) -> Floats:
    """Return the probability of each row."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores(weights, features), -60, 60))), dtype=np.float64)


def fit(features: Floats, labels: Floats, shares: Floats | None = None) -> Floats:
    """Return bias and weights of a ridge logistic regression, by Newton's method.

    `shares` [n] is how much each row counts, 1 by default; `labels` [n] are 0 and 1.
    """
    counts = np.ones(len(features)) if shares is None else shares
    rows = np.column_stack([np.ones(len(features)), features])
    penalty = np.diag([0.0] + [RIDGE] * features.shape[1])
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = predict(weights, features)
        slope = rows.T @ (counts * (chance - labels)) + penalty @ weights
        curve = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + penalty
        step = np.linalg.solve(curve + 1e-9 * np.eye(len(weights)), slope)
        weights -= step
        if float(np.abs(step).max()) < CLOSE:
            break
    return weights


def fit_positive(features: Floats, labels: Floats, shares: Floats | None = None) -> Floats:
    """Return the fit in which no weight is negative: a feature that would be is left out, and the rest fitted again."""
    kept = np.ones(features.shape[1], dtype=bool)
    while True:
        weights = np.zeros(features.shape[1] + 1)
        weights[np.concatenate([[True], kept])] = fit(features[:, kept], labels, shares)
        if (weights[1:] >= 0).all():
            return weights
        kept &= weights[1:] >= 0
