"""How names that the dictionary lacks decline: rules of endings that were learnt from the dictionary's own paradigms.

A paradigm says, case by case, how many letters the name loses and what it takes instead. The longest known ending of a
name gives its paradigm. Trained by `nlp.train.parts.forms`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from nlp.cases import Case
from nlp.weightfile import Array, load_weights, pack_words, shipped, unpack_words

Edit = tuple[int, str]
Paradigm = tuple[Edit, ...]

SINGULAR = tuple(Case)[1:]
"""The cases of a paradigm in the singular; the nominative is the name."""
PLURAL = tuple(Case)[:-1]
"""The cases of a paradigm in the plural, whose vocative is its nominative."""
START = "^"
FAMILY = "pl:nazwisko"


@dataclass(frozen=True, slots=True)
class ParadigmTable:
    """Paradigms by kind of name and ending.

    Attributes:
        paradigms: All paradigms.
        endings: Index of a paradigm by kind ("m1:nazwisko", "f:imię", "pl:nazwisko"), tab and ending in small letters;
            "^" stands before the first letter, so that a whole name can be an ending.
    """

    paradigms: tuple[Paradigm, ...]
    endings: Mapping[str, int]

    def paradigm(self, name: str, kind: str) -> Paradigm | None:
        """Return the paradigm of the longest ending that is known; `None` where not even the last letter is."""
        marked = START + name.lower()
        found = (self.endings.get(f"{kind}\t{marked[start:]}") for start in range(len(marked)))
        index = next((place for place in found if place is not None), None)
        return None if index is None else self.paradigms[index]


def edit(name: str, form: str) -> Edit:
    """Return how many letters `name` loses at its end, and what it takes instead, to become `form`."""
    shared = 0
    while shared < min(len(name), len(form)) and name[shared] == form[shared]:
        shared += 1
    return len(name) - shared, form[shared:]


def apply(name: str, change: Edit) -> str:
    """Return `name` with the letters taken off and put on."""
    lost, taken = change
    return name[: max(0, len(name) - lost)] + taken


@lru_cache(maxsize=8192)
def learnt_form(name: str, gender: str, case: Case, label: str) -> str | None:
    """Return the singular of an unknown name in `case`; `None` where nothing was learnt of its last letter.

    Args:
        name: One name in the nominative.
        gender: "f" or "m1".
        case: The case that is wanted.
        label: "imię" or "nazwisko".
    """
    if case is Case.NOMINATIVE:
        return name
    paradigm = load_paradigms().paradigm(name, f"{gender}:{label}")
    return apply(name, paradigm[SINGULAR.index(case)]) if paradigm else None


def learnt_plural(surname: str, case: Case) -> str | None:
    """Return the plural of a man's surname, as couples and families bear it; `None` where nothing was learnt."""
    paradigm = load_paradigms().paradigm(surname, FAMILY)
    wanted = Case.NOMINATIVE if case is Case.VOCATIVE else case
    return apply(surname, paradigm[PLURAL.index(wanted)]) if paradigm else None


@cache
def load_paradigms() -> ParadigmTable:
    """Return the table that the package ships.

    Raises:
        ModelError: The weights are missing or damaged.
    """
    arrays, _ = load_weights(shipped("forms"))
    return unpack_table(arrays)


def pack_table(table: ParadigmTable) -> dict[str, Array]:
    """Return a table as arrays, endings in the order of the alphabet."""
    endings = sorted(table.endings)
    return {
        "endings": pack_words(endings),
        "paradigm_of": np.array([table.endings[ending] for ending in endings], dtype=np.int16),
        "paradigms": pack_words([_written(paradigm) for paradigm in table.paradigms]),
    }


def unpack_table(arrays: Mapping[str, Array]) -> ParadigmTable:
    """Return the table that `pack_table` packed."""
    places = [int(place) for place in arrays["paradigm_of"]]
    endings = dict(zip(unpack_words(arrays["endings"]), places, strict=True))
    return ParadigmTable(tuple(map(_read, unpack_words(arrays["paradigms"]))), endings)


def _written(paradigm: Paradigm) -> str:
    return " ".join(f"{lost}{taken}" for lost, taken in paradigm)


def _read(line: str) -> Paradigm:
    return tuple((int(cell[0]), cell[1:]) for cell in line.split(" "))
