"""Places of the city in running text: every case, traps, lists, house numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.knowledge import PlaceKind, load_profile
from corpus.model import EntityKind
from nlp.gazetteer import Gazetteer, PlaceMention, load_gazetteer


def find(text: str, city: str = "krakow") -> list[PlaceMention]:
    return list(load_gazetteer(city).find(text))


def names(text: str, city: str = "krakow") -> list[str]:
    return [mention.name for mention in find(text, city)]


LISTED = [
    ("na Ruczaju", "Ruczaj", "krakow/okolica/ruczaj"),
    ("przy ul. Kościuszki", "ulica Kościuszki", "krakow/ulica/kosciuszki"),
    ("w Podgórzu Duchackim", "Podgórze Duchackie", "krakow/dzielnica/podgorze-duchackie"),
    ("na Rynku Podgórskim", "Rynek Podgórski", "krakow/rynek/rynek-podgorski"),
    ("przy ul. Księcia Józefa", "ulica Księcia Józefa", "krakow/ulica/ksiecia-jozefa"),
    ("na os. Na Skarpie", "osiedle Na Skarpie", "krakow/osiedle/na-skarpie"),
    ("wzdłuż al. Pokoju", "aleja Pokoju", "krakow/aleja/pokoju"),
    ("ulicą Długą", "ulica Długa", "krakow/ulica/dluga"),
    ("na ul. Na Zjeździe", "ulica Na Zjeździe", "krakow/ulica/na-zjezdzie"),
    ("na ul. nad Drwiną", "ulica Nad Drwiną", "krakow/ulica/nad-drwina"),
    ("ul. T. Kościuszki", "ulica Kościuszki", "krakow/ulica/kosciuszki"),
    ("ul. gen. Leopolda Okulickiego", "ulica Okulickiego", "krakow/ulica/okulickiego"),
    ("al. gen. T. Bora-Komorowskiego", "aleja Bora-Komorowskiego", "krakow/aleja/bora-komorowskiego"),
    ("al. Bora Komorowskiego", "aleja Bora-Komorowskiego", "krakow/aleja/bora-komorowskiego"),
    ("ul. Petofiego", "ulica Petőfiego", "krakow/ulica/petofiego"),
    ("ul. św. Marka", "ulica Świętego Marka", "krakow/ulica/swietego-marka"),
    ("ul. Dygasińskiego", "aleja Dygasińskiego", "krakow/aleja/dygasinskiego"),
    ("placem Nowym", "plac Nowy", "krakow/plac/nowy"),
    ("ronda Mogilskiego", "rondo Mogilskie", "krakow/rondo/mogilskie"),
    ("osiedlu Złotej Jesieni", "osiedle Złotej Jesieni", "krakow/osiedle/zlotej-jesieni"),
    ("osiedla Ruczaj", "Ruczaj", "krakow/okolica/ruczaj"),
    ("Mostem Dębnickim", "most Dębnicki", "krakow/most/most-debnicki"),
    ("kopca Kościuszki", "Kopiec Kościuszki", "krakow/obiekt/kopiec-kosciuszki"),
    ("parkiem Złoty Wiek", "park Złoty Wiek", "krakow/park/park-zloty-wiek"),
    ("nad Wisłą", "Wisła", "krakow/rzeka/wisla"),
    ("z Wieliczki", "Wieliczka", "krakow/miejscowosc/wieliczka"),
    ("w Bieżanowie-Prokocimiu", "Bieżanów-Prokocim", "krakow/dzielnica/biezanow-prokocim"),
    ("w Nowej Hucie", "Nowa Huta", "krakow/dzielnica/nowa-huta"),
    ("NA RYNKU GŁÓWNYM", "Rynek Główny", "krakow/rynek/rynek-glowny"),
    ("ULICA DŁUGA", "ulica Długa", "krakow/ulica/dluga"),
    ("Dzielnicy XI", "Podgórze Duchackie", "krakow/dzielnica/podgorze-duchackie"),
    ("dzielnicy nr 5", "Krowodrza", "krakow/dzielnica/krowodrza"),
    ("Dzielnica IX Łagiewniki-Borek Fałęcki", "Łagiewniki-Borek Fałęcki", "krakow/dzielnica/lagiewniki-borek-falecki"),
    ("dzielnicę Dębniki", "Dębniki", "krakow/dzielnica/debniki"),
]


@pytest.mark.parametrize(("text", "name", "place_id"), LISTED)
def test_listed_places_in_every_case(text: str, name: str, place_id: str) -> None:
    (mention,) = find(f"Prosimy o porządek {text}, bo jest źle.")
    assert (mention.name, mention.place_id) == (name, place_id)
    assert mention.certainty > 0.7


UNLISTED = [
    ("ul. Kowalskiej", "ulica Kowalska"),
    ("ul. Szklanej", "ulica Szklana"),
    ("ulicą Miedzianą", "ulica Miedziana"),
    ("ul. Malinowieckiej", "ulica Malinowiecka"),
    ("ul. ks. Jana Borówkowskiego", "ulica ks. Jana Borówkowskiego"),
    ("ul. Zielonych Pagórków", "ulica Zielonych Pagórków"),
    ("ulicy Niepokalanej Panny Marii", "ulica Niepokalanej Panny Marii"),
    ("ul. Młyńskiej Bocznej", "ulica Młyńska Boczna"),
    ("ul. 5 Pułku Ułanów", "ulica 5 Pułku Ułanów"),
    ("os. Dywizjonu 301", "osiedle Dywizjonu 301"),
    ("os. Bursztynowym", "osiedle Bursztynowe"),
    ("rondzie Kosmonautów", "rondo Kosmonautów"),
    ("rondem Kwarcowym", "rondo Kwarcowe"),
    ("pl. Wierzbińskiego", "plac Wierzbińskiego"),
    ("placu Bursztynowym", "plac Bursztynowy"),
    ("skwerze Zegarmistrzów", "skwer Zegarmistrzów"),
    ("ul. Pod\nLipami", "ulica Pod Lipami"),
    ("parku Linearnym", "park Linearny"),
    ("mostu Siennickiego", "most Siennicki"),
]


@pytest.mark.parametrize(("text", "name"), UNLISTED)
def test_a_marker_shows_a_road_that_no_list_has(text: str, name: str) -> None:
    (mention,) = find(f"Remont {text}.")
    assert mention.name == name
    assert mention.place_id is None
    assert mention.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Wola mieszkańców jest jasna.",
        "Nowa huta szkła i stare miasto.",
        "Łąki kwietne zasiano.",
        "Ulica jest ciemna, plac pusty, aleja zarośnięta.",
        "Plac Zabaw i plac zabaw.",
        "Os. fizyczna na www.miasto.pl Napisała.",
        "Piasek z budowy i Prosta sprawa.",
        "Pan Kazimierz Wysokiński i Jan Długi.",
        "Długa przerwa na Zielonej Łące.",
        "Rada Dzielnicy obraduje w dzielnicy.",
        "program Placów Targowych",
        "most na rzece, skwer w mieście",
        "",
    ],
)
def test_what_only_looks_like_a_place(text: str) -> None:
    assert find(text) == []


LISTS = [
    ("skrzyżowanie Opolskiej z Prądnicką", ["ulica Opolska", "ulica Prądnicka"]),
    ("ulic Józefa, Bożego Ciała i Miedzianej", ["ulica Józefa", "ulica Bożego Ciała", "ulica Miedziana"]),
    ("ul. Szklanej i Miedzianej", ["ulica Szklana", "ulica Miedziana"]),
    (
        "ul. Wielickiej 12, Kamieńskiego 4 i Kalwaryjskiej",
        ["ulica Wielicka", "ulica Kamieńskiego", "ulica Kalwaryjska"],
    ),
    ("ul. Długiej, Kraków", ["ulica Długa", "Kraków"]),
    ("ul. Stara Kraków", ["ulica Stara", "Kraków"]),
    ("na Długiej i przy Kalwaryjskiej", ["ulica Długa", "ulica Kalwaryjska"]),
    ("Remont ul. Szlak. Radny pytał o ul. Lea. Rada milczy.", ["ulica Szlak", "ulica Lea"]),
    ("ul. Zielonych Pagórków i Dyrekcyjnej", ["ulica Zielonych Pagórków", "ulica Dyrekcyjna"]),
    ("ulic: Niska, Północna", ["ulica Niska", "ulica Północna"]),
    ("ulicami Borówkowskiego, a Hallera", ["ulica Borówkowskiego", "ulica Hallera"]),
    ("ul. Pagórki i Malinowieckiej", ["ulica Pagórki"]),
    ("trasa Bielany - Tyniec", ["Bielany", "Tyniec"]),
    ("przystanki Kraków Prokocim i Kraków Bieżanów", ["Kraków", "Prokocim", "Kraków", "Bieżanów"]),
    ("chodzi o Kazimierz, nie o Kazimierza", ["Kazimierz"]),
    ("na Kazimierzu i Stradomiu", ["Kazimierz", "Stradom"]),
    ("Smoczy Skwer w Zesławicach", ["Zesławice"]),
    ("ul. Długiej i radny Kowalski", ["ulica Długa"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_share_a_marker(text: str, expected: list[str]) -> None:
    assert names(text) == expected


HOUSES = [
    ("ul. Długa 12/4 w Krakowie", "12/4"),
    ("ul. Długa 5a", "5a"),
    ("ul. Długa 5a.", "5a"),
    ("ul. Długa 5 B, lokal", "5 B"),
    ("ul. Długa nr 7", "7"),
    ("os. Na Skarpie 41", "41"),
    ("ul. Długa 12 m. 4", "12 m. 4"),
    ("ul. Długa 9–11", "9–11"),
    ("ul. Długa 14 drzew", None),
    ("ul. Długa 14 kwietnia", None),
    ("ul. Długa 15 000 zł", None),
    ("ul. Długa 3,5 km", None),
    ("ul. Długa", None),
]


@pytest.mark.parametrize(("text", "number"), HOUSES)
def test_house_numbers_stay_apart(text: str, number: str | None) -> None:
    mention = find(text)[0]
    assert mention.text == text[: mention.end]
    assert (text[mention.house.start : mention.house.end] if mention.house else None) == number


@pytest.mark.parametrize(
    ("text", "kind", "entity"),
    [
        ("ul. Długa", PlaceKind.STREET, EntityKind.ROAD),
        ("Rynek Główny", PlaceKind.MARKET, EntityKind.ROAD),
        ("os. Wandy", PlaceKind.ESTATE, EntityKind.PLACE),
        ("na Plantach", PlaceKind.PARK, EntityKind.FACILITY),
        ("most Kotlarski", PlaceKind.BRIDGE, EntityKind.FACILITY),
    ],
)
def test_kinds(text: str, kind: PlaceKind, entity: EntityKind) -> None:
    (mention,) = find(text)
    assert (mention.kind, mention.entity_kind) == (kind, entity)


def test_a_district_is_known_of_a_listed_place() -> None:
    assert find("na Zabłociu")[0].district == "Podgórze"
    assert find("ul. Balicka")[0].district == "Bronowice"


def test_the_invented_city() -> None:
    text = "Skwer u zbiegu ul. Łąkowej i ul. Wierzbowej to skwer Ogrodniczek nad Modrą, na osiedlu Olszynki."
    assert names(text, "jasnobrzeg") == ["ulica Łąkowa", "ulica Wierzbowa", "skwer Ogrodniczek", "Modra", "Olszynki"]
    assert names("w Dzielnicy XI", "jasnobrzeg") == []
    assert names("na osiedlu Przylesie, na osiedlu\nSpotkanie odbędzie się", "jasnobrzeg") == ["Osiedle Przylesie"]


def test_a_profile_or_its_name() -> None:
    profile = load_profile("jasnobrzeg")
    assert load_gazetteer("jasnobrzeg") is load_gazetteer("jasnobrzeg")
    assert [mention.name for mention in load_gazetteer(profile).find("ul. Łąkowa")] == ["ulica Łąkowa"]


@pytest.fixture(scope="module")
def krakow() -> Gazetteer:
    return load_gazetteer("krakow")


PIECES = (
    *(
        "ul.",
        "al.",
        "os.",
        "ulic",
        "na",
        "przy",
        "Długiej",
        "Kościuszki",
        "Nowa",
        "Huta",
        "Kazimierz",
        "Dzielnica",
        "XI",
    ),
    *(
        "12/4",
        "5",
        ",",
        "i",
        "–",
        "\n",
        ".",
        "Na",
        "Skarpie",
        "gen.",
        "T.",
        "Podgórze",
        "Duchackie",
        "rondo",
        "skwer w",
        "Rynek",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=15).map(" ".join))
def test_mentions_read_back_and_never_overlap(text: str) -> None:
    end = 0
    for mention in load_gazetteer("krakow").find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.name.strip() == mention.name != ""
        assert 0 < mention.certainty <= 1
        if mention.house:
            assert mention.end < mention.house.start < mention.house.end <= len(text)
        end = mention.end


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    for mention in load_gazetteer("krakow").find(text):
        assert mention.text == text[mention.start : mention.end]


def test_listed_forms_are_found_again(krakow: Gazetteer) -> None:
    for place in load_profile("krakow").places:
        if place.kind in {PlaceKind.STREET, PlaceKind.ESTATE, PlaceKind.AVENUE}:
            found = krakow.find(f"wzdłuż {place.title}.")
            assert [mention.name for mention in found][:1] == [place.title], place


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("remontu ul. Długiej", "remontu ul. "),
        ("chodnika w Podgórzu", "chodnika w "),
        ("remontu chodnika", "remontu chodnika"),
        ("", ""),
    ],
)
def test_names_can_be_blanked_without_moving_a_word(text: str, kept: str) -> None:
    found = load_gazetteer("krakow").without_names(text)
    assert len(found) == len(text)
    assert found.rstrip() == kept.rstrip()
