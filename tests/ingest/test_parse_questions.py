"""The building blocks of the question finder, and what must always hold."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.model import Block, BlockKind, DocumentKind, QuestionKind
from ingest.parsers import classify, parse_letter
from ingest.parsers.questions import find_questions
from ingest.parsers.questions.bounds import question_bounds
from ingest.parsers.questions.context import leans_back
from ingest.parsers.questions.recognise import Role, is_follow_up, role_of
from ingest.parsers.questions.units import Level, mask_urls, read_label, split_units

PIECES = [
    "1. Kiedy powstanie park?",
    "2) Ile to kosztuje",
    "a) ile drzew,",
    "Ad 3. Czy tak?",
    "Pytanie nr 4",
    "• proszę o dane;",
    "Jeśli tak, to kiedy?",
    "Proszę o wskazanie terminu.",
    "Wnoszę o:",
    "Most jest stary.",
    "„Czy to prawda?”",
    "https://x.pl/a?b=1",
    "(por. odp. 2)",
    "18. roku życia",
    "\n",
    "\n\n",
    " ",
]


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("Kiedy powstanie park?", Role.QUESTION),
        ("„Kiedy powstanie park?”", Role.QUESTION),
        ("Most „Żelazny” ma sto lat, czy będzie remont?", Role.QUESTION),
        ("Mieszkańcy pytają: „Kiedy będzie park?”, a ja nie wiem.", Role.QUOTED),
        ("Odbyła się konferencja „Jak żyć?” w Zalesinie.", Role.QUOTED),
        ("Proszę o wskazanie terminu.", Role.REQUEST),
        ("W związku z powyższym uprzejmie proszę o przedstawienie kosztów.", Role.REQUEST),
        ("Wnosimy o naprawę chodnika.", Role.REQUEST),
        ("Apeluję o pilną interwencję.", Role.REQUEST),
        ("Chciałabym dowiedzieć się, ile to kosztowało.", Role.REQUEST),
        ("Zwracam się z prośbą o ławkę.", Role.REQUEST),
        ("Zwracam się z zapytaniem, kiedy powstanie park.", Role.REQUEST),
        ("Proszę o odpowiedź na następujące pytania:", Role.ASKS_LIST),
        ("Proszę o udzielenie odpowiedzi na poniższe pytania.", Role.ASKS_LIST),
        ("Zwracam się z następującymi pytaniami", Role.ASKS_LIST),
        ("Pytania:", Role.ASKS_LIST),
        ("Wnoszę o:", Role.REQUESTS_LIST),
        ("Zwracamy się z prośbą o:", Role.REQUESTS_LIST),
        ("Proszę o pilną odpowiedź.", Role.COURTESY),
        ("Proszę o odpowiedź na powyższe pytania.", Role.COURTESY),
        ("Odpowiedź proszę przesłać pocztą.", Role.COURTESY),
        ("Proszę o przyjęcie poniższych wyjaśnień.", Role.COURTESY),
        ("Uprzejmie proszę o pozytywne rozpatrzenie mojej prośby.", Role.COURTESY),
        ("Kieruję interpelację w sprawie mostu.", Role.STATEMENT),
        ("Mieszkańcy proszą o ławkę.", Role.STATEMENT),
        ("Zwracałam się z prośbą o ławkę.", Role.STATEMENT),
        ("Most jest stary.", Role.STATEMENT),
        ("", Role.STATEMENT),
    ],
)
def test_role(body: str, role: Role) -> None:
    assert role_of(body) is role


@pytest.mark.parametrize(
    ("text", "number", "level", "body"),
    [
        ("1. Kiedy?", "1", Level.NUMBER, "Kiedy?"),
        ("(2) Kiedy?", "2", Level.NUMBER, "Kiedy?"),
        ("3) „Kiedy?”", "3", Level.NUMBER, "„Kiedy?”"),
        ("IV. Kiedy?", "IV", Level.NUMBER, "Kiedy?"),
        ("Ad 1) Kiedy?", "1", Level.QUESTION, "Kiedy?"),
        ("Ad. 2. Kiedy?", "2", Level.QUESTION, "Kiedy?"),
        ("Ad 1 - 2. Ile?", "1-2", Level.QUESTION, "Ile?"),
        ("Ad pyt. 5. Ile?", "5", Level.QUESTION, "Ile?"),
        ("Pytanie nr 3 Ile?", "3", Level.QUESTION, "Ile?"),
        ("Pytanie 3: ile?", "3", Level.QUESTION, "ile?"),
        ("Pytanie: ile?", "", Level.QUESTION, "ile?"),
        ("Pyt. nr 6 i 7\nIle?", "6,7", Level.QUESTION, "Ile?"),
        ("a) ile?", "a", Level.LETTER, "ile?"),
        ("• ile?", "", Level.BULLET, "ile?"),
        ("– ile?", "", Level.BULLET, "ile?"),
    ],
)
def test_labels(text: str, number: str, level: Level, body: str) -> None:
    label, start = read_label(text, 0, len(text))
    assert label is not None
    assert (label.number, label.level, text[start:].strip()) == (number, level, body)


@pytest.mark.parametrize(
    "text", ["Kiedy powstanie park?", "14.04.2025 r. wpłynęło pismo", "Adam pyta", "W 2024 r. most"]
)
def test_no_label(text: str) -> None:
    assert read_label(text, 0, len(text)) == (None, 0)


def test_a_label_inside_a_line_opens_a_unit() -> None:
    text = "Wykonanie było wyższe niż w 2025 r. 2. Czy rząd podtrzymuje prognozę?"
    assert [unit.body for unit in split_units(text, ())][-1] == "Czy rząd podtrzymuje prognozę?"


@pytest.mark.parametrize(
    "text", ["Dzieci chodzą do szkoły nr 3. Czy będzie przejście?", "przy ul. Długiej 14. Czy tak?"]
)
def test_a_number_at_a_sentence_end_is_no_label(text: str) -> None:
    assert all(unit.label is None for unit in split_units(text, ()))


def test_addresses_ask_nothing() -> None:
    text = "Dane są na https://dane.example/zbior?id=5 i www.dane.example/?x=1 od maja."
    assert "?" not in mask_urls(text)
    assert len(mask_urls(text)) == len(text)
    assert find_questions(text) == ()


@pytest.mark.parametrize(
    ("text", "bounded"),
    [
        ("„Czy tak?”", "Czy tak?"),
        ("Czy „tak”?", "Czy „tak”?"),
        ("„Zielona” ma park?", "„Zielona” ma park?"),
        ("Czy tak? ”", "Czy tak?"),
        ("Czy tak?[2]", "Czy tak?"),
        ("Ile (w tym: dla kogo?)", "Ile (w tym: dla kogo?)"),
        ("ławkę oraz", "ławkę"),
        ("ławkę;", "ławkę"),
    ],
)
def test_bounds(text: str, bounded: str) -> None:
    start, end = question_bounds(text, 0, len(text))
    assert text[start:end] == bounded


@pytest.mark.parametrize(
    ("body", "leans"),
    [
        ("Jaki jest koszt tej inwestycji?", True),
        ("Kiedy zostanie ona otwarta?", True),
        ("Ile kosztował ww. remont?", True),
        ("Ile kosztował remont mostu, w tym barier?", False),
        ("Jeśli tak, to kiedy?", False),
        ("Ile mieszkań jest pustych?", False),
    ],
)
def test_what_points_back(body: str, leans: bool) -> None:
    assert leans_back(body) is leans


def test_follow_ups() -> None:
    assert is_follow_up("Jeśli tak, to kiedy?")
    assert is_follow_up("a jeżeli nie, dlaczego?")
    assert not is_follow_up("Czy powstanie park?")


REPLY = """Odpowiadając na interpelację, informuję.

