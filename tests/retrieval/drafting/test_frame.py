"""The letter around the answers."""

import datetime as dt
from dataclasses import replace

import pytest

from corpus.knowledge import CityProfile
from corpus.model import Author, DocumentKind, GrammaticalForm, Letter
from retrieval.frame import frame_letter, person

TODAY = dt.date(2025, 4, 24)
ANNA = Author("Anna Kowalska", GrammaticalForm.FEMININE, "Radna")
JAN = Author("Jan Nowak", GrammaticalForm.MASCULINE, "Radny")
WHO = Author("Alex Testowy", GrammaticalForm.UNKNOWN)
LETTER = Letter(
    authors=(ANNA,),
    subject="spotkania z zakładami pracy",
    transmitted=dt.date(2025, 4, 14),
    received=dt.date(2025, 4, 14),
)


def test_a_complete_letter_has_every_part(profile: CityProfile) -> None:
    frame = frame_letter(LETTER, DocumentKind.INTERPELLATION, profile, TODAY)
    assert frame.place_date == "Kraków, 24 kwietnia 2025 r."
    assert frame.addressee == ("Pani", "Anna Kowalska", "Radna Miasta Krakowa")
    assert frame.salutation == "Szanowna Pani Radna,"
    assert frame.opening.startswith(
        "Odpowiadając na Pani interpelację w sprawie spotkania z zakładami pracy, przekazaną przez "
    )
    assert frame.opening.endswith("14 kwietnia 2025 r., uprzejmie informuję, co następuje.")
    assert frame.signature[0] == "z up. PREZYDENTA MIASTA"
    assert frame.due == dt.date(2025, 4, 28)
    assert frame.due_steps
    assert "znak sprawy" in frame.missing


@pytest.mark.parametrize(
    ("authors", "salutation", "possessive"),
    [
        ((ANNA,), "Szanowna Pani Radna,", "na Pani interpelację"),
        ((JAN,), "Szanowny Panie Radny,", "na Pana interpelację"),
        ((ANNA, JAN), "Szanowni Państwo,", "na Państwa interpelację"),
        ((ANNA, ANNA), "Szanowne Panie Radne,", "na Pań interpelację"),
        ((JAN, JAN), "Szanowni Panowie Radni,", "na Panów interpelację"),
        ((WHO,), "Szanowna Pani Radna / Szanowny Panie Radny,", "W odpowiedzi na interpelację"),
        ((ANNA, WHO), "Szanowni Państwo,", "na Państwa interpelację"),
    ],
)
def test_salutation_and_pronoun_agree_with_the_authors(
    authors: tuple[Author, ...], salutation: str, possessive: str, profile: CityProfile
) -> None:
    frame = frame_letter(replace(LETTER, authors=authors), DocumentKind.INTERPELLATION, profile, TODAY)
    assert frame.salutation == salutation
    assert possessive in frame.opening


def test_an_unknown_form_is_asked_for_and_never_guessed(profile: CityProfile) -> None:
    frame = frame_letter(replace(LETTER, authors=(WHO,)), DocumentKind.INTERPELLATION, profile, TODAY)
    assert frame.addressee[0] == "Pani/Pan"
    assert any("Alex Testowy" in name for name in frame.missing)


def test_an_enquiry_agrees_in_gender(profile: CityProfile) -> None:
    frame = frame_letter(LETTER, DocumentKind.ENQUIRY, profile, TODAY)
    assert "na Pani zapytanie w sprawie" in frame.opening
    assert "przekazane przez" in frame.opening


def test_a_resident_is_no_councillor(profile: CityProfile) -> None:
    resident = replace(LETTER, authors=(Author("Ewa Testowa", GrammaticalForm.FEMININE),))
    frame = frame_letter(resident, DocumentKind.SUBMISSION, profile, TODAY)
    assert frame.salutation == "Szanowna Pani,"
    assert frame.addressee == ("Pani", "Ewa Testowa")
    assert "przekazan" not in frame.opening


def test_whatever_is_missing_is_marked_and_listed(profile: CityProfile) -> None:
    frame = frame_letter(Letter(), DocumentKind.INTERPELLATION, profile, TODAY)
    shown = " ".join(
        (frame.reference, *frame.addressee, frame.salutation, frame.opening, *frame.signature, *frame.due_steps)
    )
    for name in frame.missing:
        assert f"[DO UZUPEŁNIENIA: {name}]" in shown
    assert shown.count("[DO UZUPEŁNIENIA:") == len(frame.missing)
    assert frame.due is None


def test_the_day_of_transmission_stands_in_for_receipt_and_says_so(profile: CityProfile) -> None:
    frame = frame_letter(replace(LETTER, received=None), DocumentKind.INTERPELLATION, profile, TODAY)
    assert frame.due == dt.date(2025, 4, 28)
    assert frame.due_steps[0].startswith("Daty wpływu nie podano")


def test_a_member_of_parliament_has_the_sejm_s_deadline(profile: CityProfile) -> None:
    member = Author("Anna Kowalska", GrammaticalForm.FEMININE, "Posłanka na Sejm RP")
    frame = frame_letter(replace(LETTER, authors=(member,)), DocumentKind.INTERPELLATION, profile, TODAY)
    assert frame.due == dt.date(2025, 5, 5)
    assert frame.addressee[-1] == "Posłanka na Sejm RP"
    assert frame.salutation == "Szanowna Pani,"


def test_nobody_is_addressed_as_unknown(profile: CityProfile) -> None:
    assert person(()) == "unknown"
