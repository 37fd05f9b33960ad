"""Councillors' letters of an invented city, one a layout: what is asked, numbered as in the letter."""

import pytest

from ingest.parsers.questions import find_questions, survey_questions

HEAD = """Zalesin, 3 marca 2026 r.

Halina Wrona
Radna Miasta Zalesin

Pan
Tomasz Brzeziński
Prezydent Miasta Zalesin

INTERPELACJA
w sprawie remontu ul. Klonowej

Szanowny Panie Prezydencie,

"""
TAIL = "\n\nZ poważaniem\nHalina Wrona"

Expected = list[tuple[str, str]]

LETTERS: dict[str, tuple[str, Expected]] = {
    "numbered": (
        "Mieszkańcy ul. Klonowej skarżą się na dziury. W związku z powyższym proszę o odpowiedź na pytania:\n\n"
        "1. Kiedy rozpocznie się remont ul. Klonowej?\n2. Jaki jest koszt tej inwestycji?\n"
        "3. Czy przewidziano budowę chodnika?",
        [
            ("1", "Kiedy rozpocznie się remont ul. Klonowej?"),
            ("2", "Jaki jest koszt tej inwestycji?"),
            ("3", "Czy przewidziano budowę chodnika?"),
        ],
    ),
    "numbered in brackets, follow-ups stay": (
        "Uprzejmie proszę o udzielenie odpowiedzi na następujące pytania:\n\n"
        "1) Czy miasto planuje zakup wiat? Jeśli tak, to kiedy?\n"
        "2) Ile wiat wymieniono w 2025 r.? Proszę o podanie lokalizacji.",
        [
            ("1", "Czy miasto planuje zakup wiat? Jeśli tak, to kiedy?"),
            ("2", "Ile wiat wymieniono w 2025 r.? Proszę o podanie lokalizacji."),
        ],
    ),
    "lettered": (
        "Zwracam się z pytaniami:\n\na) czy rada osiedla opiniowała projekt?\nb) kiedy projekt trafi pod obrady?",
        [("a", "czy rada osiedla opiniowała projekt?"), ("b", "kiedy projekt trafi pod obrady?")],
    ),
    "bulleted": (
        "Proszę o wyjaśnienie następujących kwestii:\n\n"
        "• Dlaczego zlikwidowano przystanek Sadowa?\n• Czy przystanek zostanie przywrócony?",
        [("1", "Dlaczego zlikwidowano przystanek Sadowa?"), ("2", "Czy przystanek zostanie przywrócony?")],
    ),
    "dashes": (
        "Pytam zatem:\n\n- ile osób korzysta z linii 7?\n- kto zdecydował o jej skróceniu?",
        [("1", "ile osób korzysta z linii 7?"), ("2", "kto zdecydował o jej skróceniu?")],
    ),
    "headed": (
        "Pytanie nr 1\nIle drzew wycięto w parku Miejskim?\n\nPytanie nr 2\nIle drzew posadzono w zamian?",
        [("1", "Ile drzew wycięto w parku Miejskim?"), ("2", "Ile drzew posadzono w zamian?")],
    ),
    "several in one sentence": (
        "Proszę o informację: 1) ile kosztował remont szkoły, 2) kto go wykonał oraz 3) kiedy się zakończył.",
        [("1", "ile kosztował remont szkoły"), ("2", "kto go wykonał"), ("3", "kiedy się zakończył.")],
    ),
    "running text": (
        "Od roku nieczynny jest basen przy ul. Wodnej. Kiedy basen zostanie otwarty? Ile kosztuje jego utrzymanie? "
        "Proszę również o podanie liczby karnetów sprzedanych w 2025 r.",
        [
            ("1", "Kiedy basen zostanie otwarty?"),
            ("2", "Ile kosztuje jego utrzymanie?"),
            ("3", "Proszę również o podanie liczby karnetów sprzedanych w 2025 r."),
        ],
    ),
    "requests without a question mark": (
        "Latarnie przy ul. Polnej nie świecą od stycznia. W związku z powyższym wnoszę o niezwłoczną naprawę "
        "oświetlenia. "
        "Proszę o wskazanie terminu naprawy. Za odpowiedź z góry dziękuję.",
        [
            ("1", "W związku z powyższym wnoszę o niezwłoczną naprawę oświetlenia."),
            ("2", "Proszę o wskazanie terminu naprawy."),
        ],
    ),
    "a list of requests": (
        "Wnoszę o:\n\n1. wyznaczenie przejścia dla pieszych przy ul. Polnej,\n2. ustawienie kosza na śmieci,\n"
        "3. przycięcie żywopłotu.",
        [
            ("1", "wyznaczenie przejścia dla pieszych przy ul. Polnej"),
            ("2", "ustawienie kosza na śmieci"),
            ("3", "przycięcie żywopłotu."),
        ],
    ),
    "questions without question marks in a list": (
        "Proszę o odpowiedź na poniższe pytania:\n\n1. Czy planowana jest przebudowa skrzyżowania.\n"
        "2. Na jakim etapie jest dokumentacja.",
        [("1", "Czy planowana jest przebudowa skrzyżowania."), ("2", "Na jakim etapie jest dokumentacja.")],
    ),
    "sub-questions stay with their question": (
        "Mam następujące pytania:\n\n1. Ile mieszkań komunalnych:\na) jest pustych,\nb) jest w remoncie?\n"
        "2. Kiedy zostaną zasiedlone?",
        [("1", "Ile mieszkań komunalnych: a) jest pustych, b) jest w remoncie?"), ("2", "Kiedy zostaną zasiedlone?")],
    ),
    "a statement leads to the question of its item": (
        "Proszę o odpowiedź na pytania:\n\n1. W 2024 r. zapowiedziano budowę żłobka przy ul. Jasnej. "
        "Na jakim etapie jest budowa?\n2. Czy powstanie drugi żłobek?",
        [("1", "Na jakim etapie jest budowa?"), ("2", "Czy powstanie drugi żłobek?")],
    ),
    "a rhetorical question is left out": (
        "Ile jeszcze wypadków musi się zdarzyć, zanim ktoś zareaguje? Skrzyżowanie jest niebezpieczne od lat. "
        "Proszę o odpowiedź na pytania:\n\n1. Czy powstanie sygnalizacja świetlna?\n2. Kiedy zostanie zamontowana?",
        [("1", "Czy powstanie sygnalizacja świetlna?"), ("2", "Kiedy zostanie zamontowana?")],
    ),
    "a quoted question is left out": (
        "Mieszkańcy pytają mnie na dyżurach: „Kiedy wreszcie będzie cicho?”, a ja nie umiem odpowiedzieć. "
        "Czy miasto zlecało pomiary hałasu przy ul. Torowej?",
        [("1", "Czy miasto zlecało pomiary hałasu przy ul. Torowej?")],
    ),
    "numbered statements are no questions": (
        "Powody są trzy:\n\n1. brak chodnika,\n2. brak oświetlenia,\n3. duży ruch ciężarówek.\n\n"
        "Czy miasto zbuduje chodnik przy ul. Leśnej?",
        [("1", "Czy miasto zbuduje chodnik przy ul. Leśnej?")],
    ),
    "only courtesies": ("Proszę o pozytywne rozpatrzenie sprawy. Proszę o odpowiedź na piśmie.", []),
    "a request with a prayer": (
        "Zwracam się z uprzejmą prośbą o ustawienie ławki przy ul. Sadowej. Proszę o pilną odpowiedź.",
        [("1", "Zwracam się z uprzejmą prośbą o ustawienie ławki przy ul. Sadowej.")],
    ),
    "an enquiry that asks at once": (
        "Zwracam się z zapytaniem, czy w budżecie na 2026 r. zaplanowano remont świetlicy.",
        [("1", "Zwracam się z zapytaniem, czy w budżecie na 2026 r. zaplanowano remont świetlicy.")],
    ),
    "abbreviations and dates do not cut questions": (
        "1. Czy umowa nr 12/2025 z dnia 4 maja 2025 r. obejmuje m.in. ul. Krótką, al. Lipową i os. Zielone?",
        [("1", "Czy umowa nr 12/2025 z dnia 4 maja 2025 r. obejmuje m.in. ul. Krótką, al. Lipową i os. Zielone?")],
    ),
}


