"""What a number asks of the noun behind it: 1 uwaga, 3 uwagi, 5 uwag, 22 uwagi, 2,5 uwagi."""

from decimal import Decimal
from enum import StrEnum

from nlp.cases import Case, Number
from nlp.phrases import decline_phrase, phrase_gender

HARD_SPACE = "\u00a0"
_DIRECT = (Case.NOMINATIVE, Case.ACCUSATIVE, Case.VOCATIVE)
_GROUPED_FROM = 10_000


class Agreement(StrEnum):
    """What follows a number in the nominative: złoty (1), złote (2 to 4), złotych (5 and more), złotego (2,5)."""

    ONE = "one"
    FEW = "few"
    MANY = "many"
    FRACTION = "fraction"


def agreement(number: int | Decimal) -> Agreement:
    """Return what a number asks of the noun behind it; 12 to 14 are many, 22 to 24 few, 21 and 101 many."""
    if number != int(number):
        return Agreement.FRACTION
    whole = abs(int(number))
    if whole == 1:
        return Agreement.ONE
    few = whole % 10 in {2, 3, 4} and whole % 100 not in {12, 13, 14}
    return Agreement.FEW if few else Agreement.MANY


def counted_form(number: int | Decimal, gender: str = "m3", case: Case = Case.NOMINATIVE) -> tuple[Number, Case]:
    """Return the number and the case of a noun behind `number`; zero, tysiąc and milion take the genitive always.

    Args:
        number: How many.
        gender: Of the noun; men take the genitive after "dwóch", too.
        case: The case in which the phrase stands.
    """
    asked = agreement(number)
    if asked is Agreement.FRACTION:
        return Number.SINGULAR, Case.GENITIVE
    if asked is Agreement.ONE:
        return Number.SINGULAR, case
    if int(number) % 1000 == 0:
        return Number.PLURAL, Case.GENITIVE
    if case in _DIRECT and (asked is Agreement.MANY or gender == "m1"):
        return Number.PLURAL, Case.GENITIVE
    return Number.PLURAL, case


def count_phrase(number: int | Decimal, noun: str, case: Case = Case.NOMINATIVE) -> str:
    """Return a number in figures with its noun: "3 uwagi", "5 nowych uwag", "22 radnych".

    Args:
        number: How many; a fraction is written with a comma ("2,5 uwagi").
        noun: A noun or phrase in the nominative singular, as `decline_phrase` takes it.
        case: The case in which the phrase stands: "o 5 uwagach".
    """
    amount, wanted = counted_form(number, phrase_gender(noun), case)
    return f"{group_digits(number)}{HARD_SPACE}{decline_phrase(noun, wanted, amount)}"


def group_digits(number: int | Decimal) -> str:
    """Return a number in figures, thousands divided by hard spaces from five digits on: "15 000 000", "1500", "2,5"."""
    sign, digits, fraction = _split(number)
    if int(digits) >= _GROUPED_FROM:
        digits = f"{int(digits):,}".replace(",", HARD_SPACE)
    return f"{sign}{digits},{fraction}" if fraction else f"{sign}{digits}"


def _split(number: int | Decimal) -> tuple[str, str, str]:
    """Return sign, whole part and decimals of a number."""
    digits, _, fraction = f"{abs(Decimal(number)):f}".partition(".")
    return ("−" if number < 0 else ""), digits, fraction
