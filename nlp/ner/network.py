"""The named-entity model at work: an LSTM over word rows and a linear model over marks, their marginals mixed.

Everything about a word that does not depend on its sentence is computed once and kept, so that running text costs
little more than the LSTM. Weights are plain arrays (`nlp.weightfile`); torch only multiplies them.
"""

from collections.abc import Iterator, Mapping, Sequence
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp.ner.context import PLACES, places
from nlp.ner.decode import TAGS, marginals
from nlp.ner.features import RUNS, SHAPES, TABLES, describe
from nlp.ner.wide import DISTANCES, ROWS, edge_rows, joined_rows, rows_at
from nlp.weightfile import unpack_words

Floats = npt.NDArray[np.float32]
Arrays = Mapping[str, npt.NDArray[Any]]

WIDE_SHARE = 0.5
"""Weight of the linear half: equal, since what was best on one fold was not on the next."""

_BATCH = 64
_MOST_WORDS = 40_000
_NO_ROWS = [ROWS] * (len(DISTANCES) - 1)


class Network:
    """A trained model as a function from sentences to probabilities of tags; safe to share between threads."""

    def __init__(self, arrays: Arrays) -> None:
        self._words = _WordTable(_Static(arrays), _Wide(arrays))
        self._deep = _Deep(arrays)
        self._transitions = tuple(arrays[f"{half}_transitions"].astype(np.float32) for half in ("deep", "wide"))
        self._lock = Lock()

    def probabilities(self, sentences: Sequence[Sequence[str]]) -> list[Floats]:
        """Return for each sentence the probability of every tag of every word, [words, TAGS]."""
        found: list[Floats] = [np.zeros((0, len(TAGS)), dtype=np.float32)] * len(sentences)
        order = sorted((n for n in range(len(sentences)) if sentences[n]), key=lambda n: len(sentences[n]))
        with self._lock:
            for group in _groups(order):
                batch = self._batch([sentences[number] for number in group])
                for number, rows in zip(group, batch, strict=True):
                    found[number] = rows[: len(sentences[number])]
        return found

    def _batch(self, sentences: Sequence[Sequence[str]]) -> Floats:
        lengths = np.array([len(words) for words in sentences])
        rows = self._words.numbers({word for words in sentences for word in words})
        static, near = self._words.static, self._words.near
        inputs = np.zeros((len(sentences), int(lengths.max()), static.shape[1] + PLACES), dtype=np.float32)
        linear = np.zeros((*inputs.shape[:2], len(TAGS)), dtype=np.float32)
        for number, words in enumerate(sentences):
            own = np.array([rows[word] for word in words])
            inputs[number, : len(words), :-PLACES] = static[own]
            inputs[number, : len(words), -PLACES:] = places(words)
            linear[number, : len(words)] = self._words.wide.scores(words, near[own])
        deep, wide = self._transitions
        own = marginals(self._deep.scores(inputs, lengths), lengths, deep)
        return np.asarray((1 - WIDE_SHARE) * own + WIDE_SHARE * marginals(linear, lengths, wide), dtype=np.float32)


def _groups(order: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(order), _BATCH):
        yield order[start : start + _BATCH]


class _Static:
    """The tables behind a word's row for the LSTM, and the groups of its vector."""

    def __init__(self, arrays: Arrays) -> None:
        names = [*(name for name, *_ in TABLES), SHAPES[0]]
        vectors = arrays["vectors"].astype(np.float32) * arrays["vector_scales"].astype(np.float32)[:, None]
        self._tables = [arrays[f"table_{name}"].astype(np.float32) for name in names]
        self._runs = arrays[f"table_{RUNS[0]}"].astype(np.float32)
        self._vectors = np.vstack([np.zeros((1, vectors.shape[1]), dtype=np.float32), vectors])
        self._numbers = {key: number for number, key in enumerate(unpack_words(arrays["vector_keys"]), 1)}
        self._clusters = arrays["clusters"]

    def rows(self, words: Sequence[str]) -> tuple[Floats, list[Sequence[int]]]:
        """Return one row a word, and the groups of each word's vector, () for those without one."""
        described = [describe(word) for word in words]
        ids = np.array([word.ids for word in described])
        numbers = [self._numbers.get(word.key, 0) for word in described]
        parts = [table[ids[:, column]] for column, table in enumerate(self._tables)]
        parts.append(np.array([self._runs[list(word.runs)].sum(axis=0) / len(word.runs) ** 0.5 for word in described]))
        parts.append(np.array([word.answers for word in described], dtype=np.float32))
        parts.append(self._vectors[numbers])
        groups = [self._clusters[number].tolist() if number else () for number in numbers]
        return np.concatenate(parts, axis=1, dtype=np.float32), groups


