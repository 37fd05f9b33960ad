"""Routing to the units of a city that has no history: subjects with the units any of which may rightly lead."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.errors import EvaluationError
from corpus.knowledge import Unit, load_profile
from corpus.model import content_hash
from eval.suite import Row
from nlp.classify.vectoriser import Floats
from nlp.gazetteer import load_gazetteer
from nlp.routing.history import Assignment
from nlp.routing.route import load_router
from nlp.train.parts.routing import hits

PROFILE = "krakow"
LABELS = Path(__file__).parent / "data" / "routing" / "registers.tsv"
_DIGITS = 16


def measure(letters: Sequence[Assignment]) -> tuple[dict[str, float], tuple[Row, ...]]:
    """Return how often a right unit is the likeliest, or among the three likeliest, and a row for each subject."""
    units = load_profile(PROFILE).units
    truth = np.array([[unit.name in letter.units for unit in units] for letter in letters])
    unnamed = load_gazetteer(PROFILE).without_names
    found = load_router(units).probabilities([unnamed(letter.subject) for letter in letters])
    metrics = {f"top{most}": hits(found, truth, most) for most in (1, 3)} | {"letters": float(len(letters))}
    names = [unit.name for unit in units]
    return metrics, tuple(row_of(*one, names) for one in zip(letters, found, truth, strict=True))


def read_subjects(path: Path) -> list[Assignment]:
    """Return the subjects of a file of lines "subject, tab, units".

    Raises:
        EvaluationError: A unit is none of the city's.
    """
    units = load_profile(PROFILE).units
    return [Assignment(subject, named(codes, units)) for subject, codes in _pairs(path)]


def read_register(path: Path, labels: Path) -> list[Assignment]:
    """Return the subjects of a register that are labelled; the labels name them by their hash.

    Raises:
        EvaluationError: The register holds none of them.
    """
    units = load_profile(PROFILE).units
    with path.open(encoding="utf-8") as lines:
        subjects = {
            content_hash(subject)[:_DIGITS]: subject for subject in (json.loads(line)["przedmiot"] for line in lines)
        }
    found = [Assignment(subjects[key], named(codes, units)) for key, codes in _pairs(labels) if key in subjects]
    if not found:
        raise EvaluationError(f"{path} holds no labelled subject", remedy=f"label some in {labels.name}")
    return found


def named(codes: str, units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the names of units given by code or by the beginning of the name, divided by bars.

    Raises:
        EvaluationError: One is none of the units.
    """
    found = tuple(
        next((unit.name for unit in units if code == unit.short or unit.name.startswith(code)), "")
        for code in codes.split("|")
    )
    if not all(found):
        raise EvaluationError(f"{codes!r} names no unit of {PROFILE}", remedy="give codes or beginnings of names")
    return found


def _pairs(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    parts = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return [(first, second) for first, _, second in parts]


def row_of(letter: Assignment, found: Floats, truth: npt.NDArray[np.bool_], names: Sequence[str]) -> Row:
    """Return what was found for one letter beside what is true."""
    best = [int(unit) for unit in np.argsort(-found, kind="stable")[:3]]
    return {
        "subject": letter.subject,
        "addressees": [name for name, holds in zip(names, truth, strict=True) if holds],
        "found": [names[unit] for unit in best],
        "probability": round(float(found[best[0]]), 3),
        "top1": bool(truth[best[0]]),
        "top3": bool(truth[best].any()),
    }
