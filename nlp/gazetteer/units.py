"""Offices that a text names: the city's units by name, code and abbreviation, its council, and numbered schools."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.knowledge import CityProfile
from nlp.cases import Case
from nlp.gazetteer.table import NameTable, words_of
from nlp.heads import nominative_phrase
from nlp.morphology import analyses
from nlp.phrases import decline_phrase

_CASES = tuple(case for case in Case if case is not Case.VOCATIVE)
_LEGAL_FORM = re.compile(r"\s+(?:S\.A\.|Sp\. z o\.o\.)")
_ROMAN = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"),
)
_SHORTEST_CODE = 3
_ENDINGS = ("u", "em", "ie", "owi", "ach", "y", "i")
_CODE = re.compile(r"(?<![\w./-])[A-ZĄĆĘŁŃÓŚŹŻ][A-Za-zĄĆĘŁŃÓŚŹŻąćęłńóśźż]{1,7}(?![\w/]|\.\w|-\d)")
_NUMBER = re.compile(r"(?<!\w)[Nn]r\s?(?P<number>\d{1,3})(?!\d|[./]\d)")
_SCHOOL = re.compile(r"(?<!\w)(?P<name>(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w-]*\s+(?:i\s+|z\s+)?){1,6})$")
_LONGEST_NAME = 90
_SCHOOLS = ("szko", "przedszkol", "lice", "zesp", "technik", "żłob", "gimnazj", "poradn", "komisariat", "dom", "ośrod")
_SHORT_SCHOOL = re.compile(r"(?<!\w)(?P<short>SP|LO|ZSO|ZSP)\s(?:nr\s)?(?P<number>\d{1,3})(?!\d|[./]\d)")
_SCHOOL_MARK = re.compile(r"SP|LO|ZS|Lice")
_HIGH_SCHOOL = re.compile(r"(?<!\w)(?P<number>[IVXL]{1,6})\s(?:LO|Lice(?:um|ów|ach)\sOgólnokształcąc\w+)(?!\w)")
_SHORT_NAMES = {
    "SP": "Szkoła Podstawowa",
    "LO": "Liceum Ogólnokształcące",
    "ZSO": "Zespół Szkół Ogólnokształcących",
    "ZSP": "Zespół Szkolno-Przedszkolny",
}
_LISTED, _SHORTENED, _CODED, _NUMBERED = 0.97, 0.9, 0.93, 0.93


@dataclass(frozen=True, slots=True)
class UnitMention:
    """An office in a text: its full name in the nominative, and how certain that is; offsets index the text."""

    name: str
    start: int
    end: int
    certainty: float


class Units:
    """The offices of one city, compiled."""

    def __init__(self, profile: CityProfile) -> None:
        """Decline every name and collect the codes."""
        self._names = NameTable(_declined(profile))
        self._codes = dict(_codes(profile))

    def find(self, text: str) -> tuple[UnitMention, ...]:
        """Return the offices named in `text` in order of kind; those of two kinds may overlap, longer ones first."""
        found = [*self._listed(text), *_schools(text), *self._coded(text)]
        return tuple(sorted(found, key=lambda unit: (unit.start - unit.end, unit.start)))

    def _listed(self, text: str) -> Iterator[UnitMention]:
        words = words_of(text)
        firsts = self._names.firsts
        for place, form in enumerate(words.forms):
            hit = self._names.match(words, place) if form in firsts else None
            if hit:
                end, name = hit
                shortened = end - place < len(name.split())
                if not (shortened and words.capital(end) and words.joined(end)):
                    certainty = _SHORTENED if shortened else _LISTED
                    yield UnitMention(name, words.spans[place][0], words.spans[end - 1][1], certainty)

    def _coded(self, text: str) -> Iterator[UnitMention]:
        for match in _CODE.finditer(text):
            name = self._codes.get(match[0])
            if name:
                end = match.end()
                ending = re.match(rf"-(?:{'|'.join(_ENDINGS)})(?!\w)", text[end : end + 5])
                yield UnitMention(name, match.start(), end + (ending.end() if ending else 0), _CODED)


def _declined(profile: CityProfile) -> Iterator[tuple[str, str]]:
    """Yield every form of the names of offices, with the name in the nominative.

    The youth council (młodzieżowa rada gminy, art. 5b u.s.g.) bears the council's name behind its own.
    """
    for unit in profile.units:
        for name in dict.fromkeys(_variants(unit.name, profile)):
            yield from ((form, unit.name) for form in _forms(name))
        yield unit.genitive, unit.name
    for full in (profile.office, profile.council.name, f"Młodzieżowa {profile.council.name}"):
        for name in (full, full.removesuffix(f" {profile.genitive}")):
            yield from ((form, full) for form in _forms(name))
    for _, name in _codes(profile):
        yield from ((form, name) for form in _forms(name))
    yield from _district_councils(profile)


def _forms(name: str) -> Iterator[str]:
    yield from dict.fromkeys(decline_phrase(name, case) for case in _CASES)


def _variants(name: str, profile: CityProfile) -> Iterator[str]:
    """Yield a unit's name with and without "S.A." and "w Krakowie"."""
    yield name
    bare = _LEGAL_FORM.sub("", name)
    yield bare
    yield bare.removesuffix(f" w {profile.locative}")


