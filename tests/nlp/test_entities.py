"""All entities of a text: normal forms, precedence, and what the model adds to the rules."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Entity, EntityKind
from nlp.entities import find_entities, find_entities_many, no_names
from nlp.gazetteer import load_gazetteer


@dataclass(frozen=True, slots=True)
class Name:
    """A span of the little model below."""

    start: int
    end: int
    label: str
    probability: float


class Dictionary:
    """A model that knows some names by heart."""

    def __init__(self, **names: tuple[str, float]) -> None:
        self.names = {words.replace("_", " "): given for words, given in names.items()}

    def __call__(self, texts: Sequence[str]) -> Sequence[Sequence[Name]]:
        return [tuple(self._in(text)) for text in texts]

    def _in(self, text: str) -> list[Name]:
        found = ((text.find(words), words, *given) for words, given in self.names.items())
        return [Name(at, at + len(words), label, sure) for at, words, label, sure in found if at >= 0]


def ruled(text: str, kind: EntityKind | None = None) -> list[str]:
    return [entity.value for entity in find_entities(text, named=no_names) if kind in {None, entity.kind}]


@pytest.mark.parametrize(
    "text",
    ["15 mln zł", "15 000 000 zł", "15 milionów złotych", "15.000.000,00 PLN", "piętnaście milionów złotych"],
)
def test_one_value_for_one_amount(text: str) -> None:
    assert ruled(f"Wydano {text} brutto.") == ["15000000 PLN"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("26 mln 400 tys. zł", ["26400000 PLN"]),
        ("4 mld 692 mln zł", ["4692000000 PLN"]),
        ("1 mld 2 mln 300 tys. zł", ["1002300000 PLN"]),
        ("2 tys. 500 zł", ["2500 PLN"]),
        ("3 tys. 2 mln zł", ["2000000 PLN"]),
        ("450 mln, 500 zł", ["500 PLN"]),
        ("12 300 zł", ["12300 PLN"]),
        ("12 zł 50 gr", ["12.5 PLN"]),
        ("3 złote i 20 groszy", ["3.2 PLN"]),
        ("12,50 zł 50 gr", ["12.5 PLN", "0.5 PLN"]),
        ("100 zł, 50 gr", ["100 PLN", "0.5 PLN"]),
    ],
)
def test_amounts_that_add_up(text: str, value: list[str]) -> None:
    assert ruled(f"Razem {text} brutto.") == value


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("14 kwietnia 2025 r.", EntityKind.DATE, "2025-04-14"),
        ("14.04.2025", EntityKind.DATE, "2025-04-14"),
        ("I kwartale 2026 r.", EntityKind.DATE, "2026-Q1"),
        ("350 m²", EntityKind.QUANTITY, "350 m2"),
        ("12,5 proc.", EntityKind.QUANTITY, "12.5 %"),
        ("50 gr", EntityKind.AMOUNT, "0.5 PLN"),
        ("art. 24 ust. 3 pkt 2", EntityKind.LEGAL, "art. 24 ust. 3 pkt 2"),
        ("art. 44zzzf ust. 7", EntityKind.LEGAL, "art. 44zzzf ust. 7"),
        ("art. 24 ust. 3 i 4", EntityKind.LEGAL, "art. 24 ust. 3, art. 24 ust. 4"),
        ("§ 4 ust. 2 lit. a", EntityKind.LEGAL, "§ 4 ust. 2 lit. a"),
        ("ust. 5", EntityKind.LEGAL, "ust. 5"),
        ("Dz. U. z 2025 r. poz. 1153", EntityKind.LEGAL, "Dz.U. 2025 poz. 1153"),
        ("M.P. z 2020 r. poz. 5", EntityKind.LEGAL, "M.P. 2020 poz. 5"),
        ("Dz.Urz. Woj. Małopolskiego poz. 12", EntityKind.LEGAL, "Dz.Urz. Woj. Małopolskiego poz. 12"),
        ("Uchwałą Nr CXI/2904/18", EntityKind.LEGAL, "uchwała nr CXI/2904/18"),
        ("zarządzeniem nr 512/2025", EntityKind.LEGAL, "zarządzenie nr 512/2025"),
        ("Zarządzenie nr 512/2025", EntityKind.LEGAL, "zarządzenie nr 512/2025"),
        ("rozporządzenia (UE) 2024/1679", EntityKind.LEGAL, "rozporządzenie (UE) 2024/1679"),
        ("dyrektywą 2003/6/WE", EntityKind.LEGAL, "dyrektywa 2003/6/WE"),
        ("LXXXI/1060/09", EntityKind.LEGAL, "LXXXI/1060/09"),
        ("GK-01.6232.14.2025.AB", EntityKind.CASE_NUMBER, "GK-01.6232.14.2025.AB"),
        ("ul. Długiej", EntityKind.ROAD, "ulica Długa"),
        ("Zabłociu", EntityKind.PLACE, "Zabłocie"),
        ("moście Dębnickim", EntityKind.FACILITY, "most Dębnicki"),
        ("ZDMK", EntityKind.ORGANISATION, "Zarząd Dróg Miasta Krakowa"),
    ],
)
def test_kinds_and_values(text: str, kind: EntityKind, value: str) -> None:
    (entity,) = find_entities(f"Sprawa na {text} trwa.", named=no_names)
    assert (entity.kind, entity.value, entity.text) == (kind, value, text)
    assert entity.rule == ("gazetteer" if kind in PLACES else "rule")


PLACES = {EntityKind.ROAD, EntityKind.PLACE, EntityKind.FACILITY, EntityKind.ORGANISATION}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("uchwały Rady Miasta Krakowa nr XX/480/24", ["Rada Miasta Krakowa", "uchwała nr XX/480/24"]),
        ("przy al. 29 Listopada 14 kwietnia 2025 r.", ["aleja 29 Listopada", "2025-04-14"]),
        ("ul. 3 Maja i os. 2 Pułku Lotniczego", ["aleja 3 Maja", "osiedle 2 Pułku Lotniczego"]),
        ("Rada Dzielnicy X Swoszowice", ["Rada Dzielnicy X Swoszowice"]),
        ("poz. 17, 1228 i 1965 (Dz. U. z 2024 r. poz. 17 i 18)", ["Dz.U. 2024 poz. 17", "Dz.U. 2024 poz. 18"]),
        ("w pkt 3 pisma i pod lit. b", []),
        ("druk V/12 i 15 osób, pokój 212", []),
        ("w 2025 r. 40 m2", ["2025", "40 m2"]),
    ],
)
def test_who_takes_which_characters(text: str, values: list[str]) -> None:
    assert ruled(text) == values


def test_a_place_has_its_identifier() -> None:
    (entity,) = find_entities("w Podgórzu", named=no_names)
    assert entity.place_id == "krakow/dzielnica/podgorze"
    (unknown,) = find_entities("ul. Bursztynowych Żagli", named=no_names)
    assert (unknown.place_id, unknown.rule) == (None, "rule")


def test_another_city() -> None:
    gazetteer = load_gazetteer("jasnobrzeg")
    assert [one.value for one in find_entities("ZGM nad Modrą", gazetteer, no_names)] == [
        "Zakład Gospodarki Mieszkaniowej w Jasnobrzegu",
        "Modra",
    ]


@pytest.mark.parametrize(
    ("text", "words", "label", "value"),
    [
        ("z Panią Anną Kowalską rozmawiano", "Anną Kowalską", "PERSON", "Anna Kowalska"),
        ("posła Jana Nowaka zapytano", "Jana Nowaka", "PERSON", "Jan Nowak"),
        ("do Ministerstwa Finansów pisano", "Ministerstwa Finansów", "ORG", "Ministerstwo Finansów"),
        ("we Wrocławiu", "Wrocławiu", "LOC", "Wrocław"),
        ("pod Zakopanem", "Zakopanem", "LOC", "Zakopane"),
        ("z Radomia jadą", "Radomia", "LOC", "Radom"),
        ("mieszkańcom Gdańska wysłano", "Gdańska", "LOC", "Gdańsk"),
        ("w województwie małopolskim jest", "małopolskim", "LOC", "małopolskie"),
        ("Straży Miejskiej i Policji zgłoszono", "Straży Miejskiej i Policji", "ORG", "Straż Miejska i Policja"),
        ("na Starym Rynku stoją", "Starym Rynku", "ROAD", "Stary Rynek"),
        ("na Brzezińskiej stoją", "Brzezińskiej", "ROAD", "ulica Brzezińska"),
        ("w Galerii Malarstwa wiszą", "Galerii Malarstwa", "FAC", "Galeria Malarstwa"),
    ],
)
def test_names_of_the_model_in_the_nominative(text: str, words: str, label: str, value: str) -> None:
    (entity,) = find_entities(text, named=Dictionary(**{words: (label, 0.9)}))
    assert (entity.value, entity.text, entity.rule, entity.certainty) == (value, words, "model", 0.9)


def values(entities: Sequence[Entity]) -> list[str]:
    return [entity.value for entity in entities]


def test_a_longer_name_of_the_model_holds_a_listed_place() -> None:
    text = "Towarzystwo Miłośników Krowodrzy działa"
    sure = Dictionary(**{"Towarzystwo Miłośników Krowodrzy": ("ORG", 0.9)})
    doubtful = Dictionary(**{"Towarzystwo Miłośników Krowodrzy": ("ORG", 0.4)})
    assert values(find_entities(text, named=sure)) == ["Towarzystwo Miłośników Krowodrzy"]
    assert values(find_entities(text, named=doubtful)) == ["Krowodrza"]


def test_the_model_takes_nothing_that_a_marker_or_rule_found() -> None:
    model = Dictionary(Kowalskiej=("PERSON", 0.99), Długiej=("LOC", 0.9), Maja=("PERSON", 0.99))
    text = "przy ul. Kowalskiej i ul. Długiej 3 maja, al. 3 Maja"
    assert values(find_entities(text, named=model)) == ["ulica Kowalska", "ulica Długa", "--05-03", "aleja 3 Maja"]


def test_of_two_names_the_surer_one_stays_and_edges_are_trimmed() -> None:
    model = Dictionary(
        **{"Ewa Kosin": ("PERSON", 0.6), "„Ewa Kosin”": ("PERSON", 0.8), "Kosin": ("LOC", 0.5), "są": ("X", 1.0)}
    )
    (entity,) = find_entities("Tu są „Ewa Kosin” i on", named=model)
    assert (entity.text, entity.certainty) == ("Ewa Kosin", 0.8)
    assert find_entities("...", named=Dictionary(**{"...": ("ORG", 0.9)}))[0].text == "..."
    assert find_entities("„”", named=Dictionary(**{"„”": ("ORG", 0.9)})) == ()


def test_an_opened_quotation_is_whole_and_an_address_of_the_web_is_left_out() -> None:
    model = Dictionary(**{"Domem Kultury „Zachód": ("ORG", 0.9), "Biuro Prób\nbiuro@": ("ORG", 0.8)})
    text = "Pod Domem Kultury „Zachód” stoi\nBiuro Prób\nbiuro@proby.example"
    assert values(find_entities(text, named=model)) == ["Dom Kultury „Zachód”", "Biuro Prób"]


def test_a_double_surname_is_whole_and_an_office_stays() -> None:
    model = Dictionary(**{"Ewą Kosin": ("PERSON", 0.8), "Uczniowie SP nr 9": ("ORG", 0.9)})
    text = "Uczniowie SP nr 9 z panią Ewą Kosin-Lisek"
    assert values(find_entities(text, named=model)) == ["Szkoła Podstawowa nr 9", "Ewa Kosin-Lisek"]


def test_the_model_that_ships_is_the_default() -> None:
    text = "W sprawie ul. Długiej pisała pani Anna Kowalczewska z Radomia do Ministerstwa Finansów."
    found = {(entity.kind, entity.value, entity.rule) for entity in find_entities(text)}
    assert (EntityKind.ROAD, "ulica Długa", "gazetteer") in found
    assert (EntityKind.PERSON, "Anna Kowalczewska", "model") in found
    assert (EntityKind.ORGANISATION, "Ministerstwo Finansów", "model") in found


def test_many_texts_at_once() -> None:
    texts = ["na Ruczaju", "", "za 5 zł"]
    assert find_entities_many(texts, named=no_names) == tuple(find_entities(text, named=no_names) for text in texts)
    assert find_entities_many([], named=no_names) == ()


PIECES = (
    *(
        "ul.",
        "Długiej",
        "29 Listopada",
        "14 kwietnia",
        "2025 r.",
        "15 mln zł",
        "art. 5",
        "ust. 3",
        "Dz. U.",
        "poz. 7",
        "nr",
    ),
    *(
        "uchwała nr X/1/25",
        "GK-01.1.2.2025",
        "Rada Dzielnicy",
        "XI",
        "ZDMK",
        "SP nr",
        "9",
        "m2",
        "%",
        ",",
        "i",
        "\n",
        "Kazimierz",
    ),
)
MODEL = Dictionary(**{"Kazimierz": ("PERSON", 0.7), "Rada Dzielnicy": ("ORG", 0.8), "Listopada ": ("LOC", 0.6)})


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_entities_read_back_and_never_overlap(text: str) -> None:
    end = 0
    for entity in find_entities(text, named=MODEL):
        assert end <= entity.start < entity.end <= len(text)
        assert entity.text == text[entity.start : entity.end]
        assert entity.value.strip()
        assert 0 < entity.certainty <= 1
        end = entity.end


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    for entity in find_entities(text, named=no_names):
        assert entity.text == text[entity.start : entity.end]