class _Wide:
    """The linear half: a pruned table of rows, the pruned ones all zeros."""

    def __init__(self, arrays: Arrays) -> None:
        weights = arrays["wide_weights"].astype(np.float32) * arrays["wide_scales"].astype(np.float32)[:, None]
        self._table = np.vstack([np.zeros((1, weights.shape[1]), dtype=np.float32), weights])
        self._places = np.zeros(ROWS + 1, dtype=np.int32)
        self._places[arrays["wide_rows"]] = np.arange(1, len(weights) + 1)

    def of_word(self, word: str, clusters: Sequence[int]) -> Floats:
        """Return what a word adds to the scores at each of `DISTANCES`, [DISTANCES, TAGS]."""
        rows = (self._places[rows_at(word, distance, clusters)] for distance in DISTANCES)
        return np.array([self._table[own].sum(axis=0) for own in rows], dtype=np.float32)

    def scores(self, words: Sequence[str], near: Floats) -> Floats:
        """Return the scores of a sentence from what its words add, [words, DISTANCES, TAGS]."""
        size = len(words)
        found = near[:, 0].copy()
        for column, distance in enumerate(DISTANCES[1:], 1):
            if abs(distance) < size:
                here = slice(max(0, -distance), size - max(0, distance))
                there = slice(max(0, distance), size - max(0, -distance))
                found[here] += near[there, column]
        extra = zip(joined_rows(words), edge_rows(size), strict=True)
        rows = [[*joined, *edges, *_NO_ROWS[len(edges) :]] for joined, edges in extra]
        found += self._table[self._places[np.array(rows)]].sum(axis=1)
        return found


class _WordTable:
    """What is kept of every word form met so far, in two growing matrices."""

    def __init__(self, static: _Static, wide: _Wide) -> None:
        self._static_part, self.wide = static, wide
        self._rows: dict[str, int] = {}
        self._size = 0
        self.static, self.near = np.zeros((0, 0), np.float32), np.zeros((0, 0, 0), np.float32)

    def numbers(self, words: set[str]) -> Mapping[str, int]:
        """Return the row of each word, described now if it is new."""
        if len(self._rows) > _MOST_WORDS:
            self._rows = {}
        new = sorted(words - self._rows.keys())
        if new:
            rows, groups = self._static_part.rows(new)
            near = np.array([self.wide.of_word(*both) for both in zip(new, groups, strict=True)])
            self._write(rows, near)
            self._rows.update({word: len(self._rows) + number for number, word in enumerate(new)})
        return self._rows

    def _write(self, rows: Floats, near: Floats) -> None:
        start = len(self._rows)
        end = start + len(rows)
        if end > len(self.static):
            room = max(1024, 2 * end)
            self.static = _grown(self.static, (room, *rows.shape[1:]), start)
            self.near = _grown(self.near, (room, *near.shape[1:]), start)
        self.static[start:end], self.near[start:end] = rows, near


def _grown(matrix: Floats, shape: tuple[int, ...], used: int) -> Floats:
    larger = np.zeros(shape, dtype=np.float32)
    if used:
        larger[:used] = matrix[:used]
    return larger


class _Deep:
    """The LSTM with its output layer."""

    def __init__(self, arrays: Arrays) -> None:
        import torch

        own = {name.removeprefix("lstm_"): value for name, value in arrays.items() if name.startswith("lstm_")}
        self._weight = torch.from_numpy(arrays["out_weight"].astype(np.float32))
        self._bias = torch.from_numpy(arrays["out_bias"].astype(np.float32))
        inputs, hidden = own["weight_ih_l0"].shape[1], own["weight_hh_l0"].shape[1]
        self._lstm = torch.nn.LSTM(inputs, hidden, bidirectional=True, batch_first=True)
        self._lstm.load_state_dict({name: torch.from_numpy(value.astype(np.float32)) for name, value in own.items()})

    def scores(self, inputs: Floats, lengths: npt.NDArray[np.int64]) -> Floats:
        """Return the scores of `TAGS`, [sentences, longest, TAGS]; rows behind a sentence's end mean nothing."""
        import torch
        from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

        with torch.inference_mode():
            packed = pack_padded_sequence(
                torch.from_numpy(inputs), torch.from_numpy(lengths), batch_first=True, enforce_sorted=False
            )
            states, _ = pad_packed_sequence(self._lstm(packed)[0], batch_first=True, total_length=inputs.shape[1])
            scores = torch.nn.functional.linear(states, self._weight, self._bias)
        return np.asarray(scores.numpy(), dtype=np.float32)
