"""The shipped lemma vectors without the libraries around them: a table in memory, ready in a moment.

`nlp.embedding.SentenceEncoder` reads the same directory through sentence-transformers, as any other model; the two give
the same rows. Parts that only ever use the shipped vectors, and must not wait for torch, read them here.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load_file

from corpus.errors import ModelError
from nlp.lemmas import content_terms
from nlp.weightfile import shipped

Rows = npt.NDArray[np.float32]


@dataclass(frozen=True)
class LemmaVectors:
    """A row for each lemma.

    Attributes:
        numbers: Row of each lemma.
        table: float32 [rows, dimension]; row 0 belongs to unknown words and is zero.
    """

    numbers: dict[str, int]
    table: Rows

    def encode(self, texts: Sequence[str]) -> Rows:
        """Return float32 unit rows [texts, dimension], the mean of each text's lemmas; zeros where none is known."""
        found = np.zeros((len(texts), self.table.shape[1]), dtype=np.float32)
        for place, text in enumerate(texts):
            known = [self.numbers.get(lemma, 0) for lemma in content_terms(text)]
            if known:
                found[place] = self.table[known].mean(axis=0)
        return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-12), dtype=np.float32)


@cache
def load_vectors(folder: Path | None = None) -> LemmaVectors:
    """Return the vectors of a directory that `nlp.embedding.save_lemma_model` wrote, by default the shipped one.

    Raises:
        ModelError: A file is missing or damaged.
    """
    place = folder or shipped("council")
    try:
        tokenizer = json.loads((place / "tokenizer.json").read_text(encoding="utf-8"))
        (table,) = load_file(place / "model.safetensors").values()
    except (OSError, ValueError, SafetensorError) as error:
        raise ModelError(
            f"the vectors in {place} cannot be read: {error}", remedy="install the package again"
        ) from error
    return LemmaVectors(tokenizer["model"]["vocab"], table.astype(np.float32))
