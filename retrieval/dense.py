"""Dense vectors of passages in a FAISS index of inner products."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from retrieval.embedding import Vectors

if TYPE_CHECKING:
    import faiss

Ints = npt.NDArray[np.int64]


class DenseIndex:
    """Exact nearest neighbours of unit vectors, and the vectors themselves by number."""

    def __init__(self, index: "faiss.Index") -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> "DenseIndex":
        """Index unit rows [passages, dimension] in their order."""
        import faiss

        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def from_bytes(cls, data: bytes) -> "DenseIndex":
        """Read what `to_bytes` wrote; FAISS does not find flipped bits, so check a digest of the bytes first."""
        import faiss

        return cls(faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8)))

    def to_bytes(self) -> bytes:
        """Return the index in FAISS' own format."""
        import faiss

        return bytes(faiss.serialize_index(self._index).tobytes())

    @property
    def size(self) -> int:
        """Number of vectors."""
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._index.d)

    def nearest(self, vector: Vectors, k: int) -> Ints:
        """Return the numbers of the `k` nearest rows, nearest first."""
        _, found = self._index.search(vector.reshape(1, -1), min(k, self.size))
        return np.asarray(found[0], dtype=np.int64)

    def rows(self, numbers: Ints) -> Vectors:
        """Return the vectors of these numbers, in their order."""
        return np.asarray(self._index.reconstruct_batch(numbers), dtype=np.float32)

    def all_rows(self) -> Vectors:
        """Return every vector."""
        return np.asarray(self._index.reconstruct_n(0, self.size), dtype=np.float32)
