"""Functions and names of offices in another case: "Radna Miasta Krakowa" to "Radnej Miasta Krakowa"."""

import re
from dataclasses import dataclass

from corpus.model import GrammaticalForm
from nlp.cases import Case, Number, match_capitals
from nlp.morphology import Analysis, analyses, forms

_GENDERS = ("m1", "m2", "m3", "f", "n")
_NOUNS = ("subst", "depr")
_ADJECTIVES = ("adj", "ppas", "pact")
_TOKEN = re.compile(r"\S+|\s+")


@dataclass(frozen=True, slots=True)
class _Head:
    """The noun on which a phrase hangs: its place among the words, its reading and what it agrees in."""

    place: int
    reading: Analysis
    gender: str
    number: Number


def decline_phrase(
    phrase: str, case: Case, number: Number | None = None, *, form: GrammaticalForm = GrammaticalForm.UNKNOWN
) -> str:
    """Return a phrase in `case`: its head noun and the adjectives that agree with it; what depends on them stays.

    Args:
        phrase: In the nominative, e.g. "Przewodniczący Rady Miasta", "Miejski Zarząd Dróg"; parts divided by commas are
            declined each.
        case: The case that is wanted.
        number: The number that is wanted; by default the number of the phrase.
        form: Of the person who holds a function; a woman's function with a masculine name ("Dyrektor Wydziału") stays
            as it is, as in "Pani Dyrektor".

    Returns:
        The phrase with its own capitals and spaces; unchanged when no head noun in the nominative is found.
    """
    return ",".join(_decline(part, case, number, form) for part in phrase.split(","))


def _decline(phrase: str, case: Case, number: Number | None, form: GrammaticalForm) -> str:
    tokens = _TOKEN.findall(phrase)
    places = [i for i, token in enumerate(tokens) if not token.isspace()]
    words = [tokens[i] for i in places]
    head = _find_head(words)
    if head is None or (form is GrammaticalForm.FEMININE and head.gender == "m1"):
        return phrase
    for place in _group(words, head):
        declined = _form(words[place], place == head.place, head, case, number)
        if declined is None:
            return phrase
        tokens[places[place]] = declined
    return "".join(tokens)


def _find_head(words: list[str]) -> _Head | None:
    """Return the first noun in the nominative before which there are only adjectives that agree with it."""
    for place, word in enumerate(words):
        for reading in _readings(word):
            if reading.pos not in _NOUNS or not reading.has("nom"):
                continue
            number = Number.SINGULAR if reading.has("sg") else Number.PLURAL
            gender = next((gender for gender in _GENDERS if reading.has(gender)), "")
            head = _Head(place, reading, gender, number)
            if gender and all(_agrees(before, head) for before in words[:place]):
                return head
        if not any(reading.pos in _ADJECTIVES for reading in _readings(word)):
            return None
    return None


def _readings(word: str) -> list[Analysis]:
    """Return the readings of a word as a word of the language: names only where it has no other."""
    readings = analyses(word.lower()) if word.isupper() else analyses(word)
    common = [reading for reading in readings if reading.lemma[:1].islower()]
    return sorted(common or readings, key=lambda reading: (reading.has("pl"), not reading.has("m1")))


def _agrees(word: str, head: _Head) -> bool:
    return any(
        reading.pos in _ADJECTIVES and reading.has("nom", head.number, head.gender) for reading in _readings(word)
    )


def _group(words: list[str], head: _Head) -> list[int]:
    """Return the places of the head and of the adjectives around it that agree with it."""
    group = list(range(head.place + 1))
    for place in range(head.place + 1, len(words)):
        if not _agrees(words[place], head):
            break
        group.append(place)
    return group


def _form(word: str, noun: bool, head: _Head, case: Case, number: Number | None) -> str | None:
    wanted = number or head.number
    reading = head.reading if noun else next(r for r in _readings(word) if r.pos in _ADJECTIVES and _fits(r, head))
    kinds = _NOUNS if noun else _ADJECTIVES
    for form in forms(reading.lexeme):
        if form.has(wanted, case, head.gender) and form.tag.startswith(kinds) and _same_kind(form.tag, reading.tag):
            return match_capitals(form.text, word)
    return None


def _fits(reading: Analysis, head: _Head) -> bool:
    return reading.has("nom", head.number, head.gender)


def _same_kind(first: str, second: str) -> bool:
    """Whether two tags are of one class and, for adjectives, of one degree."""
    degree = [tag.split(":")[-1] for tag in (first, second)]
    return first.partition(":")[0] == second.partition(":")[0] and (
        not first.startswith("adj") or degree[0] == degree[1]
    )
