"""Morfeusz 2 (SGJP) for the rest of the house: what a word may be, and which form a lemma takes.

Tags are those of the National Corpus of Polish ("subst:sg:gen.acc:m1"): positions are divided by colons, the values
that share one analysis by dots. The dictionary is loaded once a process, on first use; it is not thread-safe, so that a
lock guards it and answers are cached.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Protocol, cast

_CACHE = 1 << 17
_LOCK = Lock()
_GENERABLE = re.compile(r"[\w'’.:~+/-]+")
UNKNOWN = "ign"


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word.

    Attributes:
        lemma: Dictionary form, without Morfeusz's homonym mark.
        tag: NKJP tag; "ign" for a word that the dictionary does not know.
        labels: What kind of name it is ("nazwisko", "imię", "nazwa_geograficzna"), often just "nazwa_pospolita".
        lexeme: Lemma with the homonym mark ("Kosek:Sm1"), which `generate` also takes.
    """

    lemma: str
    tag: str
    labels: tuple[str, ...]
    lexeme: str

    @property
    def pos(self) -> str:
        """The grammatical class, which is the tag's first position."""
        return self.tag.partition(":")[0]

    def has(self, *values: str) -> bool:
        """Whether the tag allows every one of `values` ("sg", "dat", "f" …)."""
        return _allows(self.tag, values)


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form of a lexeme."""

    text: str
    tag: str
    labels: tuple[str, ...]
    lexeme: str

    def has(self, *values: str) -> bool:
        """Whether the tag allows every one of `values`."""
        return _allows(self.tag, values)


@lru_cache(maxsize=4096)
def tag_values(tag: str) -> frozenset[str]:
    """Return all values that a tag allows: "subst:sg:gen.acc:m1" gives subst, sg, gen, acc, m1."""
    return frozenset(value for position in tag.split(":") for value in position.split("."))


def _allows(tag: str, values: tuple[str, ...]) -> bool:
    allowed = tag_values(tag)
    return all(value in allowed for value in values)


_Reading = tuple[str, str, str, list[str], list[str]]
_Edge = tuple[int, int, _Reading]


class _Dictionary(Protocol):
    """What we use of `morfeusz2.Morfeusz`; a reading is (form, lexeme, tag, labels, qualifiers)."""

    def analyse(self, text: str) -> list[_Edge]: ...

    def generate(self, lemma: str) -> list[_Reading]: ...


@lru_cache(maxsize=1)
def _morfeusz() -> _Dictionary:
    import morfeusz2

    # faiss and morfeusz2 are both made by SWIG and share the type of its iterators: when faiss is imported second, a
    # list of Morfeusz is walked with the iterator of faiss, and the process dies. An index needs no iterator.
    morfeusz2.InterpsList.__iter__ = lambda found: (found[place] for place in range(len(found)))
    return cast("_Dictionary", morfeusz2.Morfeusz(expand_tags=False, praet="composite", aggl="permissive"))


@lru_cache(maxsize=_CACHE)
def analyses(word: str) -> tuple[Analysis, ...]:
    """Return the readings of one word, in the dictionary's order; one with the tag "ign" when it has none.

    An abbreviation may be given with its full stop. Verb endings that agree with a person ("zrobiłem", "żebym") do not
    divide a word. The lemma of an unknown word is the word itself in lower case.
    """
    with _LOCK:
        graph = _morfeusz().analyse(word)
    found = tuple(dict.fromkeys(_analysis(interpretation) for interpretation in _whole(graph)))
    return found or (Analysis(lemma=word.lower(), tag=UNKNOWN, labels=(), lexeme=word.lower()),)


def _whole(graph: list[_Edge]) -> Iterator[_Reading]:
    """Yield the readings that cover the word, or all of it but a mobile ending or a full stop."""
    last = max((end for _, end, _ in graph), default=0)
    tails = {start for start, end, reading in graph if end == last and reading[2].startswith(("aglt", "interp"))}
    whole = [reading for start, end, reading in graph if (start, end) == (0, last)]
    stems = [reading for start, end, reading in graph if start == 0 and end in tails]
    yield from (reading for reading in whole or stems if reading[2] != UNKNOWN)


def _analysis(interpretation: _Reading) -> Analysis:
    _, lexeme, tag, names, _ = interpretation
    return Analysis(lemma=plain_lemma(lexeme), tag=sys.intern(tag), labels=tuple(names), lexeme=lexeme)


def plain_lemma(lexeme: str) -> str:
    """Return a lexeme's lemma without its homonym mark: "Kosek:Sm1" gives "Kosek"."""
    lemma, colon, _ = lexeme.partition(":")
    return lemma if colon and lemma else lexeme


def known(word: str) -> bool:
    """Whether the dictionary has the word, in this case or with a small initial."""
    return analyses(word)[0].tag != UNKNOWN


@lru_cache(maxsize=1 << 13)
def forms(lemma: str) -> tuple[Form, ...]:
    """Return every form of `lemma` (all its homonyms, or one when the lexeme's mark is given), () when unknown."""
    if not _GENERABLE.fullmatch(lemma):
        return ()
    with _LOCK:
        generated = _morfeusz().generate(lemma)
    return tuple(
        Form(text=text, tag=sys.intern(tag), labels=tuple(names), lexeme=lexeme)
        for text, lexeme, tag, names, _ in generated
        if tag != UNKNOWN
    )


def generate(lemma: str, *values: str, label: str | None = None) -> str | None:
    """Return the first form of `lemma` whose tag allows every one of `values`, or `None`.

    Args:
        lemma: Dictionary form, or a lexeme with its homonym mark.
        values: Tag values such as "subst", "sg", "dat", "f".
        label: Kind of name that is wanted ("nazwisko"), where homonyms differ in it.
    """
    for form in forms(lemma):
        if form.has(*values) and (label is None or label in form.labels):
            return form.text
    return None
