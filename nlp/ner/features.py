"""What the named-entity model sees of a word, without its context: spelling, and what Morfeusz says it may be.

A word is described by hashes into tables of learnt vectors (form, lemma, beginnings, endings, shape, runs of three
letters) and by yes-or-no questions to the dictionary. The questions are asked of the word with a capital and in small
letters, so that "KOWALSKI" and "kowalski" are known for a surname too; how it is written is told apart by its shape.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from nlp.lemmas import lemma_of
from nlp.morphology import UNKNOWN, Analysis, analyses, tag_values

TABLES = (("form", 6000, 24), ("lemma", 6000, 32), ("start", 2000, 12), ("end3", 3000, 16), ("end4", 4000, 16))
"""Hash tables for single features: name, rows, length of a row."""

SHAPES = ("shape", 200, 8)
RUNS = ("runs", 4000, 24)
MOST_RUNS = 14
"""At most so many runs of three letters stand for a word."""

_CACHE = 1 << 16
_LONGEST = 40
_CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")
_CLASSES = (
    ("subst", "depr"),
    ("ger",),
    ("adj",),
    ("adja", "adjp", "adjc"),
    ("pact", "ppas"),
    ("fin", "praet", "impt", "imps", "cond", "bedzie", "winien", "pred"),
    ("inf", "pcon", "pant"),
    ("adv",),
    ("prep",),
    ("conj", "comp"),
    ("part", "interj"),
    ("num", "dig", "romandig", "numcomp"),
    ("ppron12", "ppron3", "siebie"),
    ("brev",),
    ("interp", "sym"),
    ("ign", "frag"),
)
_GROUPS = (
    ("imię",),
    ("nazwisko", "człon_nazwiska"),
    ("nazwa_geograficzna", "człon_nazwy_geograficznej"),
    ("nazwa_organizacji", "człon_nazwy_organizacji", "nazwa_instytucji", "człon_nazwy_instytucji"),
    ("nazwa_firmy", "człon_nazwy_firmy", "marka", "nazwa_oprogramowania"),
    ("pseudonim", "przydomek", "człon_pseudonimu", "nazwa_członka_rodu"),
    ("tytuł", "człon_tytułu", "nazwa_własna", "nazwa_własna_budowli", "nazwa_święta", "nazwa_własna_astronomiczna"),
)
_PERSONAL = frozenset(("imię", "nazwisko"))
_FOREIGN = re.compile(r"[qvxäöüëßåøæčšžřñçáéíúôêèà]", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLCM]+")
_LENGTHS = (1, 2, 3, 5, 8, 12)


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """The description of one word form.

    Attributes:
        ids: Row in each of `TABLES` and then in `SHAPES`.
        runs: Rows in the table of `RUNS`, at most `MOST_RUNS`, at least one.
        answers: The answers of the dictionary and of the spelling, 0 or 1, uint8 [ANSWERS].
        key: Under which the word's static vector is kept.
    """

    ids: tuple[int, ...]
    runs: tuple[int, ...]
    answers: npt.NDArray[np.uint8]
    key: str


@lru_cache(maxsize=_CACHE)
def describe(word: str) -> WordFeatures:
    """Return the features of a word form; the same word has the same ones everywhere."""
    word = word[:_LONGEST]
    lower = word.lower()
    lemma = lemma_of(word) if word.isalpha() else lower
    texts = (lower, lemma, lower[:3], lower[-3:], lower[-4:])
    ids = [_row(name, text, rows) for (name, rows, _), text in zip(TABLES, texts, strict=True)]
    shape = _row(SHAPES[0], shape_of(word), SHAPES[1])
    padded = f"<{lower}>"
    runs = [_row(RUNS[0], padded[at : at + 3], RUNS[1]) for at in range(max(1, len(padded) - 2))][:MOST_RUNS]
    return WordFeatures((*ids, shape), tuple(runs), np.array(_answers(word), dtype=np.uint8), vector_key(word))


def vector_key(word: str) -> str:
    """Return the key of a word's static vector: its lemma, zeros for digits, otherwise its small letters."""
    if word[0].isdigit():
        return "0" * min(len(word), 5)
    return lemma_of(word) if word.isalpha() else word.lower()


def shape_of(word: str) -> str:
    """Return how a word is written: "Xx" for Kraków, "XX" for PKP, "X" for J, "Xx'x" for George'a, "0" for 17."""
    marks = "".join("X" if c.isupper() else "x" if c.isalpha() else "0" if c.isdigit() else c for c in word)
    return re.sub(r"(.)\1+", lambda run: run[0][:2] if run[1] == "X" else run[1], marks)


def _row(table: str, text: str, rows: int) -> int:
    return crc32(f"{table}\t{text}".encode()) % rows


def _answers(word: str) -> list[bool]:
    lower = word.lower()
    named = analyses(word[0].upper() + lower[1:])
    common = analyses(lower)
    return [*_name_answers(named, lemma_of(word)), *_class_answers(common), *_writing(word), *_known(named, common)]


def _name_answers(readings: tuple[Analysis, ...], lemma: str) -> list[bool]:
    """What kinds of name the word may be, in which gender and case, and what the likeliest lemma is."""
    labels = [frozenset(reading.labels) for reading in readings]
    likely = [own for own, reading in zip(labels, readings, strict=True) if reading.lemma.lower() == lemma]
    of_people = _values(reading for reading in readings if _PERSONAL.intersection(reading.labels))
    of_places = _values(reading for reading in readings if "nazwa_geograficzna" in reading.labels)
    return [
        *(any(own.intersection(group) for own in labels) for group in _GROUPS),
        *(any(own.intersection(group) for own in likely) for group in _GROUPS),
        *(all(own.intersection(group) for own in labels) for group in _GROUPS[:3]),
        *(value in of_people for value in ("m1", "f", "pl", *_CASES)),
        *(case in of_places for case in _CASES),
        any(reading.lemma[:1].isupper() for reading in readings),
        all(reading.lemma[:1].isupper() for reading in readings),
    ]


def _values(readings: Iterable[Analysis]) -> frozenset[str]:
    """Return every value that the tag of some reading allows."""
    return frozenset[str]().union(*(tag_values(reading.tag) for reading in readings))


def _class_answers(readings: tuple[Analysis, ...]) -> list[bool]:
    """Which parts of speech, cases and numbers the word has in small letters."""
    classes = {reading.pos for reading in readings}
    values = _values(readings)
    return [
        *(not classes.isdisjoint(group) for group in _CLASSES),
        *(value in values for value in (*_CASES, "sg", "pl", "m1")),
    ]


def _writing(word: str) -> list[bool]:
    first = word[0].isupper()
    return [
        first and word[1:].islower(),
        len(word) > 1 and word.isupper(),
        len(word) == 1 and first,
        word.islower(),
        not first and not word.islower() and word.isalpha(),
        first and not word.isupper() and not word[1:].islower(),
        any(character.isdigit() for character in word),
        word.isdigit(),
        "." in word,
        "'" in word or "’" in word,
        _FOREIGN.search(word) is not None,
        _ROMAN.fullmatch(word) is not None,
        *(len(word) <= bound for bound in _LENGTHS),
    ]


def _known(named: tuple[Analysis, ...], common: tuple[Analysis, ...]) -> list[bool]:
    """Whether the dictionary has the word as a name, as a common word, or as a name only."""
    as_name, as_word = named[0].tag != UNKNOWN, common[0].tag != UNKNOWN
    return [as_name, as_word, as_name and not as_word, not as_name and not as_word]


ANSWERS = len(_answers("Kraków"))
"""How many questions are answered about a word."""
