"""What a letter says of itself, field by field, over invented people of an invented city."""

import datetime as dt

import pytest

from corpus.model import Addressee, Author, DocumentKind, GrammaticalForm, Signatory
from ingest.parsers import parse_letter
from ingest.parsers.letter.addressee import find_addressee
from ingest.parsers.letter.dateline import Dateline, find_dateline
from ingest.parsers.letter.number import find_number
from ingest.parsers.letter.reference import find_reference
from ingest.parsers.letter.signatory import find_signatory
from ingest.parsers.letter.subject import find_subject, strip_matter
from ingest.parsers.letter.transmission import find_received, find_transmitted
from ingest.parsers.lines import lines_of

F, M, U = GrammaticalForm.FEMININE, GrammaticalForm.MASCULINE, GrammaticalForm.UNKNOWN


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("Zalesin, 14 kwietnia 2025 r.", "Zalesin", "2025-04-14"),
        ("Zalesin, 06-08-2026", "Zalesin", "2026-08-06"),
        ("Zalesin, dnia 5 maja 2026 roku", "Zalesin", "2026-05-05"),
        ("Zalesin, dn. 12.03.2025 r.", "Zalesin", "2025-03-12"),
        ("Zalesin, data: 2 lipca 2026 r.", "Zalesin", "2026-07-02"),
        ("Nowy Zalesin, 1 lipca 2026", "Nowy Zalesin", "2026-07-01"),
        ("Bielsko-Biała, 1 lipca 2026 r.", "Bielsko-Biała", "2026-07-01"),
        ("dnia 5 maja 2026 r.", None, "2026-05-05"),
        ("2026-05-05", None, "2026-05-05"),
        ("Data wpływu: 2026-05-05", None, None),
        ("W dniu 5 maja 2026 r. odbyło się spotkanie w sprawie mostu.", None, None),
        ("Zalesin, data podpisu elektronicznego", None, None),
    ],
)
def test_place_and_date(text: str, place: str | None, date: str | None) -> None:
    day = dt.date.fromisoformat(date) if date else None
    assert find_dateline(lines_of(f"{text}\n\nSzanowna Pani,\nodpisuję.")) == Dateline(place, day)


def test_a_date_under_the_signature() -> None:
    text = "Szanowny Panie,\nproszę o ławkę.\n\nZ poważaniem\nAnna Kot\nZalesin, 3 maja 2026 r."
    assert find_dateline(lines_of(text)) == Dateline("Zalesin", dt.date(2026, 5, 3))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Odpowiedź na interpelację nr 7278", "7278"),
        ("w odpowiedzi na interpelację numer 7278 w sprawie straży", "7278"),
        ("interpelacji Posła Jana Kota nr 12/2026 w sprawie mostu", "12/2026"),
        ("odpowiedź na interpelację (znak: K10INT18460)", "18460"),
        ("odpowiadając na interpelację 17939 w sprawie mostu", "17939"),
        ("interpelację o numerze RI-IX/000779", "RI-IX/000779"),
        ("interpelację w sprawie drogi krajowej nr 44 (nr 17252)", "17252"),
        ("interpelację w sprawie Szkoły Podstawowej nr 9", None),
        ("Interpelacja w sprawie ustawy (druk nr 2440)", None),
        ("Interpelacja w sprawie mostu", None),
    ],
)
def test_number(text: str, number: str | None) -> None:
    assert find_number(text) == number


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Znak sprawy: OR-03.0003.12.2026", "OR-03.0003.12.2026"),
        ("Znak pisma: DL-3-1.054.18.2025", "DL-3-1.054.18.2025"),
        ("DKO-WKiDN.055.5.2026.BK", "DKO-WKiDN.055.5.2026.BK"),
        ("BM.6001.133.2026/ 8", "BM.6001.133.2026/8"),
        ("w odpowiedzi na pismo z dnia 3 maja 2026 r. znak: AB.12.2026", None),
        ("tel. 12 345 67 89", None),
    ],
)
def test_reference(text: str, reference: str | None) -> None:
    assert find_reference(lines_of(text + "\n\nSzanowna Pani,")) == reference


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Interpelacja w sprawie remontu mostu Żelaznego", "remontu mostu Żelaznego"),
        ("INTERPELACJA\nw sprawie placu zabaw przy ul. Krótkiej", "placu zabaw przy ul. Krótkiej"),
        ("Interpelacja nr 12/2026 dot. komunikacji nocnej", "komunikacji nocnej"),
        ("Dotyczy: oświetlenia ul. Polnej.", "oświetlenia ul. Polnej"),
        ("INTERPELACJA\n\nW sprawie: koszy na śmieci", "koszy na śmieci"),
        (
            "odpowiadając na interpelację nr 5 Radnej Anny Kot w sprawie żłobków, uprzejmie informuję, co następuje.",
            "żłobków",
        ),
        ("w odpowiedzi na zapytanie w sprawie wiat, przekazane przez Przewodniczącego Rady, wyjaśniam.", "wiat"),
        ("Dot. pisma z 3 maja br. Radnego Jana Kota w sprawie ławek (interpelacja nr 5)", "ławek"),
        ("Szanowni Państwo, dziękuję za list.", None),
    ],
)
def test_subject(text: str, subject: str | None) -> None:
    assert find_subject(text, lines_of(text)) == subject


