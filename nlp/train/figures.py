"""Figures of several labels a text, as the trainings quote them."""

import numpy as np

from nlp.classify.vectoriser import Floats


def multilabel_f1(chosen: Floats, targets: Floats) -> tuple[float, float]:
    """Return micro and macro F1 of 0 and 1 [texts, labels]; with one label a text, micro F1 is the accuracy."""
    right = (chosen * targets).sum(axis=0)
    total = chosen.sum(axis=0) + targets.sum(axis=0)
    each = [2 * one / of if of else 0.0 for one, of in zip(right, total, strict=True)]
    return float(2 * right.sum() / max(total.sum(), 1)), float(sum(each) / max(len(each), 1))


def expected_calibration_error(likely: Floats, targets: Floats, bins: int = 10) -> float:
    """Return the mean gap between probability and share of hits, over bins of probability (Guo et al., ICML 2017)."""
    flat, hit = likely.ravel(), targets.ravel()
    place = np.minimum((flat * bins).astype(np.int64), bins - 1)
    counts = np.bincount(place, minlength=bins)
    gaps = np.abs(np.bincount(place, flat, bins) - np.bincount(place, hit, bins))
    return float(gaps.sum() / max(counts.sum(), 1))
