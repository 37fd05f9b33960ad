"""Proper names as the checks of a sentence need them: found by their capitals, compared whatever their case ending."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nlp.lemmas import lemma_of
from nlp.morphology import UNKNOWN, analyses
from nlp.sentences import split_sentences
from nlp.wordlists import words

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?\d{0,4}")
_COURTESY = words("""
    pan pani państwo radny radna radni szanowny wysoki marszałek ad ww sz
    poniedziałek wtorek środa czwartek piątek sobota niedziela zał odp dz nr
""")
_ENDINGS = (
    *(
        "owskiego",
        "owskiemu",
        "iego",
        "iemu",
        "ego",
        "emu",
        "owi",
        "ami",
        "ach",
        "iej",
        "iem",
        "owie",
        "ów",
        "om",
        "em",
    ),
    *("ie", "ej", "ym", "im", "ą", "ę", "y", "i", "u", "a", "e", "o"),
)
_STEM = 3
_OPENERS = '„"«:•–—'


@dataclass(frozen=True, slots=True)
class NameMention:
    """A run of capitalised words.

    Attributes:
        value: The lemmas of its words, in lower case, divided by spaces.
        words: The words as they stand.
        start: Offset of its first character.
        end: Offset behind its last one.
    """

    value: str
    words: tuple[str, ...]
    start: int
    end: int


@lru_cache(maxsize=1 << 16)
def name_keys(word: str) -> frozenset[str]:
    """Return keys of a word that two forms of one name share: its lemmas, or its stems where no lemma is known."""
    lower = word.lower()
    readings = analyses(word)
    if readings[0].tag != UNKNOWN:
        return frozenset(reading.lemma.lower() for reading in readings) | {lower, lemma_of(word)}
    stems = {lower[: -len(end)] for end in _ENDINGS if lower.endswith(end) and len(lower) - len(end) >= _STEM}
    return frozenset({lower, *stems})


def name_words(text: str) -> list[str]:
    """Return the words of `text` as names count them: letters, with the digits glued to them ("CO2", "S7")."""
    return _WORD.findall(text)


def text_keys(text: str) -> frozenset[str]:
    """Return the keys of all words of `text`."""
    return frozenset(key for word in set(_WORD.findall(text)) for key in name_keys(word))


def find_names(text: str) -> Iterator[NameMention]:
    """Yield the names of `text`: capitalised words that do not merely begin a sentence, and acronyms.

    A word at the start counts when the dictionary knows it as a name only. Courtesy ("Pani", "Radny") is no name.
    """
    for span in split_sentences(text):
        run: list[re.Match[str]] = []
        for word in _WORD.finditer(text, span.start, span.end):
            if run and not _adjacent(text, run[-1], word):
                yield from _mention(run)
                run = []
            if _is_name(text, word, span.start, joined=bool(run)):
                run.append(word)
            elif run:
                yield from _mention(run)
                run = []
        yield from _mention(run)


def find_unmarked_names(text: str, held: frozenset[str]) -> Iterator[str]:
    """Yield words of `text` that are names though no capital shows it, and that share no key with `held`.

    These are words that the dictionary has only with a capital ("w gdańsku"), and surnames that look like adjectives
    where a verb follows them instead of a noun ("Kowalska zakończyła").

    Args:
        text: A sentence.
        held: Keys of the words of its source (`text_keys`); a word that stands there needs no judgement.
    """
    found = list(_WORD.finditer(text))
    for place, word in enumerate(found):
        token, behind = word[0], found[place + 1][0] if place + 1 < len(found) else ""
        if name_keys(token) & held or name_keys(token.capitalize()) & held:
            continue
        if _name_in_small_letters(token) or (_surname(token) and _is_verb(behind)):
            yield token


@lru_cache(maxsize=1 << 14)
def _name_in_small_letters(word: str) -> bool:
    """Whether a word in small letters has, but for "po gdańsku", readings as a name only, and is no abbreviation."""
    if not word.islower() or len(word) <= _STEM or analyses(f"{word}.")[0].pos == "brev":
        return False
    named = any(reading.lemma[0].isupper() and reading.labels for reading in analyses(word.capitalize()))
    return named and all(reading.lemma[0].isupper() or reading.pos == "adjp" for reading in analyses(word))


@lru_cache(maxsize=1 << 14)
def _surname(word: str) -> bool:
    """Whether a word may be a surname, and otherwise only an adjective."""
    named = any("nazwisko" in reading.labels for reading in analyses(word.capitalize()))
    return named and all(reading.pos in {"adj", "ign"} for reading in analyses(word.lower()))


@lru_cache(maxsize=1 << 14)
def _is_verb(word: str) -> bool:
    return bool(word) and analyses(word.lower())[0].pos in {"fin", "praet", "bedzie", "imps"}


def _mention(run: list[re.Match[str]]) -> Iterator[NameMention]:
    if run:
        found = tuple(word[0] for word in run)
        yield NameMention(" ".join(map(_value, found)), found, run[0].start(), run[-1].end())


@lru_cache(maxsize=1 << 16)
def _value(word: str) -> str:
    """Return the lemma of a known word, the shortest stem of an unknown one."""
    return lemma_of(word) if analyses(word)[0].tag != UNKNOWN else min(name_keys(word), key=len)


def _adjacent(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    gap = text[first.end() : second.start()]
    return gap == "-" or (gap.isspace() and "\n\n" not in gap)


def _is_name(text: str, word: re.Match[str], start: int, *, joined: bool) -> bool:
    token = word[0]
    if not token[0].isupper() or lemma_of(token) in _COURTESY or token.lower() in _COURTESY:
        return False
    if len(token) == 1:
        return joined
    if joined or any(letter.isupper() for letter in token[1:]):
        return True
    return _only_a_name(token) if _initial(text, word.start(), start) else True


def _initial(text: str, position: int, start: int) -> bool:
    """Whether a word begins its sentence, a quotation, or what follows a colon, so that its capital says nothing."""
    before = text[start:position].rstrip()
    return not any(letter.isalnum() for letter in before) or before[-1] in _OPENERS or before[-1] in ".!?)"


@lru_cache(maxsize=1 << 14)
def _only_a_name(word: str) -> bool:
    """Whether the dictionary has the word as a proper name and as nothing else."""
    readings = analyses(word)
    return readings[0].tag != UNKNOWN and all(reading.lemma[0].isupper() for reading in readings)
