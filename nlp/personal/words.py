"""The words of a text as the search for names sees them: what each may be in a person's name."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from nlp.lexicon import lexeme_key, load_lexicon
from nlp.morphology import UNKNOWN, Analysis, analyses
from nlp.personal.given import more_given_names
from nlp.personal.roles import PARTICLES, is_private, is_public, is_title

_WORD = re.compile(
    r"(?:(?=[^\W\d_a-ząćęłńóśźż])[^\W\d_]+[01](?=[^\W\d_]{3}))?[^\W\d_]+(?:['’][^\W\d_]+)*(?:-[^\W\d_]+(?:['’][^\W\d_]+)?)*"
)
_READ_AS = {"0": "o", "1": "l"}
_SHORTENED = frozenset(("St", "Zb", "Wł", "Cz", "Kaz", "Tad", "Zdz", "Zygm", "Fr", "Krz", "Grz", "Bol", "Br", "Henr"))
_MARKS = {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "żź"}
_LEAST, _MOST = 4, 12
_USUAL = 3.0
_USUAL_ADJECTIVE = 15.0
_ROMAN = re.compile(r"[IVXLC]{2,}")
_CUT = frozenset(("Sp", "Art", "Ust", "Ul", "Al", "Os", "Pl", "Nr", "Tel", "Ad", "Dz", "Poz", "Zob", "Por", "Godz"))
COUPLES = frozenset(("państwo", "państwa", "państwu", "państwem"))
"""What a couple is called, and also a state."""
_SURNAME_LIKE = re.compile(
    r"(?:[sc]k|dzk|zk)(?:i|a|iej|iego|iemu|im|ą|ich|imi)$|(?:ow|ew)icz(?:a|owi|em|u|ów|owie)?$|(?:czyk|niak|czak|szczak)(?:a|owi|iem|u|ów|owie)?$"
    r"|(?:ówn)(?:a|y|ie|ę|ą|o)$|(?:enko|enki|enkę|enką)$|(?:ow|in)(?:a|ej|ą)$|(?:iuk|czuk)(?:a|owi|iem|u)?$"
)
_APOSTROPHE = re.compile(r"['’](?:a|owi|em|ie|u|ego|emu|go|mu|m|y|om|ów)$")
_FEMALE = re.compile(r"(?:ow|in|yn)(?:a|ej|ą|ę|y)$")


class Part(StrEnum):
    """What a word may be in a name; the letters make up the patterns of `nlp.personal.mentions`."""

    GIVEN = "G"
    SURNAME = "S"
    UNKNOWN = "U"
    COMMON = "C"
    INITIAL = "I"
    PARTICLE = "P"
    ROLE = "T"
    OTHER = "o"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Attributes:
        text: As it stands; an initial without its full stop.
        start: Offset of its first character.
        end: Offset behind its last one, an initial's full stop included.
        part: What it may be in a name.
    """

    text: str
    start: int
    end: int
    part: Part


def split_words(text: str) -> list[Word]:
    """Return the words of `text`; hyphens join words, the full stop belongs to an initial ("J.", "St.")."""
    found = []
    for match in _WORD.finditer(text):
        word, end = match[0], match.end()
        dotted = text[end : end + 1] == "."
        word = _DIGIT.sub(_letter, word)
        if dotted and ((word[0].isupper() and len(word) == 1) or word in _SHORTENED):
            found.append(Word(word, match.start(), end + 1, Part.INITIAL))
        else:
            found.append(Word(word, match.start(), end, part_of(word)))
    return found


_DIGIT = re.compile(r"[01]")


def _letter(match: re.Match[str]) -> str:
    """Return the letter that a scanner has taken for a digit, in capitals behind a capital."""
    letter = _READ_AS[match[0]]
    return letter.upper() if match.string.upper() == match.string else letter


@lru_cache(maxsize=1 << 16)
def part_of(word: str) -> Part:
    """Return what a word may be in a name, by its capitals and the dictionary; a compound is what its parts are."""
    word = _APOSTROPHE.sub("", word)
    if word.lower() in PARTICLES and word.islower():
        return Part.PARTICLE
    if word.startswith(("al-", "el-", "ul-")) and word[3:4].isupper():
        return Part.SURNAME
    if not word[0].isupper() or len(word) == 1 or _ROMAN.fullmatch(word) or word in _CUT:
        return Part.OTHER
    if is_public(word) or is_title(word) or word.lower() in COUPLES or (is_private(word) and not is_surname(word)):
        return Part.ROLE
    return _compound(word) if "-" in word else _simple(word)


