"""Static word vectors for the named-entity model: which lemmas stand directly before and behind a word.

Positive pointwise mutual information (context smoothing 0.75 after Levy, Goldberg & Dagan, TACL 2015), counted apart
for the two places before, the two behind, and the wider window, then factorised. What stands directly beside a word
tells a surname from a street better than the bag of words around it.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nlp.ner.features import vector_key
from nlp.ner.tokens import cut
from nlp.train.parts.council import read_texts

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int32]

COLLECTIONS = ("poquad/passages.jsonl", "sejm/corpus.jsonl")
"""Files of one JSON object a line whose `text` is read, beside the text files below `text/`."""

_DIMENSION = 80
_FEWEST = 6
_MOST = 24_000
_CONTEXTS = 6000
_GAP = 5
_SMOOTHING = 0.75
_PIECE = 4000
_BESIDE = (1, -1, 2, -2)
_WIDER = (3, 4, 5)


@dataclass(frozen=True, slots=True)
class Vectors:
    """Vectors by key; `rows` is float32 [keys, 80], each of length √80."""

    keys: tuple[str, ...]
    rows: Floats


def read_documents(data: Path) -> Iterator[tuple[str, str]]:
    """Yield (collection, text) of all plain text that vectors and pre-training read, long documents in pieces."""
    for name in COLLECTIONS:
        for line in (data / name).read_text(encoding="utf-8").splitlines():
            yield name, str(json.loads(line)["text"])
    for text in read_texts(data / "text"):
        for start in range(0, len(text), _PIECE):
            yield "text", text[start : start + _PIECE]


def words_of(text: str) -> list[str]:
    """Return the words of a text, in order, sentences run together."""
    return [word for sentence in cut(text) for word in sentence.words]


def train_vectors(documents: Sequence[Sequence[str]], seed: int) -> Vectors:
    """Return vectors of the keys that occur six times or more, at most 24,000 of them, the most frequent first."""
    counts = Counter(word for words in documents for word in words)
    keys = {word: vector_key(word) for word in counts}
    by_key: Counter[str] = Counter()
    for word, count in counts.items():
        by_key[keys[word]] += count
    frequent = sorted(by_key.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    kept = tuple(key for key, count in frequent if count >= _FEWEST)
    number = {key: row for row, key in enumerate(kept)}
    of_word = {word: number.get(key, -1) for word, key in keys.items()}
    sequence = np.concatenate([[*(of_word[word] for word in words), *[-1] * _GAP] for words in documents])
    return Vectors(kept, _factorise(_contexts(sequence.astype(np.int32), len(kept)), seed))


def _contexts(sequence: Rows, size: int) -> "csr_matrix":
    from scipy.sparse import hstack

    beside = [_information([(distance, 1.0)], sequence, size) for distance in _BESIDE]
    wider = [(sign * distance, distance**-0.5) for distance in _WIDER for sign in (1, -1)]
    return hstack([*beside, _information(wider, sequence, size)]).tocsr()


def _information(distances: Sequence[tuple[int, float]], sequence: Rows, size: int) -> "csr_matrix":
    """Return positive pointwise mutual information of words [size] and the contexts at the given distances."""
    from scipy.sparse import coo_matrix, csr_matrix

    width = min(size, _CONTEXTS)
    total = csr_matrix((size, width), dtype=np.float32)
    for distance, weight in distances:
        words, near = (
            (sequence[distance:], sequence[:-distance])
            if distance > 0
            else (
                sequence[:distance],
                sequence[-distance:],
            )
        )
        both = (words >= 0) & (near >= 0) & (near < width)
        values = np.full(int(both.sum()), weight, dtype=np.float32)
        total = total + coo_matrix((values, (words[both], near[both])), shape=(size, width)).tocsr()
    pairs = total.tocoo()
    rows = np.asarray(total.sum(axis=1)).ravel()
    columns = np.asarray(total.sum(axis=0)).ravel() ** _SMOOTHING
    information = np.log(pairs.data / (rows[pairs.row] * (columns / columns.sum())[pairs.col]))
    keep = information > 0
    found = (information[keep].astype(np.float32), (pairs.row[keep], pairs.col[keep]))
    return csr_matrix(found, shape=(size, width))


def _factorise(information: "csr_matrix", seed: int) -> Floats:
    from sklearn.utils.extmath import randomized_svd

    left, values, _ = randomized_svd(information, _DIMENSION, n_iter=3, random_state=seed)
    rows = left * values**0.5
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return np.asarray(rows * _DIMENSION**0.5, dtype=np.float32)
