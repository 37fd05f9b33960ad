"""Control digits of Polish identifiers. Every function takes the identifier without spaces and dashes.

Sources: ustawa o ewidencji ludności (PESEL), rozporządzenia on NIP, REGON and the electronic land register, ISO 13616
(IBAN), ICAO 9303 (identity card, passport). Published examples are in the tests.
"""

import re
from datetime import date

_PESEL = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
_NIP = (6, 5, 7, 2, 3, 4, 5, 6, 7)
_REGON_9 = (8, 9, 2, 3, 4, 5, 6, 7)
_REGON_14 = (2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8)
_CARD = (7, 3, 1, 9, 7, 3, 1, 7, 3)
_PASSPORT = (7, 3, 9, 1, 7, 3, 1, 7, 3)
_KW_LETTERS = {letter: number for number, letter in enumerate("XABCDEFGHIJKLMNOPRSTUWYZ", 10)}
_CENTURIES = {80: 1800, 0: 1900, 20: 2000, 40: 2100, 60: 2200}


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def pesel_birth(digits: str) -> date | None:
    """Return the date of birth that a PESEL number holds; `None` where its first six digits are no date."""
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    century = _CENTURIES.get(month // 20 * 20)
    try:
        return date(century + year, month % 20, day) if century is not None else None
    except ValueError:
        return None


def pesel_holds(digits: str) -> bool:
    """Whether eleven digits are a PESEL number: a date of birth and a control digit."""
    control = (10 - _weighted(digits, _PESEL) % 10) % 10
    return len(digits) == 11 and control == int(digits[10]) and pesel_birth(digits) is not None


def nip_holds(digits: str) -> bool:
    """Whether ten digits are a NIP; one that begins with 0 or is all zeros is none."""
    return len(digits) == 10 and digits[0] != "0" and _weighted(digits, _NIP) % 11 == int(digits[9])


def regon_holds(digits: str) -> bool:
    """Whether nine or fourteen digits are a REGON; the long one holds the short one, whose control digit holds too."""
    if len(digits) == 14:
        return regon_holds(digits[:9]) and _weighted(digits, _REGON_14) % 11 % 10 == int(digits[13])
    return len(digits) == 9 and set(digits) != {"0"} and _weighted(digits, _REGON_9) % 11 % 10 == int(digits[8])


def _codes(code: str, weights: tuple[int, ...]) -> int:
    return sum(int(sign, 36) * weight for sign, weight in zip(code, weights, strict=True))


def identity_card_holds(code: str) -> bool:
    """Whether three letters and six digits are the number of an identity card."""
    return re.fullmatch(r"[A-Z]{3}\d{6}", code) is not None and _codes(code, _CARD) % 10 == 0


def passport_holds(code: str) -> bool:
    """Whether two letters and seven digits are the number of a Polish passport; its third character is the control."""
    return re.fullmatch(r"[A-Z]{2}\d{7}", code) is not None and _codes(code, _PASSPORT) % 10 == 0


def iban_holds(digits: str) -> bool:
    """Whether 26 digits are a Polish account number (NRB): with PL behind, modulo 97 is 1."""
    return len(digits) == 26 and int(f"{digits[2:]}2521{digits[:2]}") % 97 == 1


def land_register_holds(code: str) -> bool:
    """Whether a code of the court (four signs), eight digits and a control digit are a land register's number."""
    body, control = code[:12], code[12:]
    if len(code) != 13 or not control.isdigit() or any(sign not in _KW_LETTERS and not sign.isdigit() for sign in body):
        return False
    values = [_KW_LETTERS.get(sign, -1) if sign.isalpha() else int(sign) for sign in body]
    return sum(value * (1, 3, 7)[place % 3] for place, value in enumerate(values)) % 10 == int(control)
