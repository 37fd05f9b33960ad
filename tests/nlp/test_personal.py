"""Personal data is found however it is written; figures, offices and people in public functions stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Finding, PersonalKind
from nlp.personal import find_personal, no_names

K = PersonalKind


def _found(text: str) -> list[tuple[PersonalKind, str]]:
    return [(finding.kind, text[finding.start : finding.end]) for finding in find_personal(text)]


IDENTIFIERS = [
    ("PESEL:44 05 14 01359", K.PESEL, "44 05 14 01359", True),
    ("nr PESEL 44051401358", K.PESEL, "44051401358", False),
    ("numer 44051401359 w aktach", K.PESEL, "44051401359", True),
    ("PESEL: 440514-01359", K.PESEL, "440514-01359", True),
    ("PESEL\n44051401\n359", K.PESEL, "44051401\n359", True),
    ("PESEL 4405140135", K.PESEL, "4405140135", False),
    ("NIP 725-101-21-80", K.NIP, "725-101-21-80", True),
    ("NIP: PL 7251012180", K.NIP, "PL 7251012180", True),
    ("wpisano 725-101-21-81 jak wyżej", K.NIP, "725-101-21-81", False),
    ("REGON 850518457", K.REGON, "850518457", True),
    ("REGON: 23511332857188", K.REGON, "23511332857188", True),
    ("dowód osobisty ABA 300000", K.IDENTITY_CARD, "ABA 300000", True),
    ("dowodem osobistym serii aba 300001", K.IDENTITY_CARD, "aba 300001", False),
    ("paszport ZS0000177", K.PASSPORT, "ZS0000177", True),
    ("konto 61 1090 1014 0000 0712 1981 2874", K.BANK_ACCOUNT, "61 1090 1014 0000 0712 1981 2874", True),
    ("PL61109010140000071219812875", K.BANK_ACCOUNT, "PL61109010140000071219812875", False),
    ("KW nr KA1S/00012345/6", K.LAND_REGISTER, "KA1S/00012345/6", True),
    ("księga KA1S / 00012345 / 7", K.LAND_REGISTER, "KA1S / 00012345 / 7", False),
    ("Lp. | PESEL | Kwota\n1 | 44051401359 | 123 456 789", K.PESEL, "44051401359", True),
]


@pytest.mark.parametrize(("text", "kind", "words", "control"), IDENTIFIERS)
def test_identifiers_with_their_control_digit(text: str, kind: PersonalKind, words: str, control: bool) -> None:
    (finding,) = find_personal(text)
    assert (finding.kind, text[finding.start : finding.end], finding.control) == (kind, words, control)


OTHERS = [
    ("tel. 600 700 800", [(K.PHONE, "600 700 800")]),
    ("kom. 600-700-800", [(K.PHONE, "600-700-800")]),
    ("proszę dzwonić: (12) 616-12-34", [(K.PHONE, "(12) 616-12-34")]),
    ("numer +48 600700800", [(K.PHONE, "+48 600700800")]),
    ("mail jan.kos@poczta.example", [(K.EMAIL, "jan.kos@poczta.example")]),
    ("jan (at) poczta.example", [(K.EMAIL, "jan (at) poczta.example")]),
    ("zam. przy ul. Lipowej 5/3", [(K.ADDRESS, "ul. Lipowej 5/3")]),
    ("mieszkaniec ul. Jana Kochanowskiego 5 m. 3", [(K.ADDRESS, "ul. Jana Kochanowskiego 5 m. 3")]),
    ("adres zamieszkania: Lipowa 5, 30-001 Jasnobrzeg", [(K.ADDRESS, "Lipowa 5, 30-001 Jasnobrzeg")]),
    ("ur. 12.03.1961 r.", [(K.BIRTH_DATE, "12.03.1961 r.")]),
    ("urodzona dnia 3 maja 1950", [(K.BIRTH_DATE, "3 maja 1950")]),
    ("samochód o nr rej. KR 123AB", [(K.CAR_PLATE, "KR 123AB")]),
    ("działka nr 12/4", [(K.PARCEL, "12/4")]),
    ("dz. ew. nr 52/27; 53; 57", [(K.PARCEL, "52/27; 53; 57")]),
    ("(podpis nieczytelny)", [(K.SIGNATURE, "podpis nieczytelny")]),
    ("(-) Jan Kowalski", [(K.SIGNATURE, "Jan Kowalski")]),
    (
        "Jan Kowalski\nul. Lipowa 5\n30-001 Jasnobrzeg",
        [(K.PERSON, "Jan Kowalski"), (K.ADDRESS, "ul. Lipowa 5\n30-001 Jasnobrzeg")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_contacts_addresses_and_the_rest(text: str, expected: list[tuple[PersonalKind, str]]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Koszt wyniósł 186 500 000 zł w 2025 r.",
        "dz. 900 rozdz. 90015 § 6050 kwota 123 456 789",
        "KRS 0000123456, Dz. U. z 2025 r. poz. 1153",
        "Znak: OR.0003.57.2026.KW, uchwała nr CXI/2904/18",
        "nr zamówienia 12345678901",
        "Lp. | Kwota | Plan\n1 | 600700800 | 601701801",
        "1 600 700 800 900 100 200",
        "W IV kw. 2018 r. i II kw. 12345 osób",
        "urzad@um.jasnobrzeg.example i kancelaria@mz.gov.pl",
        "Urząd Miasta, tel. 12 616 12 34",
        "Infolinia: +48 22 250 01 46",
        "Urząd Miasta, ul. Lipowa 5, 30-001 Jasnobrzeg",
        "Remont ul. Lipowej 5 zakończono.",
        "Szkoła Podstawowa im. Marii Skłodowskiej-Curie",
        "Radny Jan Wolny zapytał, a p. Jan Wolny dodał, że Wolny się myli.",
        "Pani\nAnna Leśna\nRadna Miasta\nSzanowna Pani Radna,",
        "Interpelacja Pana Jana Wolnego oraz Pani Anny Leśnej, posłów na Sejm RP",
        "Przewodniczącym został Pan Adam Wilk.",
        "Sprawę prowadzi: Adam Wilk, tel. 12 616 12 34",
    ],
)
def test_what_is_no_personal_data_stays(text: str) -> None:
    assert _found(text) == []


def test_numbers_of_firms_and_parcels_are_for_review() -> None:
    firm = find_personal("Budowlanka sp. z o.o., NIP 725-101-21-80")
    assert [finding.review for finding in firm] == [True]
    assert find_personal("działka nr 12/4")[0].review


def test_people_known_to_be_public_stay() -> None:
    text = "Głos zabrała Anna Leśna, a Annie Leśnej odpowiedział Piotr Wilk."
    assert _found(text) == [(K.PERSON, "Anna Leśna"), (K.PERSON, "Annie Leśnej"), (K.PERSON, "Piotr Wilk")]
    kept = find_personal(text, public=frozenset({"Anna Leśna"}))
    assert [text[finding.start : finding.end] for finding in kept] == ["Piotr Wilk"]


def test_named_entities_may_vouch_for_a_name() -> None:
    text = "Lokal zajmuje Qwe Zxcvb od roku."

    class Span:
        start, end, label, probability = 14, 23, "PERSON", 0.9

    assert find_personal(text, named=no_names) == ()
    (finding,) = find_personal(text, named=lambda sentence: (Span(),) if "Qwe" in sentence else ())
    assert text[finding.start : finding.end] == "Qwe Zxcvb"


COREFERENCE = [
    "Pani Anna Kowalska pisze. Annie Kowalskiej odpowiedziano, lecz Kowalska się odwołała.",
    "Pan Adam Wilk i A. Wilk to jedna osoba; z panem Wilkiem rozmawiano.",
    "KOWALSKA Anna, wniosek. Sąsiadka, Anna, prosi z panią Kowalską.",
    "Pismo Ewy Nowak-Lis. Pani Nowak-Lis prosi.",
]


@pytest.mark.parametrize("text", COREFERENCE)
def test_one_person_is_one_subject(text: str) -> None:
    assert len({finding.subject for finding in find_personal(text)}) == 1


def test_two_persons_of_one_surname_are_two_subjects() -> None:
    findings = find_personal("Pan Adam Wilk i pani Ewa Wilk; Ewie Wilk odpowiedziano.")
    assert [finding.subject for finding in findings] == ["person:adam wilk", "person:ewa wilk", "person:ewa wilk"]


@given(st.text(alphabet="0123456789 -/.PESLNIKRabul\nAnowak@[]█,", max_size=80))
@settings(max_examples=150, deadline=None)
def test_findings_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    last = 0
    for finding in find_personal(text):
        assert isinstance(finding, Finding)
        assert last <= finding.start < finding.end <= len(text)
        assert 0 < finding.certainty <= 1
        assert finding.subject
        last = finding.end


@pytest.mark.parametrize(
    "text",
    [
        "Gościem był Jan Wesołek, dyrektor Urzędu Pracy w Krakowie Adam Zarzecki oraz eksperci. Kraków rośnie.",
        "Odbyło się spotkanie Pani Dominiki Wilczek, Pełnomocniczki Prezydenta Miasta ds. Współpracy, z firmami.",
    ],
)
def test_a_town_before_a_name_and_an_officials_proxy_hide_nobody(text: str) -> None:
    found = [text[one.start : one.end] for one in find_personal(text)]
    assert not [name for name in found if "Krak" in name or "Wilczek" in name]


@pytest.mark.parametrize(
    ("text", "parcel"),
    [
        ("Wnoszę o zmianę przeznaczenia działek nr 118/4 i 118/5 na zieleń.", "118/4 i 118/5"),
        ("Działki, których dotyczy uwaga | 118/4 i 118/5, obręb Olszynki", "118/4 i 118/5"),
        ("dz. 66/3 obręb 141", "66/3"),
    ],
)
def test_parcels_wait_for_a_person_however_they_are_listed(text: str, parcel: str) -> None:
    (found,) = find_personal(text)
    assert (text[found.start : found.end], found.kind, found.review) == (parcel, PersonalKind.PARCEL, True)


def test_who_keeps_the_minutes_stays() -> None:
    assert find_personal("Sesję zakończono o godz. 14.25. Protokołowała: Joanna Zarzecka.") == ()


def test_a_private_persons_proxy_is_private() -> None:
    text = "Pismo złożyła Dominika Wilczek, pełnomocniczka wnioskodawcy."
    assert [text[one.start : one.end] for one in find_personal(text)] == ["Dominika Wilczek"]
