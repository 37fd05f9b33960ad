"""Whom to ask: the unit whose competences share the most telling words with a question."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
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
        *(
            "krakowski",
            "zakład",
            "zarząd",
            "centrum",
            "biuro",
            "ośrodek",
            "jednostka",
            "publiczny",
            "lokalny",
            "prezydent",
        ),
    }
)
"""Words that many questions share whatever they are about."""


@dataclass(frozen=True, slots=True)
class _Profile:
    unit: Unit
    name: frozenset[str]
    stems: frozenset[str]


def choose_unit(question: str, subject: str, units: Sequence[Unit]) -> Unit | None:
    """Return the unit to ask, or `None` where no unit's competences come near.

    A word that few units deal with weighs more (inverse unit frequency), a word of the unit's own name `NAME_WEIGHT`
    times as much, a word that only the letter's subject has `SUBJECT_WEIGHT`. Near is a unit whose name shares a
    telling word with the question, or whose competences share `MIN_TERMS`.

    Args:
        question: The question with its sub-questions.
        subject: The letter's subject, or empty.
        units: The city's units; of equals the first wins.
    """
    profiles = _profiles(tuple(units))
    asked = dict.fromkeys(_terms(subject), SUBJECT_WEIGHT) | dict.fromkeys(_terms(question), 1.0)
    names, stems = _rarity([p.name for p in profiles]), _rarity([p.stems for p in profiles])
    scored = [(_score(profile, asked, names, stems), -place) for place, profile in enumerate(profiles)]
    best = max(scored, default=(0.0, 0))
    return profiles[-best[1]].unit if best[0] >= MIN_SCORE else None


def _score(
    profile: _Profile, asked: Mapping[str, float], names: Mapping[str, float], stems: Mapping[str, float]
) -> float:
    named = {term: weight for term, weight in asked.items() if term in profile.name}
    known = {term[:STEM]: weight for term, weight in asked.items() if term[:STEM] in profile.stems}
    own = sum(weight == 1.0 for weight in known.values())
    if own < MIN_TERMS and 1.0 not in named.values():
        return 0.0
    by_name = sum(weight * names[term] for term, weight in named.items())
    return NAME_WEIGHT * by_name + sum(weight * stems[stem] for stem, weight in known.items())


def _rarity(sets: Sequence[frozenset[str]]) -> dict[str, float]:
    counts = Counter(term for terms in sets for term in terms)
    return {term: math.log(1 + len(sets) / count) for term, count in counts.items()}


@lru_cache(maxsize=8)
def _profiles(units: tuple[Unit, ...]) -> tuple[_Profile, ...]:
    return tuple(_Profile(unit, _terms(unit.name), _stems(f"{unit.name} {unit.competences}")) for unit in units)


def _terms(text: str) -> frozenset[str]:
    return frozenset(term for term in content_terms(text) if term not in _SCAFFOLD and not term[0].isdigit())


def _stems(text: str) -> frozenset[str]:
    return frozenset(term[:STEM] for term in _terms(text))
