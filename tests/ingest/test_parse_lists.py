"""Lists of questions that must not lose an item, and what stands around them: closings, complaints, points."""

import pytest

from corpus.model import DocumentKind
from ingest.parsers.letter import parse_letter
from ingest.parsers.questions import find_questions, survey_questions
from ingest.parsers.questions.ending import ends_letter

HEAD = "Zalesin, 3 marca 2026 r.\n\nINTERPELACJA\nw sprawie chodników\n\nSzanowny Panie Prezydencie,\n\n"
TAIL = "\n\nZ poważaniem\nHalina Wrona"


def asked(body: str) -> list[tuple[str, str]]:
    return [(question.number, question.text) for question in find_questions(HEAD + body + TAIL)]


@pytest.mark.parametrize(
    "item",
    [
        "Proszę o wskazanie osoby odpowiedzialnej.",
        "Proszę o wskazanie wydziału odpowiedzialnego za utrzymanie chodników.",
        "Proszę o podanie osób odpowiedzialnych za nadzór.",
        "Proszę podać jednostkę odpowiedzialną za odśnieżanie.",
        "Proszę o wskazanie terminu udzielenia odpowiedzi mieszkańcom ul. Polnej.",
        "Osobę odpowiedzialną proszę wskazać z imienia i nazwiska.",
        "Interesuje mnie także, kto odpowiada za utrzymanie chodników.",
    ],
)
def test_a_request_for_who_is_responsible_is_no_courtesy(item: str) -> None:
    assert asked(f"Proszę o odpowiedź:\n1. Ile kosztuje remont?\n2. {item}")[1:] == [("2", item)]


@pytest.mark.parametrize(
    "courtesy",
    [
        "Proszę o odpowiedź w ustawowym terminie.",
        "Proszę o udzielenie pisemnej odpowiedzi.",
        "Odpowiedzi proszę udzielić pisemnie.",
    ],
)
def test_a_courtesy_without_a_number_is_none_of_the_questions(courtesy: str) -> None:
    assert asked(f"1. Ile kosztuje remont?\n\n{courtesy}") == [("1", "Ile kosztuje remont?")]


@pytest.mark.parametrize(
    "item", ["Proszę o odpowiedź w ustawowym terminie.", "Plan remontów chodników leży na Państwa biurku."]
)
def test_a_numbered_item_that_asks_nothing_is_reported(item: str) -> None:
    text = f"{HEAD}1. Ile kosztuje remont?\n2. {item}\n3. Kto jest wykonawcą?{TAIL}"
    assert [text[span.start : span.end] for span in survey_questions(text).omitted] == [item]
    warnings = parse_letter(text, (), DocumentKind.INTERPELLATION).warnings
    assert f"Punkt listy pytań bez rozpoznanego pytania: „{item.rstrip('.')}”." in warnings


def test_a_list_of_facts_is_not_reported() -> None:
    text = f"{HEAD}1. W 2024 r. położono 3 km chodników.\n2. W 2025 r. nie położono nic.\n\nIle kosztował 1 km?{TAIL}"
    assert survey_questions(text).omitted == ()


def test_interest_in_running_text_asks() -> None:
    body = "Chciałabym zapytać, ile przejść doświetlono. Interesuje mnie także, kto odpowiada za ich utrzymanie."
    assert [text for _, text in asked(body)][1] == "Interesuje mnie także, kto odpowiada za ich utrzymanie."


def test_interest_that_asks_nothing_is_a_statement() -> None:
    assert asked("Interesuje mnie zieleń miejska od lat.\n\n1. Ile drzew posadzono?") == [("1", "Ile drzew posadzono?")]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_lettered_points_stay_with_their_question(gap: str) -> None:
    lines = [
        "1. Ile kosztuje remont?",
        "2. Kiedy się zacznie?",
        "a) Czy zamkną ulicę?",
        "b) Jak długo?",
        "3. Kto jest wykonawcą?",
    ]
    questions = find_questions(HEAD + gap.join(lines) + TAIL)
    assert [question.number for question in questions] == ["1", "2", "3"]
    assert [(part.number, part.text) for part in questions[1].parts] == [
        ("2", "Kiedy się zacznie?"),
        ("2a", "Czy zamkną ulicę?"),
        ("2b", "Jak długo?"),
    ]


@pytest.mark.parametrize(
    "tail", ["\nZ poważaniem\nHalina Wrona", "\n\nZ poważaniem\nHalina Wrona", "\n\nHalina Wrona\nRadna Miasta Zalesin"]
)
def test_an_item_without_its_mark_ends_before_the_signature(tail: str) -> None:
    text = f"{HEAD}1. Ile kosztuje remont\n2. Kto jest wykonawcą{tail}"
    assert [question.text for question in find_questions(text)] == ["Ile kosztuje remont", "Kto jest wykonawcą"]


@pytest.mark.parametrize(
    "narrative",
    [
        "Jak długo mamy czekać?",
        "Czy tak ma wyglądać nowoczesne miasto? Jak długo mamy jeszcze czekać?",
        "Chodnik jest dziurawy. Komu to służy?",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_complaint_is_not_kept_ahead_of_the_list(narrative: str, gap: str) -> None:
    body = f"{narrative}{gap}Proszę o odpowiedź na pytania: 1) Ile kosztuje remont? 2) Kto jest wykonawcą?"
    assert asked(body) == [("1", "Ile kosztuje remont?"), ("2", "Kto jest wykonawcą?")]


def test_a_question_ahead_of_the_list_is_kept() -> None:
    body = "Gdzie można zgłosić awarię?\n\nProszę o odpowiedź na pytania:\n1. Ile kosztuje remont?"
    assert "Gdzie można zgłosić awarię?" in [text for _, text in asked(body)]


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Z poważaniem", True),
        ("Halina Wrona", True),
        ("Radna Miasta Zalesin", True),
        ("Do wiadomości: Rada Osiedla", True),
        ("oraz kto za to zapłaci", False),
        ("Ulica Polna", False),
        ("Radny pyta: kiedy?", False),
    ],
)
def test_what_ends_a_letter(line: str, ends: bool) -> None:
    assert ends_letter(line) is ends
