"""The named-entity model that ships, on invented people, streets and institutions in Polish cases."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.ner import NamedSpan, find_named, find_named_many

LABELS = {"PERSON", "LOC", "ROAD", "FAC", "ORG"}


def _named(text: str) -> set[tuple[str, str]]:
    return {(text[span.start : span.end], span.label) for span in find_named(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Na pytanie odpowiedziała Anna Zielińska, zastępca dyrektora wydziału.", "Anna Zielińska"),
        ("Wniosek złożył Jan Kowalski w dniu 3 marca.", "Jan Kowalski"),
        ("Rozmawialiśmy z Piotrem Wiśniewskim o remoncie szkoły.", "Piotrem Wiśniewskim"),
        ("Proszę o odpowiedź dla Marii Nowak.", "Marii Nowak"),
        ("Radny Tomasz Lewandowski zapytał o środki na drogi.", "Tomasz Lewandowski"),
        ("Prezydent Jacek Wójcik podpisał umowę.", "Jacek Wójcik"),
        ("Według Katarzyny Mazur termin jest zbyt krótki.", "Katarzyny Mazur"),
    ],
)
def test_persons_in_every_case(text: str, name: str) -> None:
    assert (name, "PERSON") in _named(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mieszkańcy Krakowa czekają na decyzję.", "Krakowa"),
        ("Konferencja odbyła się w Gdańsku.", "Gdańsku"),
        ("Wyjechał do Niemiec w zeszłym roku.", "Niemiec"),
        ("Nad Wisłą powstanie nowy bulwar.", "Wisłą"),
    ],
)
def test_places(text: str, place: str) -> None:
    assert (place, "LOC") in _named(text)


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Remont ul. Długiej potrwa do maja.", "Długiej"),
        ("Wypadek zdarzył się przy ulicy Kościuszki.", "Kościuszki"),
    ],
)
def test_streets(text: str, street: str) -> None:
    assert (street, "ROAD") in _named(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ministerstwo Zdrowia przekazało odpowiedź.", "Ministerstwo Zdrowia"),
        ("Pismo skierowano do Ministerstwa Finansów.", "Ministerstwa Finansów"),
        ("Unia Europejska dopłaci do inwestycji.", "Unia Europejska"),
    ],
)
def test_organisations(text: str, name: str) -> None:
    assert (name, "ORG") in _named(text)


def test_common_words_are_no_names() -> None:
    assert find_named("W odpowiedzi na pismo informuję, że termin naprawy chodnika upływa w czwartek.") == ()


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "...", "§ 4", "12 345,60 zł", "—", "𝔘𝔫𝔦 ½ ² ☺", "A" * 3000, "A. " * 500]
)
def test_odd_texts_are_read(text: str) -> None:
    assert isinstance(find_named(text), tuple)


def test_the_kind_is_finer_than_the_label() -> None:
    kinds = {span.kind for span in find_named("Delegacja z Niemiec przyjechała do Krakowa.")}
    assert kinds == {"country", "city"}


def test_names_in_capitals_are_found() -> None:
    assert any(label == "PERSON" for _, label in _named("PANI ANNA KOWALSKA"))


def test_a_text_alone_and_among_others_gives_the_same() -> None:
    texts = ["Jan Kowalski mieszka w Krakowie.", "", "Radna Maria Nowak z Gdańska zapytała o tramwaje i o szkoły."]
    together = find_named_many(texts)
    for text, found in zip(texts, together, strict=True):
        alone = find_named(text)
        assert [(span.start, span.end, span.label) for span in alone] == [(s.start, s.end, s.label) for s in found]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(["Anna", "Kowalska", "KRAKÓW", "ul.", "w", "Sejm", ",", "\n\n", "7", "(", "Urząd Miasta"]))
)
def test_spans_are_in_order_and_read_back(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for span in find_named(text):
        assert isinstance(span, NamedSpan)
        assert end <= span.start < span.end <= len(text)
        assert span.label in LABELS
        assert 0 < span.probability <= 1
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        end = span.end
