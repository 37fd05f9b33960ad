"""Identifiers with control digits, however they are written, and those whose control digit fails.

A number is taken by its shape (grouping, letters) and by what the words before it or the head of its column say. Where
the control digit fails, shape or words must vouch for it, and the finding says `control=False`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.model import Finding, PersonalKind
from nlp.personal.context import Context
from nlp.personal.control import (
    iban_holds,
    identity_card_holds,
    land_register_holds,
    nip_holds,
    passport_holds,
    pesel_birth,
    pesel_holds,
    regon_holds,
)

_S = r"[ \u00a0\u2007\u2009\u202f]"
_GAP = rf"(?:{_S}{{1,2}}|{_S}?[-–‑.]{_S}?|{_S}?\r?\n{_S}{{0,4}})"
_DASH = rf"(?:{_S}?[-–‑]{_S}?)"
_EDGE, _BACK = r"(?<![\w/])(?<!\d[.,-])(?<![A-Z]\.)", r"(?![\w/]|[.,-]\d)"
_UNIT = re.compile(
    r"\s*(?:zł|PLN|euro|EUR|€|tys|mln|mld|m2|m²|m3|km|ha|kg|ton|szt|egz|%|proc|os(?:ób|oby|\.)|mieszk|kW|MW|GJ|gr\b|,\d)"
)
_KIND = PersonalKind


@dataclass(frozen=True, slots=True)
class _Shape:
    """A way to write an identifier.

    Attributes:
        kind: What it is.
        pattern: How it looks.
        holding: Certainty without a keyword where the control digit holds; 0 where that is not enough.
        failing: Certainty without a keyword where it fails; 0 where that is not enough.
    """

    kind: PersonalKind
    pattern: re.Pattern[str]
    holding: float
    failing: float


def _groups(gap: str, *sizes: int) -> str:
    return gap.join(rf"\d{{{size}}}" for size in sizes)


def _shape(kind: PersonalKind, pattern: str, holding: float, failing: float) -> _Shape:
    return _Shape(kind, re.compile(rf"{_EDGE}(?:{pattern}){_BACK}"), holding, failing)


_SHAPES = (
    _shape(_KIND.BANK_ACCOUNT, rf"(?:PL{_S}?)?{_groups(_GAP, 2, 4, 4, 4, 4, 4, 4)}", 0.99, 0.8),
    _shape(_KIND.BANK_ACCOUNT, r"(?:PL\s?)?\d{26}", 0.99, 0.7),
    _shape(_KIND.LAND_REGISTER, r"[A-Za-z]{2}[\dIlO][A-Za-z]\s?[/\\-]\s?\d{5,8}\s?[/\\-]\s?\d", 0.99, 0.9),
    _shape(_KIND.LAND_REGISTER, r"[A-Z]{2}\d[A-Z]\s?[/\\-]\s?\d{8}", 0.0, 0.8),
    _shape(_KIND.LAND_REGISTER, r"[A-Z]{2}\d[A-Z]\s\d{8}\s\d", 0.95, 0.7),
    _shape(_KIND.PESEL, r"\d{11}", 0.95, 0.6),
    _shape(_KIND.PESEL, "|".join(_groups(_GAP, *s) for s in ((6, 5), (2, 2, 2, 5), (2, 2, 2, 3, 2))), 0.85, 0.0),
    _shape(_KIND.PESEL, "|".join(_groups(_GAP, *s) for s in ((3, 3, 3, 2), (4, 4, 3), (4, 3, 4))), 0.8, 0.0),
    _shape(_KIND.NIP, rf"(?:PL{_S}?)?(?:{_groups(_DASH, 3, 3, 2, 2)}|{_groups(_DASH, 3, 2, 2, 3)})", 0.95, 0.6),
    _shape(_KIND.NIP, rf"(?:PL{_S}?)?(?:{_groups(_GAP, 3, 3, 2, 2)}|{_groups(_GAP, 3, 2, 2, 3)})", 0.9, 0.0),
    _shape(_KIND.NIP, rf"PL{_S}?\d{{10}}", 0.95, 0.6),
    _shape(_KIND.NIP, r"\d{10}", 0.7, 0.0),
    _shape(_KIND.REGON, rf"\d{{14}}|{_groups(_DASH, 9, 5)}", 0.8, 0.0),
    _shape(_KIND.REGON, r"\d{9}", 0.5, 0.0),
    _shape(_KIND.IDENTITY_CARD, rf"[A-Z]{{3}}(?:{_S}|-)?\d{{6}}", 0.8, 0.0),
    _shape(_KIND.IDENTITY_CARD, rf"[A-Z]{{3}}(?:{_S}|-)?\d{{3}}{_S}\d{{3}}", 0.7, 0.0),
    _shape(_KIND.PASSPORT, rf"[A-Z]{{2}}(?:{_S}|-)?\d{{7}}", 0.7, 0.0),
)
_LENGTHS = {_KIND.PESEL: (11,), _KIND.NIP: (10,), _KIND.REGON: (14, 9), _KIND.BANK_ACCOUNT: (26,)}
_RUN = re.compile(rf"(?<![\w/])(?:PL{_S}?)?\d(?:(?:{_GAP}|/)?\d)*(?![\w/]|[.,-]\d)")
_MIXED = {
    _KIND.IDENTITY_CARD: re.compile(
        rf"(?<!\w)[A-Za-z]{{3}}(?:\s+n(?:ume)?r\.?\s+|{_GAP})?\d{{2,3}}(?:{_GAP})?\d{{3,4}}(?!\w)"
    ),
    _KIND.PASSPORT: re.compile(rf"(?<!\w)[A-Za-z]{{2}}(?:{_GAP})?\d{{6,7}}(?!\w)"),
    _KIND.LAND_REGISTER: re.compile(
        r"(?<![\w/])(?:[A-Z]{2}\d[A-Z][ /-]{1,3}\d{3,8}(?:[ /-]{1,3}\d)?|\d{5,8}(?:/\d)?)(?![\w/])"
    ),
}
_CHECKS: dict[PersonalKind, Callable[[str], bool]] = {
    _KIND.PESEL: pesel_holds,
    _KIND.NIP: nip_holds,
    _KIND.REGON: regon_holds,
    _KIND.BANK_ACCOUNT: iban_holds,
    _KIND.IDENTITY_CARD: identity_card_holds,
    _KIND.PASSPORT: passport_holds,
    _KIND.LAND_REGISTER: land_register_holds,
}
_OF_FIRMS = frozenset((_KIND.NIP, _KIND.REGON, _KIND.BANK_ACCOUNT))


def find_identifiers(text: str, context: Context) -> Iterator[Finding]:
    """Yield identifiers with control digits; a place may be yielded more than once, with the certainty of each reading.

    NIP, REGON and account of a firm or an office are marked for review: they are no personal data unless a person
    trades under them.
    """
    for shape in _SHAPES:
        for match in shape.pattern.finditer(text):
            yield from _by_shape(match, shape, context)
    for match in _RUN.finditer(text):
        yield from _by_keyword(match, context)
    for kind, pattern in _MIXED.items():
        for match in pattern.finditer(text):
            if context.kind_at(match.start()) == kind:
                yield _finding(kind, match.span(), 0.85, "keyword", context)


def _code(written: str, kind: PersonalKind) -> str:
    """Return an identifier without what divides it; a land register's number filled up with zeros."""
    code = re.sub(r"\bn(?:ume)?r\b|[\W_]", "", written).upper()
    if kind is _KIND.LAND_REGISTER:
        parts = [part for part in re.split(r"[\W_]+", written.upper()) if part]
        return f"{parts[0]}{parts[1].zfill(8)}{parts[2]}" if len(parts) == 3 else code
    return code.removeprefix("PL") if kind in {_KIND.NIP, _KIND.BANK_ACCOUNT} else code


