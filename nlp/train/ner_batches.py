"""Training data of the named-entity model as numbers: sentences by length in batches, words described once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nlp.ner.context import places
from nlp.ner.features import MOST_RUNS, describe
from nlp.ner.wide import DISTANCES, edge_rows, joined_rows, rows_at
from nlp.train.ner_data import TaggedSentence

if TYPE_CHECKING:
    import torch

_POOL = 20
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Words:
    """All word forms of the data, by number.

    Attributes:
        numbers: Number of each form.
        ids: Rows of `TABLES` and `SHAPES`, [forms, tables].
        runs: Rows of `RUNS`, [forms, MOST_RUNS], -1 where there are fewer.
        answers: Of the dictionary, [forms, ANSWERS].
        vectors: Row of the static vector, 0 for none.
        wide: Rows of the linear half by distance, for each form.
    """

    numbers: Mapping[str, int]
    ids: "torch.Tensor"
    runs: "torch.Tensor"
    answers: "torch.Tensor"
    vectors: "torch.Tensor"
    wide: tuple[Mapping[int, list[int]], ...]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence as numbers; `wide` are the rows of the linear half, one array a word."""

    words: npt.NDArray[np.int64]
    tags: npt.NDArray[np.int64]
    places: npt.NDArray[np.float32]
    wide: tuple[list[int], ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences side by side, [sentences, longest]; `mask` is 1 where a word stands."""

    words: "torch.Tensor"
    tags: "torch.Tensor"
    places: "torch.Tensor"
    mask: "torch.Tensor"
    lengths: "torch.Tensor"
    wide: tuple[list[int], ...]


def describe_words(
    sentences: Sequence[TaggedSentence], vector_rows: Mapping[str, int], clusters: npt.NDArray[np.int64]
) -> Words:
    """Describe every word form of `sentences`.

    Args:
        sentences: The data.
        vector_rows: Row of each key's static vector, from 1.
        clusters: The groups of each vector, [1 + vectors, groups]; row 0 is not used.
    """
    import torch

    forms = sorted({word for sentence in sentences for word in sentence.words})
    described = [describe(form) for form in forms]
    rows = [vector_rows.get(word.key, 0) for word in described]
    groups = [clusters[row].tolist() if row else [] for row in rows]
    return Words(
        numbers={form: number for number, form in enumerate(forms)},
        ids=torch.tensor([word.ids for word in described]),
        runs=torch.tensor([[*word.runs, *[-1] * (MOST_RUNS - len(word.runs))] for word in described]),
        answers=torch.tensor(np.array([word.answers for word in described], dtype=np.float32)),
        vectors=torch.tensor(rows),
        wide=tuple(
            {distance: rows_at(form, distance, own) for distance in DISTANCES}
            for form, own in zip(forms, groups, strict=True)
        ),
    )


def encode(sentence: TaggedSentence, words: Words) -> Encoded:
    """Return a sentence as numbers."""
    numbers = [words.numbers[word] for word in sentence.words]
    around = [
        [row for d in DISTANCES if 0 <= place + d < len(numbers) for row in words.wide[numbers[place + d]][d]]
        for place in range(len(numbers))
    ]
    extra = zip(around, joined_rows(sentence.words), edge_rows(len(numbers)), strict=True)
    return Encoded(
        words=np.array(numbers),
        tags=np.array(sentence.tags),
        places=places(sentence.words),
        wide=tuple([*near, *joined, *edges] for near, joined, edges in extra),
    )


def with_capitals(
    sentences: Sequence[TaggedSentence], rng: np.random.Generator, *, share: float
) -> list[TaggedSentence]:
    """Return `sentences` and, behind them, a share of them all in capitals and a share all in small letters."""
    fitting = [sentence for sentence in sentences if len(sentence.words) <= _LONGEST]
    drawn = rng.random(len(fitting))
    capital = [sentence for sentence, draw in zip(fitting, drawn, strict=True) if draw < share]
    small = [sentence for sentence, draw in zip(fitting, drawn, strict=True) if draw > 1 - share]
    return [
        *fitting,
        *(TaggedSentence(tuple(word.upper() for word in one.words), one.tags) for one in capital),
        *(TaggedSentence(tuple(word.lower() for word in one.words), one.tags) for one in small),
    ]


def batches(data: Sequence[Encoded], size: int, rng: np.random.Generator) -> Iterator[Batch]:
    """Yield the data once in random order, sentences of like length together."""
    order = rng.permutation(len(data))
    groups: list[Sequence[int]] = []
    for start in range(0, len(order), size * _POOL):
        pool = sorted(order[start : start + size * _POOL].tolist(), key=lambda number: len(data[number].words))
        groups.extend(pool[first : first + size] for first in range(0, len(pool), size))
    for place in rng.permutation(len(groups)):
        yield collate([data[number] for number in groups[place]])


def collate(sentences: Sequence[Encoded]) -> Batch:
    """Put sentences side by side."""
    import torch

    lengths = [len(sentence.words) for sentence in sentences]
    shape = (len(sentences), max(lengths))
    words, tags, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.float32)
    near = np.zeros((*shape, sentences[0].places.shape[1]), np.float32)
    for number, (sentence, length) in enumerate(zip(sentences, lengths, strict=True)):
        words[number, :length], tags[number, :length] = sentence.words, sentence.tags
        near[number, :length], mask[number, :length] = sentence.places, 1
    return Batch(
        words=torch.from_numpy(words),
        tags=torch.from_numpy(tags),
        places=torch.from_numpy(near),
        mask=torch.from_numpy(mask),
        lengths=torch.tensor(lengths),
        wide=tuple(rows for sentence in sentences for rows in sentence.wide),
    )
