"""The trained model of position: weights over lemmas, characters and structure, with calibrated probabilities."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np

from corpus.model import Stance
from nlp.classify.linear import calibrated
from nlp.classify.vectoriser import Floats
from nlp.position.features import KINDS, Analysis, features
from nlp.weightfile import in_bytes, load_weights, pack_words, save_weights, shipped, unpack_words

LABELS = tuple(Stance)


@dataclass(frozen=True)
class StanceModel:
    """Weights over named features.

    Attributes:
        names: Names of the features.
        weights: float32 [features, labels]; the labels are `LABELS`.
        bias: float32 [labels].
        slope: Factor of the scores that makes probabilities of them.
        kinds: Kinds of features that it uses.
    """

    names: tuple[str, ...]
    weights: Floats
    bias: Floats
    slope: float
    kinds: tuple[str, ...] = KINDS
    _numbers: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_numbers", {name: place for place, name in enumerate(self.names)})

    def scores(self, found: Sequence[Analysis]) -> Floats:
        """Return raw scores, float32 [texts, labels]."""
        rows = [self._score(features(one, self.kinds)) for one in found]
        return np.stack(rows) if rows else np.zeros((0, len(LABELS)), dtype=np.float32)

    def probabilities(self, found: Sequence[Analysis]) -> Floats:
        """Return calibrated probabilities, float32 [texts, labels]; every row adds up to 1."""
        if not found:
            return np.zeros((0, len(LABELS)), dtype=np.float32)
        slope = np.full(len(LABELS), self.slope, dtype=np.float32)
        return calibrated(self.scores(found), slope, np.zeros_like(slope), exclusive=True)

    def weight(self, name: str, stance: Stance) -> float:
        """Return what a feature speaks for a position, against the mean of all positions; 0 for an unknown feature."""
        place = self._numbers.get(name)
        if place is None:
            return 0.0
        row = self.weights[place]
        return float(row[LABELS.index(stance)] - row.mean())

    def _score(self, row: dict[str, float]) -> Floats:
        known = [(self._numbers[name], value) for name, value in row.items() if name in self._numbers]
        if not known:
            return self.bias
        places, values = zip(*known, strict=True)
        return np.asarray(np.array(values, dtype=np.float32) @ self.weights[list(places)] + self.bias, dtype=np.float32)

    def save(self, folder: Path, meta: dict[str, object]) -> str:
        """Write the model with weights in 8 bits (a scale for each label) and return the arrays' hash."""
        arrays = {
            **in_bytes(self.weights),
            "bias": self.bias.astype(np.float32),
            "names": pack_words(list(self.names)),
        }
        known = {"labels": list(LABELS), "kinds": list(self.kinds), "slope": round(self.slope, 6)}
        return save_weights(folder, arrays, meta | known)


def load_stance_model(folder: Path) -> StanceModel:
    """Return the model that `StanceModel.save` wrote.

    Raises:
        ModelError: The files are missing or damaged.
    """
    arrays, meta = load_weights(folder)
    weights = arrays["weights"].astype(np.float32) * arrays["scale"]
    names = tuple(unpack_words(arrays["names"]))
    return StanceModel(names, weights, arrays["bias"], float(meta["slope"]), tuple(meta["kinds"]))


@lru_cache(maxsize=1)
def shipped_model() -> StanceModel:
    """Return the model that ships, loaded once a process.

    Raises:
        ModelError: Its files are missing or damaged.
    """
    return load_stance_model(shipped("position"))
