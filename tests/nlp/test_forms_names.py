"""Names that the dictionary lacks, foreign names, families; the table of endings and how it is learnt."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ModelError
from nlp.cases import Case
from nlp.families import couple, family_name
from nlp.foreign import foreign_form, foreign_plural
from nlp.inflection import decline_unknown, decline_word
from nlp.paradigms import (
    FAMILY,
    PLURAL,
    SINGULAR,
    ParadigmTable,
    apply,
    edit,
    learnt_form,
    learnt_plural,
    load_paradigms,
    pack_table,
    unpack_table,
)
from nlp.train.name_paradigms import SOURCES, KnownName, kept_aside, known_names, learn
from nlp.train.parts.forms import accuracy, train
from nlp.weightfile import load_weights

WORDS = st.text(alphabet="abcdeghijklmnoprstuwyząęłńśżź", min_size=1, max_size=9).map(str.capitalize)

FOREIGN = [
    ("Steve", "m1", "imię", "Steve’a|Steve’owi|Steve’a|Steve’em|Stevie|Steve"),
    ("Mike", "m1", "imię", "Mike’a|Mike’owi|Mike’a|Mike’em|Mike’u|Mike"),
    ("Bruce", "m1", "imię", "Bruce’a|Bruce’owi|Bruce’a|Bruce’em|Brusie|Bruce"),
    ("Harry", "m1", "imię", "Harry’ego|Harry’emu|Harry’ego|Harrym|Harrym|Harry"),
    ("Jeffrey", "m1", "imię", "Jeffreya|Jeffreyowi|Jeffreya|Jeffreyem|Jeffreyu|Jeffreyu"),
    ("Andrea", "m1", "imię", "Andrei|Andrei|Andreę|Andreą|Andrei|Andreo"),
    ("Moore", "m1", "nazwisko", "Moore’a|Moore’owi|Moore’a|Moore’em|Moorze|Moore"),
    ("Murphy", "m1", "nazwisko", "Murphy’ego|Murphy’emu|Murphy’ego|Murphym|Murphym|Murphy"),
    ("Blanchois", "m1", "nazwisko", "Blanchois|Blanchois|Blanchois|Blanchois|Blanchois|Blanchois"),
    ("Qwertówna", "f", "nazwisko", "Qwertówny|Qwertównie|Qwertównę|Qwertówną|Qwertównie|Qwertówno"),
]


@pytest.mark.parametrize(("name", "gender", "label", "expected"), FOREIGN)
def test_foreign_names(name: str, gender: str, label: str, expected: str) -> None:
    assert [foreign_form(name, gender, case, label) for case in SINGULAR] == expected.split("|")
    assert foreign_form(name, gender, Case.NOMINATIVE, label) == name


@pytest.mark.parametrize(
    ("name", "gender", "label"),
    [("Jerzy", "m1", "imię"), ("Sienny", "m1", "nazwisko"), ("Linde", "m1", "nazwisko"), ("Sikora", "f", "nazwisko")],
)
def test_other_names_meet_no_foreign_rule(name: str, gender: str, label: str) -> None:
    assert foreign_form(name, gender, Case.GENITIVE, label) is None


UNKNOWN = [
    ("Zbrzyzek", "m1", "nazwisko", "Zbrzyzka|Zbrzyzkowi|Zbrzyzka|Zbrzyzkiem|Zbrzyzku|Zbrzyzku"),
    ("Kwiczański", "m1", "nazwisko", "Kwiczańskiego|Kwiczańskiemu|Kwiczańskiego|Kwiczańskim|Kwiczańskim|Kwiczański"),
    (
        "Brzdękowicz",
        "m1",
        "nazwisko",
        "Brzdękowicza|Brzdękowiczowi|Brzdękowicza|Brzdękowiczem|Brzdękowiczu|Brzdękowiczu",
    ),
    ("Pstrągowska", "f", "nazwisko", "Pstrągowskiej|Pstrągowskiej|Pstrągowską|Pstrągowską|Pstrągowskiej|Pstrągowska"),
    ("Zbrzyzek", "f", "nazwisko", "Zbrzyzek|Zbrzyzek|Zbrzyzek|Zbrzyzek|Zbrzyzek|Zbrzyzek"),
    ("Kwilątko", "m1", "nazwisko", "Kwilątki|Kwilątce|Kwilątkę|Kwilątką|Kwilątce|Kwilątko"),
    ("Bździoch", "m1", "nazwisko", "Bździocha|Bździochowi|Bździocha|Bździochem|Bździochu|Bździochu"),
    ("Jolwina", "f", "imię", "Jolwiny|Jolwinie|Jolwinę|Jolwiną|Jolwinie|Jolwino"),
]


@pytest.mark.parametrize(("name", "gender", "label", "expected"), UNKNOWN)
def test_names_that_no_dictionary_has(name: str, gender: str, label: str, expected: str) -> None:
    assert [decline_word(name, gender, case, label) for case in SINGULAR] == expected.split("|")


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        *(("Maciej", "Macieja"), ("Paweł", "Pawła"), ("Marek", "Marka"), ("Jerzy", "Jerzego"), ("Kuba", "Kuby")),
        *(("Antoni", "Antoniego"), ("Kacper", "Kacpra")),
    ],
)
def test_irregular_given_names(name: str, genitive: str) -> None:
    assert decline_word(name, "m1", Case.GENITIVE, "imię") == genitive


def test_a_last_letter_never_seen_leaves_it_to_the_patterns() -> None:
    assert learnt_form("Qwertqq", "m1", Case.GENITIVE, "nazwisko") is None
    assert decline_unknown("Qwertqq", "m1", Case.GENITIVE, "nazwisko") == "Qwertqqa"
    assert learnt_plural("Qwertqq", Case.GENITIVE) is None


COUPLES = [
    ("Kowalski", "Państwo Kowalscy|Państwa Kowalskich|Państwu Kowalskim|Państwem Kowalskimi"),
    ("Nowak", "Państwo Nowakowie|Państwa Nowaków|Państwu Nowakom|Państwem Nowakami"),
    ("Rossi", "Państwo Rossiowie|Państwa Rossich|Państwu Rossim|Państwem Rossimi"),
    ("Kwiczański", "Państwo Kwiczańscy|Państwa Kwiczańskich|Państwu Kwiczańskim|Państwem Kwiczańskimi"),
    (
        "Nowak-Zięba",
        "Państwo Nowakowie-Ziębowie|Państwa Nowaków-Ziębów|Państwu Nowakom-Ziębom|Państwem Nowakami-Ziębami",
    ),
    ("KOWALSKI", "Państwo KOWALSCY|Państwa KOWALSKICH|Państwu KOWALSKIM|Państwem KOWALSKIMI"),
]


@pytest.mark.parametrize(("surname", "expected"), COUPLES)
def test_couples(surname: str, expected: str) -> None:
    wanted = (Case.NOMINATIVE, Case.GENITIVE, Case.DATIVE, Case.INSTRUMENTAL)
    assert [couple(surname, case) for case in wanted] == expected.split("|")
    assert family_name(surname, Case.VOCATIVE) == family_name(surname, Case.NOMINATIVE)


def test_foreign_plurals_leave_polish_adjectives() -> None:
    assert foreign_plural("Kowalski", Case.GENITIVE) is None
    assert foreign_plural("Verdi", Case.LOCATIVE) == "Verdich"
    assert family_name("O'Qw", Case.GENITIVE) == "O'Qw"


@given(WORDS, WORDS)
def test_an_edit_leads_to_the_form(name: str, form: str) -> None:
    assert apply(name, edit(name, form)) == form


@given(
    WORDS.filter(lambda word: len(word) > 3),
    st.sampled_from(["m1", "f"]),
    st.sampled_from(Case),
    st.sampled_from(["imię", "nazwisko"]),
)
def test_every_name_keeps_its_beginning(name: str, gender: str, case: Case, label: str) -> None:
    declined = decline_unknown(name, gender, case, label)
    assert declined[0] == name[0]
    assert case is not Case.NOMINATIVE or declined == name


CELLS = tuple((form,) for form in ("Zzyzka", "Zzyzkowi", "Zzyzka", "Zzyzkiem", "Zzyzku", "Zzyzku"))


def test_a_table_is_learnt_and_comes_back_packed() -> None:
    names = [KnownName("Zzyzek", "m1:nazwisko", CELLS), KnownName("Zzyzek", FAMILY, (("Zzyzkowie",), *CELLS[1:]))]
    table = learn(names)
    assert unpack_table(pack_table(table)) == table
    assert accuracy(table, names) == {"forms": 1.0, "names": 1.0}
    assert accuracy(table, [KnownName("Abc", "m1:nazwisko", (("Abc",),) * 6)]) == {"forms": 1.0, "names": 1.0}
    assert accuracy(table, []) == {"forms": 0.0, "names": 0.0}
    assert table.paradigm("Bek", "f:imię") is None


def test_learning_prefers_the_usual_variant_and_longer_endings() -> None:
    usual = [KnownName(f"A{letter}n", "m1:imię", ((f"A{letter}na",),) * 6) for letter in "bcd"]
    other = [KnownName("Uen", "m1:imię", (("Uena", "Uenu"),) * 6), KnownName("Oxen", "m1:imię", (("Oxen",),) * 6)]
    table = learn([*usual, *other])
    assert table.paradigm("Azn", "m1:imię") == ((0, "a"),) * 6
    assert table.paradigm("Yxen", "m1:imię") == ((0, ""),) * 6
    assert learn([*usual, *other], support=2).paradigm("Yxen", "m1:imię") == ((0, "a"),) * 6


def test_names_of_the_dictionary() -> None:
    found = {known.kind: known for known in known_names("Nowak", "nazwisko")}
    assert set(found) == {"m1:nazwisko", "f:nazwisko", FAMILY}
    assert found[FAMILY].forms[PLURAL.index(Case.NOMINATIVE)] == ("Nowakowie",)
    assert list(known_names("Qwertqq", "nazwisko")) == []


def test_the_shipped_table_is_small_and_has_every_kind() -> None:
    table = load_paradigms()
    kinds = {ending.partition("\t")[0] for ending in table.endings}
    assert kinds == {"m1:nazwisko", "f:nazwisko", "m1:imię", "f:imię", FAMILY}
    assert len(table.endings) < 3000
    assert isinstance(table, ParadigmTable)


def test_one_name_in_ten_is_kept_aside() -> None:
    aside = sum(kept_aside(f"Zzyz{number}") for number in range(2000))
    assert 150 < aside < 250


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        load_weights(tmp_path)


def test_training_writes_what_it_measured(tmp_path: Path) -> None:
    for source in SOURCES:
        (tmp_path / source).parent.mkdir(parents=True, exist_ok=True)
        text = "Kowalski Nowak Zofia Kwiatkowska Adam Kosek Wrona Leśniak Zając Mucha".encode()
        (tmp_path / source).write_bytes(gzip.compress(text) if source.endswith(".gz") else text)
    figures = train(tmp_path, tmp_path / "one", 7)
    train(tmp_path, tmp_path / "two", 7)
    assert set(figures) == {"forms", "names"}
    arrays, meta = load_weights(tmp_path / "one")
    assert meta["scores"]["forms"] == round(figures["forms"], 4)
    assert unpack_table(arrays).paradigm("Qwertowski", "m1:nazwisko") is not None
    assert (tmp_path / "one/model.safetensors").read_bytes() == (tmp_path / "two/model.safetensors").read_bytes()


def test_a_name_in_io_keeps_to_one_pattern() -> None:
    forms = [decline_word("Puzio", "m1", case, "nazwisko") for case in Case][1:6]
    assert forms == ["Puzia", "Puziowi", "Puzia", "Puziem", "Puziu"]
