"""Redaction: nothing removed can be read again, and redacting twice is redacting once."""

from dataclasses import asdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.model import Finding, PersonalKind, RedactionMode, Ruling
from nlp.personal import find_personal
from nlp.personal.control import iban_holds, identity_card_holds, nip_holds, pesel_holds, regon_holds
from nlp.personal.reserved import MASK, PATTERNS, find_redacted
from nlp.redaction import NoteFields, redact, redaction_note

LETTER = (
    "Pani Anna Kowalska, zam. ul. Lipowa 5/3, 30-001 Jasnobrzeg, PESEL 44051401359, tel. 600 700 800, pisze: "
    "działka nr 12/4 jest sucha. Annie Kowalskiej odpowiedział radny Jan Wolny. Z Anną Kowalską rozmawiał sąsiad, "
    "Adam Wilk."
)
PIECES = (
    *(
        "Pani Anna Kowalska",
        "Annie Kowalskiej",
        "radny Jan Wolny",
        "Adam Wilk",
        "pana Wilka",
        "KOWALCZYK Jan",
        "A. Nowak",
    ),
    *("PESEL 44051401359", "NIP 725-101-21-80", "tel. 600 700 800", "jan@poczta.example", "ul. Lipowa 5/3", "zam. "),
    *(
        "mieszkaniec",
        "sąsiadka",
        "Szkoła im. ",
        "\n",
        ", ",
        ". ",
        " i ",
        "Z poważaniem\n",
        "(-) ",
        "radna ",
        "p. ",
        "Maj",
    ),
    *("[osoba 1]", "█████", "Ewa Malinogórska", "000 000 001", "15 000 000 zł", "ur. 12.03.1961", "działka nr 12/4"),
    *("Nguyen Van Thanh", "KA1S/00012345/6", "61 1090 1014 0000 0712 1981 2874", "Kraków", "ul. ", "Pan ", "z", "-"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).flatmap(
    lambda pieces: st.sampled_from(("", " ", "\n")).map(lambda gap: gap.join(pieces))
)


def _redacted(text: str, mode: RedactionMode) -> str:
    return redact(text, find_personal(text), mode, key="test").text


@pytest.mark.parametrize("mode", list(RedactionMode))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_redacting_twice_is_redacting_once(mode: RedactionMode, text: str) -> None:
    once = _redacted(text, mode)
    assert _redacted(once, mode) == once


@pytest.mark.parametrize("mode", list(RedactionMode))
@pytest.mark.parametrize("other", list(RedactionMode))
def test_another_mode_leaves_a_redacted_text_alone(mode: RedactionMode, other: RedactionMode) -> None:
    once = _redacted(LETTER, mode)
    assert _redacted(once, other) == once


@given(text=TEXTS)
@settings(max_examples=60, deadline=None)
def test_edits_and_removals_read_back(text: str) -> None:
    done = redact(text, find_personal(text), RedactionMode.LABEL)
    for removal in done.removals:
        if removal.replacement:
            assert done.text[removal.start : removal.end] == removal.replacement
    rebuilt, last = "", 0
    for edit in done.edits:
        rebuilt, last = rebuilt + text[last : edit.start] + edit.replacement, edit.end
    assert rebuilt + text[last:] == done.text


@pytest.mark.parametrize("mode", list(RedactionMode))
def test_nothing_removed_is_in_the_text_or_the_list(mode: RedactionMode) -> None:
    done = redact(LETTER, find_personal(LETTER), mode)
    kept = done.text + repr([asdict(removal) for removal in done.removals]) + repr(done.edits)
    for word in ("Kowalsk", "Annie", "Lipowa", "44051401359", "600 700 800", "Wilk", "30-001"):
        assert word not in kept
    assert "radny Jan Wolny" in done.text


def test_one_person_has_one_label_in_every_case() -> None:
    assert _redacted(LETTER, RedactionMode.LABEL) == (
        "Pani [osoba 1], zam. [adres 1], PESEL [PESEL 1], tel. [telefon 1], pisze: działka nr 12/4 jest sucha. "
        "[osoba 1] odpowiedział radny Jan Wolny. Z [osoba 1] rozmawiał sąsiad, [osoba 2]."
    )


def test_a_mask_does_not_tell_the_length() -> None:
    text = _redacted("Pan Jan Lis i pani Konstancja Brzezińska-Wojciechowska", RedactionMode.MASK)
    assert text == f"Pan {MASK} i pani {MASK}"


def test_labels_go_on_behind_those_of_the_text() -> None:
    assert _redacted("[osoba 3] i Pan Jan Lis", RedactionMode.LABEL) == "[osoba 3] i Pan [osoba 4]"


@pytest.mark.parametrize(
    ("text", "endings"),
    [
        ("Pani Anna Kowalska pisze.", ("a",)),
        ("Odpowiedź dla pani Anny Kowalskiej", ("iej",)),
        ("Rozmowa z panem Janem Kowalskim", ("im",)),
        ("Pismo Pana Jana Kosa", ("iego",)),
    ],
)
def test_a_pseudonym_keeps_gender_and_case(text: str, endings: tuple[str, ...]) -> None:
    done = redact(text, find_personal(text), RedactionMode.PSEUDONYM, key="a")
    assert len(done.edits) == 1
    given_name, surname = done.edits[0].replacement.split()
    assert surname.endswith(endings)
    assert given_name[0].isupper()
    assert list(find_redacted(done.text)) == [(done.removals[0].start, done.removals[0].end)]


def test_pseudonyms_depend_on_the_document_alone() -> None:
    findings = find_personal(LETTER)
    first, again = (redact(LETTER, findings, RedactionMode.PSEUDONYM, key="a").text for _ in range(2))
    assert first == again
    assert first != redact(LETTER, findings, RedactionMode.PSEUDONYM, key="b").text


def test_invented_numbers_fail_their_control_digit() -> None:
    for number in range(1, 90):
        assert not pesel_holds(PATTERNS["pesel"].format(number))
    findings = [Finding(kind, place, place + 1, "x", 0.9, str(place)) for place, kind in enumerate(_NUMBERED * 30)]
    done = redact("x" * len(findings), findings, RedactionMode.PSEUDONYM)
    for removal in done.removals:
        plain = removal.replacement.replace("-", "").replace(" ", "").removeprefix("PL")
        assert not _CHECKS[removal.kind](plain)


_NUMBERED = [PersonalKind.NIP, PersonalKind.REGON, PersonalKind.IDENTITY_CARD, PersonalKind.BANK_ACCOUNT]
_CHECKS = {
    PersonalKind.NIP: nip_holds,
    PersonalKind.REGON: regon_holds,
    PersonalKind.IDENTITY_CARD: identity_card_holds,
    PersonalKind.BANK_ACCOUNT: iban_holds,
}


def test_a_reviewer_restores_and_accepts() -> None:
    findings = find_personal(LETTER)
    numbers = {finding.kind: number for number, finding in enumerate(findings, 1)}
    parcel, phone = numbers[PersonalKind.PARCEL], numbers[PersonalKind.PHONE]
    rulings = {parcel: Ruling.ACCEPTED, phone: Ruling.RESTORED}
    done = redact(LETTER, findings, RedactionMode.LABEL, rulings=rulings)
    assert "600 700 800" in done.text
    assert "działka nr [działka 1]" in done.text
    assert done.removals[phone - 1].ruling is Ruling.RESTORED
    assert done.removals[phone - 1].replacement == ""
    assert (
        LETTER[findings[phone - 1].start : findings[phone - 1].end]
        == done.text[done.removals[phone - 1].start : done.removals[phone - 1].end]
    )


def test_of_two_overlapping_findings_the_first_counts() -> None:
    findings = [Finding(PersonalKind.PHONE, 2, 5, "b", 0.9, "b"), Finding(PersonalKind.PESEL, 0, 4, "a", 0.9, "a")]
    done = redact("abcdef", findings, RedactionMode.MASK)
    assert done.text == f"{MASK}ef"
    assert [removal.kind for removal in done.removals] == [PersonalKind.PESEL]


def test_the_note_tells_scope_basis_and_who() -> None:
    removals = redact(LETTER, find_personal(LETTER), RedactionMode.LABEL).removals
    note = redaction_note(
        removals, NoteFields("nr 7", "Wydział Organizacji", "osób wymienionych w piśmie", "5 maja 2025 r.")
    )
    assert "numery PESEL (1)" in note
    assert "imiona i nazwiska osób prywatnych (4)" in note
    assert "numery działek" not in note
    assert "art. 5 ust. 2" in note
    assert "w interesie: osób wymienionych w piśmie." in note
    assert "Wydział Organizacji, dnia 5 maja 2025 r." in note


def test_a_note_without_removals_says_so() -> None:
    assert redaction_note([]) == "W dokumencie niniejszym nie wyłączono jawności żadnych danych."


def test_what_the_office_did_not_fill_in_stays_open() -> None:
    removals = redact(LETTER, find_personal(LETTER), RedactionMode.MASK).removals
    assert "w interesie: …" in redaction_note(removals)
