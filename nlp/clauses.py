"""A sentence cut into clauses, each with its content words: what stands together, so that claims can be compared."""

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp.lemmas import content_terms
from nlp.sentences import split_sentences

_BORDER = re.compile(
    r"(?<!\d),|,(?!\d)|[;:()„”«»\"]|\s[–—-]\s|\n\s*\n|(?<=\s)(?:a|zaś|natomiast|lecz|ale|oraz|i|lub|albo)(?=\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence between two borders.

    Attributes:
        start: Offset of its first character in the text.
        end: Offset behind its last one.
        terms: The lemmas of its content words.
    """

    start: int
    end: int
    terms: frozenset[str]


@lru_cache(maxsize=4096)
def split_clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses of `text` in order: sentences, cut at punctuation and at words that join.

    Every character of a sentence belongs to one clause or is a border; a decimal comma is none.
    """
    found: list[Clause] = []
    for span in split_sentences(text):
        start = span.start
        for border in _BORDER.finditer(text, span.start, span.end):
            found.append(_clause(text, start, border.start()))
            start = border.end()
        found.append(_clause(text, start, span.end))
    return tuple(clause for clause in found if text[clause.start : clause.end].strip())


def _clause(text: str, start: int, end: int) -> Clause:
    return Clause(start, end, frozenset(content_terms(text[start:end])))
