import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.sentiment.tokens import tokens
from nlp.sentiment.vocabulary import GRAMS, KINDS, by_length, distinct, vocabulary_of

TEXTS = [tokens(text) for text in ("Pokój był czysty.", "Pokój był brudny.", "Pokoje były małe!", "")]


@pytest.mark.parametrize(("words", "lemmas", "known"), [(2, 2, (3, 3)), (1, 3, (9, 2)), (9, 9, (0, 0))])
def test_what_occurs_often_enough_is_known(words: int, lemmas: int, known: tuple[int, int]) -> None:
    found = vocabulary_of(TEXTS, words=words, lemmas=lemmas)
    assert (len(found.words), len(found.lemmas)) == known
    assert (np.diff(found.words.astype(np.int64)) > 0).all()


def test_forms_of_a_lemma_share_its_row_and_the_unknown_have_the_first() -> None:
    found = vocabulary_of(TEXTS, words=2, lemmas=2).rows(tokens("pokój pokoje rower"))
    assert found.word[0] > 0
    assert found.lemma[0] == found.lemma[1] > 0
    assert (found.word[1], found.word[2], found.lemma[2]) == (0, 0, 0)


def test_an_empty_vocabulary_knows_nothing() -> None:
    found = vocabulary_of([], words=1, lemmas=1)
    assert found.rows(tokens("pokój")).word.tolist() == [0]
    assert found.rows([]).grams.tolist() == []


def test_texts_are_kept_by_length() -> None:
    _, rows = distinct(TEXTS)
    assert by_length(rows) == {4: [0, 1, 2], 0: [3]}


@given(st.lists(st.text(alphabet="aąbcź .,!0-):", max_size=30), max_size=5))
def test_every_token_can_be_found_again(texts: list[str]) -> None:
    split = [tokens(text) for text in texts]
    found, numbers = distinct(split)
    assert [[found[number].form for number in own] for own in numbers] == [
        [token.form for token in text] for text in split
    ]
    rows = vocabulary_of(split, words=1, lemmas=1).rows(found)
    ends = np.append(rows.starts[1:], len(rows.grams))
    assert (ends - rows.starts).tolist() == [len(token.grams) for token in found]
    assert (rows.word > 0).all()
    assert ((rows.kind >= 0) & (rows.kind < KINDS)).all()
    assert ((rows.grams >= 0) & (rows.grams < GRAMS)).all()
