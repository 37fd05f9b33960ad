"""The two halves of the named-entity model in training: an LSTM over word rows, and a linear model over marks.

Both are linear-chain CRFs over IOB2 tags of fine kinds and are trained apart, by maximum likelihood; at run time their
marginals are mixed. They fail differently: together they measured clearly better than two LSTMs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from nlp.ner.context import PLACES
from nlp.ner.decode import TAGS, may_follow
from nlp.ner.features import ANSWERS, RUNS, SHAPES, TABLES
from nlp.ner.wide import ROWS
from nlp.train.ner_batches import Batch, Encoded, Words, batches

Arrays = dict[str, npt.NDArray[np.float32]]
Epoch = Callable[[str, int, float], None]

_FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is trained; the settings were chosen on one fold of five.

    Attributes:
        hidden: States of the LSTM in each direction.
        epochs: Passes of the LSTM over the data.
        batch: Sentences a step of the LSTM.
        rate: Its highest learning rate (one cycle).
        forget: Share of words that lose their form, lemma and vector at once, so that endings and context must do.
        drop: Dropout of the inputs; of the states it is 0.1 more.
        wide_epochs: Passes of the linear half.
        wide_batch: Sentences a step of it.
        wide_rate: Its learning rate (AdaGrad), falling to a tenth.
        wide_damping: What AdaGrad's sums begin with: without it rare marks are learnt by heart at the first step.
        wide_drop: Share of marks left out at each step.
        shouted: Share of sentences that are also shown in capitals, and as many in small letters.
    """

    hidden: int = 100
    epochs: int = 8
    batch: int = 40
    rate: float = 4e-3
    forget: float = 0.3
    drop: float = 0.3
    wide_epochs: int = 4
    wide_batch: int = 24
    wide_rate: float = 0.5
    wide_damping: float = 0.3
    wide_drop: float = 0.4
    shouted: float = 0.03


class Chain(nn.Module):
    """The transitions of a linear-chain CRF."""

    def __init__(self) -> None:
        super().__init__()
        self.free = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        forbidden = np.where(may_follow(TAGS), 0, _FORBIDDEN).astype(np.float32)
        self.register_buffer("forbidden", torch.from_numpy(forbidden))

    def transitions(self) -> torch.Tensor:
        """Return the scores of one tag behind another, [TAGS, TAGS]."""
        return self.free + self.get_buffer("forbidden")

    def loss(self, scores: torch.Tensor, batch: Batch) -> torch.Tensor:
        """Return the mean negative log-likelihood of the batch's tags, a sentence."""
        transitions, mask, tags = self.transitions(), batch.mask, batch.tags
        weights = transitions.exp()
        first = scores[:, 0] + self.get_buffer("forbidden")[0]
        right = first.gather(1, tags[:, :1]).squeeze(1)
        steps = scores[:, 1:].gather(2, tags[:, 1:, None]).squeeze(2) + transitions[tags[:, :-1], tags[:, 1:]]
        right = right + (steps * mask[:, 1:]).sum(1)
        best = first
        for place in range(1, scores.shape[1]):
            top = best.max(1, keepdim=True)[0]
            through = ((best - top).exp() @ weights + 1e-30).log() + top + scores[:, place]
            best = torch.where(mask[:, place, None] > 0, through, best)
        return (torch.logsumexp(best, 1) - right).mean()


class Deep(nn.Module):
    """Word rows, a bidirectional LSTM, scores."""

    def __init__(self, vectors: npt.NDArray[np.float32], recipe: Recipe) -> None:
        super().__init__()
        self.recipe = recipe
        sizes = [*((rows, width) for _, rows, width in TABLES), SHAPES[1:]]
        self.tables = nn.ModuleList(nn.Embedding(rows, width) for rows, width in sizes)
        self.runs = nn.Embedding(*RUNS[1:])
        for table in (*self.tables, self.runs):
            nn.init.normal_(table.weight, std=0.3)
        padded = np.vstack([np.zeros((1, vectors.shape[1]), np.float32), vectors])
        self.register_buffer("vectors", torch.from_numpy(padded))
        width = sum(width for _, width in sizes) + RUNS[2] + ANSWERS + vectors.shape[1] + PLACES
        self.lstm = nn.LSTM(width, recipe.hidden, bidirectional=True, batch_first=True)
        self.out = nn.Linear(2 * recipe.hidden, len(TAGS))
        self.chain = Chain()

    def rows(self, used: torch.Tensor, words: Words) -> torch.Tensor:
        """Return the rows of word forms, parts of them left out at random."""
        ids, runs = words.ids[used], words.runs[used]
        form, lemma, start, end3, end4, shape = (table(ids[:, n]) for n, table in enumerate(self.tables))
        there = (runs >= 0).float()[:, :, None]
        mean = (self.runs(runs.clamp(min=0)) * there).sum(1) / there.sum(1).sqrt()
        known = _kept(used, self.recipe.forget)
        parts = (
            form * known * _kept(used, 0.2),
            lemma * known,
            start * _kept(used, 0.1),
            end3 * _kept(used, 0.1),
            end4 * _kept(used, 0.2),
            shape,
            mean * _kept(used, 0.1),
            words.answers[used],
            self.get_buffer("vectors")[words.vectors[used]] * _kept(used, 0.1),
        )
        return torch.cat(parts, 1)

    def forward(self, batch: Batch, words: Words) -> torch.Tensor:
        """Return the scores of a batch, [sentences, longest, TAGS], with dropout: training only."""
        from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

        used, places = torch.unique(batch.words, return_inverse=True)
        inputs = torch.cat([self.rows(used, words)[places], batch.places], 2)
        dropped = nn.functional.dropout(inputs, self.recipe.drop)
        packed = pack_padded_sequence(dropped, batch.lengths, batch_first=True, enforce_sorted=False)
        states, _ = pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=inputs.shape[1])
        return torch.as_tensor(self.out(nn.functional.dropout(states, self.recipe.drop + 0.1)))


