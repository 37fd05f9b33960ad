"""Lemmas of running text: one for each word form, chosen by frequency, cached, quick."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nlp.morphology import analyses
from nlp.stopwords import FUNCTION_WORDS

_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*",
)
_CACHE = 1 << 18


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text with its lemma; `start` and `end` index the text."""

    lemma: str
    start: int
    end: int


@lru_cache(maxsize=_CACHE)
def lemma_of(word: str) -> str:
    """Return the lower-case lemma of one word form; numbers and unknown words as they are, in lower case."""
    if word[0].isdigit():
        return word
    return analyses(word)[0].lemma.lower()


def lemmatise(text: str) -> list[str]:
    """Return the lower-case lemmas of the words and numbers of `text`, in order."""
    return [lemma_of(word) for word in _TOKEN.findall(text)]


def content_terms(text: str) -> list[str]:
    """Return the lemmas of `text` without function words: what a search index counts."""
    return [lemma for word in _TOKEN.findall(text) if (lemma := lemma_of(word)) not in FUNCTION_WORDS]


def terms(text: str) -> Iterator[Term]:
    """Yield the words and numbers of `text` with their lemmas and places."""
    for match in _TOKEN.finditer(text):
        yield Term(lemma_of(match[0]), match.start(), match.end())
