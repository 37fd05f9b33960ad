import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.sentiment.features import batch_of, groups_of
from nlp.sentiment.rows import BITS, columns_of, shortened
from nlp.sentiment.tokens import tokens

TEXTS = ["Nie było źle, ale drogo!", "Polecam : )", "", "Byłam tam 3 razy . . ."]


def forms(text: str) -> list[str]:
    return [token.form for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wrócił em o 12.30", ["wróciłem", "o", "0", ".", "0"]),
        ("wróciłem o 7 . 15", ["wróciłem", "o", "0", ".", "0"]),
        ("Super!!!", ["super", "!!"]),
        ("Super ! ! !", ["super", "!!"]),
        ("no . . . nie wiem", ["no", "...", "nie", "wiem"]),
        ("no... nie wiem", ["no", "...", "nie", "wiem"]),
        ("Dzięki :)", ["dzięki", "☺"]),
        ("Dzięki : )", ["dzięki", "☺"]),
        ("Szkoda ;-(", ["szkoda", "☹"]),
        ("W-wa (centrum)", ["w", "-", "wa", "(", "centrum", ")"]),
        ("", []),
    ],
)
def test_spacing_emoticons_and_repeats_are_evened_out(text: str, found: list[str]) -> None:
    assert forms(text) == found


def test_forms_of_a_word_share_their_lemma_and_unknown_spellings_their_characters() -> None:
    (nice,), (nicer,), (plain,) = tokens("obsługą"), tokens("obsługa"), tokens("obsluga")
    assert nice.lemma == nicer.lemma
    assert nice.word != nicer.word
    assert nicer.grams.tolist() == plain.grams.tolist()


def test_a_denial_reaches_four_words_within_its_clause() -> None:
    batch = batch_of([tokens("nie było tam w nocy ciszy"), tokens("nie, dobrze")])
    assert batch.denied.tolist() == [False, True, True, True, True, False, False, False, False]


def test_a_contrast_holds_to_the_end_of_its_text() -> None:
    batch = batch_of([tokens("ładnie ale drogo"), tokens("tanio")])
    assert batch.behind.tolist() == [False, True, True, False]


def test_rows_have_the_length_of_their_groups() -> None:
    texts = [tokens(text) for text in TEXTS]
    rows = columns_of(texts, 1).rows(texts)
    lengths = np.linalg.norm(rows.toarray(), axis=1)
    full = sum(group.weight**2 for group in groups_of(texts)) ** 0.5
    assert rows.shape[0] == len(TEXTS)
    assert lengths[[0, 2, 3]] == pytest.approx([full, 1.0, full], abs=0.01), "an empty text has its two bounds"
    assert 1 < lengths[1] < full, "two words have no pair with a gap"


def test_features_of_few_texts_are_not_kept() -> None:
    texts = [tokens(text) for text in ("mila obsługa", "mila kawa", "droga kawa")]
    every, shared = columns_of(texts, 1), columns_of(texts, 2)
    assert set(shared.numbers.tolist()) < set(every.numbers.tolist())
    assert shared.rows([tokens("rower")]).shape == (1, len(shared.numbers))
    assert (np.diff(every.numbers) > 0).all()


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(alphabet="aąbcź .,!0-):", max_size=40), max_size=5))
def test_a_text_has_the_same_features_alone_and_among_others(texts: list[str]) -> None:
    split = [tokens(text) for text in texts]
    together = groups_of(split)
    for place, text in enumerate(split):
        for group, alone in zip(together, groups_of([text]), strict=True):
            inside = np.sort(group.feature[group.text == place])
            assert inside.tolist() == np.sort(alone.feature).tolist()
            assert (shortened(alone) < 1 << BITS).all()
