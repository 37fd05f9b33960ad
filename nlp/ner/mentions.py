"""What the other mentions of a name in a document say about it: marks for the model, one tuple of them a word.

A word that opens a sentence is capital anyway; that the same word stands capital inside another sentence, behind a
given name or before a surname, tells what its own sentence does not.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nlp.ner.features import describe
from nlp.ner.wide import marks_of

NEAR = 20
"""Mentions so many sentences apart still count as near."""

_STEM = 5
_SIDE = 4
_GIVEN, _SURNAME = 0, 1
FLAGS = ("low", "n1", "n2", "n4", "mid", "pG", "pS", "pX", "px", "p.", "fG", "fS", "fX", "fx", "f.")
"""The marks that the LSTM sees too."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One capital word: `word` of `sentence`; `marks` are what it tells the others of its name."""

    sentence: int
    word: int
    marks: tuple[str, ...]


Marks = tuple[tuple[str, ...], ...]


def is_name(word: str) -> bool:
    """Return whether a word is written as a name: more than one letter, the first a capital."""
    return len(word) > 1 and word[0].isupper() and word.isalpha()


def stem_of(word: str) -> str:
    """Return what inflected forms of a name share: five letters of a long word, all of a short or capital one."""
    return word if word.isupper() or len(word) < _STEM else word[:_STEM].lower()


def mention_marks(sentences: Sequence[Sequence[str]]) -> list[Marks]:
    """Return for each word of a document what its other mentions say; () for small and single words.

    Args:
        sentences: The words of the document's sentences, in order. Mentions more than `NEAR` sentences away, and more
            than four on either side, are not asked.
    """
    found: list[list[tuple[str, ...]]] = [[()] * len(words) for words in sentences]
    small = _small(sentences)
    for stem, mentions in _mentions(sentences).items():
        for number, mention in enumerate(mentions):
            around = mentions[max(0, number - _SIDE) : number] + mentions[number + 1 : number + 1 + _SIDE]
            others = [other for other in around if abs(other.sentence - mention.sentence) <= NEAR]
            low = any(abs(place - mention.sentence) <= NEAR for place in small.get(stem, ()))
            opening = mention.word == 0 or (mention.word == 1 and not sentences[mention.sentence][0].isalnum())
            found[mention.sentence][mention.word] = tuple(sorted(_marks(others, low=low, opening=opening)))
    return [tuple(of_words) for of_words in found]


def flags(marks: Marks) -> npt.NDArray[np.float32]:
    """Return which of `FLAGS` each word of a sentence bears, 0 or 1, float32 [words, FLAGS]."""
    return np.array([[flag in own for flag in FLAGS] for own in marks], dtype=np.float32)


def _mentions(sentences: Sequence[Sequence[str]]) -> dict[str, list[Mention]]:
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for number, words in enumerate(sentences):
        for place, word in enumerate(words):
            if is_name(word):
                found[stem_of(word)].append(Mention(number, place, tuple(_told(words, place))))
    return found


def _small(sentences: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """Return in which sentences each stem is written in small letters."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(sentences):
        for word in words:
            if len(word) > 2 and word.islower():
                found[stem_of(word)].append(number)
    return found


def _told(words: Sequence[str], place: int) -> Iterator[str]:
    """Yield what one mention tells the others: how it stands and between which words."""
    before = words[place - 1] if place else "."
    behind = words[place + 1] if place + 1 < len(words) else "."
    if before[0].isalpha() or before == ",":
        yield "mid"
    yield f"p{_code(before)}"
    yield f"f{_code(behind)}"
    yield f"P{marks_of(before).lemma}"
    yield f"N{marks_of(behind).lemma}"
    if place + 2 < len(words):
        yield f"M{marks_of(words[place + 2]).lemma}"


def _code(word: str) -> str:
    """Return "G" for a given name, "S" for a surname, "X" for another capital word, "x" for a small one, "." else."""
    if not word[0].isupper():
        return "x" if word[0].isalpha() else "."
    answers = describe(word).answers if is_name(word) else None
    if answers is None or word.isupper():
        return "X"
    return "G" if answers[_GIVEN] else "S" if answers[_SURNAME] else "X"


def _marks(others: Sequence[Mention], *, low: bool, opening: bool) -> set[str]:
    count = len(others)
    found = {f"n{count if count < 3 else 2 if count < 4 else 4}"}
    if low:
        found.add("low")
    for other in others:
        found.update(other.marks)
    if opening:
        found.update([f"F{mark}" for mark in found if mark in ("low", "mid", "n0", "n1", "n2", "n4")])
    return found
