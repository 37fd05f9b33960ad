"""Training of the recurrent half of the tone model: first to guess the lemmas around each place, then the tones."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from nlp.sentiment.network import HIDDEN, WIDTH, ToneNetwork
from nlp.sentiment.rows import Floats
from nlp.sentiment.tokens import Token
from nlp.sentiment.vocabulary import Ints, TokenRows, by_length, distinct, vocabulary_of

LEAST_WORDS, LEAST_LEMMAS = 5, 3
GUESSING, JUDGING = 3, 5
"""Epochs of the two stages."""

RATE, BATCH, LONGEST = 2e-3, 64, 60
_WARM = 200
_DROPPED, _HIDDEN_PARTS = 0.4, 0.1
_WRONG, _POWER = 400, 0.75
_GUESSES_SHARE, _SMOOTH = 0.1, 0.05


@dataclass(frozen=True)
class Lesson:
    """Texts ready for training.

    Attributes:
        rows: The rows of the distinct tokens.
        texts: For each text the numbers of its tokens.
        targets: float32 [texts, labels], the share of each label.
        emphasis: float32 [texts].
        common: float64 [lemmas + 1], cumulated chance of each lemma to be drawn as a wrong guess.
    """

    rows: TokenRows
    texts: Sequence[Ints]
    targets: Floats
    emphasis: Floats
    common: np.ndarray[tuple[int], np.dtype[np.float64]]


class Student(nn.Module):
    """The network with what only its training needs."""

    def __init__(self, network: ToneNetwork, seed: int) -> None:
        """Wrap a network; draws follow `seed`."""
        super().__init__()
        self.network = network
        self.ahead, self.back = nn.Linear(HIDDEN, WIDTH), nn.Linear(HIDDEN, WIDTH)
        self.draw = np.random.default_rng(seed)

    def states(self, lesson: Lesson, places: Sequence[int]) -> tuple[torch.Tensor, Ints]:
        """Return the states of texts of one length, parts of their words hidden, and the lemmas at each place."""
        numbers, own = np.unique(np.stack([lesson.texts[place] for place in places]), return_inverse=True)
        rows = _picked(lesson.rows, numbers)
        own = own.reshape(len(places), -1)
        hidden = TokenRows(self._some(rows.word), self._some(rows.lemma), rows.kind, rows.grams, rows.starts)
        vectors = self.network.vectors(hidden)[torch.from_numpy(own)]
        seen = torch.rand(own.shape).gt(_HIDDEN_PARTS).unsqueeze(-1)
        states = self.network.states(functional.dropout(vectors * seen, _DROPPED))
        return states, np.asarray(rows.lemma[own], dtype=np.int64)

    def _some(self, rows: Ints) -> Ints:
        return np.where(self.draw.random(len(rows)) < _HIDDEN_PARTS, 0, rows)

    def judged(self, states: torch.Tensor, targets: Floats, emphasis: Floats) -> torch.Tensor:
        """Return the loss of the tones, a mean over texts."""
        scores = self.network.out(functional.dropout(self.network.pooled(states), _DROPPED))
        wanted = torch.from_numpy(targets * (1 - _SMOOTH) + _SMOOTH / targets.shape[1])
        losses = -(wanted * scores.log_softmax(1)).sum(1)
        return torch.as_tensor((losses * torch.from_numpy(emphasis)).mean())

    def guessed(self, states: torch.Tensor, lemmas: Ints, wrong: Ints) -> torch.Tensor:
        """Return the loss of guessing each lemma from what stands before it plus that from what stands behind it.

        Each is told from the lemmas `wrong`; unknown ones are not asked.
        """
        if lemmas.shape[1] < 2:
            return torch.zeros(())
        ahead = self.ahead(functional.dropout(states[:, :-1, :HIDDEN], _DROPPED))
        back = self.back(functional.dropout(states[:, 1:, HIDDEN:], _DROPPED))
        guesses = torch.cat([ahead.reshape(-1, WIDTH), back.reshape(-1, WIDTH)])
        truth = torch.from_numpy(np.concatenate([lemmas[:, 1:].ravel(), lemmas[:, :-1].ravel()]))
        known = truth > 0
        return self._surprise(guesses[known], truth[known], torch.from_numpy(wrong))

    def _surprise(self, guesses: torch.Tensor, truth: torch.Tensor, wrong: torch.Tensor) -> torch.Tensor:
        if not len(truth):
            return torch.zeros(())
        table = self.network.lemma
        right = (guesses * table(truth)).sum(1, keepdim=True)
        others = (guesses @ table(wrong).T).masked_fill(truth[:, None] == wrong[None], -1e4)
        return 2 * functional.cross_entropy(torch.cat([right, others], 1), torch.zeros(len(truth), dtype=torch.long))


def fit_network(texts: Sequence[Sequence[Token]], targets: Floats, emphasis: Floats, *, seed: int) -> ToneNetwork:
    """Return a network fitted to `texts`.

    Args:
        texts: Sentences.
        targets: float32 [texts, labels], the share of each label.
        emphasis: float32 [texts], how often each counts.
        seed: Same seed, same network.
    """
    with _repeatable(seed):
        network = ToneNetwork(vocabulary_of(texts, words=LEAST_WORDS, lemmas=LEAST_LEMMAS), targets.shape[1])
        student, lesson = Student(network, seed), _lesson(network, texts, targets, emphasis)
        _stage(student, lesson, GUESSING, judging=False)
        _stage(student, lesson, JUDGING, judging=True)
        return network.eval()


@contextmanager
def _repeatable(seed: int) -> Iterator[None]:
    """Let PyTorch compute on one thread, with its draws from `seed`, and as before afterwards."""
    threads = torch.get_num_threads()
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def _lesson(network: ToneNetwork, texts: Sequence[Sequence[Token]], targets: Floats, emphasis: Floats) -> Lesson:
    tokens, numbers = distinct([text[:LONGEST] for text in texts])
    rows = network.vocabulary.rows(tokens)
    every = np.concatenate([rows.lemma[own] for own in numbers])
    counts = np.bincount(every, minlength=len(network.vocabulary.lemmas) + 1).astype(np.float64) ** _POWER
    counts[0] = 0.0
    return Lesson(rows, numbers, targets, emphasis, np.cumsum(counts / max(counts.sum(), 1e-9)))


def _stage(student: Student, lesson: Lesson, epochs: int, *, judging: bool) -> None:
    optimiser = torch.optim.Adam(student.parameters(), lr=RATE, fused=True)
    batches = [batch for _ in range(epochs) for batch in _batches(lesson.texts, student.draw)]
    for step, batch in enumerate(batches):
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1.0, step / _WARM + 0.01) * max(0.02, 1 - step / len(batches))
        loss = _loss(student, lesson, batch, judging=judging)
        if loss.requires_grad:
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimiser.step()


def _loss(student: Student, lesson: Lesson, batch: Sequence[int], *, judging: bool) -> torch.Tensor:
    states, lemmas = student.states(lesson, batch)
    wrong = np.searchsorted(lesson.common, student.draw.random(_WRONG))
    guesses = student.guessed(states, lemmas, np.minimum(wrong, len(lesson.common) - 1))
    if not judging:
        return guesses
    return student.judged(states, lesson.targets[batch], lesson.emphasis[batch]) + _GUESSES_SHARE * guesses


def _batches(texts: Sequence[Ints], draw: np.random.Generator) -> list[list[int]]:
    """Return the places of all texts with a token, in batches of one length each, in random order."""
    found = []
    for length, places in by_length(texts).items():
        if length:
            mixed = draw.permutation(places).tolist()
            found += [mixed[start : start + BATCH] for start in range(0, len(mixed), BATCH)]
    return [found[place] for place in draw.permutation(len(found))]


def _picked(rows: TokenRows, numbers: Ints) -> TokenRows:
    """Return the rows of some tokens."""
    ends = np.append(rows.starts[1:], len(rows.grams))
    sizes = (ends - rows.starts)[numbers]
    starts = np.cumsum(sizes) - sizes
    grams = np.repeat(rows.starts[numbers] - starts, sizes) + np.arange(int(sizes.sum()))
    return TokenRows(rows.word[numbers], rows.lemma[numbers], rows.kind[numbers], rows.grams[grams], starts)
