"""Fit the weights of `retrieval.answerability` on real questions: `python -m eval.calibrate_drafting --data DIR`.

`eval.examples` searches for every question over collections of several sizes, with the document that answers it and
with that kept out. `LETTER` learns to tell the two apart from the questions within their letters, and from questions
put under another letter's subject, whose document is out; `QUESTION` from questions alone, of the letters and of an
encyclopaedia. No weight is negative: what a document holds of a question cannot count against it. Each way of asking
in each size counts the same. The bounds are then the least by which, in every way and size, no more questions are
answered without their document than `WITHOUT_QUESTION` and `WITHOUT` say.

Printed are the weights and bounds on everything, as the module holds them, and how many questions are answered with and
without their document by cross-validation grouped by document, in which weights and bounds are chosen on the other
folds; then `STATEMENT` as fitted to the spans that answer, which the module's differs from by hand.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from eval.examples import ALONE, LETTER, OTHER, STRANGER, Example, all_examples
from eval.logistic import Floats, fit, fit_positive, scores
from retrieval.answerability import FEATURES, LETTER_FEATURES, LOCAL_LEAST, QUESTION_FEATURES
from retrieval.embedding import load_embedder
from retrieval.evidence import FEATURES as STATEMENT_FEATURES

FOLDS = 5
SEED = 1

WITHOUT_QUESTION = 0.05
"""Largest share of questions whose document is out that `QUESTION` may answer, for each way and size."""

WITHOUT = 0.08
"""The same of both models together."""

SLOPES = np.arange(0, 101) / 100
"""Factors of the logarithm of the number of documents that are tried."""

LEFT_OUT = frozenset({"around"})
"""Figures of a statement that its neighbours earn: they say that there is an answer, not which sentence it is."""

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sample:
    """Examples as arrays of n rows.

    Attributes:
        rows: Figures [n, d] by `retrieval.answerability.FEATURES`.
        held: Whether the document was in the collection.
        kinds: How the question was asked.
        sizes: Documents of the collection.
        cells: Number of the way and size that a row belongs to.
        shares: How much a row counts: all of a cell's together as much as those of any other.
        folds: Number of the fold, the same for one document.
    """

    rows: Floats
    held: Flags
    kinds: npt.NDArray[np.str_]
    sizes: Floats
    cells: npt.NDArray[np.int64]
    shares: Floats
    folds: npt.NDArray[np.int64]

    def part(self, chosen: Flags) -> "Sample":
        """Return the rows chosen, which count as before."""
        fields = (self.rows, self.held, self.kinds, self.sizes, self.cells, self.shares, self.folds)
        return Sample(*(field[chosen] for field in fields))  # type: ignore[arg-type]

    def figures(self, names: Sequence[str]) -> Floats:
        """Return the columns of these names."""
        return self.rows[:, [FEATURES.index(name) for name in names]]


@dataclass(frozen=True, slots=True)
class Model:
    """What `retrieval.answerability` holds under the same names, rounded as there."""

    letter: Floats
    question: Floats
    letter_bound: float
    question_bound: tuple[float, float]

    def answered(self, sample: Sample) -> Flags:
        """Return for each row whether either model finds a basis."""
        by_question = _question_scores(self.question, sample)
        by_letter = _gated(scores(self.letter, sample.figures(LETTER_FEATURES)), sample)
        least = self.question_bound[0] + self.question_bound[1] * np.log(sample.sizes)
        return np.asarray((by_letter >= self.letter_bound) | (by_question >= least))


def sampled(found: Sequence[Example]) -> Sample:
    """Return examples as arrays; documents are dealt to folds at random, by `SEED`."""
    names = sorted({example.group for example in found})
    fold = {name: place % FOLDS for place, name in enumerate(np.random.default_rng(SEED).permutation(names))}
    keys = [(example.kind, example.size) for example in found]
    order = sorted(set(keys))
    cells = np.array([order.index(key) for key in keys], dtype=np.int64)
    shares = 1 / np.bincount(cells)[cells]
    return Sample(
        np.array([[example.basis[name] for name in FEATURES] for example in found], dtype=np.float64),
        np.array([example.held for example in found]),
        np.array([example.kind for example in found]),
        np.array([example.size for example in found], dtype=np.float64),
        cells,
        shares / shares.mean(),
        np.array([fold[example.group] for example in found], dtype=np.int64),
    )


def learn(sample: Sample) -> Model:
    """Return weights and bounds fitted on these rows."""
    letter_rows = (sample.kinds == LETTER) | ((sample.kinds == STRANGER) & ~sample.held)
    letter = _weights(sample.part(letter_rows), LETTER_FEATURES)
    question = _weights(sample.part(np.isin(sample.kinds, (ALONE, OTHER))), QUESTION_FEATURES)
    by_question = _question_scores(question, sample)
    bound = question_bound(by_question, sample)
    by_letter = _gated(scores(letter, sample.figures(LETTER_FEATURES)), sample)
    by_letter[by_question >= bound[0] + bound[1] * np.log(sample.sizes)] = np.inf
    return Model(letter, question, _least(by_letter, sample, WITHOUT), bound)


def _weights(sample: Sample, names: Sequence[str]) -> Floats:
    found = fit_positive(sample.figures(names), sample.held.astype(np.float64), sample.shares)
    return np.asarray(np.round(found, 2))


def _question_scores(weights: Floats, sample: Sample) -> Floats:
    return _gated(scores(weights, sample.figures(QUESTION_FEATURES)), sample)


def _gated(values: Floats, sample: Sample) -> Floats:
    """Return the scores, without those of questions that no place holds enough of."""
    return np.where(sample.rows[:, FEATURES.index("local")] >= LOCAL_LEAST, values, -np.inf)


def question_bound(values: Floats, sample: Sample) -> tuple[float, float]:
    """Return constant and slope of the bound that answers most questions asked alone, each cell counting the same."""
    asked = np.isin(sample.kinds, (ALONE, OTHER)) & sample.held
    best, found = -1.0, (0.0, 0.0)
    for slope in SLOPES:
        rest = values - slope * np.log(sample.sizes)
        constant = _least(rest, sample, WITHOUT_QUESTION)
        right = float(np.average(rest[asked] >= constant, weights=sample.shares[asked]))
        if right > best:
            best, found = right, (constant, float(slope))
    return found


def _least(values: Floats, sample: Sample, allowed: float) -> float:
    """Return the least bound, to two digits, that no more than a share of any cell's removed questions reaches."""
    out = [np.sort(values[(sample.cells == cell) & ~sample.held])[::-1] for cell in np.unique(sample.cells)]
    firsts = [float(own[int(allowed * len(own))]) for own in out if len(own)]
    return float(np.floor(max(firsts) * 100 + 1) / 100) if np.isfinite(max(firsts)) else 0.0


