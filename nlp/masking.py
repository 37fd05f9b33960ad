"""Masks for personal data in texts that leave this machine: contacts, identifiers, addresses, names of private persons.

What `nlp.personal` finds is masked, and on top of it every contact of fixed form, an office's too: whatever has the
shape of an e-mail address, a telephone number, a PESEL number or a street address with a house number.
"""

import re

from corpus.model import PersonalKind
from nlp.personal import find_personal

EMAIL = "[adres e-mail]"
PHONE = "[numer telefonu]"
PESEL = "[numer PESEL]"
ADDRESS = "[adres]"
PERSON = "[osoba]"
NUMBER = "[numer]"
_MASKS = {
    PersonalKind.EMAIL: EMAIL,
    PersonalKind.PHONE: PHONE,
    PersonalKind.PESEL: PESEL,
    PersonalKind.ADDRESS: ADDRESS,
    PersonalKind.PERSON: PERSON,
    PersonalKind.SIGNATURE: PERSON,
}

_CAPITAL = r"[A-ZĄĆĘŁŃÓŚŹŻ]"
_NUMBER = r"\d{1,4}[A-Za-z]?(?:\s?/\s?\d{1,4}[A-Za-z]?)?(?:\s+(?:m\.|lok\.)\s?\d{1,4})?"
_UNIT = (
    r"(?!\s*(?:zł|PLN|euro|EUR|€|tys|mln|mld|m2|m²|m3|km|ha|kg|ton|szt|egz|%|proc|os(?:ób|oby|\.)|mieszkań|kW|MW|GJ))"
)
_PATTERNS = (
    (re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+"), EMAIL),
    (re.compile(r"(?<![\d/.,-])\d{11}(?![\d/-]|[.,]\d)"), PESEL),
    (re.compile(r"(?<![\w+])(?:\+|00)48[\s-]?\d{2,3}(?:[\s-]?\d{2,3}){2,3}(?!\d)"), PHONE),
    (re.compile(r"(?i:\b(?:tel|telefon\w*|kom|fax|faks)\b)[.:]*\s*(?:nr\s*)?[\d(][\d\s()-]{5,16}\d"), PHONE),
    (re.compile(rf"(?<![\d.,])(?<!\d )\d{{3}}(?P<gap>[ -])\d{{3}}(?P=gap)\d{{3}}(?!\d|[ .,-]\d){_UNIT}"), PHONE),
    (re.compile(rf"(?<![\d.,])[1-9]\d{{8}}(?!\d|[.,]\d){_UNIT}"), PHONE),
    (
        re.compile(
            rf"\b(?i:ul|al|pl|os)\.\s*(?:{_CAPITAL}[\w.-]*\s+|\d{{1,2}}\s+{_CAPITAL}\w+\s+|(?:i|św\.|gen\.|ks\.)\s+){{1,4}}"
            rf"(?:nr\s+)?{_NUMBER}(?!\w)(?:\s*,?\s*\d\d-\d{{3}}\s+{_CAPITAL}\w+)?"
        ),
        ADDRESS,
    ),
    (
        re.compile(
            rf"\b(?i:ulic\w+|alej\w+|plac\w*|osiedl\w+)\s+(?:{_CAPITAL}[\w.-]*\s+){{1,4}}(?:nr\s+)?{_NUMBER}(?!\w)"
        ),
        ADDRESS,
    ),
    (re.compile(rf"(?<![\d-])\d\d-\d{{3}}\s+{_CAPITAL}\w+(?:[\s-]{_CAPITAL}\w+)?"), ADDRESS),
)


def mask_contacts(text: str) -> str:
    """Return `text` with contacts, identifiers, postal addresses and names of private persons masked in words.

    People in public functions stay, as `find_personal` says; numbers of parcels stay. Where a number may be a
    telephone or a quantity, a unit behind it ("186 500 000 zł") says that it is a quantity. Masking twice changes
    nothing more.
    """
    return _masked_persons(_masked_contacts(text))


def _masked_contacts(text: str) -> str:
    for pattern, mask in _PATTERNS:
        text = pattern.sub(mask, text)
    return text


def _masked_persons(text: str) -> str:
    pieces, last = [], 0
    for finding in find_personal(text):
        if finding.kind is not PersonalKind.PARCEL:
            pieces += [text[last : finding.start], _MASKS.get(finding.kind, NUMBER)]
            last = finding.end
    return "".join([*pieces, text[last:]])
