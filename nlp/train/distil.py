"""Teach a small linear model what a larger one says: of its own training texts, and of many without labels."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nlp.classify.linear import LinearModel
from nlp.classify.vectoriser import Floats, Vectoriser, build_vectoriser
from nlp.train.views import SPEC

_TOLERANCE = 3e-3
_STEPS = 60
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Student:
    """The settings of a small model.

    Attributes:
        most_features: Only the features of the greatest weights stay; the fit is repeated on them.
        ridge: Regularisation.
        min_texts: Rarer features are left out.
    """

    most_features: int = 12_000
    ridge: float = 0.5
    min_texts: int = 3


def distil(
    texts: Sequence[str], scores: Floats, labels: Sequence[str], settings: Student, *, exclusive: bool
) -> LinearModel:
    """Return the linear model, not yet calibrated, that comes nearest to `scores` [texts, labels] of a larger one."""
    vectoriser = build_vectoriser(texts, SPEC, min_texts=settings.min_texts)
    weights, bias = _ridge(vectoriser, texts, scores, settings.ridge)
    if len(vectoriser.names) > settings.most_features:
        strength = np.abs(weights).max(axis=1) / np.sqrt(vectoriser.rarity)
        kept = np.sort(np.argsort(-strength, kind="stable")[: settings.most_features])
        names = tuple(vectoriser.names[place] for place in kept)
        vectoriser = Vectoriser(SPEC, names, vectoriser.rarity[kept])
        weights, bias = _ridge(vectoriser, texts, scores, settings.ridge)
    one, zero = np.ones(len(labels), dtype=np.float32), np.zeros(len(labels), dtype=np.float32)
    return LinearModel(tuple(labels), vectoriser, weights, bias, one, zero, exclusive)


def _ridge(vectoriser: Vectoriser, texts: Sequence[str], scores: Floats, strength: float) -> tuple[Floats, Floats]:
    """Return weights and bias of ridge regression: conjugate gradients for all labels at once, a step size each."""
    rows = vectoriser.rows(texts)
    bias = scores.mean(axis=0).astype(np.float32)
    residual = np.asarray(rows.T @ (scores - bias), dtype=np.float32)
    weights, direction = np.zeros_like(residual), residual.copy()
    size = (residual**2).sum(axis=0)
    goal = size * _TOLERANCE**2
    for _ in range(_STEPS):
        moved = rows.T @ (rows @ direction) + strength * direction
        step = size / np.maximum((direction * moved).sum(axis=0), _TINY)
        weights += step * direction
        residual -= step * moved
        before, size = size, (residual**2).sum(axis=0)
        if (size <= goal).all():
            break
        direction = residual + (size / np.maximum(before, _TINY)) * direction
    return weights, bias
