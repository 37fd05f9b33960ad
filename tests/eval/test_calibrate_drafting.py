"""The calibration of drafting: its arithmetic, its bounds, and the command over invented documents."""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pytest

from eval.calibrate_drafting import WITHOUT_QUESTION, cross_validated, learn, main, question_bound, sampled
from eval.examples import ALONE, LETTER, OTHER, STRANGER, Example
from eval.logistic import fit, fit_positive, predict, scores
from retrieval.answerability import FEATURES

STREETS = (
    "Lipowa",
    "Klonowa",
    "Dębowa",
    "Jesionowa",
    "Brzozowa",
    "Wierzbowa",
    "Sosnowa",
    "Olchowa",
    "Grabowa",
    "Polna",
)


def made_examples(count: int = 60) -> list[Example]:
    """Questions whose figures are higher, by and large, where their document is in the collection."""
    random = np.random.default_rng(5)
    return [
        Example(f"d{place}", kind, size, held, figures(random.normal(0.7 if held else 0.4, 0.1, len(FEATURES))), ())
        for kind in (LETTER, STRANGER, ALONE, OTHER)
        for size in (12, 200)
        for place in range(count)
        for held in (True, False)
    ]


def figures(values: Iterable[float]) -> dict[str, float]:
    return dict(zip(FEATURES, map(float, values), strict=True))


def test_the_fit_finds_what_tells_two_classes_apart() -> None:
    random = np.random.default_rng(7)
    labels = random.integers(0, 2, 400).astype(float)
    features = np.column_stack([labels + random.normal(0, 0.5, 400), random.normal(0, 1, 400)])
    weights = fit(features, labels)
    assert weights[1] > 2
    assert abs(weights[2]) < 0.5
    assert float(((predict(weights, features) > 0.5) == labels).mean()) > 0.8
    assert np.allclose(scores(weights, features) > 0, predict(weights, features) > 0.5)


def test_a_row_that_counts_twice_is_a_row_given_twice() -> None:
    features, labels = np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([0.0, 1.0, 0.0, 1.0])
    twice = fit(np.vstack([features, features[:1]]), np.append(labels, labels[0]))
    assert np.allclose(fit(features, labels, np.array([2.0, 1, 1, 1])), twice)


def test_no_weight_is_negative() -> None:
    random = np.random.default_rng(7)
    labels = random.integers(0, 2, 300).astype(float)
    features = np.column_stack([labels, -labels]) + random.normal(0, 0.5, (300, 2))
    weights = fit_positive(features, labels)
    assert weights[1] > 1
    assert weights[2] == 0


def test_each_way_and_size_counts_the_same() -> None:
    found = made_examples()
    sample = sampled(found + found[:30])
    totals = [sample.shares[sample.cells == cell].sum() for cell in np.unique(sample.cells)]
    assert np.allclose(totals, totals[0])


def test_a_document_is_in_one_fold() -> None:
    found = made_examples()
    sample = sampled(found)
    pairs = {(example.group, int(fold)) for example, fold in zip(found, sample.folds, strict=True)}
    assert len(pairs) == len({example.group for example in found})


def test_the_bound_lets_no_more_through_than_allowed() -> None:
    sample = sampled(made_examples())
    values = sample.rows.sum(axis=1)
    constant, slope = question_bound(values, sample)
    passed = values >= constant + slope * np.log(sample.sizes)
    for cell in np.unique(sample.cells):
        assert passed[(sample.cells == cell) & ~sample.held].mean() <= WITHOUT_QUESTION


def test_what_can_be_told_apart_is() -> None:
    sample = sampled(made_examples())
    answered = cross_validated(sample)
    assert answered[sample.held].mean() > 0.9
    assert answered[~sample.held].mean() < 0.1
    assert np.array_equal(answered, cross_validated(sample))
    assert (learn(sample).letter[1:] >= 0).all()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder like the evaluation's, with an invented city's documents."""
    answers = [f"Remont ulicy {street} kosztował {place + 2} mln zł." for place, street in enumerate(STREETS)]
    asked = [f"Ile kosztował remont ulicy {street}?" for street in STREETS]
    names = [f"d{place}" for place in range(len(STREETS))]
    subjects = [f"Interpelacja w sprawie remontu ulicy {street}" for street in STREETS]
    write(tmp_path / "sejm" / "corpus.jsonl", id=names, subject=subjects, text=answers)
    ends = [len(answer) for answer in answers]
    starts, numbers = [0] * len(names), [1] * len(names)
    spans = {"start": starts, "end": ends, "number": numbers}
    write(tmp_path / "sejm" / "questions.jsonl", document=names, subject=subjects, question=asked, **spans)
    write(tmp_path / "poquad" / "passages.jsonl", id=names, title=list(STREETS), text=answers)
    write(tmp_path / "poquad" / "questions.jsonl", passage=names, question=asked)
    return tmp_path


def write(path: Path, **columns: Sequence[object]) -> None:
    path.parent.mkdir(exist_ok=True)
    rows = (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def test_the_command_prints_weights_bounds_and_table(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--data", str(data)])
    printed = capsys.readouterr().out
    for name, count in (("LETTER", 4), ("QUESTION", 6)):
        found = re.search(rf"^{name} = Weights\((-?\d+\.\d\d), \((.*)\)\)$", printed, re.MULTILINE)
        assert found
        assert len(found[2].split(", ")) == count
    assert re.search(r"^LETTER_BOUND = -?\d+\.\d\d$", printed, re.MULTILINE)
    assert re.search(r"^QUESTION_BOUND = \(-?\d+\.\d\d, \d\.\d\d\)$", printed, re.MULTILINE)
    assert len(re.findall(r"documents, question .* without$", printed, re.MULTILINE)) >= 4
    main(["--data", str(data)])
    assert capsys.readouterr().out == printed
