"""Named entities of Polish text: persons, places, roads, facilities, organisations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nlp.ner.agreement import agree
from nlp.ner.decode import LABEL_TAGS, TAGS, UNDER_LABELS, best_path, runs, weighed
from nlp.ner.labels import KINDS, label_of
from nlp.ner.tokens import Sentence, cut
from nlp.weightfile import load_weights, shipped

if TYPE_CHECKING:
    from nlp.ner.network import Network

Floats = npt.NDArray[np.float32]

_KINDS_OF = {label: [n for n, kind in enumerate(KINDS) if label_of(kind) == label] for label in map(label_of, KINDS)}


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """One name in a text; the spans of a text stand in order and do not overlap.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last one.
        label: PERSON, LOC, ROAD, FAC or ORG.
        probability: Roughly how often such a span is right, in (0, 1].
        kind: The finer kind that is likeliest within the label (`nlp.ner.labels`): "city", "institution", "nation" …
    """

    start: int
    end: int
    label: str
    probability: float
    kind: str


@dataclass(frozen=True, slots=True)
class WordRun:
    """One name in a tokenised sentence: from word `first` up to, without, word `last`."""

    first: int
    last: int
    label: str
    probability: float
    kind: str


@cache
def shipped_network() -> "Network":
    """Return the model that ships, loaded once a process.

    Raises:
        ModelError: The weights are missing or damaged.
    """
    from nlp.ner.network import Network

    return Network(load_weights(shipped("ner"))[0])


def find_named(text: str) -> tuple[NamedSpan, ...]:
    """Return the names in `text`, in order.

    The same text gives the same names. Offsets index `text` itself; a name does not cross the end of a sentence.

    Raises:
        ModelError: The weights that ship are missing or damaged.
    """
    return find_named_many([text])[0]


def find_named_many(texts: Sequence[str], network: "Network | None" = None) -> list[tuple[NamedSpan, ...]]:
    """Return the names of each text; many texts at once cost less than one by one.

    Args:
        texts: Whole documents: mentions of a name within one support each other.
        network: The model; the one that ships by default.
    """
    documents = [cut(text) for text in texts]
    words = [[sentence.words for sentence in sentences] for sentences in documents]
    found = name_words(words, network or shipped_network())
    return [tuple(_spans(sentences, of_sentences)) for sentences, of_sentences in zip(documents, found, strict=True)]


def _spans(sentences: Sequence[Sentence], found: Sequence[Sequence[WordRun]]) -> Iterator[NamedSpan]:
    for sentence, own in zip(sentences, found, strict=True):
        for run in own:
            start, end = sentence.starts[run.first], sentence.ends[run.last - 1]
            yield NamedSpan(start, end, run.label, run.probability, run.kind)


def name_words(documents: Sequence[Sequence[Sequence[str]]], network: "Network") -> list[list[list[WordRun]]]:
    """Return the names of tokenised documents, a list for each sentence of each.

    Args:
        documents: The words of the sentences of each document.
        network: The model.
    """
    flat = network.probabilities([words for sentences in documents for words in sentences])
    found, at = [], 0
    for sentences in documents:
        found.append(_of_document(sentences, flat[at : at + len(sentences)]))
        at += len(sentences)
    return found


def _of_document(sentences: Sequence[Sequence[str]], probabilities: Sequence[Floats]) -> list[list[WordRun]]:
    agreed = agree(sentences, [rows @ UNDER_LABELS for rows in probabilities])
    under_labels = [weighed(*both) for both in zip(sentences, agreed, strict=True)]
    return [_of_sentence(*both) for both in zip(probabilities, under_labels, strict=True)]


def _of_sentence(kinds: Floats, labels: Floats) -> list[WordRun]:
    certain = np.asarray((labels + kinds @ UNDER_LABELS) / 2, dtype=np.float32)
    return [
        WordRun(first, last, label, _certainty(certain[first:last], label), _kind(kinds[first:last], label))
        for first, last, label in runs(best_path(labels))
    ]


def _certainty(rows: Floats, label: str) -> float:
    """Return the probability of a span, that of its least certain word; half of it is what its own sentence says."""
    begin = LABEL_TAGS.index(f"B-{label}")
    inside = rows[1:, begin + 1]
    return round(float(min(rows[0, begin], inside.min(initial=1.0))), 4)


def _kind(rows: Floats, label: str) -> str:
    """Return the likeliest kind of a span within its label."""
    numbers = _KINDS_OF[label]
    sums = [rows[:, TAGS.index(f"B-{KINDS[n]}") : TAGS.index(f"B-{KINDS[n]}") + 2].sum() for n in numbers]
    return KINDS[numbers[int(np.argmax(sums))]]
