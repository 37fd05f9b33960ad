"""The gate lets pass what is accepted, and says clearly what is not."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import EvaluationError
from eval.__main__ import OWN
from eval.gates import GATES, Bound, Verdict, compare, load_gates
from eval.run import SUITES, Measured, missing
from eval.suite import SuiteResult


def measured(key: str, **metrics: float) -> Measured:
    return Measured(key, SuiteResult(key, metrics, (), "0" * 64), 1.0)


@pytest.mark.parametrize(
    ("low", "high", "value", "holds"),
    [
        (0.5, None, 0.5, True),
        (0.5, None, 0.49, False),
        (None, 2.0, 2.0, True),
        (None, 2.0, 2.01, False),
        (0.1, 0.2, 0.15, True),
        (0.1, 0.2, 0.3, False),
        (0.5, None, math.nan, False),
        (None, 2.0, math.nan, False),
    ],
)
def test_a_bound_includes_its_ends_and_no_nan(low: float | None, high: float | None, value: float, holds: bool) -> None:
    assert Bound(low, high).holds(value) is holds


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_a_bound_of_one_end_is_a_comparison(low: float, value: float) -> None:
    assert Bound(low, None).holds(value) is (value >= low)
    assert Bound(None, low).holds(value) is (value <= low)


def test_a_verdict_says_figure_value_and_what_is_accepted() -> None:
    verdict = Verdict("retrieval", "mrr@10", Bound(0.5, None), 0.4321)
    assert str(verdict) == "retrieval: mrr@10 is 0.4321, at least 0.5 is accepted"
    assert "was not measured, at least 0.1 and at most 2" in str(Verdict("letters", "f1", Bound(0.1, 2.0), None))


def write(folder: Path, text: str) -> Path:
    path = folder / "gates.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_only_suites_that_ran_are_judged(tmp_path: Path) -> None:
    path = write(tmp_path, "[own.letters]\ndate = {min = 0.9}\n[own.drafting]\nseconds = {max = 2}")
    verdicts = compare([measured("letters", date=0.95)], load_gates("own", path))
    assert [(v.metric, v.passed) for v in verdicts] == [("date", True)]


def test_a_figure_that_the_run_does_not_have_fails(tmp_path: Path) -> None:
    path = write(tmp_path, "[own.letters]\ndate = {min = 0.9}")
    (verdict,) = compare([measured("letters", number=1.0)], load_gates("own", path))
    assert not verdict.passed


def test_a_suite_without_accepted_figures_cannot_pass_unseen(tmp_path: Path) -> None:
    gates = load_gates("own", write(tmp_path, "[own.letters]\ndate = {min = 0.9}"))
    with pytest.raises(EvaluationError, match="no figure of questions is accepted"):
        compare([measured("questions", recall=1.0)], gates)


@pytest.mark.parametrize("line", ["0.5", "{}", "{ least = 1 }", '{ min = "0.5" }', "{ min = 0.5, mix = 1 }", "[0.5]"])
def test_a_bound_of_another_form_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(EvaluationError, match="EVA-001"):
        load_gates("own", write(tmp_path, f"[own.letters]\ndate = {line}"))


@pytest.mark.parametrize("text", ["", "[shared.letters]\n", "[own"])
def test_a_gate_file_without_the_data_set_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(EvaluationError):
        load_gates("own", write(tmp_path, text))


def test_a_gate_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="cannot be read"):
        load_gates("own", tmp_path / "none.toml")


@pytest.mark.parametrize("dataset", ["own", "shared"])
def test_the_shipped_gates_know_every_suite(dataset: str) -> None:
    gates = load_gates(dataset, GATES)
    known = {key.partition(":")[0] for key in gates}
    asked = set(SUITES) if dataset == "shared" else {name for name in SUITES if not missing(name, OWN)}
    assert known == asked
    assert all(gates.values())
