"""The recipe for the categories of Warsaw: several of nine for a title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nlp.classify.vectoriser import Floats
from nlp.train.category_data import Labelled
from nlp.train.kernel import KernelModel, KernelSettings, best_thresholds, fit_kernel
from nlp.train.views import Documents, Views, learn_views

if TYPE_CHECKING:
    pass

_PART = re.compile(r"(?<=[.!?])\s+|\n")
_PARTS = 12
_SHORTEST = 16


@dataclass(frozen=True)
class TitleModel:
    """Several categories of a title.

    Attributes:
        views: Titles to rows.
        fitted: Rows to labels.
        thresholds: float32 [labels], chosen on predictions of each training title by the model without it.
    """

    views: Views
    fitted: KernelModel
    thresholds: Floats

    def predict(self, titles: Sequence[str]) -> Floats:
        """Return how likely each label is, float32 [titles, labels]."""
        return self.fitted.predict(self.views.rows(titles))

    def choose(self, scores: Floats) -> Floats:
        """Return 0 or 1 for every label; each text has at least its likeliest."""
        return choose(scores, self.thresholds)


def choose(scores: Floats, thresholds: Floats) -> Floats:
    """Return 0 or 1 for every label, float32 [texts, labels]: those above their threshold, else the likeliest."""
    found = scores > thresholds
    found[np.arange(len(scores)), (scores - thresholds).argmax(axis=1)] = True
    return found.astype(np.float32)


def fit_titles(
    train: Labelled, background: Documents, *, seed: int, settings: KernelSettings | None = None
) -> TitleModel:
    """Return the model of the categories of titles, learnt from `train` alone and running text without labels."""
    views = learn_views(train.titles, background, seed=seed)
    fitted = fit_kernel(views.rows(train.titles), train.targets, settings or KernelSettings())
    return TitleModel(views, fitted, best_thresholds(fitted.left_out, train.targets))
