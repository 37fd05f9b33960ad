"""A noun phrase back in the nominative: "Zarządowi Dróg Miasta Krakowa" is "Zarząd Dróg Miasta Krakowa"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from nlp.cases import Case, match_capitals
from nlp.lexicon import lexeme_key, load_lexicon
from nlp.morphology import Analysis, analyses, forms
from nlp.phrases import compound_parts

_CASES = tuple(case for case in Case if case is not Case.VOCATIVE)
_GENDERS = ("m1", "m2", "m3", "f", "n")
_ADJECTIVES = frozenset(("adj", "ppas", "pact"))
_PERSONS = frozenset(("imię", "nazwisko"))
_CONJUNCTIONS = frozenset(("i", "oraz"))
_PLACE = "nazwa_geograficzna"
_MOST_BEFORE = 3
_PLURAL_COST = 10


@dataclass(frozen=True, slots=True)
class _Reading:
    """A phrase read in one way: the place of its head noun, how many words agree, and in what they agree.

    A second phrase behind "i" or "oraz" stands in the same number and case: "Straży Miejskiej i Policji".
    """

    head: int
    end: int
    noun: Analysis
    number: str
    case: Case
    gender: str
    second: "_Reading | None" = None

    @property
    def values(self) -> tuple[str, ...]:
        return self.number, self.case, self.gender

    @property
    def explained(self) -> int:
        """Number of words that the reading explains."""
        return self.end + (self.second.explained + 1 if self.second else 0)


@lru_cache(maxsize=1 << 13)
def nominative_phrase(phrase: str, cases: frozenset[Case] = frozenset(), *, place: bool = False) -> str:
    """Return a phrase with its head noun, and the adjectives that agree with it, in the nominative.

    The reading that explains most words wins, then one that is no person's name, the singular, the order of the
    cases, and the commoner noun. A phrase without a known noun among its first words is returned as it is, in one line.

    Args:
        phrase: The phrase in any case.
        cases: In which it may stand, where its surroundings tell; empty for any. Ignored where no reading has one.
        place: Whether it names a place, so that a name of a place comes before any other word ("Gdańska").
    """
    words = phrase.split()
    readings = list(_readings(words))
    readings = [reading for reading in readings if reading.case in cases] or readings
    if not readings:
        return " ".join(_compound(word) for word in words)
    best = min(readings, key=lambda reading: (place and _PLACE not in reading.noun.labels, _rank(reading)))
    return " ".join([*_straightened(words, best), *words[best.explained :]])


def _straightened(words: list[str], reading: _Reading) -> list[str]:
    """Return the words that a reading explains, in the nominative."""
    group = [_straight(words[at], reading, noun=at == reading.head) for at in range(reading.end)]
    if reading.second is None:
        return group
    return [*group, words[reading.end], *_straightened(words[reading.end + 1 :], reading.second)]


def _compound(word: str) -> str:
    """Return each part of a compound in the nominative: "Bielsku-Białej"; a word without a hyphen stays."""
    parts = word.split("-")
    return word if len(parts) == 1 or not all(parts) else "-".join(nominative_phrase(part) for part in parts)


def _rank(reading: _Reading) -> tuple[int, bool, int, float]:
    plural = _PLURAL_COST if reading.number == "pl" and not _only_plural(reading.noun) else 0
    counted = load_lexicon().lexemes.get(lexeme_key(reading.noun), 0.0)
    return -reading.explained, bool(_PERSONS & set(reading.noun.labels)), plural + _CASES.index(reading.case), -counted


def _only_plural(noun: Analysis) -> bool:
    """Whether a name is a plural in its dictionary form ("Kielce", "Łagiewniki")."""
    return noun.lemma[:1].isupper() and any(
        form.text == noun.lemma and form.has("pl", "nom") and not form.has("sg") for form in forms(noun.lexeme)
    )


def _readings(words: list[str]) -> Iterator[_Reading]:
    for head in range(min(len(words), _MOST_BEFORE + 1)):
        for noun in analyses(words[head]):
            if noun.pos == "subst":
                yield from _in_each_case(words, head, noun)
        if not any(reading.pos in _ADJECTIVES for reading in analyses(compound_parts(words[head])[1].lower())):
            return


def _in_each_case(words: list[str], head: int, noun: Analysis) -> Iterator[_Reading]:
    for number in ("sg", "pl"):
        for case in _CASES:
            for gender in _GENDERS:
                values = number, case, gender
                if noun.has(*values) and all(_agrees(word, values) for word in words[:head]):
                    end = head + 1
                    while end < len(words) and _agrees(words[end], values):
                        end += 1
                    yield _with_second(words, _Reading(head, end, noun, number, case, gender))


def _with_second(words: list[str], reading: _Reading) -> _Reading:
    """Return a reading with the phrase joined to it by "i", where that can stand in the same number and case."""
    if reading.end + 1 >= len(words) or words[reading.end] not in _CONJUNCTIONS:
        return reading
    others = _readings(words[reading.end + 1 :])
    alike = [other for other in others if (other.number, other.case) == (reading.number, reading.case)]
    return replace(reading, second=min(alike, key=_rank)) if alike else reading


@lru_cache(maxsize=1 << 14)
def _agrees(word: str, values: tuple[str, str, str]) -> bool:
    return _adjective(word, values) is not None


def _adjective(word: str, values: tuple[str, ...]) -> Analysis | None:
    readings = analyses(compound_parts(word)[1].lower())
    found = (reading for reading in readings if reading.pos in _ADJECTIVES and reading.has(*values))
    return next(found, None)


def _straight(word: str, phrase: _Reading, *, noun: bool) -> str:
    """Return a word of the group in the nominative of the phrase's number and gender; unchanged if it has none."""
    reading = phrase.noun if noun else _adjective(word, phrase.values)
    if phrase.case is Case.NOMINATIVE or reading is None:
        return word
    degree = _degree(reading.tag)
    wanted = phrase.number, Case.NOMINATIVE, phrase.gender
    found = (
        form.text for form in forms(reading.lexeme) if form.has(reading.pos, *wanted) and _degree(form.tag) == degree
    )
    before, last = ("", word) if noun else compound_parts(word)
    return before + match_capitals(next(found, last), last)


def _degree(tag: str) -> str:
    """Return the degree or negation with which a tag ends, "" where it has none."""
    last = tag.rpartition(":")[2]
    return last if last in {"com", "sup", "neg"} else ""
