"""The tone model: a linear machine over hashed features, with calibrated probabilities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from corpus.model import Sentiment
from nlp.sentiment.rows import Columns, Floats
from nlp.sentiment.tokens import Token, tokens
from nlp.weightfile import load_weights, save_weights, shipped

LABELS = (Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE, Sentiment.MIXED)
"""Order of the columns of every array of probabilities."""

_BATCH = 512
_STEPS = 127
_RARITY_STEPS = 20


@dataclass(frozen=True)
class ToneModel:
    """Weights over the kept features.

    Attributes:
        columns: The features.
        weights: float32 [columns, 4], in the order of `LABELS`.
        bias: float32 [4].
        slope: Factor that makes scores the logarithms of probabilities, but for a constant (temperature scaling).
        review_below: Least probability of a reading that nobody has to look at.
    """

    columns: Columns
    weights: Floats
    bias: Floats
    slope: float = 1.0
    review_below: float = 0.0

    def scores(self, texts: Sequence[Sequence[Token]]) -> Floats:
        """Return raw scores, float32 [texts, 4]."""
        return np.asarray(self.columns.rows(texts) @ self.weights + self.bias, dtype=np.float32)

    def probabilities(self, texts: Sequence[str]) -> Floats:
        """Return calibrated probabilities, float32 [texts, 4]; rows add up to 1. A text is read as one sentence."""
        found = [softmax(self.scores([tokens(text) for text in part]) * self.slope) for part in _batches(texts)]
        return np.concatenate(found) if found else np.zeros((0, len(LABELS)), dtype=np.float32)

    def save(self, folder: Path, meta: dict[str, object]) -> str:
        """Write the model, weights in 8 bits with a scale for each label; return the arrays' hash."""
        scale = np.maximum(np.abs(self.weights).max(axis=0, initial=0.0), 1e-9) / _STEPS
        arrays = {
            "gaps": np.diff(self.columns.numbers, prepend=0).astype(np.uint16),
            "rarity": np.round(self.columns.rarity * _RARITY_STEPS).astype(np.uint8),
            "weights": np.round(self.weights / scale).astype(np.int8),
            "scale": scale.astype(np.float32),
            "bias": self.bias.astype(np.float32),
        }
        return save_weights(folder, arrays, meta | {"slope": self.slope, "review_below": self.review_below})


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    return (texts[start : start + _BATCH] for start in range(0, len(texts), _BATCH))


def softmax(scores: Floats) -> Floats:
    """Return `exp(scores)` with rows that add up to 1, float32 of the same shape."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


@cache
def load_tone_model(folder: Path | None = None) -> ToneModel:
    """Return the model that `ToneModel.save` wrote, by default the shipped one.

    Raises:
        ModelError: The files are missing or damaged.
    """
    arrays, meta = load_weights(folder or shipped("sentiment"))
    numbers = np.cumsum(arrays["gaps"].astype(np.int64)).astype(np.int32)
    return ToneModel(
        columns=Columns(numbers, arrays["rarity"].astype(np.float32) / np.float32(_RARITY_STEPS)),
        weights=arrays["weights"].astype(np.float32) * arrays["scale"],
        bias=arrays["bias"],
        slope=float(meta["slope"]),
        review_below=float(meta["review_below"]),
    )
