import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.sentiment.network import LONGEST, TABLES, ToneNetwork, arrays_of, network_of
from nlp.sentiment.tokens import tokens
from nlp.sentiment.vocabulary import vocabulary_of
from nlp.train.tone_network import fit_network

TEXTS = ["Pokój był czysty.", "Nie polecam, brudno i drogo!", "", "Obsługa miła, ale śniadanie zimne. . .", "Polecam!"]
SPLIT = [tokens(text) for text in TEXTS]


@pytest.fixture(scope="module")
def network() -> ToneNetwork:
    torch.manual_seed(3)
    return ToneNetwork(vocabulary_of(SPLIT, words=1, lemmas=1), 4).eval()


def test_arrays_are_small_and_give_the_network_back(network: ToneNetwork) -> None:
    arrays = arrays_of(network)
    assert all(arrays[f"{table}.weight"].dtype == np.int8 for table in TABLES)
    again = network_of(arrays, 4)
    assert again.scores(SPLIT) == pytest.approx(network.scores(SPLIT), abs=0.02)
    assert arrays_of(again)["lemma.weight"].tolist() == arrays["lemma.weight"].tolist()


def test_an_empty_text_has_no_scores_of_its_own(network: ToneNetwork) -> None:
    assert network.scores(SPLIT)[2].tolist() == [0.0] * 4
    assert network.scores([]).shape == (0, 4)
    assert network.scores([[], []]).tolist() == [[0.0] * 4] * 2


def test_the_order_of_words_matters(network: ToneNetwork) -> None:
    one, other = network.scores([tokens("miła, nie brudna"), tokens("brudna, nie miła")])
    assert np.abs(one - other).max() > 1e-4


def test_only_the_beginning_of_an_endless_text_is_read(network: ToneNetwork) -> None:
    cut, whole = network.scores([tokens("drogo " * LONGEST), tokens("drogo " * 3 * LONGEST)])
    assert cut == pytest.approx(whole, abs=1e-6)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet="aąbcź .,!0-):", max_size=40), max_size=5))
def test_a_text_has_the_same_scores_alone_and_among_others(network: ToneNetwork, texts: list[str]) -> None:
    split = [tokens(text) for text in texts]
    for own, text in zip(network.scores(split), split, strict=True):
        assert own == pytest.approx(network.scores([text])[0], abs=1e-5)


def test_a_training_learns_what_the_order_says_and_repeats() -> None:
    texts = [tokens(f"{first} {end}, nie {then}") for first, then, end in _lesson()]
    truth = np.array([int(first == "miło") for first, _, _ in _lesson()])
    targets = np.eye(2, dtype=np.float32)[truth]
    one, two = (fit_network(texts, targets, np.ones(len(texts), dtype=np.float32), seed=5) for _ in range(2))
    assert (one.scores(texts).argmax(axis=1) == truth).mean() > 0.95
    assert one.scores(texts).tolist() == two.scores(texts).tolist()


def _lesson() -> list[tuple[str, str, str]]:
    ends = [
        f"{name}{kind}" for name in ("dziś", "tam", "wtedy", "zawsze", "wszędzie", "znów") for kind in ("", " i tu")
    ]
    pairs = (("miło", "brudno"), ("brudno", "miło"))
    return [(first, then, end) for first, then in pairs for end in ends] * 24
