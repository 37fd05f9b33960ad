"""Train named-entity recognition: `python -m nlp.train ner --data DIR`.

Static vectors come from council transcripts, ministers' letters, Wikipedia passages (PoQuAD) and the words of CEN; the
names from CEN and KPWr (CC BY 3.0). About six minutes on one core.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp.train.ner_data import TaggedSentence, read_iob
from nlp.train.ner_vectors import COLLECTIONS, Vectors, read_documents, train_vectors, words_of
from nlp.train.part import Training
from nlp.weightfile import pack_words, save_weights

CEN = ("ner/cen_train.iob", "ner/cen_val.iob")
KPWR = "ner/kpwr_a.iob"
RAW = "text/council.txt.gz"
CLUSTERS = (100, 400)
MOST_MARKS = 60_000
"""Rows of the linear half that ship: those with the largest weights."""

_LOG = logging.getLogger(__name__)

Arrays = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Base:
    """What is learnt without names: vectors, and the groups they fall into, [1 + vectors, groups]."""

    vectors: Vectors
    clusters: npt.NDArray[np.int64]


def learn_base(data: Path, seed: int) -> Base:
    """Learn vectors from plain text and the words of CEN; no word of KPWr is read, so that folds share them."""
    documents = [words_of(text) for _, text in read_documents(data)]
    documents.append([word for sentence in read_iob(data / CEN[0]) for word in sentence.words])
    vectors = train_vectors(documents, seed)
    _LOG.info("%d words of text, %d vectors", sum(map(len, documents)), len(vectors.keys))
    return Base(vectors, np.stack([_clusters(vectors, count, seed) for count in CLUSTERS], axis=1))


def _clusters(vectors: Vectors, count: int, seed: int) -> npt.NDArray[np.int64]:
    from sklearn.cluster import MiniBatchKMeans

    count = min(count, len(vectors.keys))
    means = MiniBatchKMeans(count, random_state=seed, n_init=1, batch_size=4096, max_iter=20)
    return np.concatenate([[0], means.fit(vectors.rows).labels_]).astype(np.int64)


def fit(sentences: Sequence[TaggedSentence], base: Base, seed: int) -> Arrays:
    """Return the arrays of a model fitted to `sentences`, as small as they ship."""
    import torch

    from nlp.train.ner_batches import describe_words, encode, with_capitals
    from nlp.train.ner_network import Recipe, fit_deep, fit_wide

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        recipe = Recipe()
        shown = with_capitals(sentences, np.random.default_rng(seed), share=recipe.shouted)
        numbers = {key: row for row, key in enumerate(base.vectors.keys, 1)}
        words = describe_words(shown, numbers, base.clusters)
        data = [encode(sentence, words) for sentence in shown]
        wide = fit_wide(data, recipe, seed=seed, tell=_tell)
        deep = fit_deep(data, words, base.vectors.rows, recipe, seed=seed, tell=_tell)
    finally:
        torch.set_num_threads(threads)
    return {**{name: value.astype(np.float16) for name, value in deep.items()}, **_small_wide(wide), **_vectors(base)}


def _tell(half: str, epoch: int, loss: float) -> None:
    _LOG.info("%s %d: loss %.3f", half, epoch, loss)


def _small_wide(arrays: Mapping[str, npt.NDArray[np.float32]]) -> Arrays:
    """Keep the rows with the largest weights, as bytes with a scale a row."""
    weights = arrays["wide"]
    largest = np.abs(weights).max(axis=1)
    rows = np.sort(np.argsort(-largest, kind="stable")[: min(MOST_MARKS, int((largest > 0).sum()))])
    kept, scales = _bytes(weights[rows])
    return {
        "wide_rows": rows.astype(np.int32),
        "wide_weights": kept,
        "wide_scales": scales,
        "wide_transitions": arrays["wide_transitions"].astype(np.float16),
    }


def _vectors(base: Base) -> Arrays:
    rows, scales = _bytes(base.vectors.rows)
    return {
        "vectors": rows,
        "vector_scales": scales,
        "vector_keys": pack_words(list(base.vectors.keys)),
        "clusters": base.clusters.astype(np.int16),
    }


def _bytes(rows: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float16]]:
    scales = np.maximum(np.abs(rows).max(axis=1) / 127, 1e-6).astype(np.float16)
    return np.rint(rows / scales.astype(np.float32)[:, None]).clip(-127, 127).astype(np.int8), scales


def train(data: Path, out: Path, seed: int) -> Mapping[str, float]:
    """Fit the model to all of CEN and KPWr and write it to `out`; return how much it was shown."""
    sentences = [sentence for name in (*CEN, KPWR) for sentence in read_iob(data / name)]
    arrays = fit(sentences, learn_base(data, seed), seed)
    save_weights(out, arrays, {"part": "ner", "seed": seed, "sentences": len(sentences)})
    return {"sentences": float(len(sentences)), "arrays, bytes": float(sum(a.nbytes for a in arrays.values()))}


TRAINING = Training(
    summary="named entities: persons, places, roads, organisations", needs=(*CEN, KPWR, RAW, *COLLECTIONS), run=train
)
