"""Kernel ridge regression of labels: what a text shares with the training texts decides, and pairs of what it shares.

The kernel is exp(gamma · (s - 1)) with s the product of two rows; with gamma 0 it is s itself. On texts of a few words
it measured better than logistic regression or a network on the same features, and it needs one factorisation
for all labels.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nlp.classify.vectoriser import Floats
from nlp.train.figures import multilabel_f1

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_BLOCK = 2048
_MOST_BIAS = 0.3
_COST_OF_BIAS = 0.05


@dataclass(frozen=True)
class KernelSettings:
    """The settings of a fit.

    Attributes:
        gamma: How fast likeness falls off; 0 for a linear model.
        ridge: Regularisation; larger is smoother.
        balance: 0 lets every text weigh the same, 1 every label; in between a power of that.
    """

    gamma: float = 2.0
    ridge: float = 0.35
    balance: float = 0.0


@dataclass(frozen=True)
class KernelModel:
    """Weights over training rows.

    Attributes:
        rows: The training rows.
        duals: float32 [training rows, labels].
        mean: float32 [labels], the share of each label.
        left_out: float32 [training rows, labels], each row's prediction by the model without it.
        settings: The settings of the fit.
    """

    rows: "csr_matrix"
    duals: Floats
    mean: Floats
    left_out: Floats
    settings: KernelSettings

    def predict(self, rows: "csr_matrix") -> Floats:
        """Return how likely each label is, float32 [rows, labels]; values may lie a little outside of [0, 1]."""
        if not self.settings.gamma:
            return np.asarray(rows @ (self.rows.T @ self.duals) + self.mean, dtype=np.float32)
        parts = [
            kernel(rows[start : start + _BLOCK], self.rows, self.settings.gamma) @ self.duals
            for start in range(0, rows.shape[0], _BLOCK)
        ]
        return np.concatenate([*parts, np.zeros((0, len(self.mean)), dtype=np.float32)]) + self.mean


def kernel(left: "csr_matrix", right: "csr_matrix", gamma: float) -> Floats:
    """Return float32 [left, right], the likeness of every pair of rows."""
    product = np.asarray((left @ right.T).todense(), dtype=np.float32)
    return np.exp(gamma * (product - 1), dtype=np.float32) if gamma else product


def fit_kernel(
    rows: "csr_matrix", targets: Floats, settings: KernelSettings, importance: Floats | None = None
) -> KernelModel:
    """Return the model of least squared error.

    Args:
        rows: Training rows.
        targets: float32 [rows, labels].
        settings: The settings.
        importance: float32 [rows], how much each row weighs; 1 where it is not given.
    """
    from scipy.linalg import cho_factor, cho_solve

    weights = _balance(targets, settings.balance) * (1.0 if importance is None else importance)
    mean = np.average(targets, axis=0, weights=weights).astype(np.float32)
    regular = kernel(rows, rows, settings.gamma)
    regular[np.diag_indices_from(regular)] += settings.ridge / weights
    factor = cho_factor(regular, lower=True, overwrite_a=True, check_finite=False)
    duals = cho_solve(factor, (targets - mean).astype(np.float32), check_finite=False)
    inverse = np.einsum("ij,ij->j", *[_inverse_factor(factor[0])] * 2)
    left_out = targets - duals / inverse[:, None]
    return KernelModel(rows, duals.astype(np.float32), mean, left_out.astype(np.float32), settings)


def _inverse_factor(lower: Floats) -> Floats:
    """Return the inverse of a lower triangular factor; its columns' squared lengths are the inverse's diagonal."""
    from scipy.linalg.lapack import strtri

    inverse, _ = strtri(lower, lower=1)
    return np.tril(inverse)


def _balance(targets: Floats, power: float) -> npt.NDArray[np.float64]:
    """Return the weight of each row: that of its rarest label."""
    counts = np.maximum(targets.sum(axis=0), 1)
    rare = (counts.mean() / counts) ** power
    return np.asarray(np.maximum((targets * rare).max(axis=1), np.min(rare)), dtype=np.float64)


def best_thresholds(scores: Floats, targets: Floats) -> Floats:
    """Return for each label the threshold of the greatest F1, float32 [labels]; scores must be held out."""
    steps = np.linspace(0.1, 0.6, 51, dtype=np.float32)
    found = scores[:, None] > steps[None, :, None]
    true = targets[:, None] > 0.5
    right = (found & true).sum(axis=0)
    f1 = 2 * right / np.maximum(found.sum(axis=0) + true.sum(axis=0), 1)
    return np.asarray(steps[f1.argmax(axis=0)], dtype=np.float32)


def best_bias(scores: Floats, targets: Floats) -> Floats:
    """Return what to add to held-out scores of labels that exclude one another, float32 [labels].

    The sum of accuracy and macro F1 is made as great as can be, one label after the other; a large bias has to earn
    its size, so that none is moved by chance alone.
    """
    steps = np.linspace(-_MOST_BIAS, _MOST_BIAS, 13)
    bias = np.zeros(targets.shape[1])
    for _ in range(2):
        for label in range(len(bias)):
            rows = np.repeat(bias[None], len(steps), axis=0)
            rows[:, label] = steps
            worth = [_worth(scores + row, targets) - _COST_OF_BIAS * abs(row[label]) for row in rows]
            bias = rows[int(np.argmax(worth))]
    return bias.astype(np.float32)


def _worth(scores: npt.NDArray[np.float64], targets: Floats) -> float:
    chosen = np.eye(targets.shape[1], dtype=np.float32)[scores.argmax(axis=1)]
    return sum(multilabel_f1(chosen, targets))