def _kept(used: torch.Tensor, without: float) -> torch.Tensor:
    return (torch.rand(len(used), 1) > without).float()


def fit_deep(
    data: Sequence[Encoded], words: Words, vectors: npt.NDArray[np.float32], recipe: Recipe, *, seed: int, tell: Epoch
) -> Arrays:
    """Train the LSTM and return its arrays by name."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model = Deep(vectors, recipe)
    steps = recipe.epochs * (len(data) // recipe.batch + 2)
    optimizer = torch.optim.AdamW(model.parameters(), lr=recipe.rate, weight_decay=0.01, betas=(0.9, 0.99))
    cycle = torch.optim.lr_scheduler.OneCycleLR(optimizer, recipe.rate, total_steps=steps, pct_start=0.15)
    for epoch in range(recipe.epochs):
        total = 0.0
        for batch in batches(data, recipe.batch, rng):
            loss = model.chain.loss(model(batch, words), batch)
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            cycle.step()
            total += loss.item() * len(batch.lengths)
        tell("deep", epoch, total / len(data))
    return _deep_arrays(model)


def _deep_arrays(model: Deep) -> Arrays:
    names = [*(name for name, *_ in TABLES), SHAPES[0]]
    weights = [next(table.parameters()) for table in model.tables]
    tables = {f"table_{name}": weight for name, weight in zip(names, weights, strict=True)}
    named: Mapping[str, torch.Tensor] = {
        **tables,
        f"table_{RUNS[0]}": model.runs.weight,
        **{f"lstm_{name}": value for name, value in model.lstm.named_parameters()},
        "out_weight": model.out.weight,
        "out_bias": model.out.bias,
        "deep_transitions": model.chain.transitions(),
    }
    return {name: value.detach().numpy().astype(np.float32) for name, value in named.items()}


def fit_wide(data: Sequence[Encoded], recipe: Recipe, *, seed: int, tell: Epoch) -> Arrays:
    """Train the linear half and return its table [ROWS, TAGS] and transitions."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    table = nn.EmbeddingBag(ROWS, len(TAGS), mode="sum", sparse=True)
    nn.init.zeros_(table.weight)
    chain = Chain()
    parameters = [*table.parameters(), *chain.parameters()]
    optimizer = torch.optim.Adagrad(parameters, recipe.wide_rate, initial_accumulator_value=recipe.wide_damping)
    frequent = _frequent(data)
    for epoch in range(recipe.wide_epochs):
        total = 0.0
        optimizer.param_groups[0]["lr"] = recipe.wide_rate * max(0.1, 1 - epoch / recipe.wide_epochs)
        for batch in batches(data, recipe.wide_batch, rng):
            loss = chain.loss(_wide_scores(table, batch, frequent, recipe.wide_drop), batch)
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            optimizer.step()
            total += loss.item() * len(batch.lengths)
        tell("wide", epoch, total / len(data))
    weights = table.weight.detach().numpy().astype(np.float32)
    return {"wide": weights, "wide_transitions": chain.transitions().detach().numpy().astype(np.float32)}


def _frequent(data: Sequence[Encoded]) -> torch.Tensor:
    """Return for each row 1 where its mark occurs twice or more: what occurs once is only learnt by heart."""
    counts = np.zeros(ROWS, dtype=np.int64)
    for sentence in data:
        np.add.at(counts, np.concatenate([np.array(rows) for rows in sentence.wide]), 1)
    return torch.from_numpy((counts > 1).astype(np.float32))


def _wide_scores(table: nn.EmbeddingBag, batch: Batch, frequent: torch.Tensor, drop: float) -> torch.Tensor:
    counts = np.array([len(rows) for rows in batch.wide])
    flat = torch.from_numpy(np.concatenate([np.array(rows, dtype=np.int64) for rows in batch.wide]))
    offsets = torch.from_numpy(np.concatenate([[0], counts.cumsum()[:-1]]))
    kept = (torch.rand(len(flat)) > drop).float() / (1 - drop) * frequent[flat]
    found = table(flat, offsets, per_sample_weights=kept)
    scores = torch.zeros(*batch.mask.shape, found.shape[1])
    scores[batch.mask > 0] = found
    return scores
