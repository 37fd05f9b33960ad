"""What a token may be: every reading that the dictionary, the spelling or the guesser gives it, ready to be scored."""

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nlp.lexicon import group_of, lexeme_key, load_lexicon
from nlp.morphology import UNKNOWN, Analysis, analyses
from nlp.tagging.guesser import Guesser
from nlp.tagging.units import single_tags, units_of
from nlp.wordlists import words

_LEAST_COUNT, _LEAST_SHARE = 0.02, 1e-6
_UNHEARD_OF, _PASSED_OVER = math.log(5000), frozenset(("verb", "adj"))
_FIGURES = re.compile(r"[+\-−–]?\d[\d.,:/\-–\s]*(?:\.|%|[a-z])?")
_NUMERAL = re.compile(r"\d{1,4}\.?|\d+,\d+|\d{5,6}")
_NUMERAL_TAGS = (
    *(f"adj:sg:{case}:{gender}:pos" for gender in ("m3", "f") for case in ("nom", "gen", "acc", "loc")),
    *("adj:sg:gen:n:pos", "adj:sg:nom:n:pos", "adj:pl:gen:m3:pos", "adj:pl:loc:m3:pos"),
    *("num:pl:nom:m3:rec", "num:pl:acc:m3:rec", "num:pl:gen:m3:congr", "num:pl:nom:m3:congr", "num:pl:acc:m3:congr"),
    *("num:pl:loc:m3:congr", "num:pl:acc:f:rec", "num:pl:nom:f:rec", "num:pl:gen:f:congr"),
)
"""What a number in figures may be: ordinal ("w 2025 r.", "14 maja") or cardinal."""
_ROMAN = re.compile(r"(?=[IVXLCDM]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_MOBILE = {
    **{"m": "aglt:sg:pri:imperf:nwok", "em": "aglt:sg:pri:imperf:wok"},
    **{"ś": "aglt:sg:sec:imperf:nwok", "eś": "aglt:sg:sec:imperf:wok"},
    **{"śmy": "aglt:pl:pri:imperf:nwok", "eśmy": "aglt:pl:pri:imperf:wok"},
    **{"ście": "aglt:pl:sec:imperf:nwok", "eście": "aglt:pl:sec:imperf:wok"},
}
_ENDED = ("ł", "ła", "ło", "li", "ły", "by", "że", "ż", "ie")
_SINGLE = frozenset(("I", "V", "X"))
_COURTESY = words("pan pana panu panem panie panowie panów panom panami panach pani panią państwo państwa państwu")
"""Words of address that letters write with a capital; the dictionary also has names that look like them."""

_FOREIGN = words("of the and di della von van der du des los las for to with from")
_EXPANSIONS = {
    "r": "rok",
    "r.": "rok",
    "w.": "wiek",
    "tys": "tysiąc",
    "tys.": "tysiąc",
    "św": "święty",
    "św.": "święty",
    "ul.": "ulica",
    "ul": "ulica",
    "al.": "aleja",
    "pl.": "plac",
    "nr": "numer",
    "os.": "osiedle",
    "ok.": "około",
    "zł": "złoty",
    "prof.": "profesor",
    "gen.": "generał",
    "im.": "imię",
    "godz.": "godzina",
    "art.": "artykuł",
    "ust.": "ustęp",
    "pkt": "punkt",
    "poz.": "pozycja",
    "lit.": "litera",
    "str.": "strona",
    "gr": "grosz",
    "p.": "pan",
}
"""What abbreviations stand for in official texts, where the dictionary offers several words."""

_MORE = {
    form: (
        Analysis(form, "num:pl:nom.acc:m2.m3.f.n:rec", (), form),
        Analysis(form, "num:pl:gen:m1.m2.m3.f.n:congr", (), form),
    )
    for form in ("więcej", "mniej", "najwięcej", "najmniej")
}
"""Numerals that the dictionary has as adverbs only: "więcej osób"."""

