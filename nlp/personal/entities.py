"""What personal data asks of named entity recognition, whoever does it."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property

from corpus.model import Span
from nlp.named import Named
from nlp.sentences import split_sentences

_PERSON = "PERSON"
_SURE = 0.6


NamedSpans = Callable[[str], Sequence[Named]]
"""Named entity recognition: from a text to its named entities."""


def shipped_names(text: str) -> Sequence[Named]:
    """Return the named entities of `text` that the shipped model finds; it is loaded on first use."""
    from nlp.ner import find_named

    return find_named(text)


def no_names(text: str) -> Sequence[Named]:
    """Return nothing: for a search by rules alone."""
    del text
    return ()


class Witness:
    """Says how surely a place of a text names a person; only sentences that are asked about are read."""

    def __init__(self, text: str, named: NamedSpans) -> None:
        self._text, self._named = text, named
        self._read: dict[int, Sequence[Named]] = {}

    def person(self, start: int, end: int) -> float:
        """Return the probability that all of `start` to `end` is a person's name; 0 where the model is not sure."""
        place = bisect_right(self._starts, start) - 1
        if place < 0:
            return 0.0
        sentence = self._sentences[place]
        if place not in self._read:
            self._read[place] = self._named(self._text[sentence.start : sentence.end])
        over = (
            found.probability
            for found in self._read[place]
            if found.label == _PERSON and found.start + sentence.start <= start and found.end + sentence.start >= end
        )
        return max((probability for probability in over if probability >= _SURE), default=0.0)

    @cached_property
    def _sentences(self) -> list[Span]:
        return split_sentences(self._text)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self._sentences]
