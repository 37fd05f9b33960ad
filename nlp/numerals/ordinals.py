"""Ordinal numbers in words: "czternastego", "dwa tysiące dwudziestego piątego"."""

from functools import lru_cache

from nlp.cases import Case, Number
from nlp.morphology import forms
from nlp.numerals.cardinals import cardinal
from nlp.numerals.tables import ORDINALS

LIMIT = 9999


def ordinal(number: int, case: Case = Case.NOMINATIVE, gender: str = "m3", amount: Number = Number.SINGULAR) -> str:
    """Return an ordinal in words. Only its tens and units decline, or the one word for whole hundreds or thousands.

    Args:
        number: From 1 to 9999.
        case: The case that is wanted.
        gender: Of the noun: "m1", "m2", "m3", "n" or "f".
        amount: Singular, or plural ("lata dziewięćdziesiąte").

    Raises:
        ValueError: The number has no ordinal here.
    """
    if not 1 <= number <= LIMIT:
        raise ValueError(f"{number} has no ordinal in words; give one from 1 to {LIMIT}")
    head, tail = _split(number)
    words = [cardinal(head)] if head else []
    return " ".join([*words, *(_adjective(part, case, gender, amount) for part in tail)])


def _split(number: int) -> tuple[int, tuple[int, ...]]:
    """Return the part that stays a cardinal, and the parts that become ordinals."""
    if number in ORDINALS:
        return 0, (number,)
    tens = number % 100
    if tens:
        split = (tens,) if tens <= 20 else tuple(part for part in (tens // 10 * 10, tens % 10) if part)
        return number - tens, split
    hundreds = number % 1000
    return number - hundreds, (hundreds,)


@lru_cache(maxsize=4096)
def _adjective(part: int, case: Case, gender: str, amount: Number) -> str:
    found = (
        form.text for form in forms(ORDINALS[part]) if form.has("adj", amount, case, gender) and form.text.islower()
    )
    return next(found, ORDINALS[part])
