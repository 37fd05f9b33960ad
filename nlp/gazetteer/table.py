"""Words of a text with their places, and a table of names that finds the longest one that begins at a word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from nlp.wordlists import words as table

T = TypeVar("T")

_TOKEN = re.compile(r"[^\W_]+(?:[-–][^\W\d_]+)*")
_GAP = re.compile(r"[ \t\u00a0\u202f]*(?:\r?\n|\r)?[ \t\u00a0\u202f]*")
_LONGEST_GAP = 6
_STOPPED = table("ul al pl os im gen ks św płk ppłk prof dr kpt mjr bp abp kard marsz por inż rtm bł hr nr")
"""Abbreviations that a full stop does not part from the name behind them; initials are others."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text.

    Attributes:
        text: The text.
        forms: Each word; parts joined by a hyphen are one word.
        spans: Its offsets.
    """

    text: str
    forms: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.forms)

    def joined(self, place: int) -> bool:
        """Whether only space (and the full stop of an abbreviation) divides the word from the one before it."""
        if not 0 < place < len(self.forms):
            return False
        start, end = self.spans[place - 1][1], self.spans[place][0]
        if end - start > _LONGEST_GAP:
            return False
        gap = self.text[start:end]
        if gap == " ":
            return True
        if gap[:1] == ".":
            gap = gap[1:]
            before = self.forms[place - 1]
            if len(before) > 1 and before.lower() not in _STOPPED:
                return False
        elif not gap:
            return False
        return _GAP.fullmatch(gap) is not None

    def same_line(self, place: int) -> bool:
        """Whether no line break divides the word from the one before it."""
        return "\n" not in self.text[self.spans[place - 1][1] : self.spans[place][0]]

    def capital(self, place: int) -> bool:
        """Whether there is such a word and it begins with a capital."""
        return 0 <= place < len(self.forms) and self.forms[place][0].isupper()


@lru_cache(maxsize=8)
def words_of(text: str) -> Words:
    """Return the words of `text`; the last few texts are remembered, for several tables read one text."""
    found = list(_TOKEN.finditer(text))
    return Words(text, tuple(match[0] for match in found), tuple(match.span() for match in found))


class NameTable(Generic[T]):
    """Names of one or more words, each with what it stands for; of two equal names the first wins."""

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        """Compile the table; a name's words are compared with their capitals, or all in capitals."""
        found: dict[str, dict[tuple[str, ...], T]] = {}
        for name, value in names:
            first, *rest = words_of(name).forms
            for start, more in ((first, tuple(rest)), (first.upper(), tuple(word.upper() for word in rest))):
                found.setdefault(start, {}).setdefault(more, value)
        self._names: dict[str, Sequence[tuple[tuple[str, ...], T]]] = {
            first: sorted(table.items(), key=lambda item: -len(item[0])) for first, table in found.items()
        }

    @property
    def firsts(self) -> frozenset[str]:
        """The words with which a name may begin."""
        return frozenset(self._names)

    def match(self, words: Words, place: int) -> tuple[int, T] | None:
        """Return the longest name that begins at a word: the place behind its last word, and what it stands for."""
        if place >= len(words):
            return None
        for rest, value in self._names.get(words.forms[place], ()):
            end = place + 1 + len(rest)
            if words.forms[place + 1 : end] == rest and all(words.joined(n) for n in range(place + 1, end)):
                return end, value
        return None
