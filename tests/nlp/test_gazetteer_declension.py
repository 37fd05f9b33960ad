"""The forms of place names, by the dictionary and by their endings."""

import pytest

from corpus.knowledge import Place, PlaceKind
from nlp.cases import Case
from nlp.gazetteer.declension import decline_place, is_given_genitive, place_forms
from nlp.gazetteer.naming import decline_adjective, is_adjective, noun_forms, noun_gender
from nlp.gazetteer.roads import name_end, nominative
from nlp.gazetteer.table import NameTable, words_of


def place(name: str, kind: PlaceKind, **more: tuple[str, ...]) -> Place:
    return Place(f"x/{kind}/{name}", name, kind, **more)


FORMS = [
    ("Podgórze Duchackie", PlaceKind.DISTRICT, ["Podgórza Duchackiego", "Podgórzu Duchackim", "Podgórzem Duchackim"]),
    ("Nowa Huta", PlaceKind.DISTRICT, ["Nowej Huty", "Nowej Hucie", "Nową Hutę", "Nową Hutą"]),
    ("Stare Miasto", PlaceKind.DISTRICT, ["Starego Miasta", "Starym Mieście"]),
    ("Wzgórza Krzesławickie", PlaceKind.DISTRICT, ["Wzgórz Krzesławickich", "Wzgórzach Krzesławickich"]),
    ("Grzegórzki", PlaceKind.DISTRICT, ["Grzegórzek", "Grzegórzkach"]),
    ("Dębniki", PlaceKind.DISTRICT, ["Dębnik", "Dębnikach"]),
    ("Czyżyny", PlaceKind.DISTRICT, ["Czyżyn", "Czyżynach"]),
    ("Bieżanów-Prokocim", PlaceKind.DISTRICT, ["Bieżanowa-Prokocimia", "Bieżanów-Prokocimiu"]),
    ("Łagiewniki-Borek Fałęcki", PlaceKind.DISTRICT, ["Łagiewnik-Borku Fałęckiego", "Łagiewniki-Borku Fałęckim"]),
    ("Wola Justowska", PlaceKind.AREA, ["Woli Justowskiej", "Wolę Justowską"]),
    ("Kurdwanów", PlaceKind.AREA, ["Kurdwanowa", "Kurdwanowie"]),
    ("Mały Płaszów", PlaceKind.AREA, ["Małego Płaszowa", "Małym Płaszowie"]),
    ("Piaski Wielkie", PlaceKind.AREA, ["Piasków Wielkich", "Piaskach Wielkich"]),
    ("Bibiczanka", PlaceKind.RIVER, ["Bibiczanki", "Bibiczance"]),
    ("most Dębnicki", PlaceKind.BRIDGE, ["mostu Dębnickiego", "moście Dębnickim"]),
    ("park Złoty Wiek", PlaceKind.PARK, ["parku Złoty Wiek"]),
    ("Długa", PlaceKind.STREET, ["Długiej", "Długą"]),
    ("Kocmyrzowska", PlaceKind.STREET, ["Kocmyrzowskiej", "Kocmyrzowską"]),
    ("Kapelanka", PlaceKind.STREET, ["Kapelanki", "Kapelance"]),
    ("Stary Gościniec", PlaceKind.STREET, ["Starego Gościńca"]),
    ("Świętego Marka", PlaceKind.STREET, ["św Marka"]),
    ("Jana Kochanowskiego", PlaceKind.STREET, ["Kochanowskiego"]),
    ("Grota-Roweckiego", PlaceKind.STREET, ["Grota Roweckiego"]),
    ("Mogilskie", PlaceKind.ROUNDABOUT, ["Mogilskiego", "Mogilskim"]),
    ("Nowy", PlaceKind.SQUARE, ["Nowego", "Nowym"]),
]


@pytest.mark.parametrize(("name", "kind", "forms"), FORMS)
def test_forms(name: str, kind: PlaceKind, forms: list[str]) -> None:
    found = place_forms(place(name, kind))
    assert found[0] == name
    assert set(forms) <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", ["Kościuszki", "Józefa", "Dietla", "Na Skarpie", "Bohaterów Września", "Sarego"])
def test_genitives_and_prepositions_stay(name: str) -> None:
    assert not any(
        form.endswith(("ami", "ach", "emu", "owi")) for form in place_forms(place(name, PlaceKind.STREET))[1:3]
    )
    assert place_forms(place(name, PlaceKind.STREET))[0] == name


def test_given_forms_and_other_names_count() -> None:
    found = place_forms(place("Lea", PlaceKind.AREA, forms=("Lei",) * 5, also=("Nowa Lea",)))
    assert {"Lea", "Lei", "Nowa Lea"} <= set(found)


@pytest.mark.parametrize(
    ("name", "case", "expected"),
    [
        ("Krowodrza Górka", Case.LOCATIVE, "Krowodrzy Górka"),
        ("Zakamycze", Case.GENITIVE, "Zakamycza"),
        ("Jasnobrzeg", Case.INSTRUMENTAL, "Jasnobrzegiem"),
        ("Prokocim", Case.LOCATIVE, "Prokocimiu"),
        ("Mogilany", Case.LOCATIVE, "Mogilanach"),
    ],
)
def test_decline_place(name: str, case: Case, expected: str) -> None:
    assert expected in decline_place(name, case)


