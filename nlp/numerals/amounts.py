"""Amounts of money in words and figures: "dwa złote trzydzieści groszy", "15 000 000 zł"."""

from decimal import ROUND_HALF_UP, Decimal

from nlp.cases import Case, Number
from nlp.numerals.cardinals import cardinal
from nlp.numerals.counting import HARD_SPACE, counted_form, group_digits
from nlp.numerals.reading import parse_number
from nlp.numerals.tables import CASES, GROSZ, ZLOTY

_CENT = Decimal("0.01")
_Noun = tuple[tuple[str, ...], tuple[str, ...]]
_ZLOTY_FORMS = frozenset(form for forms in ZLOTY for form in forms)
_GROSZ_FORMS = frozenset(form for forms in GROSZ for form in forms)


def amount_figures(value: Decimal | int) -> str:
    """Return an amount in figures: "15 000 000 zł", "2,30 zł"; groszy only where there are some."""
    rounded = _rounded(value)
    whole = rounded == rounded.to_integral_value()
    return f"{group_digits(int(rounded) if whole else rounded)}{HARD_SPACE}zł"


def amount_words(value: Decimal | int, case: Case = Case.NOMINATIVE) -> str:
    """Return an amount in words, rounded to the grosz: "dwadzieścia dwa złote", "pięć groszy", "zero złotych".

    Raises:
        ValueError: The amount is too large for words.
    """
    rounded = _rounded(value)
    whole, cents = divmod(int(abs(rounded) * 100), 100)
    parts = [_counted(whole, ZLOTY, case)] if whole or not cents else []
    if cents:
        parts.append(_counted(cents, GROSZ, case))
    return " ".join(["minus", *parts] if rounded < 0 else parts)


def parse_amount(text: str) -> Decimal | None:
    """Return the amount of "dwa złote trzydzieści groszy", in any case; `None` where the words are no amount."""
    words = text.lower().split()
    sign = -1 if words[:1] == ["minus"] else 1
    total, pending, units = Decimal(0), list[str](), 0
    for word in words[1:] if sign < 0 else words:
        scale = 1 if word in _ZLOTY_FORMS else _CENT if word in _GROSZ_FORMS else None
        if scale is None:
            pending.append(word)
            continue
        count = parse_number(" ".join(pending))
        if count is None:
            return None
        total, pending, units = total + count * scale, [], units + 1
    return sign * total if units and not pending else None


def _rounded(value: Decimal | int) -> Decimal:
    return Decimal(value).quantize(_CENT, ROUND_HALF_UP)


def _counted(number: int, noun: _Noun, case: Case) -> str:
    amount, wanted = counted_form(number, "m3", case)
    place = CASES.index(Case.NOMINATIVE if wanted is Case.VOCATIVE else wanted)
    return f"{cardinal(number, case)} {noun[amount is Number.PLURAL][place]}"