def _finding(kind: PersonalKind, span: tuple[int, int], certainty: float, rule: str, context: Context) -> Finding:
    written = context.text[span[0] : span[1]]
    code = _code(written, kind)
    control = _CHECKS[kind](code)
    review = kind in _OF_FIRMS and context.near_organisation(span[0])
    certain = certainty if control else min(certainty, 0.9)
    name = f"{kind}.{'control' if control else rule}"
    return Finding(kind, *span, name, round(certain, 2), f"{kind}:{code}", control=control, review=review)


def _by_shape(match: re.Match[str], shape: _Shape, context: Context) -> Iterator[Finding]:
    announced = context.kind_at(match.start())
    holds = _CHECKS[shape.kind](_code(match[0], shape.kind))
    certainty = shape.holding if holds else shape.failing
    if announced == shape.kind:
        certainty = 0.99 if holds else 0.9
    elif _contradicted(match, shape, announced, context, holds=holds):
        return
    if certainty:
        yield _finding(shape.kind, match.span(), certainty, "shape", context)


def _contradicted(match: re.Match[str], shape: _Shape, announced: str, context: Context, *, holds: bool) -> bool:
    """Whether the surroundings say that a number of this shape is something else."""
    if shape.kind is _KIND.LAND_REGISTER or (shape.kind is _KIND.BANK_ACCOUNT and holds):
        return False
    if _UNIT.match(context.text, match.end()) or (not announced and _in_row(context.text, match)):
        return True
    if shape.kind is _KIND.PESEL and match[0].isdigit():
        return not holds and (bool(announced) or not _may_be_pesel(match[0]))
    if announced in {"other", "phone", "car_plate"} or shape.kind is _KIND.REGON:
        return bool(announced) or (len(match[0]) == 9 and context.figures_in_line(match.start()) > 2)
    return bool(announced) and not holds


