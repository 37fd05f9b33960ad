"""A text as words with what position needs of each: lemma, class, clause, and whether a negation holds it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp.clauses import split_clauses
from nlp.lemmas import terms
from nlp.morphology import UNKNOWN, analyses
from nlp.polarity import Word, denied_places

_FINITE = frozenset({"fin", "praet", "impt", "bedzie", "imps", "winien", "pred", "cond"})
_NOUNS = frozenset({"subst", "ger", "depr"})


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word of a text.

    Attributes:
        lemma: Its lemma, lower case; a number is "0".
        form: The word as written, lower case.
        pos: Its class in the National Corpus of Polish: that of the reading with this lemma.
        start: Offset of its first character.
        end: Offset behind its last one.
        clause: Which clause of the text it stands in, from 0; -1 outside any.
        denied: Whether a negation holds it, be it a word before it or its own prefix ("niepowiększanie").
        known: Whether the dictionary has it; numbers are known.
    """

    lemma: str
    form: str
    pos: str
    start: int
    end: int
    clause: int
    denied: bool
    known: bool

    @property
    def finite(self) -> bool:
        """Whether it can be the predicate of a clause."""
        return self.pos in _FINITE

    @property
    def noun(self) -> bool:
        """Whether it is a noun or a verbal noun."""
        return self.pos in _NOUNS


def read_words(text: str) -> tuple[PlacedWord, ...]:
    """Return the words and numbers of `text` in order."""
    raw = [(term.lemma, text[term.start : term.end], term.start, term.end) for term in terms(text)]
    held, number, at = [(-1, False)] * len(raw), 0, 0
    for number, clause in enumerate(split_clauses(text)):
        while at < len(raw) and raw[at][2] < clause.start:
            at += 1
        first = at
        while at < len(raw) and raw[at][2] < clause.end:
            at += 1
        own = [Word(lemma, _class(form, lemma)[0], start, end) for lemma, form, start, end in raw[first:at]]
        denied = denied_places(own)
        held[first:at] = [(number, place in denied) for place in range(len(own))]
    return tuple(_placed(word, clause, denied) for word, (clause, denied) in zip(raw, held, strict=True))


def _placed(raw: tuple[str, str, int, int], clause: int, denied: bool) -> PlacedWord:
    lemma, form, start, end = raw
    if form[:1].isdecimal():
        return PlacedWord("0", form.lower(), "dig", start, end, clause, False, True)
    pos, negative, known = _class(form, lemma)
    return PlacedWord(lemma, form.lower(), pos, start, end, clause, denied or negative, known)


@lru_cache(maxsize=1 << 16)
def _class(form: str, lemma: str) -> tuple[str, bool, bool]:
    """Return class, whether the word denies itself, and whether the dictionary has it."""
    readings = analyses(form)
    if readings[0].tag == UNKNOWN:
        return UNKNOWN, False, False
    own = [reading for reading in readings if reading.lemma.lower() == lemma] or list(readings)
    best = own[0]
    negative = best.pos == "ger" and best.has("neg") and re.match(r"nie", form, re.IGNORECASE) is not None
    return best.pos, negative, True
