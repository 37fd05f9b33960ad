"""The network that scores the units of tags: three layers of convolution over the tokens of a sentence, in NumPy.

Sentences of a batch lie one behind the other in one matrix with blank rows between them, so that every layer is a few
products of large matrices, and no sentence sees another one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nlp.weightfile import Array

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
OFFSETS = ((-2, -1, 0, 1, 2), (-2, -1, 0, 1, 2), (-4, -2, 0, 2, 4))
"""Places, relative to the token, that each layer sees."""

_TABLES = ("units", "likely", "words")
GAP = max(max(offsets) for offsets in OFFSETS)
"""Blank rows that keep sentences apart."""


@dataclass(frozen=True, slots=True)
class Network:
    """Weights.

    Attributes:
        units: Vector of each unit of a tag that a token may have, [units, inputs].
        likely: Vector of each unit, taken as often as it is probable, [units, inputs].
        words: Vector of each known feature of a word, [features, inputs].
        layers: For each layer its matrix, [offsets * inputs, outputs], and its bias, [outputs].
        scores: Matrix and bias from the last layer to units, [outputs, units] and [units].
        priors: Weights of a candidate's logarithms: lexeme, share, guess.
    """

    units: Floats
    likely: Floats
    words: Floats
    layers: tuple[tuple[Floats, Floats], ...]
    scores: tuple[Floats, Floats]
    priors: Floats

    @property
    def inputs(self) -> int:
        """How wide the vector of a token is."""
        return int(self.words.shape[1])

    def vector(self, units: Ints, shares: Floats, words: Ints) -> Floats:
        """Return the vector of a token by its units with their probabilities, and by the features of its spelling."""
        own = self.units[units].sum(axis=0) / np.sqrt(np.float32(max(1, len(units))))
        return np.asarray(own + shares @ self.likely[units] + self.words[words].sum(axis=0), dtype=np.float32)

    def hidden(self, tokens: Floats, filled: npt.NDArray[np.bool_]) -> Floats:
        """Return the last layer for every row; rows that are not `filled` are blank and stay blank.

        Args:
            tokens: [rows, inputs], blank rows zero.
            filled: [rows], which rows are tokens.
        """
        found = tokens
        mask = filled[:, None].astype(np.float32)
        for (matrix, bias), offsets in zip(self.layers, OFFSETS, strict=True):
            further = np.maximum(_convolve(found, matrix, offsets) + bias, 0.0)
            found = (further + found if further.shape == found.shape else further) * mask
        return found

    def logits(self, hidden: Floats) -> Floats:
        """Return a score for every unit, with one more column of zeros for padding."""
        matrix, bias = self.scores
        found = np.zeros((len(hidden), matrix.shape[1] + 1), dtype=np.float32)
        np.add(hidden @ matrix, bias, out=found[:, :-1])
        return found

    def arrays(self) -> dict[str, Array]:
        """Return the weights as arrays for `nlp.weightfile`: tables as bytes with a scale a row, the rest as halves."""
        found: dict[str, Array] = {"priors": self.priors}
        for name, table in (("units", self.units), ("likely", self.likely), ("words", self.words)):
            found[name], found[f"{name}_scale"] = _bytes(table)
        for place, (matrix, bias) in enumerate((*self.layers, self.scores)):
            found[f"layer{place}"], found[f"bias{place}"] = matrix.astype(np.float16), bias
        return found


def network_of(arrays: Mapping[str, Array]) -> Network:
    """Return the network that `Network.arrays` wrote."""
    tables = {name: arrays[name].astype(np.float32) * arrays[f"{name}_scale"] for name in _TABLES}
    layers = [
        (arrays[f"layer{place}"].astype(np.float32), arrays[f"bias{place}"].astype(np.float32))
        for place in range(len(OFFSETS) + 1)
    ]
    return Network(**tables, layers=tuple(layers[:-1]), scores=layers[-1], priors=arrays["priors"])


def _bytes(table: Floats) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True) / 127, 1e-12).astype(np.float32)
    return np.rint(table / scale).astype(np.int8), scale


def _convolve(rows: Floats, matrix: Floats, offsets: tuple[int, ...]) -> Floats:
    wide = np.zeros((len(rows), len(offsets) * rows.shape[1]), dtype=np.float32)
    width = rows.shape[1]
    for place, offset in enumerate(offsets):
        part = wide[:, place * width : (place + 1) * width]
        if offset < 0:
            part[-offset:] = rows[:offset]
        elif offset:
            part[:-offset] = rows[offset:]
        else:
            part[:] = rows
    return wide @ matrix