@pytest.mark.parametrize("name", LETTERS)
def test_finds_what_is_asked(name: str) -> None:
    body, expected = LETTERS[name]
    text = HEAD + body + TAIL
    assert [(question.number, question.text) for question in find_questions(text)] == expected


@pytest.mark.parametrize("name", LETTERS)
def test_offsets_read_back(name: str) -> None:
    text = HEAD + LETTERS[name][0] + TAIL
    for question in find_questions(text):
        assert " ".join(text[question.start : question.end].split()) == question.text
        for part in question.parts:
            assert " ".join(text[part.start : part.end].split()) == part.text
            assert question.start <= part.start < part.end <= question.end


def test_parts_carry_the_letters_of_the_letter() -> None:
    body, _ = LETTERS["sub-questions stay with their question"]
    first = find_questions(HEAD + body + TAIL)[0]
    assert [(part.number, part.text) for part in first.parts] == [("1a", "jest pustych"), ("1b", "jest w remoncie?")]


def test_follow_ups_are_parts() -> None:
    body, _ = LETTERS["numbered in brackets, follow-ups stay"]
    first = find_questions(HEAD + body + TAIL)[0]
    assert [part.text for part in first.parts] == ["Czy miasto planuje zakup wiat?", "Jeśli tak, to kiedy?"]


def context(name: str, number: str) -> list[str]:
    text = HEAD + LETTERS[name][0] + TAIL
    question = next(question for question in find_questions(text) if question.number == number)
    return [text[span.start : span.end] for span in question.context]


def test_a_demonstrative_brings_the_statement_before_the_list() -> None:
    assert context("numbered", "2") == ["Mieszkańcy ul. Klonowej skarżą się na dziury."]


def test_a_list_of_requests_brings_its_verb() -> None:
    assert context("a list of requests", "2") == ["Wnoszę o:"]


def test_a_consequence_brings_its_ground() -> None:
    assert context("requests without a question mark", "1") == ["Latarnie przy ul. Polnej nie świecą od stycznia."]


def test_the_lead_of_an_item_is_its_context() -> None:
    assert context("a statement leads to the question of its item", "1") == [
        "W 2024 r. zapowiedziano budowę żłobka przy ul. Jasnej."
    ]


def test_a_question_by_itself_needs_no_context() -> None:
    assert context("headed", "1") == []


def test_rhetorical_questions_are_reported() -> None:
    text = HEAD + LETTERS["a rhetorical question is left out"][0] + TAIL
    spans = survey_questions(text).rhetorical
    assert [text[span.start : span.end] for span in spans] == [
        "Ile jeszcze wypadków musi się zdarzyć, zanim ktoś zareaguje?"
    ]
