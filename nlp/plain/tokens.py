"""A sentence as the hints read it: its words, each with all that the dictionary says of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Span
from nlp.lemmas import best_reading
from nlp.morphology import Analysis, analyses
from nlp.sentences import split_sentences

_WORD = re.compile(r"[^\W\d_]+(?:[-/'’][^\W\d_]+)*|\d+(?:[.,:/-]\d+)*|[^\w\s]")
_MANY_SPACES = re.compile(r"\n[^\S\n]*\n|\t| {3,}")


@dataclass(frozen=True, slots=True)
class PlainWord:
    """A word, number or mark.

    Attributes:
        text: As it stands.
        start: Offset of its first character in the text.
        end: Offset behind its last one.
    """

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        """Whether it consists of letters."""
        return self.text[0].isalpha()

    @property
    def readings(self) -> tuple[Analysis, ...]:
        """What the dictionary says of it; () for numbers and marks."""
        return _readings(self.text) if self.is_word else ()

    @property
    def pos(self) -> str:
        """The class of its likeliest reading; "" for numbers and marks."""
        return _class(self.text) if self.is_word else ""

    def has(self, pos: str, *values: str) -> bool:
        """Whether one of its readings is of class `pos` and allows `values`."""
        return any(reading.pos == pos and reading.has(*values) for reading in self.readings)

    def of_lemma(self, lemma: str) -> tuple[Analysis, ...]:
        """Return its readings with this lemma."""
        return tuple(reading for reading in self.readings if reading.lemma == lemma)


@lru_cache(maxsize=1 << 15)
def _readings(word: str) -> tuple[Analysis, ...]:
    found = analyses(word)
    small = analyses(word.lower()) if word[0].isupper() else ()
    return tuple(dict.fromkeys((*found, *small)))


@lru_cache(maxsize=1 << 15)
def _class(word: str) -> str:
    return best_reading(word).pos


def sentences(text: str) -> Iterator[tuple[Span, list[PlainWord]]]:
    """Yield the sentences of `text` with their words; wide gaps, as of tables and letterheads, divide them too."""
    for span in split_sentences(text):
        start = span.start
        for gap in _MANY_SPACES.finditer(text, span.start, span.end):
            yield from _sentence(text, start, gap.start())
            start = gap.end()
        yield from _sentence(text, start, span.end)


def _sentence(text: str, start: int, end: int) -> Iterator[tuple[Span, list[PlainWord]]]:
    words = [PlainWord(match[0], match.start(), match.end()) for match in _WORD.finditer(text, start, end)]
    if any(word.is_word for word in words):
        yield Span(words[0].start, words[-1].end), words
