import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.confusion import confusion, prf

PAIRS = [("za", "za")] * 3 + [("za", "przeciw")] + [("przeciw", "przeciw")] * 2


def test_rows_are_true_and_columns_are_found() -> None:
    table = confusion(PAIRS, ("za", "przeciw", "neutralnie"))
    assert table.counts == ((3, 1, 0), (0, 2, 0), (0, 0, 0))
    assert table.accuracy == pytest.approx(5 / 6)


def test_scores_of_a_label() -> None:
    table = confusion(PAIRS)
    assert table.scores("za") == pytest.approx((1.0, 0.75, 6 / 7))
    assert table.scores("przeciw") == pytest.approx((2 / 3, 1.0, 0.8))
    assert table.macro_f1() == pytest.approx((6 / 7 + 0.8) / 2)


def test_labels_that_are_never_true_do_not_lower_the_mean_unless_named() -> None:
    table = confusion(PAIRS, ("za", "przeciw", "neutralnie"))
    assert table.macro_f1() == pytest.approx((6 / 7 + 0.8) / 2)
    assert table.macro_f1(("za", "przeciw", "neutralnie")) == pytest.approx((6 / 7 + 0.8) / 3)


def test_nothing_counted_is_nothing_right() -> None:
    assert confusion([]).accuracy == 0
    assert prf(0, 0, 0) == (0, 0, 0)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_every_pair_is_counted_once_and_accuracy_is_the_diagonal(pairs: list[tuple[str, str]]) -> None:
    table = confusion(pairs)
    assert table.total == len(pairs)
    assert table.accuracy == pytest.approx(sum(true == found for true, found in pairs) / len(pairs))
