"""Learn how to weigh competences and history when units are ranked: `python -m nlp.train routing --data DIR`.

Real letters with known addressees (replies to interpellations to the government), whose competences are described in
our own words beside this package. Each letter's views come from a history that saw neither it nor any letter of the
same subject. What is learnt is only how to weigh the views, so that it holds for the units of any city.
"""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt

from nlp.classify.vectoriser import Floats
from nlp.routing.history import Assignment, History
from nlp.routing.route import Ranking, both_ways, save_rankings
from nlp.routing.units import VIEWS as DUTY_VIEWS
from nlp.routing.units import Duties, PlainUnit
from nlp.train.linear import folds_of
from nlp.train.part import Training

LETTERS = "sejm/letters.jsonl"
FOLDS = 10
STRENGTH = 1.0
_KIND = re.compile(r"^(?:interpelacja|zapytanie)(?: poselsk\w+)? w sprawie ", re.IGNORECASE)


@dataclass(frozen=True)
class Examples:
    """Letters with their views.

    Attributes:
        assignments: The letters.
        groups: int64 [letters]; letters of one subject share a number.
        truth: bool [letters, units], whether a unit is among the addressees.
        views: float32 [letters, units, views], each out of fold.
    """

    assignments: tuple[Assignment, ...]
    groups: npt.NDArray[np.int64]
    truth: npt.NDArray[np.bool_]
    views: Floats


def ministries() -> tuple[PlainUnit, ...]:
    """Return the addressees of interpellations to the government, with what each deals with."""
    text = resources.files("nlp.train").joinpath("data", "routing", "ministries.toml").read_text(encoding="utf-8")
    return tuple(PlainUnit(unit["name"], unit["competences"]) for unit in tomllib.loads(text)["units"])


def read_assignments(path: Path) -> tuple[Assignment, ...]:
    """Return the letters of a JSONL file with subject, addressees and text, the kind of letter cut off the subject."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return tuple(Assignment(_KIND.sub("", row["subject"]), tuple(row["addressees"]), row["text"]) for row in rows)


def gather(assignments: Sequence[Assignment], seed: int, folds: int = FOLDS) -> Examples:
    """Return the letters with views out of fold; the folds never divide letters of one subject."""
    units = ministries()
    duties = Duties(units)
    subjects = [one.subject for one in assignments]
    groups = np.unique(subjects, return_inverse=True)[1].astype(np.int64)
    views = np.zeros((len(subjects), len(units), 0), dtype=np.float32)
    past = np.zeros((len(subjects), len(units), 3), dtype=np.float32)
    for fold in folds_of(len(subjects), folds, seed, groups):
        inside = np.setdiff1d(np.arange(len(subjects)), fold)
        history = learnt([assignments[place] for place in inside])
        past[fold] = history.views([subjects[place] for place in fold])
    views = np.concatenate([duties.views(subjects), past], axis=2)
    return Examples(tuple(assignments), groups, truth_of(assignments), views)


def learnt(assignments: Sequence[Assignment]) -> History:
    """Return the history of assignments to the ministries."""
    units = ministries()
    return History([unit.name for unit in units], assignments, [unit.competences for unit in units])


def truth_of(assignments: Sequence[Assignment]) -> npt.NDArray[np.bool_]:
    """Return bool [letters, units], whether each ministry is among a letter's addressees."""
    names = [unit.name for unit in ministries()]
    return np.array([[name in one.units for name in names] for one in assignments])


def fit_ranking(views: Floats, truth: npt.NDArray[np.bool_]) -> Ranking:
    """Return the ranking that tells addressees from other units best (logistic loss over pairs)."""
    from scipy.optimize import minimize_scalar
    from sklearn.linear_model import LogisticRegression

    pairs = both_ways(views)
    fitted = LogisticRegression(C=STRENGTH, max_iter=1000).fit(pairs.reshape(-1, pairs.shape[2]), truth.ravel())
    weights = np.asarray(fitted.coef_[0], dtype=np.float32)

    def loss(temperature: float) -> float:
        found = Ranking(weights, temperature).probabilities(views)
        return float(-np.log(np.maximum((found * truth).sum(axis=1), 1e-9)).mean())

    return Ranking(weights, float(minimize_scalar(loss, bounds=(0.1, 5.0), method="bounded").x))


def run(data: Path, out: Path, seed: int) -> Mapping[str, float]:
    """Fit both rankings on all letters, write them, and return the hits of cross-validated ones."""
    examples = gather(read_assignments(data / LETTERS), seed)
    duties = examples.views[:, :, : len(DUTY_VIEWS)]
    figures = {
        f"{basis}_top{most}": hits(held_out(views, examples, seed), examples.truth, most)
        for basis, views in (("history", examples.views), ("competences", duties))
        for most in (1, 3)
    }
    rankings = {
        "history": fit_ranking(examples.views, examples.truth),
        "competences": fit_ranking(duties, examples.truth),
    }
    save_rankings(out, rankings, {"seed": seed, "letters": len(examples.assignments)})
    return figures


def held_out(views: Floats, examples: Examples, seed: int, folds: int = FOLDS) -> Floats:
    """Return probabilities [letters, units] by rankings that saw neither the letter nor its subject."""
    found = np.zeros(examples.truth.shape, dtype=np.float32)
    for fold in folds_of(len(found), folds, seed + 1, examples.groups):
        inside = np.setdiff1d(np.arange(len(found)), fold)
        found[fold] = fit_ranking(views[inside], examples.truth[inside]).probabilities(views[fold])
    return found


def hits(found: Floats, truth: npt.NDArray[np.bool_], most: int) -> float:
    """Return the share of letters one of whose addressees is among the `most` likeliest units."""
    best = np.argsort(-found, axis=1, kind="stable")[:, :most]
    return float(np.take_along_axis(truth, best, axis=1).any(axis=1).mean())


TRAINING = Training("how to weigh competences and history when units are ranked", (LETTERS,), run)
