"""Cardinal numbers in words: "piętnaście milionów", "dwiema", "dwudziestu jeden"."""

from collections.abc import Iterator

from nlp.cases import Case
from nlp.numerals.counting import Agreement, agreement
from nlp.numerals.tables import CASES, FEMININE, LIMIT, ONE, SCALES, SIMPLE, ZERO

_DIRECT = (Case.NOMINATIVE, Case.ACCUSATIVE)


def cardinal(number: int, case: Case = Case.NOMINATIVE, gender: str = "m3") -> str:
    """Return a whole number in words.

    Args:
        number: Its amount is under 10^15; "minus" stands before a negative one.
        case: The case that is wanted; the vocative is the nominative.
        gender: Of what is counted: "m1" (men, "dwóch radnych"), "m2", "m3", "n" or "f" ("dwie ulice").

    Raises:
        ValueError: The number is too large.
    """
    if abs(number) >= LIMIT:
        raise ValueError(f"{number} is too large to be written in words; the limit is {LIMIT}")
    wanted = Case.NOMINATIVE if case is Case.VOCATIVE else case
    place = CASES.index(wanted)
    if number == 0:
        return ZERO[place]
    words = [*_scales(abs(number), wanted), *_below_thousand(abs(number), wanted, gender)]
    return " ".join(["minus", *words] if number < 0 else words)


def _scales(number: int, case: Case) -> Iterator[str]:
    for scale in sorted(SCALES, reverse=True):
        count = number // scale % 1000
        if count > 1:
            yield from _below_thousand(count, case, "m3")
        if count:
            yield _scale_word(scale, count, case)


def _scale_word(scale: int, count: int, case: Case) -> str:
    singular, plural = SCALES[scale]
    if count == 1:
        return singular[CASES.index(case)]
    if case in _DIRECT and agreement(count) is Agreement.MANY:
        return plural[CASES.index(Case.GENITIVE)]
    return plural[CASES.index(case)]


def _below_thousand(number: int, case: Case, gender: str) -> Iterator[str]:
    """Yield the words of the last three digits; the one of "dwadzieścia jeden" has no forms."""
    rest = number % 1000
    if rest == 1 and number < 1000:
        yield ONE[gender][CASES.index(case)]
        return
    for part in _parts(rest):
        yield "jeden" if part == 1 else _simple(part, case, gender)


def _parts(rest: int) -> Iterator[int]:
    hundreds, tens = rest // 100 * 100, rest % 100
    split = (tens,) if tens <= 20 else (tens // 10 * 10, tens % 10)
    yield from (part for part in (hundreds, *split) if part)


def _simple(part: int, case: Case, gender: str) -> str:
    """Return one word; of men the nominative and the accusative are the genitive: "dwóch radnych"."""
    table = FEMININE.get(part, SIMPLE[part]) if gender == "f" else SIMPLE[part]
    return table[CASES.index(Case.GENITIVE if gender == "m1" and case in _DIRECT else case)]
