"""Fit the weights of `retrieval.fusion` and say what they are worth on documents that were not fitted on.

    python -m eval.benchmarks.fit_fusion --data ../shared/data [--seed 7] [--without dense,local]

Maximises the softmax probability of the relevant candidates (Cao et al., Learning to rank, ICML 2007), evidence
weighed non-negatively, and prints mrr@10 cross-validated over documents, then the weights fitted on everything.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from eval.suites.letters import read_rows
from eval.suites.retrieval import Collection, Plain, collection, data_files, make_queries, score
from retrieval.features import FEATURES, LETTER_FEATURES

PRIORS = ("paragraph", "head", "tail", "length")
"""Features that may count against a passage; all others are evidence."""

FOLDS = 10
PENALTY = 1e-3

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its candidates: features [n, features], which are relevant [n], and its document."""

    features: Floats
    relevant: npt.NDArray[np.bool_]
    document: str


def make_cases(searched: Collection, rows: Sequence[Plain], *, letter: bool) -> list[Case]:
    """Return every question's candidates."""
    cases = []
    for row, query in zip(rows, make_queries(rows, letter=letter), strict=True):
        found = searched.index.candidates(query)
        places = [searched.located(hit) for hit in searched.index.hits(found.numbers.tolist())]
        relevant = np.array([score(row, [place])["hit@1"] > 0 for place in places], dtype=np.bool_)
        cases.append(Case(found.features.astype(np.float64), relevant, str(row["document"])))
    return cases


def fit(cases: Sequence[Case], columns: Sequence[int]) -> Floats:
    """Return one weight for each of `FEATURES`, zero outside of `columns`."""
    from scipy.optimize import minimize

    useful = [case for case in cases if case.relevant.any()]
    if not useful:
        return np.zeros(len(FEATURES))
    stacked = np.concatenate([case.features[:, columns] for case in useful])
    scale = stacked.std(axis=0) + 1e-9
    scaled = [case.features[:, columns] / scale for case in useful]

    def loss(weights: Floats) -> tuple[float, Floats]:
        value, slope = 0.0, np.zeros_like(weights)
        for case, features in zip(useful, scaled, strict=True):
            every, wanted = _softmax(features @ weights), features[case.relevant]
            inner = _softmax(wanted @ weights)
            value -= float(np.log(every[case.relevant].sum() + 1e-300))
            slope += every @ features - inner @ wanted
        count = len(useful)
        return value / count + PENALTY * float(weights @ weights), slope / count + 2 * PENALTY * weights

    bounds = [(None, None) if FEATURES[column] in PRIORS else (0, None) for column in columns]
    best = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 80})
    weights = np.zeros(len(FEATURES))
    weights[list(columns)] = best.x / scale
    return weights


def cross_validated(cases: Sequence[Case], columns: Sequence[int], seed: int) -> float:
    """Return mrr@10 with weights that saw no question of the same document."""
    names = sorted({case.document for case in cases})
    np.random.default_rng(seed).shuffle(names)
    fold = {name: place % FOLDS for place, name in enumerate(names)}
    total = 0.0
    for held in range(FOLDS):
        weights = fit([case for case in cases if fold[case.document] != held], columns)
        total += sum(reciprocal_rank(case, weights) for case in cases if fold[case.document] == held)
    return total / len(cases)


def reciprocal_rank(case: Case, weights: Floats) -> float:
    """Return one over the rank of the first relevant of the first ten, or 0."""
    order = np.argsort(-(case.features @ weights), kind="stable")[:10]
    hits = np.flatnonzero(case.relevant[order])
    return 1.0 / float(hits[0] + 1) if len(hits) else 0.0


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum(), dtype=np.float64)


def _chosen(without: str, *, letter: bool) -> list[int]:
    left_out = {*without.split(","), *(() if letter else LETTER_FEATURES)}
    return [column for column, name in enumerate(FEATURES) if name not in left_out]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; return the exit code."""
    parser = argparse.ArgumentParser(description="Fit and cross-validate the fusion of search.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--without", default="", help="features to leave out, separated by commas")
    options = parser.parse_args(arguments)
    corpus, questions = data_files(options.data)
    rows = read_rows(questions)
    with collection(corpus) as searched:
        for letter in (False, True):
            cases = make_cases(searched, rows, letter=letter)
            columns = _chosen(options.without, letter=letter)
            figure = cross_validated(cases, columns, options.seed)
            fitted = fit(cases, columns)
            seen = sum(reciprocal_rank(case, fitted) for case in cases) / len(cases)
            sys.stdout.write(f"{'letter' if letter else 'question'}: mrr@10 {figure:.4f} held out, {seen:.4f} fitted\n")
            for column in columns:
                sys.stdout.write(f'    "{FEATURES[column]}": {fitted[column]:.2f},\n')
    return 0


if __name__ == "__main__":
    sys.exit(main())