def _in_row(text: str, match: re.Match[str]) -> bool:
    """Whether a number in groups has further figures beside it, so that the groups may be figures of a table."""
    if not re.search(r"\s", match[0]):
        return False
    return (
        re.match(r"[ \u00a0]\d", text[match.end() :]) is not None
        or re.search(r"\d[ \u00a0]$", text[: match.start()]) is not None
    )


def _may_be_pesel(digits: str) -> bool:
    """Whether eleven digits may be a mistyped PESEL: nearly a date at the front, and no telephone number with 48."""
    return not digits.startswith(("48", "0048")) and (pesel_birth(digits) is not None or len(set(digits)) > 3)


def _by_keyword(match: re.Match[str], context: Context) -> Iterator[Finding]:
    """Yield a number of any grouping, or one digit short or long, right behind its keyword or under its head."""
    announced = context.kind_at(match.start())
    lengths = _LENGTHS.get(PersonalKind(announced) if announced in list(PersonalKind) else _KIND.OTHER, ())
    if not lengths or (not context.column_head(match.start()) and re.search(r"\d", context.distance(match.start()))):
        return
    kind = PersonalKind(announced)
    for length in lengths:
        cut = _cut(match[0], length)
        if cut:
            yield _finding(kind, (match.start(), match.start() + cut), 0.93, "keyword", context)
            return
    count = sum(sign.isdigit() for sign in match[0])
    if any(abs(count - length) == 1 for length in lengths) and _whole(match[0]):
        yield _finding(kind, match.span(), 0.6, "keyword", context)


def _whole(run: str) -> bool:
    """Whether a run of digits looks like one number: no group of one digit within it, and not many groups."""
    groups = re.findall(r"\d+", run)
    return len(groups) <= 8 and all(len(group) > 1 for group in groups)


def _cut(run: str, length: int) -> int:
    """Return how much of a run of digits has `length` digits and ends where a group ends; 0 where none does."""
    seen = 0
    for place, sign in enumerate(run):
        seen += sign.isdigit()
        if seen == length:
            return 0 if run[place + 1 : place + 2].isdigit() else place + 1
    return 0