_LONGEST_ABBREVIATION = 6
_LONGEST_WORD = 64
_ENDING = re.compile(r"['’](?:a|u|owi|em|ie|y|ów|om|ami|ach|ego|emu|ym|go|mu|m|s|i|iem)$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a token.

    Attributes:
        lemma: With the capital that its lexeme has ("Kraków", "rada").
        tag: NKJP tag with one value in each position.
        lexeme: Natural logarithm of the lexeme's count.
        share: Natural logarithm of the tag's share within its class.
        guess: Natural logarithm of the guesser's probability; 0 for a reading of the dictionary.
    """

    lemma: str
    tag: str
    lexeme: float
    share: float
    guess: float

    @property
    def units(self) -> tuple[int, ...]:
        """The places of the units by which the network scores the reading, as `units_of` fills them up."""
        return units_of(self.tag, self.lemma[:1].isupper())

    @property
    def priors(self) -> tuple[float, float, float]:
        """What is known of the reading without its context, as logarithms: lexeme, share, guess."""
        return self.lexeme, self.share, self.guess


class Setting(StrEnum):
    """What the neighbours of a token say about its readings."""

    PLAIN = ""
    STOP = "."
    """A full stop follows as a token of its own, so that "r" may be "rok"."""

    BEHIND_VERB = "+"
    """The token before it is a verb that may have lost its ending: "em" of "zrobił" + "em"."""

    WITHIN = "i"
    """A single capital within a sentence: "I" is a numeral."""


def setting_of(words: Sequence[str], place: int) -> Setting:
    """Return the setting of a token of a sentence."""
    word = words[place]
    if place + 1 < len(words) and words[place + 1] == ".":
        return Setting.STOP
    if place and word in _MOBILE and words[place - 1].endswith(_ENDED):
        return Setting.BEHIND_VERB
    if place and word in _SINGLE and words[place - 1][:1].isalpha():
        return Setting.WITHIN
    return Setting.PLAIN


def candidates(word: str, setting: Setting, guesser: Guesser) -> tuple[Candidate, ...]:
    """Return the readings of a token, at least one, without repetition.

    Args:
        word: The token.
        setting: What its neighbours say.
        guesser: Asked about words that the dictionary does not have.
    """
    if setting is Setting.BEHIND_VERB:
        return (_sure("być", _MOBILE[word]),)
    if setting is Setting.WITHIN:
        return (_sure(word, "romandig"),)
    if (plain := _plain(word)) is not None:
        return (plain,)
    if _NUMERAL.fullmatch(word):
        return tuple(_sure(word.rstrip("."), tag) for tag in _NUMERAL_TAGS)
    found = list(_readings(word, abbreviated=setting is Setting.STOP))
    return tuple(_known(found)) if found else tuple(guessed(word, guesser))


def _plain(word: str) -> Candidate | None:
    """Return the only reading of figures, punctuation and overlong tokens."""
    if word.isspace() or not word:
        return _sure(word, "sp")
    if _FIGURES.fullmatch(word) and not _NUMERAL.fullmatch(word):
        return _sure(word, "dig")
    if not any(letter.isalnum() for letter in word):
        readings = analyses(word) if len(word) == 1 else ()
        sign = next((reading for reading in readings if reading.pos == "brev"), None)
        return _sure(sign.lemma, sign.tag) if sign else _sure(word, "interp")
    if len(word) > _LONGEST_WORD or "://" in word or "@" in word or word.startswith("www."):
        return _sure(word, UNKNOWN)
    return _sure(word, "romandig") if _ROMAN.fullmatch(word) else None


def _sure(lemma: str, tag: str) -> Candidate:
    return Candidate(lemma, tag, 0.0, 0.0, 0.0)


def _readings(word: str, *, abbreviated: bool) -> Iterator[Analysis]:
    """Yield what the dictionary says, of abbreviations only the word that official texts mean."""
    found = [reading for reading in analyses(word) if reading.tag != UNKNOWN]
    if len(word) <= _LONGEST_ABBREVIATION and word.replace(".", "").isalpha() and (abbreviated or not found):
        found += [reading for reading in analyses(f"{word}.") if reading.pos == "brev"]
    if word.isupper() and len(word) > 1 and "." not in word:
        found = [reading for reading in found if reading.pos != "brev"]
    if word.lower() in _COURTESY:
        found = [reading for reading in found if reading.lemma.islower()]
    if not found and word.islower():
        found = [reading for reading in analyses(word.capitalize()) if reading.tag != UNKNOWN]
    found += _MORE.get(word.lower(), ())
    meant = _EXPANSIONS.get(word.lower()) or (_EXPANSIONS.get(f"{word.lower()}.") if abbreviated else None)
    short = [reading for reading in found if reading.pos == "brev"]
    if meant and any(reading.lemma == meant for reading in short):
        found = [reading for reading in found if reading.lemma == meant]
    yield from found


def _known(found: Iterable[Analysis]) -> Iterator[Candidate]:
    lexicon = load_lexicon()
    seen: set[tuple[str, str]] = set()
    for reading in found:
        tags = single_tags(reading.tag)
        lexeme = math.log(lexicon.lexemes.get(lexeme_key(reading), 0.0) + _LEAST_COUNT)
        share = math.log(lexicon.tags.get(reading.tag, _LEAST_SHARE) / len(tags))
        for tag in tags:
            if (reading.lemma, tag) not in seen:
                seen.add((reading.lemma, tag))
                yield Candidate(reading.lemma, tag, lexeme, share, 0.0)


def heard_of(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return readings without verbs and adjectives that are all but unheard of beside another word.

    So "mają" is of "mieć", never of "maić" (to deck with green). Training sees all readings; only what is tagged passes
    the rare ones over.
    """
    least = max(one.lexeme for one in found) - _UNHEARD_OF
    return tuple(one for one in found if one.lexeme >= least or group_of(one.tag.partition(":")[0]) not in _PASSED_OVER)


def guessed(word: str, guesser: Guesser) -> Iterator[Candidate]:
    """Yield guesses: by the last part of a compound, before a foreign name's apostrophe, or by suffix."""
    if word.lower() in _FOREIGN:
        yield _sure(word, UNKNOWN)
        return
    head, hyphen, last = word.rpartition("-")
    if hyphen and head and (known := [one for one in analyses(last) if one.tag != UNKNOWN]):
        yield from (_joined(head, one) for one in _known(known))
        return
    bare = _ENDING.sub("", word)
    tags = guesser.guess(bare if bare != word else word, whole=bare == word)
    for lemma, tag, probability in tags:
        singles = single_tags(tag)
        logarithm = math.log(probability / len(singles))
        yield from (Candidate(lemma, single, math.log(_LEAST_COUNT), 0.0, logarithm) for single in singles)


def _joined(head: str, last: Candidate) -> Candidate:
    return Candidate(f"{head}-{last.lemma}", last.tag, last.lexeme, last.share, last.guess)


def is_symbol(word: str) -> bool:
    """Whether a token is one sign of arithmetic, money or the like, rather than punctuation."""
    return len(word) == 1 and unicodedata.category(word) in {"Sm", "Sc", "So"}
