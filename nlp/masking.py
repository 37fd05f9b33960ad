"""Masks for personal data of fixed form in texts that leave this machine: e-mail, telephone, PESEL, postal address.

This is a bound, not redaction: names, bank accounts, car plates and what a text merely implies stay.
"""

import re

EMAIL = "[adres e-mail]"
PHONE = "[numer telefonu]"
PESEL = "[numer PESEL]"
ADDRESS = "[adres]"

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
    """Return `text` with e-mail addresses, telephone numbers, PESEL numbers and postal addresses masked in words.

    Where a number may be a telephone or a quantity, a unit behind it ("186 500 000 zł") says that it is a quantity.
    Masking twice changes nothing more.
    """
    for pattern, mask in _PATTERNS:
        text = pattern.sub(mask, text)
    return text
