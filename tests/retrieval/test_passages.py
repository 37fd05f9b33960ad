from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import BlockKind, StoredDocument
from retrieval.passages import MAX_CHARS, TARGET_CHARS, split_passages

MakeStored = Callable[..., StoredDocument]

SENTENCE = "Miasto wyremontuje w tym roku dwanaście kilometrów chodników w dzielnicy Zarzecze."
LONG = "Wydatki obejmują " + ", ".join(f"zadanie numer {n} w kwocie {n}00 tysięcy złotych" for n in range(60)) + "."


def shown(stored: StoredDocument) -> list[str]:
    return [stored.document.text[p.start : p.end] for p in split_passages(stored)]


def test_sentences_are_joined_up_to_the_target(make_stored: MakeStored) -> None:
    found = shown(make_stored(" ".join([SENTENCE] * 7)))
    assert len(found) == 3
    assert all(text.endswith(".") and len(text) <= TARGET_CHARS for text in found)


def test_a_paragraph_begins_a_passage_once_there_is_enough(make_stored: MakeStored) -> None:
    enough = " ".join([SENTENCE] * 2)
    assert shown(make_stored(enough, "Tak.")) == [enough, "Tak."]
    assert shown(make_stored("Nie.", "Tak.")) == ["Nie.\n\nTak."]


def test_a_sentence_over_the_target_stays_whole(make_stored: MakeStored) -> None:
    sentence = "Prezydent odpowiada, że " + ", ".join(["prace potrwają do końca kwartału"] * 15) + "."
    assert TARGET_CHARS < len(sentence) <= MAX_CHARS
    assert shown(make_stored("Krótko.", sentence)) == ["Krótko.", sentence]


def test_an_overlong_sentence_is_split_at_clause_marks(make_stored: MakeStored) -> None:
    found = shown(make_stored(LONG))
    assert len(found) > 1
    assert all(len(text) <= MAX_CHARS for text in found)
    assert all(text.endswith(",") for text in found[:-1])


def test_a_word_without_marks_is_cut(make_stored: MakeStored) -> None:
    assert [len(text) for text in shown(make_stored("x" * 2500))] == [1000, 1000, 500]


def test_a_heading_opens_a_passage_and_names_what_follows(make_stored: MakeStored) -> None:
    stored = make_stored("Wstęp.", (BlockKind.HEADING, "Ad 1."), "Tak.", (BlockKind.HEADING, "Ad 2."), "Nie.")
    passages = split_passages(stored)
    assert shown(stored) == ["Wstęp.", "Ad 1.\n\nTak.", "Ad 2.\n\nNie."]
    assert [p.heading for p in passages] == ["", "Ad 1.", "Ad 2."]
    assert [p.ordinal for p in passages] == [0, 1, 2]


def test_a_heading_stays_with_a_long_sentence(make_stored: MakeStored) -> None:
    sentence = "Zadanie obejmuje " + "bardzo " * 45 + "wiele."
    assert shown(make_stored((BlockKind.HEADING, "Zakres prac"), sentence)) == [f"Zakres prac\n\n{sentence}"]


def test_ids_depend_on_version_and_place(make_stored: MakeStored) -> None:
    first, second = (split_passages(make_stored(SENTENCE, title=title)) for title in ("A", "B"))
    assert first[0].passage_id != second[0].passage_id
    assert split_passages(make_stored(SENTENCE, title="A")) == first


@pytest.mark.parametrize("text", ["", "   ", "\n\n\n"])
def test_nothing_from_blank_text(make_stored: MakeStored, text: str) -> None:
    assert split_passages(make_stored(text)) == ()


PIECES = st.lists(
    st.tuples(
        st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]),
        st.one_of(
            st.text(alphabet="aąb. ,\n1;)§–", max_size=300),
            st.sampled_from([SENTENCE, LONG, "Ad 1.", "x" * 1700, "a , " * 400]),
        ),
    ),
    max_size=6,
)


@given(parts=PIECES, target=st.integers(1, 1200))
def test_every_character_is_covered_once(
    make_stored: MakeStored, parts: list[tuple[BlockKind, str]], target: int
) -> None:
    stored = make_stored(*parts)
    text = stored.document.text
    covered = [0] * len(text)
    for passage in split_passages(stored, target=target):
        assert 0 < passage.end - passage.start <= MAX_CHARS
        words = text[passage.start : passage.end]
        assert words == words.strip()
        for index in range(passage.start, passage.end):
            covered[index] += 1
    assert all(count == 1 for count, char in zip(covered, text, strict=True) if not char.isspace())
    assert max(covered, default=0) <= 1


@given(parts=PIECES)
def test_text_outside_of_blocks_is_covered_too(make_stored: MakeStored, parts: list[tuple[BlockKind, str]]) -> None:
    stored = make_stored("Początek.", *parts, blocks=())
    found = "".join(shown(stored))
    assert "".join(found.split()) == "".join(stored.document.text.split())