def cross_validated(sample: Sample) -> Flags:
    """Return for each row whether it is answered, by weights and bounds that saw none of its document."""
    answered = np.zeros(len(sample.held), dtype=bool)
    for number in np.unique(sample.folds):
        out = sample.folds == number
        answered[out] = learn(sample.part(~out)).answered(sample.part(out))
    return answered


def report(found: Sequence[Example]) -> Iterator[str]:
    """Yield the lines to print."""
    sample = sampled(found)
    model = learn(sample)
    yield f"LETTER = {_written(model.letter)}"
    yield f"QUESTION = {_written(model.question)}"
    yield f"LETTER_BOUND = {model.letter_bound:.2f}"
    yield f"QUESTION_BOUND = ({model.question_bound[0]:.2f}, {model.question_bound[1]:.2f})"
    yield from _table(sample, cross_validated(sample))
    yield f"STATEMENT as fitted: {_written(_statement(found))}"


def _table(sample: Sample, answered: Flags) -> Iterator[str]:
    for cell in np.unique(sample.cells):
        own = sample.cells == cell
        size, kind = int(sample.sizes[own][0]), sample.kinds[own][0]
        right, wrong = (float(answered[own & (sample.held == held)].mean()) for held in (True, False))
        yield f"  {size} documents, question {kind}: {right:.1%} answered with its document, {wrong:.1%} without"


def _statement(found: Sequence[Example]) -> Floats:
    kept = np.array([float(name not in LEFT_OUT) for name in STATEMENT_FEATURES])
    rows = np.array([values for example in found for values, _ in example.statements]) * kept
    return fit(rows, np.array([float(mark) for example in found for _, mark in example.statements]))


def _written(weights: Floats) -> str:
    values = ", ".join(f"{weight:.2f}" for weight in weights[1:])
    return f"Weights({weights[0]:.2f}, ({values}))"


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit on the folder named by `--data` and print the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds sejm/ and poquad/")
    found = tuple(all_examples(parser.parse_args(arguments).data, load_embedder(None)))
    for line in report(found):
        print(line)  # noqa: T201 -- the command's output


if __name__ == "__main__":
    main()
