"""Nouns and adjectives of place names, declined by the dictionary and, where it lacks them, by their endings."""

from functools import lru_cache

from nlp.cases import Case, match_capitals
from nlp.morphology import UNKNOWN, Analysis, analyses, forms
from nlp.patterns import decline_by_pattern

PLURAL = "pl"
_GENDERS = ("m1", "m2", "m3", "f", "n")
_PERSONS = frozenset(("imię", "nazwisko"))
_ADJECTIVE_ENDINGS = {
    "f": ("ska", "cka", "dzka", "owa", "lna"),
    "m3": ("ski", "cki", "dzki", "owy", "lny"),
    "n": ("skie", "ckie", "dzkie", "owe", "lne"),
    PLURAL: ("skie", "ckie", "dzkie", "owe", "lne"),
}
_NOUN_ENDINGS = (
    "anka",
    "ówka",
    "ów",
    "iec",
    "ice",
    "yce",
    "zna",
    "any",
    "yny",
    "iny",
    "ały",
    "twy",
    "ki",
    "cze",
    "rze",
    "in",
    "yn",
)
_CASE_ENDINGS: dict[str, dict[Case, str]] = {
    PLURAL: {Case.DATIVE: "om", Case.INSTRUMENTAL: "ami", Case.LOCATIVE: "ach"},
    "ów": {Case.GENITIVE: "a", Case.DATIVE: "owi", Case.INSTRUMENTAL: "em", Case.LOCATIVE: "ie"},
    "n": {Case.GENITIVE: "a", Case.DATIVE: "u", Case.INSTRUMENTAL: "em", Case.LOCATIVE: "u"},
}
_ADJECTIVE_CASES = {
    "f": {Case.GENITIVE: "ej", Case.DATIVE: "ej", Case.LOCATIVE: "ej", Case.ACCUSATIVE: "ą", Case.INSTRUMENTAL: "ą"},
    "m3": {Case.GENITIVE: "ego", Case.DATIVE: "emu", Case.INSTRUMENTAL: "ym", Case.LOCATIVE: "ym"},
    PLURAL: {Case.GENITIVE: "ych", Case.DATIVE: "ym", Case.INSTRUMENTAL: "ymi", Case.LOCATIVE: "ych"},
}


def _values(gender: str) -> tuple[str, ...]:
    """Return the tag values of a gender; "pl" stands for the plural of things."""
    return (PLURAL,) if gender == PLURAL else ("sg", gender)


@lru_cache(maxsize=1 << 13)
def is_adjective(word: str, gender: str) -> bool:
    """Whether a word is an adjective in the nominative of `gender` ("f", "m3", "n", "pl")."""
    if any(_adjectival(reading, gender) for reading in analyses(word.lower())):
        return True
    return looks_adjectival(word, gender)


def looks_adjectival(word: str, gender: str) -> bool:
    """Whether a word ends like an adjective made of a name ("Justowska", "Wyciąski")."""
    return word.endswith(_ADJECTIVE_ENDINGS.get(gender, ()))


def _adjectival(reading: Analysis, gender: str) -> bool:
    return reading.pos in {"adj", "ppas"} and reading.has("nom", *_values(gender)) and reading.lemma[:1].islower()


@lru_cache(maxsize=1 << 13)
def noun_gender(word: str) -> str:
    """Return the gender of a noun in the nominative ("m3", "f", "n", "pl" …); "" for other words and persons' names."""
    readings = analyses(word)
    if readings[0].tag == UNKNOWN:
        return _guessed(word)
    nouns = [r for r in readings if r.pos == "subst" and r.has("nom") and not _PERSONS & set(r.labels)]
    singular = [r for r in nouns if r.has("sg") and r.lemma.lower() == word.lower()]
    if singular:
        return next(gender for gender in _GENDERS if singular[0].has(gender))
    return PLURAL if any(r.has("pl") and _plural_name(r, word) for r in nouns) else ""


