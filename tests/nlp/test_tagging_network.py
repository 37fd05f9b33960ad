"""The network in NumPy: what it computes, and that its arrays survive being written."""

import numpy as np
import pytest

from nlp.tagging.network import GAP, OFFSETS, Network, network_of
from nlp.tagging.units import UNITS

INPUTS, HIDDEN, FEATURES = 6, 5, 4


@pytest.fixture
def network() -> Network:
    rng = np.random.default_rng(3)

    def some(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return rng.normal(size=shape).astype(np.float32) / 4

    widths = [INPUTS, *[HIDDEN] * len(OFFSETS)]
    layers = [(some(len(offsets) * widths[at], HIDDEN), some(HIDDEN)) for at, offsets in enumerate(OFFSETS)]
    return Network(
        units=some(len(UNITS), INPUTS),
        likely=some(len(UNITS), INPUTS),
        words=some(FEATURES, INPUTS),
        layers=tuple(layers),
        scores=(some(HIDDEN, len(UNITS)), some(len(UNITS))),
        priors=some(3),
    )


def test_the_vector_of_a_token(network: Network) -> None:
    expected = (network.units[1] + network.units[2]) / np.sqrt(2) + 0.25 * network.likely[1] + 0.75 * network.likely[2]
    expected += network.words[3]
    np.testing.assert_allclose(
        network.vector(np.array([1, 2]), np.array([0.25, 0.75], dtype=np.float32), np.array([3])), expected, rtol=1e-5
    )


def test_blank_rows_keep_sentences_apart(network: Network) -> None:
    rng = np.random.default_rng(4)
    first, second = (rng.normal(size=(3, INPUTS)).astype(np.float32) for _ in range(2))
    blank = np.zeros((GAP, INPUTS), dtype=np.float32)
    rows = np.concatenate([blank, first, blank, second, blank])
    filled = np.abs(rows).sum(axis=1) > 0
    together = network.hidden(rows, filled)
    alone = network.hidden(np.concatenate([blank, second, blank]), np.array([False] * GAP + [True] * 3 + [False] * GAP))
    np.testing.assert_allclose(together[filled][3:], alone[GAP : GAP + 3], rtol=1e-4, atol=1e-6)
    assert not together[~filled].any()


def test_neighbours_count(network: Network) -> None:
    rows = np.zeros((2 * GAP + 2, INPUTS), dtype=np.float32)
    rows[GAP : GAP + 2] = 1
    filled = rows[:, 0] > 0
    other = rows.copy()
    other[GAP + 1] = -1
    assert not np.allclose(network.hidden(rows, filled)[GAP], network.hidden(other, filled)[GAP])


def test_logits_have_a_blank_column(network: Network) -> None:
    found = network.logits(np.ones((2, HIDDEN), dtype=np.float32))
    assert found.shape == (2, len(UNITS) + 1)
    assert not found[:, -1].any()


def test_arrays_give_nearly_the_same_network_back(network: Network) -> None:
    back = network_of(network.arrays())
    np.testing.assert_allclose(back.words, network.words, atol=0.01)
    np.testing.assert_allclose(back.layers[1][0], network.layers[1][0], atol=0.001)
    np.testing.assert_array_equal(back.priors, network.priors)
