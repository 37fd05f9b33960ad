"""Fitting the tagger's network in PyTorch; `nlp.tagging.network` runs what is learnt in NumPy."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nlp.tagging.candidates import Candidate, Setting, candidates, guessed, setting_of
from nlp.tagging.features import unit_shares, word_names
from nlp.tagging.guesser import Guesser
from nlp.tagging.network import GAP, OFFSETS, Network
from nlp.tagging.units import UNITS
from nlp.train.tagged import Sentence, Word, join_abbreviations, matching

if TYPE_CHECKING:
    import torch

INPUTS, HIDDEN = 64, 112
EPOCHS, BATCH, RATE = 6, 48, 2e-3
_FEWEST = {"w": 4, "l": 4, "a": 4, "e": 6, "s": 1}
_DROPPED_WORDS, _DROPPED_HIDDEN = 0.25, 0.2
_RARE, _HIDDEN_SHARE = 2, 0.35

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
_Bag = tuple[Ints, Ints, Floats]


@dataclass(frozen=True, slots=True)
class Kind:
    """A token as spelt: everything that does not depend on its context."""

    found: tuple[Candidate, ...]
    units: Ints
    shares: Floats
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence ready for training: the kind of each token and which candidates are right."""

    kinds: tuple[Kind, ...]
    right: tuple[npt.NDArray[np.bool_], ...]


class Reader:
    """Makes examples of sentences; kinds are kept by spelling."""

    def __init__(self, guesser: Guesser) -> None:
        self._guesser = guesser
        self._kinds: dict[tuple[str, Setting, bool], Kind] = {}

    def kind(self, word: str, setting: Setting, *, hidden: bool = False) -> Kind:
        """Return the kind of a token; `hidden` as though the dictionary did not know it."""
        key = (word, setting, hidden)
        if key not in self._kinds:
            found = tuple(guessed(word, self._guesser)) if hidden else candidates(word, setting, self._guesser)
            options = np.array([one.units for one in found], dtype=np.int16)
            priors = np.array([one.priors for one in found], dtype=np.float32)
            self._kinds[key] = Kind(found, *unit_shares(options, priors), tuple(word_names(word, found)))
        return self._kinds[key]

    def examples(self, sentences: Sequence[Sentence], seed: int) -> Iterator[Example]:
        """Yield an example a sentence; rare open-class words are now and then hidden from the dictionary."""
        rng = np.random.default_rng(seed)
        counts = Counter(word.text.lower() for sentence in sentences for word in sentence.words)
        for sentence in sentences:
            words = join_abbreviations(sentence.words, rng.random(len(sentence.words)) < 0.6)
            hide = rng.random(len(words)) < _HIDDEN_SHARE
            hidden = [bool(one) and _hideable(word, counts) for one, word in zip(hide, words, strict=True)]
            yield self._example(words, hidden)

    def _example(self, words: Sequence[Word], hide: Sequence[bool]) -> Example:
        kinds, right = [], []
        texts = [word.text for word in words]
        for place, word in enumerate(words):
            setting = setting_of(texts, place)
            kind = self.kind(word.text, setting)
            mask = matching(word, kind.found)
            if hide[place] and mask.any():
                other = self.kind(word.text, setting, hidden=True)
                own = matching(word, other.found)
                kind, mask = (other, own) if own.any() else (kind, mask)
            kinds.append(kind)
            right.append(mask)
        return Example(tuple(kinds), tuple(right))


def _hideable(word: Word, counts: Counter[str]) -> bool:
    return counts[word.text.lower()] <= _RARE and word.text.isalpha() and len(word.text) > 3


def vocabulary(examples: Iterable[Example]) -> dict[str, int]:
    """Return the features of words that are frequent enough, with their places."""
    counts = Counter(name for example in examples for kind in example.kinds for name in kind.names)
    kept = sorted(name for name, count in counts.items() if count >= _FEWEST[name[0]])
    return {name: place for place, name in enumerate(kept)}


@dataclass(frozen=True, slots=True)
class _Batch:
    rows: int
    filled: Ints
    units: _Bag
    likely: _Bag
    words: _Bag
    owner: Ints
    options: Ints
    priors: Floats
    right: npt.NDArray[np.bool_]


def _batch(examples: Sequence[Example], places: dict[str, int], rng: np.random.Generator) -> _Batch:
    filled, kinds, right = [], [], []
    row = GAP
    for example in examples:
        for kind, mask in zip(example.kinds, example.right, strict=True):
            filled.append(row)
            kinds.append(kind)
            right.append(mask)
            row += 1
        row += GAP
    units = [kind.units for kind in kinds]
    words = [np.array([places[name] for name in kind.names if name in places], dtype=np.int64) for kind in kinds]
    kept = [one[rng.random(len(one)) >= _DROPPED_WORDS] for one in words]
    asked = [place for place, mask in enumerate(right) if mask.any() and not mask.all()]
    options = [candidate for place in asked for candidate in kinds[place].found]
    owner = np.repeat(np.arange(len(asked)), [len(kinds[place].found) for place in asked])
    return _Batch(
        row,
        np.array(filled),
        _bag(units, [np.full(len(one), len(one) ** -0.5, dtype=np.float32) for one in units]),
        _bag(units, [kind.shares for kind in kinds]),
        _bag(kept, [np.ones(len(one), dtype=np.float32) for one in kept]),
        np.stack([owner, np.array(filled)[np.array(asked)][owner]]),
        np.array([one.units for one in options], dtype=np.int64),
        np.array([one.priors for one in options], dtype=np.float32),
        np.concatenate([right[place] for place in asked]),
    )


