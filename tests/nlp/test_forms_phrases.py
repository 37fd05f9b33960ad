"""Phrases: gerunds, joined heads, compounds, adverbs; the gender of a phrase; pronouns in every case."""

import pytest

from corpus.model import Author, GrammaticalForm
from nlp.address import pronoun, spoken_of
from nlp.cases import Case
from nlp.phrases import decline_phrase, phrase_gender

PHRASES = [
    ("brak miejsc parkingowych", Case.LOCATIVE, "braku miejsc parkingowych"),
    ("likwidacja linii tramwajowej 8", Case.GENITIVE, "likwidacji linii tramwajowej 8"),
    ("zbyt wysoka zabudowa", Case.GENITIVE, "zbyt wysokiej zabudowy"),
    ("dzikie wysypiska śmieci", Case.INSTRUMENTAL, "dzikimi wysypiskami śmieci"),
    ("nowe przystanki", Case.GENITIVE, "nowych przystanków"),
    ("place zabaw i boiska", Case.GENITIVE, "placów zabaw i boisk"),
    ("przedszkola i żłobki", Case.LOCATIVE, "przedszkolach i żłobkach"),
    ("spaliny i smog", Case.INSTRUMENTAL, "spalinami i smogiem"),
    ("burmistrz miasta i gminy", Case.DATIVE, "burmistrzowi miasta i gminy"),
    ("Wydział Kultury i Dziedzictwa Narodowego", Case.LOCATIVE, "Wydziale Kultury i Dziedzictwa Narodowego"),
    ("opłaty za wodę i ścieki", Case.GENITIVE, "opłat za wodę i ścieki"),
    ("Stacja Sanitarno-Epidemiologiczna", Case.GENITIVE, "Stacji Sanitarno-Epidemiologicznej"),
    ("zalewanie piwnic", Case.LOCATIVE, "zalewaniu piwnic"),
    ("niewydanie decyzji", Case.GENITIVE, "niewydania decyzji"),
    ("p.o. dyrektora", Case.DATIVE, "p.o. dyrektora"),
    (
        "Wydział Polityki Społecznej, Równości i Zdrowia",
        Case.DATIVE,
        "Wydziałowi Polityki Społecznej, Równości i Zdrowia",
    ),
    ("dzień roboczy", Case.GENITIVE, "dnia roboczego"),
    ("dziury, kałuże i błoto", Case.INSTRUMENTAL, "dziurami, kałużami i błotem"),
    ("Radny, Przewodniczący Komisji", Case.GENITIVE, "Radnego, Przewodniczącego Komisji"),
    ("II Zastępca Prezydenta", Case.INSTRUMENTAL, "II Zastępcą Prezydenta"),
]


@pytest.mark.parametrize(("phrase", "case", "expected"), PHRASES)
def test_phrases_of_functions_and_labels(phrase: str, case: Case, expected: str) -> None:
    assert decline_phrase(phrase, case) == expected


@pytest.mark.parametrize(
    ("phrase", "gender"), [("uwaga do planu", "f"), ("radny", "m1"), ("nowe boisko", "n"), ("qwertqq", "m3")]
)
def test_gender(phrase: str, gender: str) -> None:
    assert phrase_gender(phrase) == gender


ANNA = Author("Anna Kowalska", GrammaticalForm.FEMININE)
JAN = Author("Jan Kosek", GrammaticalForm.MASCULINE)
WHO = Author("J. Sikora")

PRONOUNS = [
    ([ANNA], Case.ACCUSATIVE, "Panią", "Panią Radną"),
    ([JAN], Case.DATIVE, "Panu", "Panu Radnemu"),
    ([WHO], Case.GENITIVE, "Pani/Pana", "Pani Radnej / Pana Radnego"),
    ([ANNA, ANNA], Case.DATIVE, "Paniom", "Paniom Radnym"),
    ([JAN, JAN], Case.INSTRUMENTAL, "Panami", "Panami Radnymi"),
    ([ANNA, JAN], Case.LOCATIVE, "Państwu", "Państwu Radnych"),
    ([], Case.DATIVE, "Państwu", "Państwu"),
]


@pytest.mark.parametrize(("authors", "case", "short", "titled"), PRONOUNS)
def test_pronouns_agree_with_the_authors(authors: list[Author], case: Case, short: str, titled: str) -> None:
    assert pronoun(authors, case) == short
    assert spoken_of(authors, case) == titled