def _plural_name(reading: Analysis, word: str) -> bool:
    return reading.lemma.lower() == word.lower() or not reading.has("m1")


def loose_gender(word: str) -> str:
    """Return a gender for a name of which only its ending is known."""
    return "f" if word.endswith("a") else PLURAL if word.endswith(("i", "y")) else "n" if word.endswith("e") else "m3"


def _guessed(word: str) -> str:
    """Return the gender of an unknown name by its ending, "" where it may be a genitive."""
    if not word.endswith(_NOUN_ENDINGS) or not word[:1].isupper():
        return ""
    if word.endswith(("ice", "yce", "y", "i")):
        return PLURAL
    if word.endswith("a"):
        return "f"
    return "n" if word.endswith("e") else "m3"


@lru_cache(maxsize=1 << 14)
def noun_forms(word: str, gender: str, case: Case) -> tuple[str, ...]:
    """Return what a noun, given in the nominative, is in `case`: homonyms may differ ("Piasków", "Piasek")."""
    if case is Case.NOMINATIVE:
        return (word,)
    found: list[str] = []
    for reading in analyses(word):
        if reading.pos == "subst" and reading.has("nom", *_values(gender)) and not _PERSONS & set(reading.labels):
            declined = (form for form in forms(reading.lexeme) if form.has("subst", case, *_values(gender)))
            found.extend(match_capitals(form.text, word) for form in declined)
    return tuple(dict.fromkeys(found)) or (_noun_by_ending(word, gender, case),)


def _noun_by_ending(word: str, gender: str, case: Case) -> str:
    if case is Case.ACCUSATIVE and gender != "f":
        return word
    if gender == PLURAL:
        stem = word[:-1]
        return _plural_genitive(stem) if case is Case.GENITIVE else stem + _CASE_ENDINGS[PLURAL].get(case, word[-1])
    if word.endswith("ów"):
        return f"{word[:-2]}ow{_CASE_ENDINGS['ów'][case]}"
    if gender == "n":
        return word[:-1] + _CASE_ENDINGS["n"][case]
    return decline_by_pattern(word, "f" if gender == "f" else "m1", case)


def _plural_genitive(stem: str) -> str:
    """Return the genitive of a plural name: Grzegórzki, Grzegórzek; Czyżyny, Czyżyn."""
    return f"{stem[:-1]}ek" if stem.endswith("k") and stem[-2:-1] not in "aeiouyąęó" else stem


@lru_cache(maxsize=1 << 14)
def decline_adjective(word: str, gender: str, case: Case) -> str:
    """Return an adjective, given in the nominative of `gender` ("f", "m3", "n", "pl"), in `case`."""
    if case is Case.NOMINATIVE:
        return word
    for reading in analyses(word.lower()):
        if _adjectival(reading, gender):
            for form in forms(reading.lexeme):
                if form.has(case, *_values(gender)) and form.tag.startswith(reading.pos) and _plain(form.tag, gender):
                    return match_capitals(form.text, word)
    return _adjective_by_ending(word, gender, case)


def _plain(tag: str, gender: str) -> bool:
    """Whether a tag is of the positive degree and, in the plural, of things, not of men."""
    things = gender != PLURAL or ".m3" in tag or ":m3" in tag or "m3" in tag.split(":")[3].split(".")
    return things and not tag.endswith((":com", ":sup", ":neg"))


def _adjective_by_ending(word: str, gender: str, case: Case) -> str:
    table = _ADJECTIVE_CASES["m3" if gender in {"m1", "m2", "m3", "n"} else gender]
    if case not in table:
        return word
    stem, ending = word[:-1], table[case]
    if gender in {"n", PLURAL} and stem.endswith("i"):
        stem = stem[:-1]
    soft = stem.endswith(("k", "g"))
    if soft:
        ending = f"i{ending[1:]}" if ending[0] == "y" else (f"i{ending}" if ending[0] == "e" else ending)
    return stem + ending