def _simple(word: str) -> Part:
    """Return what a capitalised word without a hyphen may be, by the dictionary."""
    model = plain_name(word)
    readings = analyses(model)
    if is_given(model):
        return Part.GIVEN
    if is_surname(model) and readings[0].tag != UNKNOWN:
        return Part.SURNAME
    return Part.UNKNOWN if readings[0].tag == UNKNOWN else Part.COMMON


def plain_name(word: str) -> str:
    """Return a name as the dictionary may have it: not in capitals, and without an ending behind an apostrophe."""
    stem = _APOSTROPHE.sub("", word)
    return stem.capitalize() if stem.isupper() else stem


def _compound(word: str) -> Part:
    parts = [part_of(piece) for piece in word.split("-") if piece]
    if parts and all(part is Part.GIVEN for part in parts):
        return Part.GIVEN
    return Part.SURNAME if any(part in {Part.SURNAME, Part.UNKNOWN, Part.GIVEN} for part in parts) else Part.COMMON


@lru_cache(maxsize=1 << 15)
def is_given(word: str) -> bool:
    """Whether a word with a capital is a given name in the singular, in some case."""
    model = plain_name(word)
    if "-" in model:
        return all(piece and is_given(piece) for piece in model.split("-"))
    if any("imię" in reading.labels and reading.has("sg") for reading in analyses(model)):
        return True
    return model in more_given_names() or _without_marks(model)


def _without_marks(word: str) -> bool:
    """Whether an unknown word is a given name typed without diacritics: "Lukasz", "Pawel"."""
    if not word.isascii() or not _LEAST <= len(word) <= _MOST or analyses(word)[0].tag != UNKNOWN:
        return False
    places = [(place, mark) for place, sign in enumerate(word) for mark in _MARKS.get(sign.lower(), "")]
    for count in (1, 2):
        for chosen in combinations(places, count):
            signs = list(word)
            for place, mark in chosen:
                signs[place] = mark.upper() if signs[place].isupper() else mark
            if any("imię" in r.labels and r.has("sg") for r in analyses("".join(signs))):
                return True
    return False


@lru_cache(maxsize=1 << 15)
def is_only_given(word: str) -> bool:
    """Whether a word is a given name and, if need be, a surname or a place, but no usual word of the language."""
    model = plain_name(word)
    return is_given(model) and not any(_usual(reading) for piece in model.split("-") for reading in analyses(piece))


@lru_cache(maxsize=1 << 15)
def is_surname(word: str) -> bool:
    """Whether a word with a capital may be a surname: by the dictionary, else by an ending that surnames have."""
    model = word.capitalize() if word.isupper() else word
    readings = analyses(model)
    if any(label.startswith("nazwisko") for reading in readings for label in reading.labels):
        return True
    return _SURNAME_LIKE.search(model) is not None and readings[0].tag == UNKNOWN


@lru_cache(maxsize=1 << 15)
def is_only_surname(word: str) -> bool:
    """Whether a word is a surname and no usual word: "Kowalewski", "Adamczykowa", but not "Polska" or "Wilk"."""
    model = word.capitalize() if word.isupper() else word
    if "-" in model:
        return all(map(is_only_surname, model.split("-")))
    readings = analyses(model)
    if any(not _named(r) and (_usual(r) or "nazwa_geograficzna" in r.labels) for r in readings):
        return False
    if any(r.pos != "adj" and not _named(r) and r.tag != UNKNOWN for r in readings):
        return False
    return is_surname(model) or (readings[0].tag == UNKNOWN and _FEMALE.search(model) is not None)


def _usual(reading: Analysis) -> bool:
    """Whether a reading is a word of the language that texts use."""
    enough = _USUAL_ADJECTIVE if reading.pos == "adj" else _USUAL
    return reading.lemma[:1].islower() and load_lexicon().lexemes.get(lexeme_key(reading), 0.0) >= enough


@lru_cache(maxsize=1 << 15)
def is_usual(word: str) -> bool:
    """Whether a word is a usual word of the language besides whatever name it may be."""
    return any(_usual(reading) for reading in analyses(plain_name(word)))


@lru_cache(maxsize=1 << 15)
def is_place(word: str) -> bool:
    """Whether a word is also a place's name, apart from any person's."""
    return any(r.labels == ("nazwa_geograficzna",) and r.has("sg") for r in analyses(plain_name(word)))


def _named(reading: Analysis) -> bool:
    """Whether a reading is a person's name, and no place or word besides."""
    return reading.lemma[:1].isupper() and any(label.startswith(("imię", "nazwisko")) for label in reading.labels)
