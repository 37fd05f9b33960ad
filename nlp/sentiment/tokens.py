"""Words as the tone model sees them: spacing, emoticons and repeated marks evened out, every number the same.

The sentences that the model learnt from come with blanks around every mark and with verb endings torn off
("wrócił em"), letters do not. Both give the same words here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from nlp.lemmas import lemma_of
from nlp.morphology import analyses

Hashes = npt.NDArray[np.uint64]

_CACHE = 1 << 17
_LONGEST = 30
_TORN = re.compile(r"(\w+ł[aoiy]?) (em|am|eś|aś|śmy|ście|by|bym|byś|m|ś)\b")
_SMILE = re.compile(r"(?<!\w)[:;=8]\s?['´]?\s?-?\s?(?:[)\]D]+|\*)(?!\w)")
_FROWN = re.compile(r"(?<!\w)[:;=]\s?['´]?\s?-?\s?[(\[]+(?!\w)")
_REPEATED = re.compile(r"([.!?])\s(?=\1)")
_TOKEN = re.compile(r"☺|☹|\d+|[^\W\d_]+|\.{2,}|!+|\?+|[^\w\s]")
_PLAIN = str.maketrans("ąćęłńóśźż", "acelnoszz")
_DENIAL = frozenset({"nie", "bez", "brak", "ani", "żaden"})
_CONTRAST = frozenset({"ale", "lecz", "jednak", "natomiast", "niestety"})
_TELLING = frozenset({"praet", "fin", "bedzie", "aglt", "impt", "ppron12", "ppron3"})
GRAMS = (3, 6)
"""Least and greatest length of the character n-grams within a word and its bounds."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark.

    Attributes:
        form: Lower-case form, "0" for a number.
        word: Hash of the form.
        lemma: Hash of the lemma.
        kind: Hash of the grammatical class, of the whole tag for verbs and pronouns.
        grams: Hashes of the character n-grams of a word, diacritics taken off.
        denial: Whether it denies what follows.
        contrast: Whether it sets what follows against what came before.
        mark: Whether it is neither word nor number.
    """

    form: str
    word: int
    lemma: int
    kind: int
    grams: Hashes
    denial: bool
    contrast: bool
    mark: bool


def hashed(name: str) -> int:
    """Return a number below 2**32 for a name, the same on every machine."""
    return crc32(name.encode("utf-8"))


def tokens(text: str) -> list[Token]:
    """Return the words, numbers and marks of `text`, in order."""
    return [_token(found) for found in _split(text)]


def _split(text: str) -> Iterator[str]:
    text = _TORN.sub(r"\1\2", text)
    text = _REPEATED.sub(r"\1", _FROWN.sub(" ☹ ", _SMILE.sub(" ☺ ", text)))
    return (match[0] for match in _TOKEN.finditer(text))


@lru_cache(maxsize=_CACHE)
def _token(found: str) -> Token:
    form, known = _form(found), found[0].isalpha()
    lemma = lemma_of(found) if known else form
    tag = analyses(found)[0].tag if known and len(found) <= 2 * _LONGEST else "interp"
    kind = tag.partition(":")[0]
    return Token(
        form=form,
        word=hashed(f"w {form}"),
        lemma=hashed(f"l {lemma}"),
        kind=hashed(f"t {tag if kind in _TELLING else kind}"),
        grams=_grams(form) if known else np.zeros(0, dtype=np.uint64),
        denial=lemma in _DENIAL,
        contrast=lemma in _CONTRAST,
        mark=not (known or form == "0"),
    )


def _form(found: str) -> str:
    if found[0].isdecimal():
        return "0"
    return found[:2] if found[0] in "!?" else found[:3].lower() if found[0] == "." else found.lower()


def _grams(form: str) -> Hashes:
    word = f" {form.translate(_PLAIN)[:_LONGEST]} "
    found = (
        word[place : place + length]
        for length in range(GRAMS[0], GRAMS[1] + 1)
        for place in range(max(1, len(word) - length + 1))
    )
    return np.array([hashed(f"g {gram}") for gram in found], dtype=np.uint64)