def test_strip_matter() -> None:
    assert strip_matter("Interpelacja w sprawie wiat") == "wiat"
    assert strip_matter("remontu ul. Długiej") == "remontu ul. Długiej"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("przekazaną przez Pana Jana Kota, Przewodniczącego Rady Miasta 14 kwietnia 2025 r., informuję", "2025-04-14"),
        ("Przekazano Prezydentowi Miasta: 12 listopada 2026 r.", "2026-11-12"),
        ("przekazaną zgodnie z ustawą z dnia 8 marca 1990 r., informuję", None),
        ("interpelację z 3 maja 2026 r. w sprawie mostu", None),
    ],
)
def test_transmission(text: str, date: str | None) -> None:
    assert find_transmitted(text) == (dt.date.fromisoformat(date) if date else None)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Data wpływu: 2026-03-10", "2026-03-10"),
        ("WPŁYNĘŁO\n14.04.2025", "2025-04-14"),
        ("Wpłynęło dnia 14 kwietnia 2025 r.", "2025-04-14"),
        ("Wnioski mieszkańców wpłynęły 5 maja 2026 r. do Zarządu Dróg.", None),
    ],
)
def test_receipt(text: str, date: str | None) -> None:
    assert find_received(lines_of(text)) == (dt.date.fromisoformat(date) if date else None)


@pytest.mark.parametrize(
    ("head", "addressee"),
    [
        (
            "Pan\nTomasz Nowy\nMarszałek Sejmu\nRzeczypospolitej",
            Addressee("Tomasz Nowy", "Marszałek Sejmu Rzeczypospolitej", M),
        ),
        ("Szanowna Pani\nAnna Kot\nRadna Miasta Zalesin", Addressee("Anna Kot", "Radna Miasta Zalesin", F)),
        ("Sz. P.\nAdam Kłos\nPrezydent Miasta Zalesin", Addressee("Adam Kłos", "Prezydent Miasta Zalesin", M)),
        ("Pani Prezydent\nBarbara Głaz", Addressee("Barbara Głaz", "Prezydent", F)),
        ("Do: Burmistrz Zalesina", Addressee("", "Burmistrz Zalesina", U)),
        ("Pan Tomasz NOWY\nMarszałek Sejmu", Addressee("Tomasz Nowy", "Marszałek Sejmu", M)),
        ("Zalesin, 3 maja 2026 r.", None),
    ],
)
def test_addressee(head: str, addressee: Addressee | None) -> None:
    assert find_addressee(lines_of(f"{head}\n\nSzanowni Państwo,\npiszę.")) == addressee


@pytest.mark.parametrize(
    ("tail", "signatory"),
    [
        (
            "z up. PREZYDENTA MIASTA\n\nJan Mazurek\nZastępca Prezydenta Miasta Zalesin",
            Signatory("Jan Mazurek", "Zastępca Prezydenta Miasta Zalesin"),
        ),
        (
            "Z poważaniem\nz up. Jan Mazurek\nPodsekretarz Stanu\nMinisterstwo Mostów\n\n[1] Dz. U. z 2025 r. poz. 1.",
            Signatory("Jan Mazurek", "Podsekretarz Stanu Ministerstwo Mostów"),
        ),
        (
            "Z wyrazami szacunku\nz upoważnienia Ministra Mostów\nAnna Kot\nSekretarz Stanu\n"
            "/dokument podpisany elektronicznie/\nDo wiadomości:\nPani Ewa Lis, Dyrektor Departamentu",
            Signatory("Anna Kot", "Sekretarz Stanu"),
        ),
        ("Z wyrazami szacunku\nPaweł BIELAK\n/podpisano elektronicznie/", Signatory("Paweł Bielak")),
        (
            "Z wyrazami szacunku\nz up. Ministra\ndr hab. Jan Mazurek, prof. uczelni\nPodsekretarz Stanu",
            Signatory("Jan Mazurek", "Podsekretarz Stanu"),
        ),
        (
            "Dyrektor Zarządu Dróg\nAnna Kot ul. Mostowa 14, 00-000 Zalesin",
            Signatory("Anna Kot", "Dyrektor Zarządu Dróg"),
        ),
        (
            "… jest bezpieczny. Z wyrazami szacunku Z upoważnienia Burmistrza Anna Kot Sekretarz Miasta",
            Signatory("Anna Kot", "Sekretarz Miasta"),
        ),
        ("Most jest bezpieczny.", None),
    ],
)
def test_signatory(tail: str, signatory: Signatory | None) -> None:
    body = "Szanowna Pani Radna,\nuprzejmie informuję, że most jest bezpieczny.\n\n"
    assert find_signatory(lines_of(body + tail)) == signatory


