"""The recurrent half of the tone model: an LSTM in both directions over the vectors of a text's tokens.

This module needs PyTorch; it is imported only where the network is asked or trained.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from nlp.sentiment.rows import Floats
from nlp.sentiment.tokens import Token
from nlp.sentiment.vocabulary import GRAMS, KINDS, TokenRows, Vocabulary, by_length, distinct

WIDTH, HIDDEN = 64, 80
"""Length of a token's vector, and of the state of one direction."""

LONGEST = 120
"""Tokens of a text that are read."""

TABLES = ("word", "lemma", "kind", "gram")
_STEPS = 127

Arrays = dict[str, npt.NDArray[Any]]


class ToneNetwork(nn.Module):
    """Scores of texts. A token's vector is the sum of those of its word, lemma and class and the mean of its n-grams'.

    The states of a text are pooled three ways: greatest value, mean, and a mean weighted by attention.
    """

    def __init__(self, vocabulary: Vocabulary, labels: int) -> None:
        """Make a network with random weights."""
        super().__init__()
        self.vocabulary = vocabulary
        self.word = nn.Embedding(len(vocabulary.words) + 1, WIDTH)
        self.lemma = nn.Embedding(len(vocabulary.lemmas) + 1, WIDTH)
        self.kind = nn.Embedding(KINDS, WIDTH)
        self.gram = nn.EmbeddingBag(GRAMS, WIDTH, mode="mean")
        for name in TABLES:
            nn.init.normal_(self.get_parameter(f"{name}.weight"), std=0.1)
        self.lstm = nn.LSTM(WIDTH, HIDDEN, batch_first=True, bidirectional=True)
        self.attention = nn.Linear(2 * HIDDEN, 1)
        self.out = nn.Linear(6 * HIDDEN, labels)

    def vectors(self, rows: TokenRows) -> torch.Tensor:
        """Return the vectors of tokens, [tokens, WIDTH]."""
        word, lemma, kind, grams, starts = (
            torch.from_numpy(part) for part in (rows.word, rows.lemma, rows.kind, rows.grams, rows.starts)
        )
        found = self.word(word) + self.lemma(lemma) + self.kind(kind) + self.gram(grams, starts)
        return torch.as_tensor(found)

    def states(self, vectors: torch.Tensor) -> torch.Tensor:
        """Return the states [texts, length, 2 HIDDEN] of texts of one length, [texts, length, WIDTH]."""
        return torch.as_tensor(self.lstm(vectors)[0])

    def pooled(self, states: torch.Tensor) -> torch.Tensor:
        """Return what is known of each text, [texts, 6 HIDDEN]."""
        share = self.attention(states).softmax(1)
        return torch.cat([states.amax(1), (share * states).sum(1), states.mean(1)], 1)

    def forward(self, vectors: torch.Tensor) -> torch.Tensor:
        """Return the scores [texts, labels] of texts of one length, [texts, length, WIDTH]."""
        return torch.as_tensor(self.out(self.pooled(self.states(vectors))))

    def scores(self, texts: Sequence[Sequence[Token]]) -> Floats:
        """Return scores, float32 [texts, labels]: logarithms of probabilities but for a constant. Empty ones have 0."""
        tokens, rows = distinct([text[:LONGEST] for text in texts])
        found = np.zeros((len(texts), self.out.out_features), dtype=np.float32)
        with torch.inference_mode():
            vectors = self.vectors(self.vocabulary.rows(tokens))
            for length, places in by_length(rows).items():
                if length:
                    batch = torch.from_numpy(np.stack([rows[place] for place in places]))
                    found[places] = self(vectors[batch]).numpy()
        return found


def arrays_of(network: ToneNetwork) -> Arrays:
    """Return the network as arrays: tables in 8 bits with a scale for each row, the rest in 16 bits."""
    found: Arrays = {"words": network.vocabulary.words, "lemmas": network.vocabulary.lemmas}
    for name, value in network.state_dict().items():
        weights = value.numpy().astype(np.float32)
        table = name.removesuffix(".weight")
        if table in TABLES:
            scale = (np.maximum(np.abs(weights).max(axis=1), 1e-3) / _STEPS).astype(np.float16)
            found[f"scale.{table}"] = scale
            found[name] = np.round(weights / scale.astype(np.float32)[:, None]).clip(-_STEPS, _STEPS).astype(np.int8)
        else:
            found[name] = weights.astype(np.float16)
    return found


def network_of(arrays: Mapping[str, npt.NDArray[Any]], labels: int) -> ToneNetwork:
    """Return the network that `arrays_of` made arrays of, but for their rounding."""
    network = ToneNetwork(Vocabulary(arrays["words"], arrays["lemmas"]), labels)
    state = {name: arrays[name].astype(np.float32) for name in network.state_dict()}
    for table in TABLES:
        state[f"{table}.weight"] *= arrays[f"scale.{table}"].astype(np.float32)[:, None]
    network.load_state_dict({name: torch.from_numpy(value) for name, value in state.items()})
    return network.eval()
