"""The tagger itself: sentences in, one reading a token out, many sentences at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
import numpy.typing as npt

from nlp.tagging.candidates import Candidate, Setting, candidates, heard_of, setting_of
from nlp.tagging.features import unit_shares, word_names
from nlp.tagging.guesser import Guesser
from nlp.tagging.network import GAP, Network
from nlp.tagging.units import MOST_UNITS, UNITS

_MOST_KINDS = 1 << 17
_ROWS = 1 << 13


@dataclass(slots=True)
class _Kinds:
    """Spellings met so far; what is known of each lies in arrays that grow."""

    places: dict[tuple[str, Setting], int]
    vectors: npt.NDArray[np.float32]
    starts: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    found: list[Candidate]
    options: npt.NDArray[np.int16]
    priors: npt.NDArray[np.float32]


def _grown(array: npt.NDArray[np.generic], size: int) -> npt.NDArray[np.generic]:
    if size <= len(array):
        return array
    larger = np.zeros((max(size, 2 * len(array)), *array.shape[1:]), dtype=array.dtype)
    larger[: len(array)] = array
    return larger


class Tagger:
    """Chooses among the readings of each token by its context.

    Safe to share between threads: one batch runs at a time. What is known of a spelling is kept, up to a bound.
    """

    def __init__(self, network: Network, guesser: Guesser, vocabulary: Mapping[str, int]) -> None:
        self._network = network
        self._guesser = guesser
        self._vocabulary = vocabulary
        self._lock = Lock()
        self._kinds = self._empty()

    def _empty(self) -> _Kinds:
        return _Kinds(
            {},
            np.zeros((1024, self._network.inputs), dtype=np.float32),
            np.zeros(1024, dtype=np.int64),
            np.zeros(1024, dtype=np.int64),
            [],
            np.full((4096, MOST_UNITS), len(UNITS), dtype=np.int16),
            np.zeros(4096, dtype=np.float32),
        )

    def choose(self, sentences: Sequence[Sequence[str]]) -> list[list[Candidate]]:
        """Return the reading of every token of every sentence; sentences do not influence one another."""
        with self._lock:
            return [chosen for part in _parts(sentences) for chosen in self._choose(part)]

    def _choose(self, sentences: Sequence[Sequence[str]]) -> list[list[Candidate]]:
        kinds = np.array([place for sentence in sentences for place in self._places(sentence)], dtype=np.int64)
        if not len(kinds):
            return [[] for _ in sentences]
        rows = _rows(sentences)
        best = self._best(kinds, rows)
        found = self._kinds.found
        chosen = iter([found[place] for place in best.tolist()])
        answer = [[next(chosen) for _ in sentence] for sentence in sentences]
        if len(self._kinds.places) > _MOST_KINDS:
            self._kinds = self._empty()
        return answer

    def _places(self, sentence: Sequence[str]) -> Iterator[int]:
        places = self._kinds.places
        for at, word in enumerate(sentence):
            key = (word, setting_of(sentence, at))
            place = places.get(key)
            yield self._add(key) if place is None else place

    def _best(self, kinds: npt.NDArray[np.int64], rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return for each token the place of its best candidate; a token with one candidate is not scored."""
        own = self._kinds
        starts, sizes = own.starts[kinds], own.sizes[kinds]
        best = starts.copy()
        asked = np.flatnonzero(sizes > 1)
        if not len(asked):
            return best
        tokens = np.zeros((int(rows[-1]) + GAP + 1, self._network.inputs), dtype=np.float32)
        tokens[rows] = own.vectors[kinds]
        filled = np.zeros(len(tokens), dtype=np.bool_)
        filled[rows] = True
        logits = self._network.logits(self._network.hidden(tokens, filled)[rows[asked]])
        counts = sizes[asked]
        firsts = np.cumsum(counts) - counts
        owner = np.repeat(np.arange(len(asked)), counts)
        options = starts[asked][owner] + np.arange(len(owner)) - firsts[owner]
        scores = logits[owner[:, None], own.options[options]].sum(axis=1) + own.priors[options]
        top = np.maximum.reduceat(scores, firsts)
        hits = np.flatnonzero(scores == top[owner])
        _, first = np.unique(owner[hits], return_index=True)
        best[asked] = options[hits[first]]
        return best

    def _add(self, key: tuple[str, Setting]) -> int:
        word, setting = key
        own = self._kinds
        found = heard_of(candidates(word, setting, self._guesser))
        place, begin, end = len(own.places), len(own.found), len(own.found) + len(found)
        own.vectors = _grown(own.vectors, place + 1)  # type: ignore[assignment]
        own.starts, own.sizes = _grown(own.starts, place + 1), _grown(own.sizes, place + 1)  # type: ignore[assignment]
        own.options, own.priors = _grown(own.options, end), _grown(own.priors, end)  # type: ignore[assignment]
        options = np.array([one.units for one in found], dtype=np.int16)
        priors = np.array([one.priors for one in found], dtype=np.float32)
        names = (self._vocabulary.get(name, -1) for name in word_names(word, found))
        words = np.array([name for name in names if name >= 0], dtype=np.int64)
        own.vectors[place] = self._network.vector(*unit_shares(options, priors), words)
        own.starts[place], own.sizes[place] = begin, len(found)
        own.options[begin:end] = options
        own.priors[begin:end] = priors @ self._network.priors
        own.found.extend(found)
        own.places[key] = place
        return place


def _rows(sentences: Sequence[Sequence[str]]) -> npt.NDArray[np.int64]:
    """Return the row of each token: sentences one behind the other, `GAP` blank rows before each."""
    sizes = np.array([len(sentence) for sentence in sentences])
    return np.arange(int(sizes.sum())) + np.repeat((np.arange(len(sizes)) + 1) * GAP, sizes)


def _parts(sentences: Sequence[Sequence[str]]) -> Iterator[Sequence[Sequence[str]]]:
    """Yield runs of sentences of some thousand tokens, so that matrices stay in the processor's cache."""
    begin, size = 0, 0
    for place, sentence in enumerate(sentences):
        if size and size + len(sentence) > _ROWS:
            yield sentences[begin:place]
            begin, size = place, 0
        size += len(sentence)
    yield sentences[begin:]
