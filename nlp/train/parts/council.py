"""Train the static Polish embedding that ships with Referent.

    python -m nlp.train council --data DIR

Reads `DIR/text/*.txt` and `*.txt.gz`, counts which lemmas stand near each other, and factorises the positive pointwise
mutual information (Levy & Goldberg, NeurIPS 2014; context smoothing 0.75 after Levy, Goldberg & Dagan, TACL 2015). Rows
are weighted by smooth inverse frequency and lose their common direction (Arora, Liang & Ma, ICLR 2017). The result is a
plain sentence-transformers `StaticEmbedding` over lemmas. The same data and seed give the same bytes.
"""

import gzip
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nlp.embedding import save_lemma_model
from nlp.lemmas import content_terms
from nlp.train.part import Training

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_LOG = logging.getLogger(__name__)
_HYPHENATION = re.compile(r"(?<=[a-ząćęłńóśźż])-[^\S\n]*\n\s*(?=[a-ząćęłńóśźż])")
_PART = re.compile(r"^=== .*$", re.MULTILINE)
_COMMON_DIRECTIONS = 1

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of a training.

    Attributes:
        dimension: Length of a vector.
        min_count: Rarer lemmas are left out.
        max_lemmas: At most so many lemmas, the most frequent first.
        window: Words on either side that count as near; nearer ones weigh more (1/√distance).
        smoothing: Exponent of the context counts.
        rarity: Frequency (share of all words) at which a lemma counts half.
        seed: Seed of the randomised factorisation.
    """

    dimension: int = 256
    min_count: int = 5
    max_lemmas: int = 30_000
    window: int = 5
    smoothing: float = 0.75
    rarity: float = 1e-4
    seed: int = 7


def read_texts(folder: Path) -> Iterator[str]:
    """Yield the documents of the folder's text files in the order of their names, hyphenation mended.

    A line "=== name" begins a new document within a file.
    """
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.txt.gz")]):
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for part in _PART.split(raw.decode("utf-8")):
            yield _HYPHENATION.sub("", part)


def train(documents: Sequence[Sequence[str]], recipe: Recipe) -> tuple[list[str], Matrix]:
    """Return lemmas, most frequent first, with one row each.

    Args:
        documents: Lemmas of each document, in reading order.
        recipe: The settings.

    Returns:
        The lemmas and a float32 matrix [lemmas, dimension]; a text's vector is the mean of its lemmas' rows.

    Raises:
        ValueError: When fewer lemmas are frequent enough than the dimension asks for.
    """
    counts = Counter(lemma for document in documents for lemma in document)
    frequent = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[: recipe.max_lemmas]
    lemmas = [lemma for lemma, count in frequent if count >= recipe.min_count]
    if len(lemmas) <= recipe.dimension:
        what = f"{len(lemmas)} lemmas occur {recipe.min_count} times or more, {recipe.dimension} dimensions need more"
        raise ValueError(what)
    near = _cooccurrence(_sequence(documents, lemmas, recipe.window), len(lemmas), recipe.window)
    vectors = _factorise(_information(near, recipe.smoothing), recipe)
    shares = np.array([counts[lemma] for lemma in lemmas]) / sum(counts.values())
    return lemmas, _weighted(vectors, shares, recipe.rarity)


def _sequence(documents: Sequence[Sequence[str]], lemmas: Sequence[str], window: int) -> npt.NDArray[np.int32]:
    """Return all documents as lemma numbers, -1 for other words and as a gap between documents."""
    number = {lemma: index for index, lemma in enumerate(lemmas)}
    gap = [-1] * window
    rows = [np.array([number.get(lemma, -1) for lemma in document] + gap, dtype=np.int32) for document in documents]
    return np.concatenate(rows)


def _cooccurrence(sequence: npt.NDArray[np.int32], size: int, window: int) -> "csr_matrix":
    from scipy.sparse import coo_matrix, csr_matrix

    total = csr_matrix((size, size), dtype=np.float32)
    for distance in range(1, window + 1):
        left, right = sequence[:-distance], sequence[distance:]
        both = (left >= 0) & (right >= 0)
        weights = np.full(int(both.sum()), distance**-0.5, dtype=np.float32)
        total = total + coo_matrix((weights, (left[both], right[both])), shape=(size, size)).tocsr()
    return (total + total.T).tocsr()


def _information(near: "csr_matrix", smoothing: float) -> "csr_matrix":
    """Return the positive pointwise mutual information of a symmetric count matrix."""
    from scipy.sparse import csr_matrix

    pairs = near.tocoo()
    rows = np.asarray(near.sum(axis=1)).ravel().astype(np.float64)
    contexts = rows**smoothing
    contexts /= contexts.sum()
    values = np.log(pairs.data / (rows[pairs.row] * contexts[pairs.col]))
    keep = values > 0
    found = (values[keep].astype(np.float32), (pairs.row[keep], pairs.col[keep]))
    return csr_matrix(found, shape=near.shape)


def _factorise(information: "csr_matrix", recipe: Recipe) -> Matrix:
    """Return the left singular vectors, each row scaled to length 1 (weighting by singular values measured worse)."""
    from sklearn.utils.extmath import randomized_svd

    left, _, _ = randomized_svd(information, recipe.dimension, n_iter=4, random_state=recipe.seed)
    return _unit(left)


def _weighted(vectors: Matrix, shares: npt.NDArray[np.float64], rarity: float) -> Matrix:
    """Weight rows by smooth inverse frequency and take out the direction that all of them share."""
    weighted = vectors * (rarity / (rarity + shares))[:, None]
    _, _, directions = np.linalg.svd(weighted.T @ weighted)
    common = directions[:_COMMON_DIRECTIONS]
    return np.asarray(weighted - weighted @ common.T @ common, dtype=np.float32)


def _unit(rows: npt.NDArray[np.floating]) -> Matrix:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def run(data: Path, out: Path, seed: int) -> Mapping[str, float]:
    """Train on the texts below `data`, write the model directory to `out`, return its size."""
    texts = list(read_texts(data / "text"))
    documents = [content_terms(text) for text in texts]
    _LOG.info("%d documents, %d words of content", len(documents), sum(map(len, documents)))
    lemmas, vectors = train(documents, Recipe(seed=seed))
    _LOG.info("model %s", save_lemma_model(out, lemmas, vectors))
    return {"lemmas": float(len(lemmas)), "dimension": float(vectors.shape[1])}


TRAINING = Training("the static embedding of search", ("text/council.txt.gz",), run)
