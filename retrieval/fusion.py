"""How the views are weighed: one linear score, with weights that were fitted and cross-validated.

`python -m eval.benchmarks.fit_fusion` fits them (softmax over candidates, as in ListNet, Cao et al., ICML 2007) and
prints the cross-validated figures, whole documents held out. A letter has weights of its own: its subject chooses the
document, so the question's own words count less there.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from retrieval.features import FEATURES

Floats = npt.NDArray[np.float32]

QUESTION_WEIGHTS: Mapping[str, float] = {
    "context": 6.3,
    "document": 11.7,
    "title": 17.8,
    "stem": 7.6,
    "local": 3.0,
    "dense_context": 0.8,
    "paragraph": 0.2,
    "head": -4.6,
    "length": -0.5,
}
LETTER_WEIGHTS: Mapping[str, float] = {
    "context": 2.9,
    "wide": 2.0,
    "title": 2.6,
    "stem": 5.8,
    "local": 4.0,
    "dense_context": 1.7,
    "paragraph": 0.1,
    "head": -5.0,
    "tail": -0.6,
    "length": -0.4,
    "subject_document": 4.6,
    "subject_title": 9.8,
}


def weights(*, letter: bool) -> Floats:
    """Return one weight for each of `FEATURES`, for a question within a letter or alone."""
    chosen = LETTER_WEIGHTS if letter else QUESTION_WEIGHTS
    return np.array([chosen.get(name, 0.0) for name in FEATURES], dtype=np.float32)


def contributions(features: Floats, weighed: Floats) -> tuple[tuple[str, float], ...]:
    """Return what each view adds to one passage's score; views that add nothing are left out."""
    parts = (features * weighed).tolist()
    return tuple((name, round(part, 4)) for name, part in zip(FEATURES, parts, strict=True) if part)
