"""Names that their place announces, residents who write to offices, and characters that cannot be seen."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Finding, PersonalKind, RedactionMode
from nlp.personal import find_personal, no_names
from nlp.personal.visible import Visible
from nlp.redaction import redact


def _words(text: str) -> list[str]:
    return [text[finding.start : finding.end] for finding in find_personal(text) if not finding.review]


PLACES = [
    ("Imię: Grażyna\nNazwisko: Stępień", ["Grażyna", "Stępień"]),
    ("Nazwisko;Imię;PESEL\nKruk;Otylia;44051401359", ["Kruk", "Otylia", "44051401359"]),
    ("Lp. | Imię i nazwisko | Adres\n1 | Danuta Szopa | ul. Mała 3", ["Danuta Szopa", "ul. Mała 3"]),
    ("Lp. | Imię i nazwisko radnego | Okręg\n1 | Danuta Szopa | 3", []),
    ('From: "Nowicki, Jan" <jn@poczta.example>', ["Nowicki, Jan", "jn@poczta.example"]),
    ("Anna Lewandowska z domu Pająk", ["Anna Lewandowska", "Pająk"]),
    ("Wrócił z domu Kultury.", []),
    ("3 | S t r o n a", []),
]


@pytest.mark.parametrize(("text", "words"), PLACES)
def test_places_that_announce_names(text: str, words: list[str]) -> None:
    assert _words(text) == words


TO_OFFICES = [
    ("Anna Lis\nul. Orla 12\ntel. 601 222 333\n\nUrząd Miasta Krakowa\n", ["Anna Lis", "ul. Orla 12", "601 222 333"]),
    ("Do: biuro@um.krakow.pl\n\nProszę o ławkę.\nZ poważaniem\nAnna Lis", ["Anna Lis"]),
    ("Szanowna Pani Radna,\nproszę o pomoc.\nZ poważaniem\nKatarzyna Bielska", ["Katarzyna Bielska"]),
    ("Skarga przeciwko Janowi Kowalskiemu wpłynęła.", ["Janowi Kowalskiemu"]),
    ("Komentarz Jana Kowalskiego pod projektem.", ["Jana Kowalskiego"]),
    ("Anna Nowak, Kraków 2025", ["Anna Nowak"]),
    ("Znak pisma: A.1.2025\nSzanowny Panie Pośle,\nodpowiadam.\nZ poważaniem\nAnna Rogala", []),
    ("J. Kowalski, Prawo budowlane, Warszawa 2019, s. 15", []),
]


@pytest.mark.parametrize(("text", "words"), TO_OFFICES)
def test_letters_to_offices_are_letters_of_residents(text: str, words: list[str]) -> None:
    assert _words(text) == words


WRITTEN = [
    ("Pisze Lukasz Zolkiewski.", ["Lukasz Zolkiewski"]),
    ("Najemca: Adam Kowa1ski", ["Adam Kowa1ski"]),
    ("Zgłaszający: ANDRZEJ W0JCIECHOWSKI", ["ANDRZEJ W0JCIECHOWSKI"]),
    ("Podpisano: Zb. Wieczorkowski", ["Zb. Wieczorkowski"]),
    ("Sąsiad Jan Madej hałasuje, a Madejowa krzyczy.", ["Jan Madej", "Madejowa"]),
    ("Jestem matką Oliwiera. Oliwier ma orzeczenie.", ["Oliwiera", "Oliwier"]),
    ("Pan Zakopiański sprzeciwia się wycince.", ["Zakopiański"]),
    ("urodzony trzeciego maja tysiąc dziewięćset pięćdziesiątego roku", None),
    ("zam. Kraków, Długa 5/3", ["Kraków, Długa 5/3"]),
    ("dowód seria ABA nr 300000", ["ABA nr 300000"]),
]


@pytest.mark.parametrize(("text", "words"), WRITTEN)
def test_unusual_spellings(text: str, words: list[str] | None) -> None:
    found = _words(text)
    assert found == words if words is not None else len(found) == 1


HIDDEN = ["Pan Jan\u200b Kowal\u200bski prosi.", "Pan Ja\u00adn Kowal\u00adski prosi.", "Pan Jan\0 Kowalski prosi."]


@pytest.mark.parametrize("text", [*HIDDEN, unicodedata.normalize("NFD", "Pan Rafał Łąć prosi.")])
@pytest.mark.parametrize("mode", list(RedactionMode))
def test_invisible_characters_hide_no_name(text: str, mode: RedactionMode) -> None:
    once = redact(text, find_personal(text), mode).text
    assert once.startswith("Pan ")
    assert once.endswith(" prosi.")
    assert not {"Kowal", "Rafa", "Jan"} & set(once.replace("\u00ad", "").split())
    assert redact(once, find_personal(once), mode).text == once


@given(st.text(alphabet="aćJ \u200b\u00ad\u0301\n", max_size=30), st.data())
def test_visible_text_leads_back(text: str, data: st.DataObject) -> None:
    seen = Visible(text)
    end = data.draw(st.integers(0, len(seen.text)))
    start = data.draw(st.integers(0, end))
    placed = seen.placed(Finding(PersonalKind.PERSON, start, end, "x", 1.0, "x"))
    assert 0 <= placed.start <= placed.end <= len(text)
    assert Visible(text[placed.start : placed.end]).text in {seen.text[start:end], seen.text[start : end + 1]}


@pytest.mark.parametrize("text", ["a" * 40_000, "A" * 40_000, "1" * 40_000, "a@" * 8_000, "J." * 8_000])
def test_endless_words_take_no_time(text: str) -> None:
    begun = time.process_time()
    find_personal(text, named=no_names)
    assert time.process_time() - begun < 5


def test_no_word_in_the_representation_of_a_finding() -> None:
    (finding,) = find_personal("Pani Anna Kowalska pisze.")
    assert "kowalska" not in repr(finding).lower()
