"""What questions ask for."""

import pytest

from corpus.model import Question
from retrieval.asking import Asked, asks, read_ask


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ile lamp wymieniono w parku?", {Asked.QUANTITY}),
        ("Ilu mieszkańców skorzystało z programu?", {Asked.QUANTITY}),
        ("Jaka jest łączna wysokość środków dla dzielnic?", {Asked.QUANTITY}),
        ("Proszę wskazać kwotę dotacji.", {Asked.QUANTITY}),
        ("Kiedy zakończy się remont?", {Asked.DATE}),
        ("W jakim terminie zostanie otwarta szkoła?", {Asked.DATE}),
        ("Proszę podać termin rozpoczęcia robót.", {Asked.DATE}),
        ("Kto odpowiada za utrzymanie parku?", {Asked.WHO}),
        ("Dlaczego wycięto drzewa?", {Asked.WHY}),
        ("Z jakiego powodu odwołano konkurs?", {Asked.WHY}),
        ("Czy miasto planuje nową linię?", {Asked.WHETHER}),
        ("Czy planowana jest budowa, a jeśli tak, to kiedy i za jaką kwotę?", {Asked.WHETHER}),
        ("Jak miasto ocenia stan zieleni?", {Asked.OTHER}),
        ("Ile lamp wymieniono i kiedy zakończono prace?", {Asked.QUANTITY, Asked.DATE}),
    ],
)
def test_the_wording_says_what_is_wanted(text: str, wanted: set[Asked]) -> None:
    assert read_ask(text).wanted == wanted


def test_only_figures_and_dates_can_be_seen_missing() -> None:
    assert read_ask("Kto i kiedy zdecydował o remoncie?").checkable == {Asked.DATE}


def test_each_sub_question_is_asked_apart() -> None:
    parts = (
        Question("2a", "ile kosztowała wymiana wszystkich lamp w parku", 0, 10),
        Question("2b", "i na których ulicach?", 11, 20),
    )
    found = asks(Question("2", "Proszę podać: ile kosztowała wymiana, i na których ulicach?", 0, 20, parts=parts))
    assert [ask.label for ask in found] == ["2a", "2b"]
    assert found[0].wanted == {Asked.QUANTITY}
    assert found[1].text == "ile kosztowała wymiana wszystkich lamp w parku i na których ulicach?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Proszę o wskazanie terminu zakończenia prac.", "terminu zakończenia prac."),
        ("Proszę o informację, kiedy otwarta zostanie filia.", "kiedy otwarta zostanie filia."),
        ("Ile lamp wymieniono?", "Ile lamp wymieniono?"),
        ("Proszę o informacje", "Proszę o informacje"),
    ],
)
def test_words_that_only_ask_are_not_searched_for(text: str, expected: str) -> None:
    assert read_ask(text).text == expected
