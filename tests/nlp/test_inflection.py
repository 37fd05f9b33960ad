"""Persons and functions in every case, and back to the nominative."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import GrammaticalForm
from nlp.cases import Case, Number, match_capitals
from nlp.inflection import decline_name, decline_phrase, given_name_form, nominative_name
from nlp.patterns import decline_by_pattern, nominatives_by_pattern

F, M, U = GrammaticalForm.FEMININE, GrammaticalForm.MASCULINE, GrammaticalForm.UNKNOWN
OBLIQUE = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL, Case.LOCATIVE)

NAMES = [
    ("Jakub Kosek", M, "Jakuba Koska|Jakubowi Koskowi|Jakuba Koska|Jakubem Koskiem|Jakubie Kosku"),
    ("Anna Kowalska", F, "Anny Kowalskiej|Annie Kowalskiej|Annę Kowalską|Anną Kowalską|Annie Kowalskiej"),
    ("Anna Nowak", F, "Anny Nowak|Annie Nowak|Annę Nowak|Anną Nowak|Annie Nowak"),
    ("Jan Sikora", M, "Jana Sikory|Janowi Sikorze|Jana Sikorę|Janem Sikorą|Janie Sikorze"),
    ("Piotr Zając", M, "Piotra Zająca|Piotrowi Zającowi|Piotra Zająca|Piotrem Zającem|Piotrze Zającu"),
    ("Adam Rossi", M, "Adama Rossiego|Adamowi Rossiemu|Adama Rossiego|Adamem Rossim|Adamie Rossim"),
    ("Jan Moniuszko", M, "Jana Moniuszki|Janowi Moniuszce|Jana Moniuszkę|Janem Moniuszką|Janie Moniuszce"),
    ("Ewa Leśna", F, "Ewy Leśnej|Ewie Leśnej|Ewę Leśną|Ewą Leśną|Ewie Leśnej"),
    ("Ewa Wrona-Leśna", F, "Ewy Wrony-Leśnej|Ewie Wronie-Leśnej|Ewę Wronę-Leśną|Ewą Wroną-Leśną|Ewie Wronie-Leśnej"),
    (
        "Jan Żbikiewicz",
        M,
        "Jana Żbikiewicza|Janowi Żbikiewiczowi|Jana Żbikiewicza|Janem Żbikiewiczem|Janie Żbikiewiczu",
    ),
]


@pytest.mark.parametrize(("name", "form", "expected"), NAMES)
def test_names_decline_and_come_back(name: str, form: GrammaticalForm, expected: str) -> None:
    declined = [decline_name(name, form, case) for case in OBLIQUE]
    assert declined == expected.split("|")
    assert [nominative_name(oblique, form) for oblique in declined] == [name] * len(OBLIQUE)
    assert nominative_name(name, form) == name


@pytest.mark.parametrize(
    ("name", "form", "case", "expected"),
    [
        ("Pani Anna Kowalska", F, Case.INSTRUMENTAL, "Panią Anną Kowalską"),
        ("Pan prof. J. Nowak", M, Case.DATIVE, "Panu prof. J. Nowakowi"),
        ("JAN KOSEK", M, Case.GENITIVE, "JANA KOSKA"),
        ("Jan Kosek", U, Case.GENITIVE, "Jana Koska"),
        ("J. Kosek", U, Case.GENITIVE, "J. Kosek"),
        ("Zenon von Berg", M, Case.GENITIVE, "Zenona von Berga"),
        ("Jan Kosek", M, Case.NOMINATIVE, "Jan Kosek"),
        ("", M, Case.GENITIVE, ""),
        ("Jan Zielonooki", M, Case.DATIVE, "Janowi Zielonookiemu"),
    ],
)
def test_titles_initials_and_particles(name: str, form: GrammaticalForm, case: Case, expected: str) -> None:
    assert decline_name(name, form, case) == expected


@pytest.mark.parametrize(
    ("oblique", "form", "name"),
    [
        ("Pani Annie Kowalskiej", U, "Anna Kowalska"),
        ("Pana Jakuba Koska", U, "Jakub Kosek"),
        ("Panem Wiesławem Żbikiewiczem", U, "Wiesław Żbikiewicz"),
        ("Panią Annę Nowak", U, "Anna Nowak"),
        ("Pani Radnej Marii Zięby-Nowak", U, "Maria Zięba-Nowak"),
        ("Pana Sikory", U, "Sikora"),
        ("Jana Kowalskiego", U, "Jan Kowalski"),
        ("Zenona Hołobutni", M, "Zenon Hołobutnia"),
        ("Pana Xawerego Zzyzka", U, "Xawery Zzyzek"),
        ("Pana", U, "Pana"),
        ("Jolancie Qwertek", F, "Jolanta Qwertek"),
        ("Janem Zosię", M, "Janem Zosię"),
        ("  ", U, ""),
    ],
)
def test_nominative(oblique: str, form: GrammaticalForm, name: str) -> None:
    assert nominative_name(oblique, form) == name


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Anna Nowak", F),
        ("Jan Nowak", M),
        ("Pani Nowak", F),
        ("Nowak", U),
        ("J. Nowak", U),
        ("Kowalska", U),
        ("Qwert Nowak", U),
    ],
)
def test_a_given_name_shows_the_form_a_surname_never(name: str, form: GrammaticalForm) -> None:
    assert given_name_form(name) is form


PHRASES = [
    ("Radna Miasta Krakowa", Case.DATIVE, "Radnej Miasta Krakowa"),
    ("Radny Miasta Krakowa", Case.GENITIVE, "Radnego Miasta Krakowa"),
    ("Przewodniczący Rady Miasta", Case.ACCUSATIVE, "Przewodniczącego Rady Miasta"),
    ("Przewodnicząca Komisji Kultury", Case.INSTRUMENTAL, "Przewodniczącą Komisji Kultury"),
    ("Zastępca Prezydenta Miasta", Case.DATIVE, "Zastępcy Prezydenta Miasta"),
    ("Miejski Zarząd Dróg", Case.LOCATIVE, "Miejskim Zarządzie Dróg"),
    ("Wydział Gospodarki Komunalnej", Case.LOCATIVE, "Wydziale Gospodarki Komunalnej"),
    ("Miejskie Przedsiębiorstwo Komunikacyjne", Case.GENITIVE, "Miejskiego Przedsiębiorstwa Komunikacyjnego"),
    ("Straż Miejska", Case.INSTRUMENTAL, "Strażą Miejską"),
    ("PREZYDENT MIASTA", Case.GENITIVE, "PREZYDENTA MIASTA"),
    ("Radni Miasta", Case.GENITIVE, "Radnych Miasta"),
    ("p.o. Dyrektora Wydziału", Case.DATIVE, "p.o. Dyrektora Wydziału"),
    ("Radna Miasta, Przewodnicząca Komisji", Case.DATIVE, "Radnej Miasta, Przewodniczącej Komisji"),
    ("", Case.DATIVE, ""),
    ("Miejskie", Case.DATIVE, "Miejskie"),
    ("Miejska Zarząd", Case.DATIVE, "Miejska Zarząd"),
    ("Nowych Dróg", Case.DATIVE, "Nowych Dróg"),
]


@pytest.mark.parametrize(("phrase", "case", "expected"), PHRASES)
def test_phrases(phrase: str, case: Case, expected: str) -> None:
    assert decline_phrase(phrase, case) == expected


def test_number_and_form_of_a_phrase() -> None:
    assert decline_phrase("Radny Miasta", Case.NOMINATIVE, Number.PLURAL) == "Radni Miasta"
    assert decline_phrase("Dyrektor Wydziału", Case.DATIVE, form=F) == "Dyrektor Wydziału"
    assert decline_phrase("Drzwi Urzędu", Case.DATIVE, Number.SINGULAR) == "Drzwi Urzędu"
    assert decline_phrase("Dyrektor Wydziału", Case.DATIVE, form=M) == "Dyrektorowi Wydziału"


@pytest.mark.parametrize(
    ("name", "gender", "expected"),
    [
        ("Zzyzek", "m1", "Zzyzka|Zzyzkowi|Zzyzka|Zzyzkiem|Zzyzku|Zzyzku"),
        ("Qwertoń", "m1", "Qwertonia|Qwertoniowi|Qwertonia|Qwertoniem|Qwertoniu|Qwertoniu"),
        ("Qwerbór", "m1", "Qwerbora|Qwerborowi|Qwerbora|Qwerborem|Qwerborze|Qwerborze"),
        ("Qwertny", "m1", "Qwertnego|Qwertnemu|Qwertnego|Qwertnym|Qwertnym|Qwertny"),
        ("Qwerte", "m1", "Qwertego|Qwertemu|Qwertego|Qwertem|Qwertem|Qwerte"),
        ("Qwertu", "m1", "Qwertu|Qwertu|Qwertu|Qwertu|Qwertu|Qwertu"),
        ("Qwerska", "f", "Qwerskiej|Qwerskiej|Qwerską|Qwerską|Qwerskiej|Qwerska"),
        ("Qwerta", "f", "Qwerty|Qwercie|Qwertę|Qwertą|Qwercie|Qwerto"),
        ("Qwertaja", "f", "Qwertai|Qwertai|Qwertaję|Qwertają|Qwertai|Qwertajo"),
        ("Qwertnia", "f", "Qwertni|Qwertni|Qwertnię|Qwertnią|Qwertni|Qwertnio"),
        ("", "f", "|||||"),
        ("Qwertek", "f", "Qwertek|Qwertek|Qwertek|Qwertek|Qwertek|Qwertek"),
    ],
)
def test_patterns(name: str, gender: str, expected: str) -> None:
    assert [decline_by_pattern(name, gender, case) for case in tuple(Case)[1:]] == expected.split("|")


STEMS = st.text(alphabet="bcdgklmnprstwzaeiou", min_size=3, max_size=7).map(str.capitalize)


@given(STEMS, st.sampled_from(["ski", "cki", "wicz", "ek", "czyk", "a", "ko", ""]), st.sampled_from(OBLIQUE))
def test_patterns_lead_back(stem: str, ending: str, case: Case) -> None:
    oblique = decline_by_pattern(stem + ending, "m1", case)
    for name in nominatives_by_pattern(oblique, "m1", case):
        assert decline_by_pattern(name, "m1", case) == oblique


@given(st.text(max_size=30), st.sampled_from(GrammaticalForm), st.sampled_from(Case))
def test_any_text_is_survived(name: str, form: GrammaticalForm, case: Case) -> None:
    assert isinstance(decline_name(name, form, case), str)
    assert isinstance(decline_phrase(name, case), str)
    assert isinstance(nominative_name(name, form), str)


@pytest.mark.parametrize(
    ("word", "model", "expected"), [("kot", "PIES", "KOT"), ("kot", "Pies", "Kot"), ("kot", "p", "kot")]
)
def test_capitals(word: str, model: str, expected: str) -> None:
    assert match_capitals(word, model) == expected
