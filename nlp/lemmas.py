"""Lemmas of running text: one for each word form, chosen by frequency, cached, quick."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nlp.lexicon import load_lexicon
from nlp.morphology import UNKNOWN, Analysis, analyses
from nlp.stopwords import FUNCTION_WORDS

_LETTERS = r"[^\W\d_⁰¹²³⁴-⁹₀-₉]+"
_TOKEN = re.compile(rf"\d+(?:[.,:/]\d+)*|{_LETTERS}(?:[-'’]{_LETTERS})*")
_FOREIGN_ENDING = re.compile(r"['’](?:a|u|owi|em|ie|y|ów|om|ami|ach|ego|emu|ym|s)$")
_CACHE = 1 << 18
_LONGEST_ABBREVIATION = 5
_LONGEST_WORD = 64
_ABBREVIATIONS = {
    "r": "rok",
    "ul": "ulica",
    "al": "aleja",
    "pl": "plac",
    "ok": "około",
    "nr": "numer",
    "poz": "pozycja",
    "art": "artykuł",
    "ust": "ustęp",
    "pkt": "punkt",
    "tys": "tysiąc",
    "prof": "profesor",
    "gen": "generał",
    "św": "święty",
    "godz": "godzina",
    "gr": "grosz",
}
"""Abbreviations as sentences use them, where the dictionary has none, too many, or another word."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text with its lemma; `start` and `end` index the text."""

    lemma: str
    start: int
    end: int


@lru_cache(maxsize=_CACHE)
def lemma_of(word: str) -> str:
    """Return the lower-case lemma of one word form.

    Numbers stay as they are. Words that the dictionary does not know stay too, in lower case; of a compound with a
    hyphen each part is looked up, and a Polish ending behind a foreign name's apostrophe is dropped.
    """
    lower = word.lower()
    if not word or word[0].isdecimal() or len(word) > _LONGEST_WORD:
        return lower
    if lower in _ABBREVIATIONS:
        return _ABBREVIATIONS[lower]
    readings = analyses(word)
    if readings[0].tag == UNKNOWN:
        return _unknown(word)
    lemma = load_lexicon().lemma(word, readings)
    return lower if "_" in lemma or len(word) == 1 else lemma


def _unknown(word: str) -> str:
    """Return the lemma of a word that the dictionary does not have."""
    if "-" in word:
        return "-".join(_compound_part(part) for part in word.split("-"))
    bare = _FOREIGN_ENDING.sub("", word)
    return lemma_of(bare) if bare != word else word.lower()


def _compound_part(part: str) -> str:
    """Return the lemma of a part of a compound; "krakowsko" of "krakowsko-śląski" stays what it is."""
    return part.lower() if _linked_adjective(part) else lemma_of(part)


def _linked_adjective(part: str) -> str | None:
    """Return the adjective of a compound's first part: "krakowski" of "krakowsko", `None` where there is none."""
    stem = part[:-1].lower()
    found = (
        adjective
        for adjective in (f"{stem}y", f"{stem}i")
        if any(reading.lemma == adjective and reading.pos == "adj" for reading in analyses(adjective))
    )
    return next(found, None) if part.endswith("o") else None


@lru_cache(maxsize=_CACHE)
def _content(word: str) -> tuple[str, ...]:
    """Return what a search index counts of one word: nothing of a function word, the parts of a compound."""
    lemma = lemma_of(word)
    parts = [lemma] if "-" not in lemma or len(lemma) > _LONGEST_WORD else [lemma, *map(_part_lemma, word.split("-"))]
    return tuple(part for part in parts if part not in FUNCTION_WORDS)


def _part_lemma(part: str) -> str:
    """Return the lemma under which a part of a compound is found alone: "południowo" as "południowy"."""
    return _linked_adjective(part) or lemma_of(part)


def lemmatise(text: str) -> list[str]:
    """Return the lower-case lemmas of the words and numbers of `text`, in order, one for each."""
    return [lemma_of(word) for word in _TOKEN.findall(text)]


def content_terms(text: str) -> list[str]:
    """Return the lemmas of `text` without function words: what a search index counts.

    A compound with a hyphen ("Kraków-Podgórze") gives itself and its parts, so that either finds it.
    """
    return [term for word in _TOKEN.findall(text) for term in _content(word)]


def terms(text: str) -> Iterator[Term]:
    """Yield the words and numbers of `text` with their lemmas and places."""
    for match in _TOKEN.finditer(text):
        yield Term(lemma_of(match[0]), match.start(), match.end())


@lru_cache(maxsize=_CACHE)
def best_reading(word: str) -> Analysis:
    """Return the reading of `word` with the chosen lemma, its most frequent class and that class's most usual tag.

    A short word that is only known with a full stop ("r") is read as that abbreviation.
    """
    readings = analyses(word)
    if readings[0].tag == UNKNOWN and len(word) <= _LONGEST_ABBREVIATION:
        readings = analyses(f"{word}.")
    lemma = lemma_of(word)
    return load_lexicon().best([reading for reading in readings if reading.lemma.lower() == lemma] or list(readings))
