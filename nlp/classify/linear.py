"""A linear classifier over a vocabulary, with calibrated probabilities and the words that decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.model import Reason
from nlp.classify.features import FeatureSpec
from nlp.classify.vectoriser import Encoded, Floats, Vectoriser
from nlp.weightfile import in_bytes, load_weights, pack_words, save_weights, unpack_words


@dataclass(frozen=True)
class LinearModel:
    """Weights over a vocabulary.

    Attributes:
        labels: Names of the classes.
        vectoriser: Texts to rows.
        weights: float32 [features, labels].
        bias: float32 [labels].
        slope: float32 [labels], factor of the calibrated score of each label.
        offset: float32 [labels], what is added to it.
        exclusive: Whether exactly one label holds (softmax) or each for itself (sigmoid).
    """

    labels: tuple[str, ...]
    vectoriser: Vectoriser
    weights: Floats
    bias: Floats
    slope: Floats
    offset: Floats
    exclusive: bool

    def scores(self, texts: Sequence[str]) -> Floats:
        """Return raw scores, float32 [texts, labels]."""
        return np.asarray(self.vectoriser.rows(texts) @ self.weights + self.bias, dtype=np.float32)

    def probabilities(self, texts: Sequence[str]) -> Floats:
        """Return calibrated probabilities, float32 [texts, labels]; rows of an exclusive model add up to 1."""
        return calibrated(self.scores(texts), self.slope, self.offset, exclusive=self.exclusive)

    def reasons(self, text: str, label: str, most: int = 5) -> tuple[Reason, ...]:
        """Return the words of `text` that spoke for `label`, strongest first, at most so many.

        A feature's share (its value times its weight) is divided evenly between its words.
        """
        return self.reasons_of(text, [label], most)[0]

    def reasons_of(self, text: str, labels: Sequence[str], most: int = 5) -> list[tuple[Reason, ...]]:
        """Return what `reasons` returns for each of several labels; the text is read once."""
        return self.reasons_in(text, self.vectoriser.encode(text), labels, most) if labels else []

    def reasons_in(self, text: str, encoded: Encoded, labels: Sequence[str], most: int) -> list[tuple[Reason, ...]]:
        """Return what `reasons_of` returns for a text that is already encoded."""
        shares = self._shares(encoded, [self.labels.index(label) for label in labels])
        return [_strongest(text, encoded, column, most) for column in shares.T]

    def _shares(self, encoded: Encoded, columns: list[int]) -> Floats:
        """Return float32 [words, columns], what each word adds to the score of each label."""
        unique, values = self.vectoriser.weigh(encoded.features)
        place = np.searchsorted(unique, encoded.features)
        counts = np.bincount(place, minlength=len(unique))
        length = encoded.last - encoded.first + 1
        each = (values / np.maximum(counts, 1))[:, None] * self.weights[unique[:, None], columns]
        worth = each[place] / length[:, None]
        shares = np.zeros((len(encoded.terms) + 1, len(columns)), dtype=np.float32)
        for step in range(int(length.max(initial=0))):
            inside = length > step
            np.add.at(shares, encoded.first[inside] + step, worth[inside])
        return shares[:-1]

    def save(self, folder: Path, meta: dict[str, object]) -> str:
        """Write the model with weights in 8 bits (a scale for each label) and return the arrays' hash."""
        arrays = {
            **in_bytes(self.weights),
            "bias": self.bias.astype(np.float32),
            "slope": self.slope.astype(np.float32),
            "offset": self.offset.astype(np.float32),
            "rarity": self.vectoriser.rarity.astype(np.float16),
            "names": pack_words(list(self.vectoriser.names)),
        }
        known = {"labels": list(self.labels), "exclusive": self.exclusive, "spec": self.vectoriser.spec.as_json()}
        return save_weights(folder, arrays, meta | known)


def _strongest(text: str, encoded: Encoded, shares: Floats, most: int) -> tuple[Reason, ...]:
    best = sorted(np.flatnonzero(shares > 0).tolist(), key=lambda place: (-shares[place], place))[:most]
    terms = [(encoded.terms[place], float(shares[place])) for place in best]
    return tuple(Reason(text[term.start : term.end], term.start, term.end, share) for term, share in terms)


def load_linear(folder: Path) -> LinearModel:
    """Return the model that `LinearModel.save` wrote.

    Raises:
        ModelError: The files are missing or damaged.
    """
    arrays, meta = load_weights(folder)
    names = tuple(unpack_words(arrays["names"]))
    vectoriser = Vectoriser(FeatureSpec.from_json(meta["spec"]), names, arrays["rarity"].astype(np.float32))
    return LinearModel(
        labels=tuple(meta["labels"]),
        vectoriser=vectoriser,
        weights=arrays["weights"].astype(np.float32) * arrays["scale"],
        bias=arrays["bias"],
        slope=arrays["slope"],
        offset=arrays["offset"],
        exclusive=bool(meta["exclusive"]),
    )


def calibrated(scores: Floats, slope: Floats, offset: Floats, *, exclusive: bool) -> Floats:
    """Return probabilities of raw scores [texts, labels]: softmax over labels, or a sigmoid each (Platt, 1999)."""
    scaled = scores * slope + offset
    if not exclusive:
        return np.asarray(1 / (1 + np.exp(-np.clip(scaled, -30, 30))), dtype=np.float32)
    raised = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)
