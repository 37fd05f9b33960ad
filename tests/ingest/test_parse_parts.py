"""Sub-questions inside one sentence, and names in a line."""

import pytest

from corpus.model import GrammaticalForm
from ingest.parsers.persons import find_persons, form_of_first_name, is_function_word, set_capitals
from ingest.parsers.questions import find_questions


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Proszę o informację, ile drzew wycięto, kiedy je posadzono oraz kto za to zapłacił.",
            ["Proszę o informację, ile drzew wycięto", "kiedy je posadzono", "kto za to zapłacił."],
        ),
        (
            "Czy odbyły się konsultacje, a jeśli tak, to kiedy i z jakim wynikiem?",
            ["Czy odbyły się konsultacje", "kiedy i z jakim wynikiem?"],
        ),
        ("Ile kosztował most i kto go zbudował?", ["Ile kosztował most", "kto go zbudował?"]),
        ("Kto i za jaką kwotę zbudował most?", []),
        ("Czy urząd wie, jakie są koszty?", []),
        ("Jak zmieniły się w 2026 r.: a) dochody, b) wydatki miasta?", ["dochody", "wydatki miasta?"]),
        (
            "1. Czy były skargi? Jeśli tak:\na) ile wpłynęło,\nb) czego dotyczyły?",
            ["Czy były skargi?", "ile wpłynęło", "czego dotyczyły?"],
        ),
    ],
)
def test_parts(text: str, parts: list[str]) -> None:
    question = find_questions(text)[0]
    assert [part.text for part in question.parts] == parts


@pytest.mark.parametrize(
    ("text", "asked", "numbers"),
    [
        (
            "2. Jaki jest koszt? Proszę o podanie: a) kwoty, b) źródła, c) terminu.",
            "Jaki jest koszt?",
            ["2a", "2b", "2c"],
        ),
        ("2. Jaki jest koszt:\n• projektu,\n• robót?", None, ["2a", "2b"]),
        ("2. Proszę o podanie: a) kwoty remontu, b) źródła środków.", None, ["2a", "2b"]),
        ("3. Czy były skargi? Jeśli tak, to ile?", "Czy były skargi?", ["3a", "3b"]),
        ("4. Kiedy zbudowano most i kto go zbudował?", None, ["4a", "4b"]),
        ("5. Proszę o wykaz ulic bez oświetlenia.", None, []),
        (
            "6. Czy miasto kupi wiaty? Jeśli tak, to: a) ile, b) gdzie staną? Kto je wskaże?",
            "Czy miasto kupi wiaty?",
            ["6a", "6b", "6c"],
        ),
    ],
)
def test_the_question_proper_and_the_numbers_of_its_points(text: str, asked: str | None, numbers: list[str]) -> None:
    (question,) = find_questions(text)
    proper = question.asked
    assert proper.text == (asked or question.text)
    assert " ".join(text[proper.start : proper.end].split()) == proper.text
    assert (proper.number, proper.context, proper.parts) == (question.number, question.context, ())
    assert [part.number for part in question.further] == numbers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("z up. Jan Mazurek Podsekretarz Stanu", ["Jan Mazurek"]),
        ("dr hab. Anna Kot, prof. uczelni", ["Anna Kot"]),
        ("Agnieszka NOWAK-BIAŁA", ["Agnieszka Nowak-Biała"]),
        ("KOWALSKI Jan", ["Jan Kowalski"]),
        ("Anna Kot, Jan Lis", ["Anna Kot", "Jan Lis"]),
        ("Ewa Nowak - Biała", ["Ewa Nowak-Biała"]),
        ("Szanowny Panie Marszałku", []),
        ("Sekretarz Stanu", []),
        ("K. Nowak", ["K. Nowak"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [person.name for person in find_persons(text)] == names


def test_a_name_in_another_case_is_known_as_such() -> None:
    assert [person.nominative for person in find_persons("Pani Anny Kot i Jan Lis")] == [False, True]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Anna Kot", GrammaticalForm.FEMININE),
        ("Jan Kot", GrammaticalForm.MASCULINE),
        ("K. Kowalska", GrammaticalForm.UNKNOWN),
        ("", GrammaticalForm.UNKNOWN),
    ],
)
def test_form_of_a_first_name(name: str, form: GrammaticalForm) -> None:
    assert form_of_first_name(name) is form


def test_function_words() -> None:
    assert is_function_word("Zastępcy")
    assert not is_function_word("Anna")
    assert set_capitals("JAN LIS") == "Jan Lis"