def test_who_answers_when_nobody_signs() -> None:
    text = "Odpowiadający: sekretarz stanu w Ministerstwie Mostów Jan Mazurek\n\nSzanowny Panie,\nmost stoi."
    assert find_signatory(lines_of(text)) == Signatory("Jan Mazurek", "sekretarz stanu w Ministerstwie Mostów")


def test_the_letterhead_names_the_function_of_who_signs() -> None:
    text = "Sekretarz Miasta\nJan Mazurek\n\nPani\nAnna Kot\n\nSzanowna Pani,\nmost stoi.\n\nZ poważaniem\nJan Mazurek"
    assert find_signatory(lines_of(text)) == Signatory("Jan Mazurek", "Sekretarz Miasta")


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("proszę o ławkę.\n\nZ poważaniem\nAnna Kot\nRadna Miasta Zalesin", [("Anna Kot", F)]),
        ("Zwróciłam się o to rok temu.\n\nZ poważaniem\nA. Kot", [("A. Kot", F)]),
        ("zwracałem się o to. Byłem tam.\n\nZ poważaniem\nSasza Kot\nRadny", [("Sasza Kot", M)]),
        ("proszę o ławkę.\n\nZ poważaniem\nK. Nowak", [("K. Nowak", U)]),
        ("Radny Jan Lis\n\nInterpelacja\n\nproszę o ławkę.", [("Jan Lis", M)]),
        ("Interpelacja Radnej Anny Kot w sprawie ławki\n\nproszę o ławkę.", [("Anna Kot", F)]),
        (
            "prosimy o ławki.\n\nZ wyrazami szacunku\nAnna Kot, Jan Lis, Maria Ryś\nRadni Klubu „Wspólny Zalesin”",
            [("Anna Kot", F), ("Jan Lis", M), ("Maria Ryś", F)],
        ),
        ("prosimy o ławki.\n\nZ poważaniem\nAnna Kot\nJan Lis", [("Anna Kot", F), ("Jan Lis", M)]),
        ("proszę o ławkę.\n\nPodpis: Zofia Pardel", [("Zofia Pardel", F)]),
    ],
)
def test_authors(text: str, authors: list[tuple[str, GrammaticalForm]]) -> None:
    letter = parse_letter(f"{text}\n", (), DocumentKind.INTERPELLATION)
    assert [(author.name, author.form) for author in letter.authors] == authors


def test_a_surname_alone_tells_no_gender() -> None:
    letter = parse_letter("proszę o ławkę.\n\nZ poważaniem\nK. Kowalska", (), DocumentKind.INTERPELLATION)
    assert letter.authors == (Author("K. Kowalska", U),)


def test_a_nameless_councillor_keeps_the_role() -> None:
    letter = parse_letter("proszę o ławkę.\n\nRadna Miasta Zalesin", (), DocumentKind.INTERPELLATION)
    assert letter.authors == (Author("", F, "Radna Miasta Zalesin"),)
    assert "Nie ustalono autora pisma." in letter.warnings


def test_the_author_of_a_reply_is_its_signatory() -> None:
    text = "Odpowiadając na interpelację, informuję.\n\nz up. BURMISTRZA\nAnna Kot\nSekretarz Miasta"
    letter = parse_letter(text, (), DocumentKind.REPLY)
    assert letter.signatory == Signatory("Anna Kot", "Sekretarz Miasta")
    assert letter.authors == (Author("Anna Kot", F, "Sekretarz Miasta"),)


def test_what_is_missing_is_said_in_polish() -> None:
    letter = parse_letter("Dzień dobry.", (), DocumentKind.INTERPELLATION)
    assert letter.warnings == (
        "Nie ustalono autora pisma.",
        "Pismo nie podaje daty.",
        "W piśmie nie znaleziono pytań ani próśb.",
        "Nie ustalono przedmiotu pisma.",
    )


@pytest.mark.parametrize(
    "subject",
    [
        "budynku przy ul. Kwiatowej 20",
        "zajęć na basenie dla uczniów SP nr 14",
        "organizacji spotkań pt. „Każda rozmowa ma sens” w domu kultury",
        "wydarzeń w okresie styczeń - maj 2025 r",
        "budowy garażu na działkach nr 133/1, 132/13, obr. 31, jedn. ewid. Zalesin",
        "upamiętnienia 8. Dywizji Piechoty w Zalesinie",
    ],
)
def test_a_subject_ends_with_its_sentence(subject: str) -> None:
    text = f"Szanowny Panie,\n\nskładam interpelację w sprawie {subject}. Proszę o odpowiedź, kiedy to nastąpi."
    assert find_subject(text, lines_of(text)) == subject
