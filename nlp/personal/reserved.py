"""What redaction puts in the place of personal data, so that the search for personal data knows it again.

Masks and labels are plain to see. Pseudonyms are made of reserved material: surnames composed here that the dictionary
does not have and that no register is known to hold ("Malinogórska"), and numbers that begin with zeros, which no office
issues. A text that has been redacted once therefore holds nothing that would be redacted again.
"""

import re
from collections.abc import Iterator
from functools import cache

from nlp.cases import Case
from nlp.inflection import GIVEN, decline_word

MASK = "█████"
"""Five blocks whatever was removed, so that its length does not show."""

LABELS = {
    "person": "osoba",
    "signature": "podpis",
    "address": "adres",
    "phone": "telefon",
    "email": "e-mail",
    "pesel": "PESEL",
    "nip": "NIP",
    "regon": "REGON",
    "identity_card": "dowód osobisty",
    "passport": "paszport",
    "bank_account": "rachunek",
    "land_register": "księga wieczysta",
    "parcel": "działka",
    "car_plate": "numer rejestracyjny",
    "birth_date": "data urodzenia",
    "other": "dane",
}
"""The word of a label, by the kind of personal data."""

PATTERNS = {
    "signature": "[podpis {0}]",
    "address": "ul. Zmyślona {0}, 00-000 Zmyślin",
    "phone": "000 000 {0:03d}",
    "email": "osoba{0}@przyklad.invalid",
    "pesel": "000000{0:05d}",
    "nip": "000-000-{0:02d}-00",
    "regon": "00000{0:04d}",
    "identity_card": "XXX {0:06d}",
    "passport": "XX {0:07d}",
    "bank_account": "00 0000 0000 0000 0000 0000 {0:04d}",
    "land_register": "XX0X/{0:08d}/0",
    "parcel": "nr 0000/{0}",
    "car_plate": "XX {0:05d}",
    "birth_date": "01.01.0001",
    "other": "[dane {0}]",
}
"""What a pseudonym for something other than a name looks like; `{0}` is its number."""

SURNAME_STEMS = tuple(
    first + last
    for last in ("górsk", "łęck", "brodzk", "dworsk")
    for first in [
        "Malino",
        "Brzozo",
        "Jodło",
        "Kłoso",
        "Modrze",
        "Wierzbo",
        "Klono",
        "Roso",
        "Lipo",
        "Sosno",
        "Chmuro",
        "Wrzoso",
    ]
)
"""Invented surnames without their ending: they decline like adjectives, for men and women."""

GIVEN_NAMES = {
    "f": (
        "Ewa",
        "Zofia",
        "Helena",
        "Irena",
        "Barbara",
        "Teresa",
        "Danuta",
        "Marta",
        "Alicja",
        "Joanna",
        "Halina",
        "Monika",
        "Renata",
        "Dorota",
    ),
    "m1": (
        "Adam",
        "Karol",
        "Marek",
        "Piotr",
        "Tomasz",
        "Andrzej",
        "Jerzy",
        "Paweł",
        "Henryk",
        "Stefan",
        "Robert",
        "Roman",
        "Witold",
        "Edward",
    ),
}
"""Given names of pseudonyms, by gender; a reserved surname always follows."""

_ENDINGS = "iego|iemu|iej|im|i|a|ą"
_SURNAME = rf"(?:{'|'.join(SURNAME_STEMS)})(?:{_ENDINGS})"
_MASKING = "adres e-mail|numer telefonu|numer PESEL|adres|osoba|numer"
_FIELD = re.compile(r"\{0(?::0(\d)d)?\}")


def _zeros(width: int) -> str:
    """Return the expression of a number of `width` digits: beyond three, zeros come first."""
    return rf"0{{{width - 3}}}\d{{3}}" if width > 3 else rf"\d{{{width}}}"


def _numbered(pattern: str) -> str:
    """Return a regular expression for what `pattern` gives with any number, where no figure goes on."""
    first, field, last = _FIELD.split(pattern)
    digits = _zeros(int(field)) if field else r"\d+"
    end = "" if last and not last[-1].isdigit() else r"(?!\d)"
    begin = r"(?<!\d)" if (first or "0")[0].isdigit() else ""
    return rf"{begin}{re.escape(first)}{digits}{re.escape(last)}{end}"


@cache
def _redacted() -> re.Pattern[str]:
    given = {
        decline_word(name, gender, case, GIVEN)
        for gender in GIVEN_NAMES
        for name in GIVEN_NAMES[gender]
        for case in Case
    }
    initials = {f"{name[0]}." for names in GIVEN_NAMES.values() for name in names}
    first = "|".join(re.escape(name) for name in sorted(given | initials, key=len, reverse=True))
    return re.compile(
        "|".join(
            (
                "█+",
                rf"\[(?:{'|'.join(LABELS.values())}) \d+\]",
                rf"\[(?:{_MASKING})\]",
                rf"(?:(?:{first}) )?(?i:{_SURNAME}(?:-{_SURNAME})?)",
                r"(?<!\d)01\.01\.0001(?!\d)",
                *(_numbered(pattern) for kind, pattern in PATTERNS.items() if kind != "birth_date"),
            )
        )
    )


def find_redacted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of `text` where redaction has put a mask, a label or a pseudonym, in order."""
    for match in _redacted().finditer(text):
        yield match.span()
