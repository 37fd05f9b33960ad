"""Fit the weights of `retrieval.answerability` on real questions: `python -m eval.calibrate_drafting --data DIR`.

Every question of `sejm/questions.jsonl` is searched for twice, within its letter and alone, over collections of several
sizes: with the document that answers it, and with that kept out. `LETTER` and `QUESTION` learn to tell the two apart
(no weight is negative: what a document holds of a question cannot count against it), `STATEMENT` which statements lie
in the span that answers. Printed are the weights on everything, and, by ten-fold cross-validation grouped by document,
how many questions are answered with and without their document in each size.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.model import Letter
from eval.collections import Collection, collections, read_collection
from eval.suites.drafting import Case, cases_of
from eval.suites.letters import read_rows
from retrieval.answerability import (
    LETTER_BOUND,
    LETTER_FEATURES,
    LOCAL_LEAST,
    QUESTION_BOUND,
    QUESTION_FEATURES,
    basis_features,
)
from retrieval.asking import read_ask
from retrieval.embedding import load_embedder
from retrieval.evidence import FEATURES, Candidate, gather
from retrieval.planning import SOURCES
from retrieval.query import Query

FOLDS = 10
RIDGE = 1.0
SIZES = (12, 40, 150, 100_000)
LEFT_OUT = frozenset({"around"})
"""Figures of a statement that its neighbours earn: they say that there is an answer, not which sentence it is."""

Floats = npt.NDArray[np.float64]
Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """One question with or without its document: what was found, and which statements answer it.

    Attributes:
        group: The letter's document: examples of one group are never learnt and measured at once.
        size: Documents of the collection.
        within: Whether the letter was known, or only the question.
        held: Whether the document was in the collection.
        basis: Figures by `retrieval.answerability.FEATURES`.
        statements: Figures of each statement, and whether it answers.
    """

    group: str
    size: int
    within: bool
    held: bool
    basis: Mapping[str, float]
    statements: tuple[tuple[tuple[float, ...], bool], ...]


def examples(collection: Collection, ids: Mapping[str, str]) -> Iterator[Example]:
    """Yield four examples a question: within its letter and alone, its document in the collection and kept out."""
    for case in collection.cases:
        for row, within, held in product(case.rows, (True, False), (True, False)):
            example = _example(case, row, collection, ids[case.external_id], within=within, held=held)
            if example:
                yield example


def _example(
    case: Case, row: Plain, collection: Collection, document_id: str, *, within: bool, held: bool
) -> Example | None:
    desk = collection.desk
    letter = (case.document.letter if within else None) or Letter()
    text = " ".join(str(row["question"]).split())
    siblings = tuple(question.text for question in letter.questions if question.text != text)
    hits = desk.search(Query(text, letter.subject or "", siblings, SOURCES, () if held else (document_id,)))
    if not hits:
        return None
    ask = read_ask(text)
    found = gather(ask, hits, desk.library, desk.rarity)
    basis = basis_features(ask, hits, found, desk.library, desk.rarity)
    marked = tuple((candidate.features, _answers(candidate, row, document_id)) for candidate in found)
    return Example(case.external_id, collection.size, within, held, basis, marked)


def _answers(candidate: Candidate, row: Plain, document_id: str) -> bool:
    """Whether most of a statement lies in the span that answers."""
    if candidate.stored.document_id != document_id:
        return False
    start, end = candidate.stored.document.source_span(candidate.statement.start, candidate.statement.end)
    inside = min(end, int(row["end"])) - max(start, int(row["start"]))
    return inside * 2 > end - start


def fit(features: Floats, labels: Floats, ridge: float = RIDGE) -> Floats:
    """Return bias and weights of a ridge logistic regression (Newton's method; the bias is not penalised)."""
    rows = np.column_stack([np.ones(len(features)), features])
    penalty = np.diag([0.0] + [ridge] * features.shape[1])
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = predict(weights, features)
        slope = rows.T @ (chance - labels) + penalty @ weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + penalty
        step = np.linalg.solve(curve + 1e-9 * np.eye(len(weights)), slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-8:
            break
    return weights


def predict(weights: Floats, features: Floats) -> Floats:
    """Return the probability of each row."""
    return np.asarray(1 / (1 + np.exp(-(weights[0] + features @ weights[1:]))), dtype=np.float64)


def fit_positive(features: Floats, labels: Floats) -> Floats:
    """Return the fit in which no weight is negative: a feature that would be is left out, and the rest fitted again."""
    kept = np.ones(features.shape[1], dtype=bool)
    while True:
        found = fit(features[:, kept], labels)
        weights = np.zeros(features.shape[1] + 1)
        weights[np.concatenate([[True], kept])] = found
        if (weights[1:] >= 0).all():
            return weights
        kept &= weights[1:] > 0


def cross_validated(features: Floats, labels: Floats, groups: Sequence[str]) -> Floats:
    """Return for each row the probability by non-negative weights that saw none of its group.

    A row whose label is NaN is not learnt from.
    """
    names = sorted(set(groups))
    fold = {name: place % FOLDS for place, name in enumerate(names)}
    folds = np.array([fold[group] for group in groups])
    chance = np.zeros(len(labels))
    for number in range(FOLDS):
        out = folds == number
        if out.any():
            learnt = ~out & ~np.isnan(labels)
            chance[out] = predict(fit_positive(features[learnt], labels[learnt]), features[out])
    return chance


def report(found: Sequence[Example]) -> Iterator[str]:
    """Yield the lines to print."""
    labels = np.array([float(example.held) for example in found])
    scores = {}
    for name, features, within in (("LETTER", LETTER_FEATURES, True), ("QUESTION", QUESTION_FEATURES, False)):
        own = np.array([example.within is within for example in found])
        rows = np.array([[example.basis[feature] for feature in features] for example in found])
        yield f"{name} = {_written(fit_positive(rows[own], labels[own]))}"
        chance = cross_validated(rows, np.where(own, labels, np.nan), [example.group for example in found])
        scores[name] = np.log(chance / (1 - chance))
    sizes = np.array([example.size for example in found])
    bound = QUESTION_BOUND[0] + QUESTION_BOUND[1] * np.log(sizes)
    answered = (scores["LETTER"] >= LETTER_BOUND) | (scores["QUESTION"] >= bound)
    answered &= np.array([example.basis["local"] >= LOCAL_LEAST for example in found])
    yield from _table(found, answered)
    kept = np.array([float(name not in LEFT_OUT) for name in FEATURES])
    rows = np.array([values for example in found for values, _ in example.statements]) * kept
    marks = np.array([float(mark) for example in found for _, mark in example.statements])
    yield f"STATEMENT = {_written(fit(rows, marks))}"


def _table(found: Sequence[Example], answered: npt.NDArray[np.bool_]) -> Iterator[str]:
    for within, size in product((True, False), sorted({example.size for example in found})):
        shares = []
        for held in (True, False):
            own = [example.size == size and example.within is within and example.held is held for example in found]
            shares.append(float(answered[np.array(own)].mean()))
        asked = "within its letter" if within else "alone"
        yield f"  {size} documents, question {asked}: {shares[0]:.1%} answered with it, {shares[1]:.1%} without"


def _written(weights: Floats) -> str:
    values = ", ".join(f"{weight:.2f}" for weight in weights[1:])
    return f"Weights({weights[0]:.2f}, ({values}))"


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit on the folder named by `--data` and print the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds sejm/")
    folder: Path = parser.parse_args(arguments).data / "sejm"
    cases = tuple(cases_of(read_rows(folder / "questions.jsonl"), None))
    documents = read_collection(folder / "corpus.jsonl")
    ids = {name: stored.document_id for name, stored in documents.items()}
    embedder = load_embedder(None)
    made = (one for size in SIZES for one in collections(documents, cases, size, embedder))
    found = tuple(example for collection in made for example in examples(collection, ids))
    for line in report(found):
        print(line)  # noqa: T201 -- the command's output


if __name__ == "__main__":
    main()
