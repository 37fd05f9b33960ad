"""Dense vectors: what search asks of a model, the model from a directory, and a fake that needs none."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from nlp.lemmas import content_terms

Vectors = npt.NDArray[np.float32]


class Embedder(Protocol):
    """Texts to unit vectors.

    Attributes:
        name: Identifies the weights: two embedders of one name give the same vectors.
        dimension: Length of a vector.
    """

    @property
    def name(self) -> str:
        """Name and hash of the weights."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return float32 rows [len(texts), dimension] of length 1, or 0 for a text that it knows nothing of."""
        ...


class HashingEmbedder:
    """The fake: every lemma has a pseudo-random direction. Quick, deterministic, without weights."""

    def __init__(self, dimension: int = 64) -> None:
        self.dimension = dimension
        self.name = f"hashing:{dimension}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return the normalised sum of the lemmas' directions for each text."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for number, text in enumerate(texts):
            for term in content_terms(text):
                rows[number] += self._direction(term)
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(norms, 1e-9), dtype=np.float32)

    def _direction(self, term: str) -> Vectors:
        seed = int.from_bytes(hashlib.sha256(term.encode()).digest()[:8], "little")
        return np.random.default_rng(seed).standard_normal(self.dimension).astype(np.float32)


def load_embedder(path: str | Path | None = None) -> Embedder:
    """Return the embedder of a sentence-transformers directory, of the model that ships by default.

    Raises:
        ModelError: When there is no such model; code that comes with a model is never run.
    """
    from nlp.embedding import SentenceEncoder, default_model

    return SentenceEncoder(Path(path) if path else default_model())