Ad 1) Czy powstanie park? Jeśli tak, to kiedy?

Park powstanie w 2027 r. Czy to wystarczy? Pokaże czas.

Ad 2. Proszę o podanie kosztów.

Koszt to 5 mln zł. Uprzejmie proszę o przyjęcie tych wyjaśnień.

Ad 3.

Dokumentacja jest gotowa.

Odpowiadając na pytanie nr 4: „Ile drzew „Klon” posadzono?”, informuję, że sto.

Badanie: 1. Czy jest Pan zadowolony? - 88,4%

Czy powstanie park? Jeśli tak, to kiedy?
"""


def test_a_reply_restates_questions() -> None:
    found = [(question.number, question.text) for question in find_questions(REPLY, answering=True)]
    assert found == [
        ("1", "Czy powstanie park? Jeśli tak, to kiedy?"),
        ("2", "Proszę o podanie kosztów."),
        ("4", "Ile drzew „Klon” posadzono?"),
    ]


def test_kinds() -> None:
    kinds = [question.kind for question in find_questions(REPLY, answering=True)]
    assert kinds == [QuestionKind.QUESTION, QuestionKind.REQUEST, QuestionKind.QUESTION]


def test_a_footnote_does_not_interrupt() -> None:
    parts = ["1. Czy park powstanie przy", "1 Dz. U. z 2025 r. poz. 1.", "ulicy Długiej?"]
    text = "\n\n".join(parts)
    kinds = [BlockKind.LIST_ITEM, BlockKind.FOOTNOTE, BlockKind.PARAGRAPH]
    starts = [0, len(parts[0]) + 2, len(parts[0]) + len(parts[1]) + 4]
    blocks = [
        Block(kind, start, start + len(part), 1, start) for kind, start, part in zip(kinds, starts, parts, strict=True)
    ]
    assert all("Dz. U." not in unit.body for unit in split_units(text, blocks))


@settings(max_examples=150, deadline=None)
@example(["Pytanie nr 4", "„Czy to prawda?”", "Wnoszę o:", "a) ile drzew,", "„Czy to prawda?”"], False)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.booleans())
def test_offsets_always_read_back(pieces: list[str], answering: bool) -> None:
    text = " ".join(pieces)
    end = 0
    for question in find_questions(text, answering=answering):
        assert question.start >= end
        end = question.end
        for one in (question, *question.parts):
            assert " ".join(text[one.start : one.end].split()) == one.text
        for part in question.parts:
            assert question.start <= part.start <= part.end <= question.end
        for span in question.context:
            assert 0 <= span.start < span.end <= len(text)
        assert question.number


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab?.,:;1)(„”\n Czy", max_size=120))
def test_any_text_is_survived(text: str) -> None:
    for question in find_questions(text):
        assert " ".join(text[question.start : question.end].split()) == question.text


@pytest.mark.parametrize(
    "text",
    ["zwracam się " * 5000, "Anna Kot " * 8000, "-----\n" * 10000, " " * 60000 + "x", "„" * 20000, "1. " * 15000],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    begin = time.monotonic()
    for kind in (DocumentKind.INTERPELLATION, DocumentKind.REPLY):
        parse_letter(text, (), kind)
    classify(text)
    assert time.monotonic() - begin < 10


def test_a_date_line_is_no_context() -> None:
    text = "Zalesin, 4 maja 2026 r.\n\nProszę o odpowiedź na pytania:\n\n1. Ile to kosztuje?"
    assert find_questions(text)[0].context == ()