@pytest.mark.parametrize(
    ("word", "gender", "case", "expected"),
    [
        ("Wyciąska", "f", Case.LOCATIVE, "Wyciąskiej"),
        ("Wyciąska", "f", Case.INSTRUMENTAL, "Wyciąską"),
        ("Fałęcki", "m3", Case.GENITIVE, "Fałęckiego"),
        ("Fałęcki", "m3", Case.LOCATIVE, "Fałęckim"),
        ("Wyciąskie", "n", Case.DATIVE, "Wyciąskiemu"),
        ("Wyciąskie", "pl", Case.LOCATIVE, "Wyciąskich"),
        ("Wyciąskie", "pl", Case.INSTRUMENTAL, "Wyciąskimi"),
        ("Wyciąskie", "n", Case.ACCUSATIVE, "Wyciąskie"),
        ("Kwarcówlne", "pl", Case.GENITIVE, "Kwarcówlnych"),
        ("Długa", "f", Case.NOMINATIVE, "Długa"),
    ],
)
def test_adjectives(word: str, gender: str, case: Case, expected: str) -> None:
    assert decline_adjective(word, gender, case) == expected


def test_words_of_names() -> None:
    assert is_adjective("Justowska", "f")
    assert not is_adjective("Justowska", "n")
    assert noun_gender("Huta") == "f"
    assert noun_gender("Krzesławice") == "pl"
    assert noun_gender("Kościuszki") in {"", "pl"}
    assert noun_forms("Czyżyny", "pl", Case.LOCATIVE) == ("Czyżynach",)
    assert noun_forms("Czyżyny", "pl", Case.NOMINATIVE) == ("Czyżyny",)
    assert is_given_genitive("Jana")
    assert not is_given_genitive("Rynku")


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("Szklanej", PlaceKind.STREET, "Szklana"),
        ("Ćwiklińskiej", PlaceKind.STREET, "Ćwiklińskiej"),
        ("Starej Baśni", PlaceKind.STREET, "Starej Baśni"),
        ("Wyszkoleńcowej", PlaceKind.STREET, "Wyszkoleńcowa"),
        ("Brzezińcową", PlaceKind.STREET, "Brzezińcowa"),
        ("Brzezińcowym", PlaceKind.SQUARE, "Brzezińcowy"),
        ("Brzezińcowym", PlaceKind.ESTATE, "Brzezińcowe"),
        ("Brzezińckim", PlaceKind.ROUNDABOUT, "Brzezińckie"),
        ("Brzezińckim", PlaceKind.SQUARE, "Brzezińcki"),
        ("Sikorskiego", PlaceKind.SQUARE, "Sikorskiego"),
        ("Leśnego", PlaceKind.PARK, "Leśny"),
    ],
)
def test_nominative_of_unlisted_names(words: str, kind: PlaceKind, expected: str) -> None:
    assert nominative(tuple(words.split()), kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gen. Kowala oraz", "gen. Kowala"),
        ("29 Listopada", "29 Listopada"),
        ("II Pułku Lotniczego", "II Pułku Lotniczego"),
        ("28 Lipca 1943", "28 Lipca 1943"),
        ("Jana Pawła II", "Jana Pawła II"),
        ("Długiej Pan", "Długiej"),
        ("Kowala\nRadny", "Kowala"),
        ("Jana\nKowala", "Jana Kowala"),
        ("Jeden Dwa Trzy Cztery Pięć Sześć", "Jeden Dwa Trzy Cztery Pięć"),
    ],
)
def test_how_far_a_name_reaches(text: str, expected: str) -> None:
    words = words_of(text)
    end = name_end(words, 0)
    assert end is not None
    assert " ".join(text[: words.spans[end - 1][1]].split()) == expected


@pytest.mark.parametrize("text", ["mała", "12", "gen. mały", "na dole"])
def test_no_name(text: str) -> None:
    assert name_end(words_of(text), 0) is None


def test_a_preposition_may_say_where_something_is() -> None:
    assert name_end(words_of("na Rynku"), 0) == 2
    assert name_end(words_of("na Rynku"), 0, prepositions=False) is None


def test_the_longest_name_wins() -> None:
    table = NameTable([("Nowa", 1), ("Nowa Huta", 2), ("im. Jana", 3)])
    assert table.match(words_of("Nowa Huta"), 0) == (2, 2)
    assert table.match(words_of("Nowa, Huta"), 0) == (1, 1)
    assert table.match(words_of("NOWA HUTA"), 0) == (2, 2)
    assert table.match(words_of("im. Jana"), 0) == (2, 3)
    assert table.match(words_of("nowa huta"), 0) is None
    assert table.match(words_of("Nowa"), 1) is None
    assert table.firsts == {"Nowa", "NOWA", "im", "IM"}


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("im. Jana", True),
        ("dawna. Jana", False),
        ("ul.Jana", True),
        ("Nowa\nHuta", True),
        ("Nowa\n\nHuta", False),
        ("Nowa/Huta", False),
        ("Nowa          Huta", False),
        ("Nowa", False),
    ],
)
def test_words_that_stand_together(text: str, joined: bool) -> None:
    assert words_of(text).joined(1) is joined
