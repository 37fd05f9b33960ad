import numpy as np
import pytest

from retrieval import bm25

TEXTS = [["remont", "ulica", "remont"], ["szkoła", "ulica"], ["park"]]


def level() -> tuple[bm25.Level, dict[str, int]]:
    vocabulary = bm25.number_terms(TEXTS)
    return bm25.build([bm25.numbers(text, vocabulary) for text in TEXTS], len(vocabulary)), vocabulary


def test_terms_are_numbered_by_frequency_then_spelling() -> None:
    assert list(bm25.number_terms(TEXTS)) == ["remont", "ulica", "park", "szkoła"]
    assert bm25.number_terms(reversed(TEXTS)) == bm25.number_terms(TEXTS)


@pytest.mark.parametrize(("query", "best"), [(["remont"], 0), (["szkoła", "ulica"], 1), (["park", "nieznane"], 2)])
def test_the_text_with_the_words_is_best(query: list[str], best: int) -> None:
    scored, vocabulary = level()
    assert int(np.argmax(scored.scores(bm25.numbers(query, vocabulary)))) == best


def test_scores_follow_lucene() -> None:
    scored, vocabulary = level()
    idf = np.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    saturation = 2 / (2 + bm25.K1 * (1 - bm25.B + bm25.B * 3 / 2))
    number = vocabulary["remont"]
    assert scored.idf[number] == pytest.approx(idf, rel=1e-5)
    assert scored.scores([number])[0] == pytest.approx(saturation, rel=1e-5)


def test_no_known_word_scores_nothing() -> None:
    assert not level()[0].scores([]).any()


def test_postings_are_the_texts_with_a_word() -> None:
    scored, vocabulary = level()
    assert scored.texts_with(vocabulary["ulica"]).tolist() == [0, 1]


def test_a_restored_level_scores_alike() -> None:
    scored, vocabulary = level()
    again = bm25.restore(scored.arrays())
    for number in vocabulary.values():
        assert np.array_equal(again.scores([number]), scored.scores([number]))
