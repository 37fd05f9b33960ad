"""Words and phrases that speak for a position, by kind, found in a text. Their weights are learnt elsewhere."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from nlp.lemmas import lemma_of
from nlp.morphology import forms
from nlp.position.words import PlacedWord

_FOLD = str.maketrans("ąćęłńóśźż", "acelnoszz")
_LONGEST = 4
_REACH = 4
_GOVERNED = frozenset({"support", "oppose", "wish"})


class Cue(NamedTuple):
    """A cue: its kind ("request", "oppose" …), its first and last word, whether it is denied."""

    kind: str
    first: int
    last: int
    denied: bool


@dataclass(frozen=True)
class Predicates:
    """The cues as data.

    Attributes:
        words: Kinds by lemma.
        folded: Lemma by a form of a verb without diacritics, for texts written so.
        phrases: Kind by the lemmas of a phrase.
    """

    words: dict[str, tuple[str, ...]]
    folded: dict[str, str]
    phrases: dict[tuple[str, ...], str]


@lru_cache(maxsize=1)
def load_predicates() -> Predicates:
    """Return the cues of `predicates.toml`."""
    data = tomllib.loads((resources.files("nlp.position") / "predicates.toml").read_text(encoding="utf-8"))
    kinds: dict[str, tuple[str, ...]] = {}
    phrases: dict[tuple[str, ...], str] = {}
    for kind, entry in data.items():
        for word in entry["words"].split():
            kinds[word] = (*kinds.get(word, ()), kind)
        for phrase in entry["phrases"]:
            phrases[tuple(lemma_of(word) for word in phrase.split())] = kind
    folded = {
        form.text.lower().translate(_FOLD): word
        for word in kinds
        for form in forms(word)
        if form.text.lower().translate(_FOLD) != form.text.lower()
    }
    return Predicates(kinds, folded, phrases)


def repaired_lemma(word: PlacedWord) -> str:
    """Return the lemma of a word, also of a predicate that is written without diacritics."""
    return word.lemma if word.known else load_predicates().folded.get(word.form, word.lemma)


def find_cues(words: Sequence[PlacedWord]) -> list[Cue]:
    """Return the cues among the words of a text, in order; phrases before the single words in them."""
    table = load_predicates()
    lemmas = [repaired_lemma(word) for word in words]
    found: list[Cue] = []
    for place, word in enumerate(words):
        for length in range(_LONGEST, 1, -1):
            kind = table.phrases.get(tuple(lemmas[place : place + length]))
            if kind is not None:
                denied = any(one.denied for one in words[place : place + length])
                found.append(Cue(kind, place, place + length - 1, denied))
        found += [Cue(kind, place, place, word.denied) for kind in table.words.get(lemmas[place], ())]
    return [_widened(cue, words) for cue in found]


def _widened(cue: Cue, words: Sequence[PlacedWord]) -> Cue:
    """Return a cue with the negation of the verb that governs it: "nie zgłaszam | sprzeciwu"."""
    if cue.denied or cue.kind not in _GOVERNED:
        return cue
    near = words[max(0, cue.first - _REACH) : cue.first]
    governed = any(word.denied and word.finite and word.clause == words[cue.first].clause for word in near)
    return cue._replace(denied=governed)


def denial_at(words: Sequence[PlacedWord], place: int) -> int:
    """Return the place of the "nie" that holds the word at `place`, or `place` itself."""
    near = range(place - 1, max(-1, place - _REACH - 1), -1)
    return next((at for at in near if re.fullmatch("nie|ani|nigdy", words[at].form)), place)
