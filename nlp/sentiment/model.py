"""The tone model: a linear machine over hashed features and a small network, with calibrated probabilities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.model import Sentiment
from nlp.sentiment.rows import Columns, Floats
from nlp.sentiment.tokens import Token, tokens
from nlp.weightfile import Array, in_bytes, load_weights, save_weights, shipped

if TYPE_CHECKING:
    from nlp.sentiment.network import ToneNetwork

LABELS = (Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE, Sentiment.MIXED)
"""Order of the columns of every array of probabilities."""

_BATCH = 512
_RARITY_STEPS = 20
_OWN = "network."


@dataclass(frozen=True)
class ToneModel:
    """Weights over the kept features, and a network.

    Attributes:
        columns: The features.
        weights: float32 [columns, 4], in the order of `LABELS`.
        bias: float32 [4].
        network: What reads the words in their order.
        slopes: Factors of the linear scores and of the network's that make their sum the logarithms of probabilities,
            but for a constant (temperature scaling, one temperature for each half).
        review_below: Least probability of a reading that nobody has to look at.
    """

    columns: Columns
    weights: Floats
    bias: Floats
    network: "ToneNetwork"
    slopes: tuple[float, float] = (1.0, 0.0)
    review_below: float = 0.0

    def scores(self, texts: Sequence[Sequence[Token]]) -> Floats:
        """Return raw scores of the linear machine and of the network, float32 [2, texts, 4]."""
        linear = self.columns.rows(texts) @ self.weights + self.bias
        return np.stack([np.asarray(linear, dtype=np.float32), self.network.scores(texts)])

    def probabilities(self, texts: Sequence[str]) -> Floats:
        """Return calibrated probabilities, float32 [texts, 4]; rows add up to 1. A text is read as one sentence."""
        found = [blended(self.scores([tokens(text) for text in part]), self.slopes) for part in _batches(texts)]
        return np.concatenate(found) if found else np.zeros((0, len(LABELS)), dtype=np.float32)

    def save(self, folder: Path, meta: dict[str, object]) -> str:
        """Write the model, large tables in 8 bits with scales; return the arrays' hash."""
        from nlp.sentiment.network import arrays_of

        arrays: dict[str, Array] = {
            "gaps": np.diff(self.columns.numbers, prepend=0).astype(np.uint16),
            "rarity": np.round(self.columns.rarity * _RARITY_STEPS).astype(np.uint8),
            **in_bytes(self.weights),
            "bias": self.bias.astype(np.float32),
        }
        own = {f"{_OWN}{name}": value for name, value in arrays_of(self.network).items()}
        described = {"slopes": list(self.slopes), "review_below": self.review_below}
        return save_weights(folder, arrays | own, meta | described)


def blended(scores: Floats, slopes: tuple[float, float]) -> Floats:
    """Return the probabilities [texts, 4] that scores [2, texts, 4] of both halves stand for."""
    return softmax(scores[0] * np.float32(slopes[0]) + scores[1] * np.float32(slopes[1]))


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
    from nlp.sentiment.network import network_of

    arrays, meta = load_weights(folder or shipped("sentiment"))
    numbers = np.cumsum(arrays["gaps"].astype(np.int64)).astype(np.int32)
    own = {name.removeprefix(_OWN): value for name, value in arrays.items() if name.startswith(_OWN)}
    linear, network = meta["slopes"]
    return ToneModel(
        columns=Columns(numbers, arrays["rarity"].astype(np.float32) / np.float32(_RARITY_STEPS)),
        weights=arrays["weights"].astype(np.float32) * arrays["scale"],
        bias=arrays["bias"],
        network=network_of(own, len(LABELS)),
        slopes=(float(linear), float(network)),
        review_below=float(meta["review_below"]),
    )
