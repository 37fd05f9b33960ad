"""Address forms agree with the authors."""

import pytest

from corpus.model import Author, GrammaticalForm
from nlp.address import Party, addressee_lines, courtesy, function_in, party, possessive, salutation, spoken_of
from nlp.cases import Case

ANNA = Author("Anna Kowalska", GrammaticalForm.FEMININE, "Radna Miasta Jasnobrzeg")
EWA = Author("Ewa Nowak", GrammaticalForm.FEMININE)
JAN = Author("Jan Kosek", GrammaticalForm.MASCULINE, "Radny")
ADAM = Author("Adam Zając", GrammaticalForm.MASCULINE)
WHO = Author("J. Sikora")

TABLE = [
    ([ANNA], Party.FEMININE, "Szanowna Pani Radna,", "Pani", "Pani Radna"),
    ([JAN], Party.MASCULINE, "Szanowny Panie Radny,", "Pana", "Pan Radny"),
    ([WHO], Party.UNKNOWN, "Szanowna Pani Radna / Szanowny Panie Radny,", "Pani/Pana", "Pani Radna / Pan Radny"),
    ([ANNA, EWA], Party.WOMEN, "Szanowne Panie Radne,", "Pań", "Panie Radne"),
    ([JAN, ADAM], Party.MEN, "Szanowni Panowie Radni,", "Panów", "Panowie Radni"),
    ([ANNA, JAN], Party.SEVERAL, "Szanowni Państwo Radni,", "Państwa", "Państwo Radni"),
    ([ANNA, WHO], Party.SEVERAL, "Szanowni Państwo Radni,", "Państwa", "Państwo Radni"),
    ([], Party.SEVERAL, "Szanowni Państwo,", "", "Państwo"),
]


@pytest.mark.parametrize(("authors", "together", "greeting", "whose", "subject"), TABLE)
def test_authors(authors: list[Author], together: Party, greeting: str, whose: str, subject: str) -> None:
    assert party(authors) is together
    assert salutation(authors) == greeting
    assert possessive(authors) == whose
    assert spoken_of(authors) == subject


def test_others_are_addressed_without_a_function() -> None:
    assert salutation([EWA], councillors=False) == "Szanowna Pani,"
    assert salutation([WHO], councillors=False) == "Szanowna Pani / Szanowny Panie,"


def test_address_block() -> None:
    assert addressee_lines(ANNA) == ("Pani", "Anna Kowalska", "Radna Miasta Jasnobrzeg")
    assert addressee_lines(ADAM, "Radny Miasta") == ("Pan", "Adam Zając", "Radny Miasta")
    assert addressee_lines(WHO) == ("Pani/Pan", "J. Sikora")


def test_courtesy_and_function_in_a_case() -> None:
    assert courtesy(JAN, Case.DATIVE) == "Panu Janowi Koskowi"
    assert courtesy(ANNA) == "Pani Anna Kowalska"
    assert function_in("Radna Miasta", GrammaticalForm.FEMININE, Case.DATIVE) == "Radnej Miasta"
    assert function_in("Dyrektor Wydziału", GrammaticalForm.FEMININE, Case.ACCUSATIVE) == "Dyrektor Wydziału"
