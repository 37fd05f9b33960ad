"""Functions and names of offices in another case: "Radna Miasta Krakowa" to "Radnej Miasta Krakowa"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import GrammaticalForm
from nlp.cases import Case, Number, match_capitals
from nlp.morphology import Analysis, analyses, forms, known

_GENDERS = ("m1", "m2", "m3", "f", "n")
_NOUNS = ("subst", "depr", "ger")
_ADJECTIVES = ("adj", "ppas", "pact")
_CONJUNCTIONS = ("i", "oraz", "lub")
_TOKEN = re.compile(r"\S+|\s+")
_ORDINAL = re.compile(r"[IVX]+\s+(?=\w)")


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
            declined each, unless they depend on the first ("Wydział Polityki Społecznej, Równości i Zdrowia").
        case: The case that is wanted.
        number: The number that is wanted; by default the number of the phrase.
        form: Of the person who holds a function; a woman's function with a masculine name ("Dyrektor Wydziału") stays
            as it is, as in "Pani Dyrektor".

    Returns:
        The phrase with its own capitals and spaces; unchanged when no head noun in the nominative is found.
    """
    first, *others = phrase.split(",")
    parts = [part if _depends(part, first) else _decline(part, case, number, form) for part in others]
    return ",".join([_decline(first, case, number, form), *parts])


def _depends(part: str, first: str) -> bool:
    """Whether a part behind a comma goes on with the genitives of the first: what may be one, in another number."""
    words = part.split()
    head, leading = _find_head(words), _find_head(first.split())
    if head is None or leading is None or head.number is leading.number:
        return False
    return any(reading.pos in _NOUNS and reading.has("gen") for reading in _readings(words[head.place]))


def phrase_gender(phrase: str) -> str:
    """Return the gender of a phrase's head noun ("m1", "m2", "m3", "f", "n"); "m3" where no head is found."""
    head = _find_head(phrase.split())
    return head.gender if head else "m3"


def _decline(phrase: str, case: Case, number: Number | None, form: GrammaticalForm) -> str:
    ordinal = _ORDINAL.match(phrase)
    if ordinal:
        return ordinal[0] + _decline(phrase[ordinal.end() :], case, number, form)
    tokens = _TOKEN.findall(phrase)
    places = [i for i, token in enumerate(tokens) if not token.isspace()]
    words = [tokens[i] for i in places]
    head = _find_head(words)
    if head is None or (form is GrammaticalForm.FEMININE and head.gender == "m1"):
        return phrase
    group = _group(words, head)
    for place in group:
        declined = _form(words[place], place == head.place, head, case, number)
        if declined is None:
            return phrase
        tokens[places[place]] = declined
    second = _second_head(words, head, group[-1])
    rest = "".join(tokens[places[second] :]) if second else ""
    return "".join(tokens[: places[second]]) + _decline(rest, case, number, form) if second else "".join(tokens)


def _find_head(words: list[str]) -> _Head | None:
    """Return the first noun in the nominative before which there are only adjectives that agree with it."""
    for place, word in enumerate(words):
        found = next((head for head in _heads(word, place) if _led_by_adjectives(words, head)), None)
        if found and not _describes_next(words, place) and not _is_adverb(words, place):
            return found
        if not any(reading.pos in (*_ADJECTIVES, "adv") for reading in _readings(word)):
            return None
    return None


def _heads(word: str, place: int) -> Iterator[_Head]:
    for reading in _readings(word):
        gender = next((gender for gender in _GENDERS if reading.has(gender)), "")
        if reading.pos in _NOUNS and reading.has("nom") and gender:
            yield _Head(place, reading, gender, Number.SINGULAR if reading.has("sg") else Number.PLURAL)


def _led_by_adjectives(words: list[str], head: _Head) -> bool:
    return all(_agrees(words[i], head) or _is_adverb(words, i) for i in range(head.place))


def _describes_next(words: list[str], place: int) -> bool:
    """Whether a word that could be a noun ("dzikie") is the adjective of the noun behind it ("dzikie wysypiska")."""
    return place + 1 < len(words) and any(_agrees(words[place], head) for head in _heads(words[place + 1], place + 1))


def _is_adverb(words: list[str], place: int) -> bool:
    """Whether a word belongs to the adjective behind it: "zbyt wysoka"."""
    follows = _readings(words[place + 1]) if place + 1 < len(words) else []
    return any(reading.pos == "adv" for reading in _readings(words[place])) and any(
        reading.pos in _ADJECTIVES for reading in follows
    )


def _second_head(words: list[str], head: _Head, last: int) -> int | None:
    """Return the place of a second noun joined to the head: "place zabaw i boiska", but not "miasta i gminy"."""
    for place in range(last + 1, len(words) - 1):
        if any(reading.pos == "prep" for reading in _readings(words[place])):
            return None
        second = _find_head(words[place + 1 :]) if words[place] in _CONJUNCTIONS else None
        if second:
            plural = head.number is second.number is Number.PLURAL and words[0].islower()
            return place + 1 if place == last + 1 or plural else None
    return None


def _readings(word: str) -> list[Analysis]:
    """Return the readings of a word as a word of the language: names only where it has no other."""
    word = compound_parts(word)[1]
    readings = analyses(word.lower()) if word.isupper() else analyses(word)
    common = [reading for reading in readings if reading.lemma[:1].islower()]
    return sorted(common or readings, key=_rank)


def _rank(reading: Analysis) -> tuple[bool, bool, bool]:
    """Singulars first, then men ("dyrektor"), then the masculine of two nouns that look alike ("dzień, dnia")."""
    return reading.has("pl"), not reading.has("m1"), reading.has("f")


def compound_parts(word: str) -> tuple[str, str]:
    """Return what stays of a compound with a hyphen, and the part that declines: "sanitarno-", "epidemiologiczna"."""
    first, hyphen, last = word.rpartition("-")
    linked = hyphen and last.isalpha() and not known(word) and any(one.pos == "adj" for one in analyses(last.lower()))
    return (first + hyphen, last) if linked else ("", word)


def _agrees(word: str, head: _Head) -> bool:
    return any(
        reading.pos in _ADJECTIVES and reading.has("nom", head.number, head.gender) for reading in _readings(word)
    )


def _group(words: list[str], head: _Head) -> list[int]:
    """Return the places of the head and of the adjectives around it that agree with it."""
    group = [place for place in range(head.place + 1) if place == head.place or _agrees(words[place], head)]
    for place in range(head.place + 1, len(words)):
        if not _agrees(words[place], head):
            break
        group.append(place)
    return group


def _form(word: str, noun: bool, head: _Head, case: Case, number: Number | None) -> str | None:
    wanted = number or head.number
    reading = head.reading if noun else next(r for r in _readings(word) if r.pos in _ADJECTIVES and _fits(r, head))
    kinds = _NOUNS if noun else _ADJECTIVES
    before, last = compound_parts(word)
    for form in forms(reading.lexeme):
        if form.has(wanted, case, head.gender) and form.tag.startswith(kinds) and _same_kind(form.tag, reading.tag):
            return before + match_capitals(form.text, last)
    return None


def _fits(reading: Analysis, head: _Head) -> bool:
    return reading.has("nom", head.number, head.gender)


def _same_kind(first: str, second: str) -> bool:
    """Whether two tags are of one class and, for adjectives, of one degree, for gerunds both denied or neither."""
    last = [tag.split(":")[-1] for tag in (first, second)]
    return first.partition(":")[0] == second.partition(":")[0] and (
        not first.startswith(("adj", "ger")) or last[0] == last[1]
    )
