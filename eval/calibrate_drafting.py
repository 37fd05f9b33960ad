"""Fit the weights of `retrieval.answerability` on real questions: `python -m eval.calibrate_drafting --data DIR`.

Every question of `sejm/questions.jsonl` is searched for twice, within its letter: over the whole collection, and with
the document that answers it kept out. `BASIS` learns to tell the two apart, `STATEMENT` which statements lie in the
span that answers. Printed are the weights on everything, and what ten-fold cross-validation grouped by document says.
"""

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from eval.suites.drafting import Case, cases_of, opened_desk
from eval.suites.letters import read_rows
from retrieval.answerability import basis_features
from retrieval.asking import read_ask
from retrieval.evidence import FEATURES, Candidate, gather, local_coverage
from retrieval.planning import HITS, SOURCES, Desk
from retrieval.query import Query

FOLDS = 10
RIDGE = 1.0
LEFT_OUT = frozenset({"around"})
"""Figures of a statement that its neighbours earn: they say that there is an answer, not which sentence it is."""

WRONG = (0.05, 0.08, 0.10, 0.15, 0.20)

Floats = npt.NDArray[np.float64]
Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """One question with or without its document: what was found, and which statements answer it."""

    group: str
    held: bool
    basis: tuple[float, ...]
    local: float
    statements: tuple[tuple[tuple[float, ...], bool], ...]


def examples(cases: Sequence[Case], desk: Desk, ids: Mapping[str, str]) -> Iterator[Example]:
    """Yield two examples a question: its document in the collection, and kept out."""
    for case in cases:
        document_id = ids[case.external_id]
        for row in case.rows:
            yield _example(case, row, desk, document_id, held=True)
            yield _example(case, row, desk, document_id, held=False)


def _example(case: Case, row: Plain, desk: Desk, document_id: str, *, held: bool) -> Example:
    letter = case.document.letter
    questions = letter.questions if letter else ()
    text = " ".join(str(row["question"]).split())
    siblings = tuple(question.text for question in questions if question.text != text)
    excluded = () if held else (document_id,)
    hits = desk.searcher.search(
        Query(text, (letter.subject or "") if letter else "", siblings, SOURCES, excluded), HITS
    )
    ask = read_ask(text)
    found = gather(ask, hits, desk.library, desk.rarity)
    basis = basis_features(ask, hits, desk.library, desk.rarity)
    marked = tuple((candidate.features, _answers(candidate, row, document_id)) for candidate in found)
    return Example(case.external_id, held, basis, local_coverage(found), marked)


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


def cross_validated(features: Floats, labels: Floats, groups: Sequence[str]) -> Floats:
    """Return for each row the probability by weights that saw none of its group."""
    names = sorted(set(groups))
    fold = {name: place % FOLDS for place, name in enumerate(names)}
    folds = np.array([fold[group] for group in groups])
    chance = np.zeros(len(labels))
    for number in range(FOLDS):
        out = folds == number
        if out.any():
            chance[out] = predict(fit(features[~out], labels[~out]), features[out])
    return chance


def report(found: Sequence[Example]) -> Iterator[str]:
    """Yield the lines to print."""
    features = np.array([example.basis for example in found])
    labels = np.array([float(example.held) for example in found])
    chance = cross_validated(features, labels, [example.group for example in found])
    yield f"BASIS = {_written(fit(features, labels))}"
    for wrong in WRONG:
        threshold = float(np.quantile(chance[labels == 0], 1 - wrong))
        right = float((chance[labels == 1] >= threshold).mean())
        yield f"  threshold {threshold:.2f}: {wrong:.0%} answered without the document, {right:.1%} with it"
    local = np.array([example.local for example in found])
    for bound in (0.7, 0.75, 0.8, 0.85):
        shares = [float((local[labels == label] >= bound).mean()) for label in (0, 1)]
        yield f"  local coverage >= {bound}: {shares[0]:.1%} without the document, {shares[1]:.1%} with it"
    kept = np.array([float(name not in LEFT_OUT) for name in FEATURES])
    rows = np.array([values for example in found for values, _ in example.statements]) * kept
    marks = np.array([float(mark) for example in found for _, mark in example.statements])
    yield f"STATEMENT = {_written(fit(rows, marks))}"


def _written(weights: Floats) -> str:
    values = ", ".join(f"{weight:.2f}" for weight in weights[1:])
    return f"Weights({weights[0]:.2f}, ({values}))"


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit on the folder named by `--data` and print the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds sejm/")
    folder: Path = parser.parse_args(arguments).data / "sejm"
    cases = tuple(cases_of(read_rows(folder / "questions.jsonl"), None))
    with tempfile.TemporaryDirectory() as home, opened_desk(folder / "corpus.jsonl", Path(home)) as (_, desk, ids):
        found = tuple(examples(cases, desk, ids))
    for line in report(found):
        print(line)  # noqa: T201 -- the command's output


if __name__ == "__main__":
    main()
