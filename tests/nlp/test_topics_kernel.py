"""Kernel ridge regression: what it predicts, what it would predict without a row, and thresholds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from nlp.train.kernel import KernelSettings, best_thresholds, fit_kernel, kernel


def _rows(count: int, seed: int) -> csr_matrix:
    dense = np.random.default_rng(seed).normal(size=(count, 5)).astype(np.float32)
    return csr_matrix(dense / np.linalg.norm(dense, axis=1, keepdims=True))


def _targets(count: int, seed: int) -> np.ndarray:
    targets = (np.random.default_rng(seed + 1).random((count, 3)) > 0.5).astype(np.float32)
    targets[:2] = 1
    return targets


@pytest.mark.parametrize("gamma", [0.0, 2.0])
@pytest.mark.parametrize("place", [0, 3, 11])
def test_left_out_is_what_a_fit_without_the_row_says(gamma: float, place: int) -> None:
    rows, targets = _rows(12, 1), _targets(12, 1)
    chosen = KernelSettings(gamma=gamma, ridge=0.5)
    whole = fit_kernel(rows, targets, chosen)
    others = np.setdiff1d(np.arange(12), [place])
    regular = kernel(rows[others], rows[others], gamma) + 0.5 * np.eye(11)
    duals = np.linalg.solve(regular, targets[others] - whole.mean)
    expected = kernel(rows[[place]], rows[others], gamma) @ duals + whole.mean
    assert whole.left_out[place] == pytest.approx(expected[0], abs=1e-3)


def test_a_text_seen_is_found_again_with_little_regularisation() -> None:
    rows, targets = _rows(8, 3), _targets(8, 3)
    model = fit_kernel(rows, targets, KernelSettings(gamma=4.0, ridge=1e-3))
    assert np.abs(model.predict(rows) - targets).max() < 0.05


def test_no_rows_give_no_predictions() -> None:
    model = fit_kernel(_rows(6, 2), _targets(6, 2), KernelSettings())
    assert model.predict(_rows(6, 2)[:0]).shape == (0, 3)


def test_importance_makes_a_row_count_more() -> None:
    rows, targets = _rows(10, 5), _targets(10, 5)
    light, heavy = (
        fit_kernel(rows, targets, KernelSettings(ridge=1.0), np.array([weight] + [1.0] * 9, dtype=np.float32))
        for weight in (0.01, 100.0)
    )
    errors = [np.abs(model.predict(rows[[0]]) - targets[[0]]).sum() for model in (light, heavy)]
    assert errors[1] < errors[0]


def test_balance_raises_a_rare_label() -> None:
    rows = _rows(40, 7)
    targets = np.zeros((40, 2), dtype=np.float32)
    targets[:36, 0], targets[36:, 1] = 1, 1
    means = [fit_kernel(rows, targets, KernelSettings(balance=power)).mean[1] for power in (0.0, 0.5, 1.0)]
    assert means[0] < means[1] < means[2]


@given(st.integers(0, 1000))
@settings(max_examples=25, deadline=None)
def test_a_kernel_is_symmetric_and_one_for_the_same_row(seed: int) -> None:
    rows = _rows(6, seed)
    found = kernel(rows, rows, 2.0)
    assert found == pytest.approx(found.T, abs=1e-5)
    assert np.diag(found) == pytest.approx(np.ones(6), abs=1e-5)


def test_thresholds_separate_what_can_be_separated() -> None:
    scores = np.array([[0.2, 0.9], [0.3, 0.1], [0.55, 0.8], [0.9, 0.2]], dtype=np.float32)
    targets = np.array([[0, 1], [0, 0], [1, 1], [1, 0]], dtype=np.float32)
    thresholds = best_thresholds(scores, targets)
    assert ((scores > thresholds) == (targets > 0)).all()
