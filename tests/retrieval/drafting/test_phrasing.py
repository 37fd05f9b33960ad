"""Setting source sentences into Polish prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.grammar import addresses_reader, first_person, is_clause, lowered
from retrieval.phrasing import Setting, closed, prepare, quoted, relative_time, tidy


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Uprzejmie informuję, że wymieniono 42 lampy.", "Wymieniono 42 lampy."),
        ("Jednocześnie informujemy, że projekt trafił do komisji.", "Projekt trafił do komisji."),
        ("W odpowiedzi na pytanie nr 3 wyjaśniam, iż umowę podpisano.", "Umowę podpisano."),
        ("Należy jednak podkreślić, że prace trwają.", "Prace trwają."),
        ("Podkreślić należy, że prace trwają.", "Prace trwają."),
        ("Pragnę podkreślić, że Rada Miasta przyjęła uchwałę.", "Rada Miasta przyjęła uchwałę."),
        ("Ponadto w 2025 r. wymieniono 42 lampy.", "W 2025 r. wymieniono 42 lampy."),
        ("W związku z powyższym prace zakończono.", "Prace zakończono."),
        ("3) wykonano przyłącze;", "Wykonano przyłącze."),
        ("Koszty poniosła gmina[2].", "Koszty poniosła gmina."),
        ("Opłaty pobiera zarządca1.", "Opłaty pobiera zarządca."),
    ],
)
def test_openings_are_trimmed_to_what_is_reported(source: str, expected: str) -> None:
    clause = prepare(source, first=True)
    assert clause.text == expected
    assert clause.setting is Setting.PLAIN


def test_joining_words_stay_behind_their_neighbour() -> None:
    assert prepare("Ponadto wymieniono 42 lampy.", first=False).text == "Ponadto wymieniono 42 lampy."


@pytest.mark.parametrize(
    "source",
    [
        "Kontynuujemy rozbudowę sieci stacji.",
        "Podjęliśmy decyzję o remoncie.",
        "Nasze działania przyniosły skutek.",
        "Dotyczy to spraw, o których wspomina Pani Radna.",
        "Projekt zarządzenia przekazany do Kancelarii Prezydenta.",
    ],
)
def test_what_cannot_be_our_own_sentence_is_quoted(source: str) -> None:
    assert prepare(source, first=True).setting is Setting.QUOTED


@pytest.mark.parametrize(
    ("source", "dangling"),
    [
        ("Miało ono na celu zainicjowanie dialogu.", True),
        ("Środki te pozostają w gestii gminy.", True),
        ("W opinii tej wskazano braki.", True),
        ("W tym zakresie trwają prace.", True),
        ("Ich koszt wyniósł 5 zł.", True),
        ("Wymieniono 42 lampy.", False),
        ("W ten sposób poprawiono bezpieczeństwo.", True),
        ("Wynika to z rozporządzenia.", True),
        ("Spotkanie miało charakter roboczy.", False),
    ],
)
def test_sentences_that_lean_on_another_are_known(source: str, dangling: bool) -> None:
    assert prepare(source, first=True).dangling is dangling


@pytest.mark.parametrize(
    ("clause", "elsewhere", "expected"),
    [
        ("Wymieniono 42 lampy.", "", "wymieniono 42 lampy."),
        ("Ministerstwo Zdrowia nie planuje zmian.", "", "Ministerstwo Zdrowia nie planuje zmian."),
        ("Kraków ma nową strategię.", "", "Kraków ma nową strategię."),
        ("ZZM prowadzi prace.", "", "ZZM prowadzi prace."),
        ("Minister popiera projekt.", "stanowisko zajął Minister i jego zastępca", "Minister popiera projekt."),
        ("Liczba kontroli wyniosła 5.", "", "liczba kontroli wyniosła 5."),
        ("W 2025 r. zawarto 108 umów.", "", "w 2025 r. zawarto 108 umów."),
        ("15 lamp wymieniono.", "", "15 lamp wymieniono."),
    ],
)
def test_only_names_keep_their_capital_within_a_sentence(clause: str, elsewhere: str, expected: str) -> None:
    assert lowered(clause, elsewhere) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trwają prace.", "„Trwają prace”."),
        ("Budujemy z Brzost S.A.", "„Budujemy z Brzost S.A.”."),
        ("„Powstanie zespół.”", "„Powstanie zespół”."),
        ("Powstał „Pakt remontowy”, czyli wsparcie.", "„Powstał «Pakt remontowy», czyli wsparcie”."),
    ],
)
def test_quotation_marks_are_polish_and_the_stop_stands_behind_them(text: str, expected: str) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("prace w br. trwają", "br."), ("prace trwają", None)])
def test_words_that_count_from_the_source_s_date_are_noticed(text: str, expected: str | None) -> None:
    assert relative_time(text) == expected


def test_grammar_tells_clauses_persons_and_addressees() -> None:
    assert is_clause("Wpłynęło 5 wniosków")
    assert not is_clause("ul. Długa 5, Jasnobrzeg")
    assert first_person("podjęliśmy decyzję")
    assert not first_person("„podjęliśmy decyzję” – powiedział dyrektor")
    assert addresses_reader("o czym pisze Pan Radny")


@given(st.text(max_size=200))
def test_preparing_never_fails_and_tidying_twice_changes_nothing_of_white_space(text: str) -> None:
    prepare(text, first=True)
    assert "\n" not in tidy(text)
    assert closed(text)[-1:] in ".!?…”)"
