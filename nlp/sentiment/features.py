"""Features of texts for the tone model: hashed n-grams of words, lemmas, grammatical classes and characters.

Everything is computed for a whole batch at once, on one array of tokens with the texts one behind the other, so that a
word costs a look-up and a few array operations. A feature is a 64-bit number; `nlp.sentiment.rows` shortens it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nlp.sentiment.tokens import Hashes, Token

Ints = npt.NDArray[np.int64]

_MIX = np.uint64(0x9E3779B97F4A7C15)
_ODD = np.uint64(0xC2B2AE3D27D4EB4F)
_REACH = 4
_SKIPS = (2, 3, 4)
_CHARS = (2, 3, 4, 5, 6)
_HEAD, _TAIL = 4, 6


@dataclass(frozen=True, slots=True)
class Group:
    """Features of one sort: of text `text[i]` the number `feature[i]`. Rows of a group have length `weight`."""

    text: Ints
    feature: Hashes
    weight: float


@dataclass(frozen=True, slots=True)
class Batch:
    """Tokens of many texts, one behind the other.

    Attributes:
        size: Number of texts.
        text: int64 [tokens], the text of each.
        place: int64 [tokens], its place in the text.
        rest: int64 [tokens], how many follow it in the text.
        word: uint64 [tokens].
        lemma: uint64 [tokens].
        kind: uint64 [tokens].
        denied: bool [tokens], whether a denial stands before it in its clause, near enough.
        behind: bool [tokens], whether a word of contrast stands before it.
    """

    size: int
    text: Ints
    place: Ints
    rest: Ints
    word: Hashes
    lemma: Hashes
    kind: Hashes
    denied: npt.NDArray[np.bool_]
    behind: npt.NDArray[np.bool_]


def batch_of(texts: Sequence[Sequence[Token]]) -> Batch:
    """Return the tokens of `texts` as one batch."""
    flat = [token for text in texts for token in text]
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    starts = np.cumsum(lengths) - lengths
    text = np.repeat(np.arange(len(texts)), lengths)
    place = np.arange(len(flat)) - np.repeat(starts, lengths)
    return Batch(
        size=len(texts),
        text=text,
        place=place,
        rest=np.repeat(lengths, lengths) - place - 1,
        word=np.array([token.word for token in flat], dtype=np.uint64),
        lemma=np.array([token.lemma for token in flat], dtype=np.uint64),
        kind=np.array([token.kind for token in flat], dtype=np.uint64),
        denied=np.array([held for text in texts for held in _denied(text)], dtype=bool),
        behind=np.array([held for text in texts for held in _behind(text)], dtype=bool),
    )


def _denied(text: Sequence[Token]) -> list[bool]:
    """Return for each token whether at most four words before it, and in the same clause, stands a denial."""
    left, found = 0, []
    for token in text:
        left = 0 if token.mark else left
        found.append(left > 0 and not token.denial)
        left = _REACH if token.denial else left - 1
    return found


def _behind(text: Sequence[Token]) -> list[bool]:
    held, found = False, []
    for token in text:
        held = held or token.contrast
        found.append(held)
    return found


def _salted(values: Hashes, salt: int) -> Hashes:
    return np.asarray((values + np.uint64(salt)) * _MIX, dtype=np.uint64)


def _pairs(batch: Batch, left: Hashes, right: Hashes, gap: int, salt: int) -> tuple[Ints, Hashes]:
    """Return the pairs of a token and the one `gap` places behind it in the same text."""
    inside = batch.rest[:-gap] >= gap
    joined = _salted(left[:-gap], salt) ^ (right[gap:] * _ODD)
    return batch.text[:-gap][inside], _salted(joined[inside], salt)


def _joined(weight: float, *parts: tuple[Ints, Hashes]) -> Group:
    return Group(np.concatenate([text for text, _ in parts]), np.concatenate([found for _, found in parts]), weight)


def groups_of(texts: Sequence[Sequence[Token]]) -> tuple[Group, ...]:
    """Return all features of `texts`, by sort."""
    batch = batch_of(texts)
    words = (
        (batch.text, _salted(batch.word, 1)),
        (batch.text, _salted(batch.lemma, 2)),
        _pairs(batch, batch.word, batch.word, 1, 3),
        _pairs(batch, batch.lemma, batch.lemma, 1, 4),
    )
    skips = [_pairs(batch, batch.lemma, batch.lemma, gap, 5) for gap in _SKIPS]
    state = np.where(batch.denied, np.uint64(6), np.uint64(7))
    denied = (batch.text, _salted(batch.lemma * _ODD, 8) * state)
    return (
        _joined(1.0, *words),
        _within_words(texts),
        _joined(1.0, *skips),
        _joined(1.0, denied),
        _across_words(texts),
        _joined(0.5, *_places(batch)),
        _joined(0.5, *_classes(batch)),
    )


def _within_words(texts: Sequence[Sequence[Token]]) -> Group:
    grams = [token.grams for text in texts for token in text]
    counts = [sum(len(token.grams) for token in text) for text in texts]
    found = np.concatenate(grams) if grams else np.zeros(0, dtype=np.uint64)
    return Group(np.repeat(np.arange(len(texts)), counts), _salted(found, 9), 1.0)


def _across_words(texts: Sequence[Sequence[Token]]) -> Group:
    """Return n-grams of the characters of each text, blanks between its words, by a rolling hash."""
    lines = [f" {' '.join(token.form for token in text)} " for text in texts]
    codes = np.frombuffer("".join(lines).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    text = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    parts, rolled = [], codes.copy()
    for length in range(2, _CHARS[-1] + 1):
        rolled = rolled[:-1] * _ODD + codes[length - 1 :]
        inside = text[: len(rolled)] == text[length - 1 :]
        parts.append((text[: len(rolled)][inside], _salted(rolled[inside], 10 + length)))
    return _joined(1.0, *parts)


def _places(batch: Batch) -> list[tuple[Ints, Hashes]]:
    """Return how a text begins and ends, what stands behind a word of contrast, and how long the text is."""
    head, tail = batch.place < _HEAD, batch.rest < _TAIL
    first, last = batch.place == 0, batch.rest == 0
    length = (np.minimum(batch.place[last], 60) // 4).astype(np.uint64)
    return [
        (batch.text[head], _salted(batch.lemma[head], 20)),
        (batch.text[tail], _salted(batch.lemma[tail], 21)),
        (batch.text[first], _salted(batch.lemma[first], 22)),
        (batch.text[last], _salted(batch.lemma[last], 23)),
        (batch.text[batch.behind], _salted(batch.lemma[batch.behind], 24)),
        (batch.text[last], _salted(length, 25)),
    ]


def _classes(batch: Batch) -> list[tuple[Ints, Hashes]]:
    return [
        (batch.text, _salted(batch.kind, 30)),
        _pairs(batch, batch.kind, batch.kind, 1, 31),
        _pairs(batch, batch.kind, batch.lemma, 1, 32),
        _pairs(batch, batch.lemma, batch.kind, 1, 33),
    ]
