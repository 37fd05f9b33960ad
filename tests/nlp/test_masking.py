"""Personal data of fixed form is masked; quantities, streets and references are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.masking import ADDRESS, EMAIL, NUMBER, PERSON, PESEL, PHONE, mask_contacts

MASKED = [
    ("Proszę pisać na jan.testowy@poczta.example.", f"Proszę pisać na {EMAIL}."),
    ("jan.testowy @ poczta.example", EMAIL),
    ("PESEL 44051401458, zgłoszenie", f"PESEL {PESEL}, zgłoszenie"),
    ("tel. 12 616 12 34", PHONE),
    ("Telefon: (12) 616-12-34.", f"{PHONE}."),
    ("+48 600 700 800", PHONE),
    ("numer 600 700 800 jest czynny", f"numer {PHONE} jest czynny"),
    ("600-700-800", PHONE),
    ("600700800", PHONE),
    ("zamieszkały ul. Lipowa 5/7", f"zamieszkały {ADDRESS}"),
    ("ul. Jana Testowego 12a m. 4, 00-950 Jasnobrzeg", ADDRESS),
    ("przy ulicy Lipowej 5", f"przy {ADDRESS}"),
    ("al. 3 Maja 9", ADDRESS),
    ("adres: 00-950 Jasnobrzeg", f"adres: {ADDRESS}"),
    ("Pani Anna Przykładna złożyła wniosek.", f"Pani {PERSON} złożyła wniosek."),
    ("NIP 725-101-21-80 i KW KA1S/00012345/6", f"NIP {NUMBER} i KW {NUMBER}"),
    ("działka nr 12/4 obręb 5", "działka nr 12/4 obręb 5"),
]


@pytest.mark.parametrize(("text", "expected"), MASKED)
def test_contacts_are_masked(text: str, expected: str) -> None:
    assert mask_contacts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Koszt wyniósł 186 500 000 zł w 2025 r.",
        "Wydano 100 200 300 euro.",
        "Remont ulicy Lipowej w 2025 r.",
        "Remont ul. Lipowej zakończono.",
        "Uchwała nr XXIX/26, znak OR.0003.57.2026.",
        "W godz. 8.00-16.00, w dniach 12-15 maja.",
        "Ustawa z dnia 8 marca 1990 r. (Dz. U. z 2025 r. poz. 1153)",
        "Radna Anna Przykładna złożyła wniosek.",
    ],
)
def test_what_is_no_contact_stays(text: str) -> None:
    assert mask_contacts(text) == text


@given(st.text(alphabet="0123456789 -+/@.ulALipowa[]", max_size=60))
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask_contacts(text)
    assert mask_contacts(once) == once