def _district_councils(profile: CityProfile) -> Iterator[tuple[str, str]]:
    for place in (place for place in profile.places if 0 < place.number <= len(_ROMAN)):
        roman = _ROMAN[place.number - 1]
        full = f"Rada Dzielnicy {roman} {place.name}"
        for tail in (f"{roman} {place.name}", roman, place.name):
            for head in _forms("Rada"):
                yield f"{head} Dzielnicy {tail}", full


def _codes(profile: CityProfile) -> Iterator[tuple[str, str]]:
    """Yield the codes that stand for an office: those of units, and abbreviations that name the city but no person."""
    own = (profile.name, profile.genitive, profile.locative)
    for short, expansion in profile.abbreviations.items():
        if any(word in expansion for word in own) and expansion[:1].isupper() and not _is_function(expansion):
            unit = profile.unit(short)
            yield short, unit.name if unit else expansion
    for unit in profile.units:
        if len(unit.short) >= _SHORTEST_CODE:
            yield unit.short, unit.name


def _is_function(expansion: str) -> bool:
    """Whether an abbreviation stands for who holds an office ("Prezydent Miasta"), not for the office."""
    nouns = (reading for reading in analyses(expansion.split(maxsplit=1)[0].lower()) if reading.pos == "subst")
    return any(reading.has("m1", "nom") and reading.lemma[:1].islower() for reading in nouns)


def _schools(text: str) -> Iterator[UnitMention]:
    """Yield institutions that bear a number: "Szkole Podstawowej nr 34", "SP nr 9"."""
    for number in _NUMBER.finditer(text):
        begin = max(0, number.start() - _LONGEST_NAME)
        match = _SCHOOL.search(text[begin : number.start()])
        words = match["name"].split() if match else []
        first = next((n for n, word in enumerate(words) if _of_school(words[n:], word)), None)
        if match and first is not None:
            start = begin + match.start() + match["name"].index(words[first])
            name = f"{nominative_phrase(' '.join(words[first:]))} nr {number['number']}"
            yield UnitMention(name, start, number.end(), _NUMBERED)
    if _SCHOOL_MARK.search(text) is None:
        return
    for match in _SHORT_SCHOOL.finditer(text):
        name = f"{_SHORT_NAMES[match['short']]} nr {match['number']}"
        yield UnitMention(name, match.start(), match.end(), _NUMBERED)
    for match in _HIGH_SCHOOL.finditer(text):
        yield UnitMention(f"{match['number']} {_SHORT_NAMES['LO']}", match.start(), match.end(), _NUMBERED)


def _of_school(rest: list[str], word: str) -> bool:
    """Whether an institution's name begins at a word: its noun, or an adjective with such a noun behind it."""
    if word.lower().startswith(_SCHOOLS):
        return True
    adjective = any(reading.pos == "adj" for reading in analyses(word.lower()))
    return adjective and len(rest) > 1 and _of_school(rest[1:], rest[1])