def _bag(lists: Sequence[Ints], weights: Sequence[Floats]) -> _Bag:
    sizes = np.array([len(one) for one in lists])
    return np.concatenate(lists), np.cumsum(sizes) - sizes, np.concatenate(weights)


def fit_network(examples: Sequence[Example], places: dict[str, int], *, seed: int, epochs: int = EPOCHS) -> Network:
    """Return a network fitted to examples: the probability of the right candidates is made as large as can be."""
    with _repeatable(seed):
        return _network(_fitted(examples, places, seed, epochs))


@contextmanager
def _repeatable(seed: int) -> Iterator[None]:
    """Let PyTorch compute on one thread and in one order, and as before afterwards."""
    import torch

    threads, strict = torch.get_num_threads(), torch.are_deterministic_algorithms_enabled()
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    try:
        yield
    finally:
        torch.set_num_threads(threads)
        torch.use_deterministic_algorithms(strict)


def _fitted(examples: Sequence[Example], places: dict[str, int], seed: int, epochs: int) -> "torch.nn.ModuleDict":
    import torch

    rng = np.random.default_rng(seed)
    model = _model(len(places))
    steps = epochs * -(-len(examples) // BATCH)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    for _ in range(epochs):
        order = rng.permutation(len(examples))
        for begin in range(0, len(order), BATCH):
            batch = _batch([examples[place] for place in order[begin : begin + BATCH]], places, rng)
            loss = _loss(model, batch)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    return model


def _model(words: int) -> "torch.nn.ModuleDict":
    import torch
    from torch import nn

    widths = [INPUTS, *[HIDDEN] * len(OFFSETS)]
    layers = [nn.Linear(len(offsets) * widths[place], HIDDEN) for place, offsets in enumerate(OFFSETS)]
    model = nn.ModuleDict(
        {
            "units": nn.EmbeddingBag(len(UNITS), INPUTS, mode="sum"),
            "likely": nn.EmbeddingBag(len(UNITS), INPUTS, mode="sum"),
            "words": nn.EmbeddingBag(words, INPUTS, mode="sum"),
            "layers": nn.ModuleList(layers),
            "scores": nn.Linear(HIDDEN, len(UNITS)),
            "priors": nn.Linear(3, 1, bias=False),
        }
    )
    with torch.no_grad():
        model["words"].weight.mul_(0.0)  # type: ignore[operator]
        model["units"].weight.mul_(0.3)  # type: ignore[operator]
        model["likely"].weight.mul_(0.3)  # type: ignore[operator]
        model["priors"].weight.fill_(0.3)  # type: ignore[operator]
    return model


def _loss(model: "torch.nn.ModuleDict", batch: _Batch) -> "torch.Tensor":
    import torch

    bags = {"units": batch.units, "likely": batch.likely, "words": batch.words}
    tokens = sum(_embed(model[name], bag) for name, bag in bags.items())
    filled = torch.from_numpy(batch.filled)
    mask = torch.zeros(batch.rows, 1).index_fill(0, filled, 1.0)
    rows = torch.zeros(batch.rows, INPUTS).index_copy(0, filled, torch.as_tensor(tokens))
    for place, offsets in enumerate(OFFSETS):
        rows = torch.nn.functional.dropout(rows, _DROPPED_HIDDEN)
        wide = torch.cat([_shifted(rows, offset) for offset in offsets], dim=1)
        further = torch.relu(model["layers"][place](wide))  # type: ignore[index]
        rows = (further + rows if further.shape == rows.shape else further) * mask
    logits = model["scores"](torch.nn.functional.dropout(rows, _DROPPED_HIDDEN))
    logits = torch.cat([logits, torch.zeros(batch.rows, 1)], dim=1)
    owner, row = torch.from_numpy(batch.owner)
    scores = logits[row[:, None], torch.from_numpy(batch.options)].sum(dim=1)
    scores = scores + model["priors"](torch.from_numpy(batch.priors)).squeeze(1)
    return _surprise(scores, owner, torch.from_numpy(batch.right))


def _embed(bag: "torch.nn.Module", tokens: _Bag) -> "torch.Tensor":
    import torch

    flat, offsets, weights = (torch.from_numpy(one) for one in tokens)
    return torch.as_tensor(bag(flat, offsets, per_sample_weights=weights))


def _shifted(rows: "torch.Tensor", offset: int) -> "torch.Tensor":
    import torch

    if not offset:
        return rows
    blank = torch.zeros(abs(offset), rows.shape[1])
    return torch.cat([blank, rows[:offset]] if offset < 0 else [rows[offset:], blank])


def _surprise(scores: "torch.Tensor", owner: "torch.Tensor", right: "torch.Tensor") -> "torch.Tensor":
    """Return the mean over tokens of -log of the probability of the right candidates."""
    import torch

    size = int(owner[-1]) + 1
    top = torch.full((size,), -1e9).scatter_reduce(0, owner, scores.detach(), "amax")
    powers = torch.exp(scores - top[owner])
    whole = torch.zeros(size).index_add(0, owner, powers)
    good = torch.zeros(size).index_add(0, owner, powers * right)
    return (torch.log(whole) - torch.log(good + 1e-9)).mean()


def _network(model: "torch.nn.ModuleDict") -> Network:
    state = {name: value.detach().numpy().astype(np.float32) for name, value in model.state_dict().items()}
    layers = tuple((state[f"layers.{at}.weight"].T.copy(), state[f"layers.{at}.bias"]) for at in range(len(OFFSETS)))
    return Network(
        units=state["units.weight"],
        likely=state["likely.weight"],
        words=state["words.weight"],
        layers=layers,
        scores=(state["scores.weight"].T.copy(), state["scores.bias"]),
        priors=state["priors.weight"][0],
    )
