"""Gender and case of a person's name as it stands, so that a pseudonym can take its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nlp.cases import Case
from nlp.morphology import UNKNOWN, Analysis, analyses
from nlp.patterns import nominatives_by_pattern

_WORD = re.compile(r"[^\W\d_]+\.?")
_BEFORE = re.compile(r"([^\W\d_]+)\.?[\s,]*$")
_ENDED = re.compile(r"(?:a|[eę]|ą|[eu]m|owi|ego|emu|im|ym|ej|u)$")
"""How names end that are women's, or not in the nominative; foreign ones that end otherwise stand as they are."""
_ALL = frozenset((case, gender) for case in Case for gender in ("f", "m1"))
_TITLES = {
    **dict.fromkeys(("pan", "mieszkaniec", "obywatel"), ((Case.NOMINATIVE,), "m1")),
    "pana": ((Case.GENITIVE, Case.ACCUSATIVE), "m1"),
    "panu": ((Case.DATIVE, Case.LOCATIVE), "m1"),
    "panem": ((Case.INSTRUMENTAL,), "m1"),
    "panią": ((Case.ACCUSATIVE, Case.INSTRUMENTAL), "f"),
    "pani": ((Case.NOMINATIVE, Case.GENITIVE, Case.DATIVE, Case.LOCATIVE), "f"),
}
_GOVERNED = {
    **dict.fromkeys(
        ("od", "do", "dla", "u", "bez", "wobec", "według", "obok", "imieniu", "wniosku", "wniosek", "skargi", "skarga"),
        Case.GENITIVE,
    ),
    **dict.fromkeys(["przez", "o"], Case.ACCUSATIVE),
    **dict.fromkeys(["dzięki", "przeciwko", "wbrew"], Case.DATIVE),
    **dict.fromkeys(["z", "ze", "przed", "nad", "między"], Case.INSTRUMENTAL),
    **dict.fromkeys(["przy", "po"], Case.LOCATIVE),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """How a name stands.

    Attributes:
        gender: "f" or "m1".
        case: Its case; of several possible ones the likeliest.
        given: Whether there is a given name or an initial, or nothing but a given name.
        initials: Whether the given name is only an initial.
        sure: Whether title or name leave one gender only.
        titled: Whether a title says the gender.
    """

    gender: str
    case: Case
    given: bool
    initials: bool
    sure: bool
    titled: bool


def mention_shape(text: str, start: int, end: int, gender: str = "") -> Shape:
    """Return the shape of the name that stands in `text` from `start` to `end`.

    Args:
        text: The text.
        start: Offset of the name's first character.
        end: Offset behind its last one.
        gender: The person's gender ("f", "m1"), where it is known from elsewhere.
    """
    words = [word for word in _WORD.findall(text[start:end]) if word[0].isupper()] or _WORD.findall(text[start:end])
    full = [word for word in words if len(word.rstrip(".")) > 1]
    possible = _possible(full, gender)
    before = _BEFORE.search(text[max(0, start - 40) : start])
    lead = before[1].lower() if before else ""
    possible = _narrowed(possible, lead, gender)
    genders = {g for _, g in possible}
    case = next(case for case in _preferred(lead) if any(c == case for c, _ in possible))
    chosen = gender or next(g for g in ("m1", "f") if (case, g) in possible)
    has_initial = len(full) < len(words)
    alone = len(full) == 1 and not has_initial and _labelled(full[0], "imię") and not _labelled(full[0], "nazwisko")
    titled = lead in _TITLES and len(genders) == 1
    return Shape(chosen, case, len(words) > 1 or alone, has_initial and len(full) < 2, len(genders) == 1, titled)


def _preferred(lead: str) -> tuple[Case, ...]:
    governed = _GOVERNED.get(lead)
    return (governed, *Case) if governed else tuple(Case)


def _narrowed(possible: frozenset[tuple[Case, str]], lead: str, gender: str) -> frozenset[tuple[Case, str]]:
    """Return the readings that the word before and the known gender leave, or all where they leave none."""
    cases, titled = _TITLES.get(lead, (tuple(Case), ""))
    for keep in ({gender} if gender else set(), {titled} if titled else set()):
        possible = frozenset(p for p in possible if not keep or p[1] in keep) or possible
    return frozenset(p for p in possible if p[0] in cases) or possible


def _possible(words: list[str], gender: str) -> frozenset[tuple[Case, str]]:
    """Return the cases and genders that all words share; one that shares none with those before does not count."""
    shared = frozenset(one for one in _ALL if one[1] == gender) or _ALL
    for word in words:
        shared = (shared & _readings(word.rstrip(".").capitalize())) or shared
    return shared


@lru_cache(maxsize=4096)
def _readings(word: str) -> frozenset[tuple[Case, str]]:
    named = [r for r in analyses(word) if any(label.startswith(("imię", "nazwisko")) for label in r.labels)]
    return frozenset(_of_readings(named)) or frozenset(_by_pattern(word)) or _ALL


def _of_readings(readings: list[Analysis]) -> Iterator[tuple[Case, str]]:
    for reading in readings:
        yield from ((case, g) for case in Case for g in ("f", "m1") if reading.has("sg", case, g))


def _by_pattern(word: str) -> Iterator[tuple[Case, str]]:
    if analyses(word)[0].tag != UNKNOWN:
        return
    for case in Case:
        yield from ((case, g) for g in ("f", "m1") if nominatives_by_pattern(word, g, case))
    if not _ENDED.search(word):
        yield Case.NOMINATIVE, "m1"


def _labelled(word: str, label: str) -> bool:
    return any(label in reading.labels for reading in analyses(word.capitalize()))
