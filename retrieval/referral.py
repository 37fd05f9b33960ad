"""Whom to ask: the unit whose competences share the most telling words with a question."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.knowledge import Unit
from nlp.lemmas import content_terms

NAME_WEIGHT = 2.0
SUBJECT_WEIGHT = 0.5
MIN_SCORE = 4.0
MIN_TERMS = 2
STEM = 7
"""Letters by which two words count as related: "parkowanie" and "parkować"."""

_SCAFFOLD = frozenset(
    {
        *(
            "etap",
            "praca",
            "działanie",
            "podjąć",
            "planować",
            "planowany",
            "koszt",
            "kwota",
            "liczba",
            "rok",
            "miasto",
            "zakres",
        ),
        *(
            "sprawa",
            "jaki",
            "nowy",
            "udział",
            "brać",
            "wysokość",
            "łączny",
            "termin",
            "prowadzić",
            "przewidywać",
            "sposób",
        ),
        *(
            "urząd",
            "kraków",
            "mieszkaniec",
            "gmina",
            "miejski",
            "ministerstwo",
            "dany",
            "informacja",
            "ramy",
            "wydział",
        ),
    }
)
"""Words that many questions share whatever they are about."""


@dataclass(frozen=True, slots=True)
class _Profile:
    unit: Unit
    name: frozenset[str]
    terms: frozenset[str]


def choose_unit(question: str, subject: str, units: Sequence[Unit]) -> Unit | None:
    """Return the unit to ask, or `None` where no unit's competences come near.

    A word that few units deal with weighs more (inverse unit frequency), a word of the unit's name twice, a word that
    only the letter's subject has half.

    Args:
        question: The question with its sub-questions.
        subject: The letter's subject, or empty.
        units: The city's units; of equals the first wins.
    """
    profiles = _profiles(tuple(units))
    asked = dict.fromkeys(_stems(subject), SUBJECT_WEIGHT) | dict.fromkeys(_stems(question), 1.0)
    rarity = _rarity(profile.terms | profile.name for profile in profiles)
    scored = [(_score(profile, asked, rarity), -place) for place, profile in enumerate(profiles)]
    best = max(scored, default=(0.0, 0))
    return profiles[-best[1]].unit if best[0] >= MIN_SCORE else None


def _score(profile: _Profile, asked: dict[str, float], rarity: dict[str, float]) -> float:
    shared = [term for term, weight in asked.items() if weight == 1.0 and term in profile.terms | profile.name]
    if len(shared) < MIN_TERMS:
        return 0.0
    found = sum(weight * rarity[term] for term, weight in asked.items() if term in profile.terms)
    named = sum(weight * rarity[term] for term, weight in asked.items() if term in profile.name)
    return found + NAME_WEIGHT * named


def _rarity(sets: Iterable[frozenset[str]]) -> dict[str, float]:
    held = list(sets)
    counts = Counter(term for terms in held for term in terms)
    return {term: math.log(1 + len(held) / count) for term, count in counts.items()}


@lru_cache(maxsize=8)
def _profiles(units: tuple[Unit, ...]) -> tuple[_Profile, ...]:
    return tuple(_Profile(unit, _stems(unit.name), _stems(unit.competences)) for unit in units)


def _stems(text: str) -> frozenset[str]:
    return frozenset(term[:STEM] for term in content_terms(text) if term not in _SCAFFOLD and not term[0].isdigit())
