"""The FOG index in its Polish form.

Gunning's formula, 0.4 · (words a sentence + 100 · hard words / words), with Polish syllables and the threshold raised
from three to four, as in FOG-PL (Pracownia Prostej Polszczyzny, Uniwersytet Wrocławski) and in Broda, Nitoń,
Gruszczyński and Ogrodniczuk, "Measuring Readability of Polish Texts" (LREC 2014). Polish inflection lengthens words, so
that the index is given twice: for words as they stand, and for their base forms. 12 is about the level of matura.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp.lemmas import lemma_of
from nlp.plain.tokens import sentences

HARD_SYLLABLES = 4
_SOFT_I = re.compile(r"(?<=[bcćdfghjklłmnńprsśtwzźżv])i(?=[aąeęioóuy])")
_DIPHTHONG = re.compile(r"(?<!^n)(?<!^z)(?<!^pon)(?<!^wyn)au|(?<!ni)(?<!prz)eu")
_VOWEL = re.compile(r"[aąeęioóuyäöüéáíú]")


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard a text reads.

    Attributes:
        fog: The index, in years of school; hard words as they stand.
        fog_lemmas: The index with the syllables of base forms.
        words: Number of words; figures are none.
        sentences: Number of sentences that have a word.
        hard_words: Number of words of four syllables or more.
        longest_sentence: Words of the longest sentence.
    """

    fog: float
    fog_lemmas: float
    words: int
    sentences: int
    hard_words: int
    longest_sentence: int

    @property
    def mean_sentence(self) -> float:
        """Words a sentence; 0 for a text without words."""
        return self.words / self.sentences if self.sentences else 0.0


def fog(text: str) -> Readability:
    """Return how hard `text` reads; all figures are 0 for a text without words. Under 100 words it says little."""
    found = [[word.lower for word in words if word.is_word] for _, words in sentences(text)]
    words = [word for sentence in found for word in sentence]
    hard = sum(1 for word in words if syllables(word) >= HARD_SYLLABLES)
    hard_lemmas = sum(1 for word in words if syllables(lemma_of(word)) >= HARD_SYLLABLES)
    return Readability(
        fog=_index(len(words), len(found), hard),
        fog_lemmas=_index(len(words), len(found), hard_lemmas),
        words=len(words),
        sentences=len(found),
        hard_words=hard,
        longest_sentence=max(map(len, found), default=0),
    )


def _index(words: int, sentence_count: int, hard: int) -> float:
    return round(0.4 * (words / sentence_count + 100 * hard / words), 2) if words else 0.0


@lru_cache(maxsize=1 << 16)
def syllables(word: str) -> int:
    """Return the number of syllables of a Polish word: its vowels, but for the i that only softens and for au and eu.

    "na-u-ka", "za-u-fa-nie" and "nie-u-wa-ga" have the vowels apart; a word without vowels ("w") has none.
    """
    joined = _DIPHTHONG.sub("a", word.lower())
    return len(_VOWEL.findall(_SOFT_I.sub("", joined)))
