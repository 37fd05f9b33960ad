"""Entities that rules and the city's data find, in the order in which they take characters from each other.

Whoever stands first wins where two overlap:

1. references to law: "art. 29 listopada" exists nowhere, but a number behind "art." is never a date or a house;
2. case numbers, whose parts look like dates and codes of units;
3. offices of the city: their names hold places ("Rada Dzielnicy X Swoszowice");
4. places behind a marker ("al. 29 Listopada" is no date, "ul. Kowalskiej" no person);
5. dates, whose digits would otherwise count as quantities ("2025 r.");
6. amounts and quantities;
7. listed places without a marker, the weakest sign that a rule has.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from corpus.model import Entity, EntityKind
from nlp.case_numbers import find_case_numbers
from nlp.dates import parse_dates
from nlp.entities.citations import find_citations
from nlp.figures import Figure, FigureKind, find_figures
from nlp.gazetteer import Gazetteer, PlaceMention
from nlp.quantities import quantity

GAZETTEER, RULE = "gazetteer", "rule"
_SURE_CASE = 0.5
_FULL_DATE, _PARTIAL_DATE, _AMOUNT, _QUANTITY = 0.98, 0.9, 0.98, 0.95
_FULL = 10
_ZLOTY = "PLN"
_GROSZY = re.compile(r"\d\s?gr\b|\bgrosz")
_AND = re.compile(r"\s(?:i\s)?")
_COUNTED = re.compile(r"(?:mld|mln|tys)|miliard|milion|tysi", re.IGNORECASE)


def rule_entities(text: str, gazetteer: Gazetteer) -> list[Entity]:
    """Return what rules and data find in `text`, in reading order, without overlap."""
    taken = bytearray(len(text))
    found = [entity for entity in _candidates(text, gazetteer) if _take(taken, entity)]
    return sorted(found, key=lambda entity: entity.start)


def _take(taken: bytearray, entity: Entity) -> bool:
    """Mark the characters of an entity as its own, unless one of them is another's."""
    if any(taken[entity.start : entity.end]):
        return False
    taken[entity.start : entity.end] = b"\x01" * (entity.end - entity.start)
    return True


def _candidates(text: str, gazetteer: Gazetteer) -> Iterator[Entity]:
    places = gazetteer.find(text)
    digits = any(character.isdigit() for character in text)
    if digits:
        yield from find_citations(text)
        yield from _case_numbers(text)
    for unit in gazetteer.find_units(text):
        words = text[unit.start : unit.end]
        yield Entity(EntityKind.ORGANISATION, unit.start, unit.end, words, unit.name, unit.certainty, GAZETTEER)
    yield from (_place(mention) for mention in places if mention.marked)
    if digits:
        yield from _dates(text)
    yield from _figures(text)
    yield from (_place(mention) for mention in places if not mention.marked)


def _place(mention: PlaceMention) -> Entity:
    return Entity(
        kind=mention.entity_kind,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        value=mention.name,
        certainty=mention.certainty,
        rule=GAZETTEER if mention.place_id else RULE,
        place_id=mention.place_id,
    )


def _case_numbers(text: str) -> Iterator[Entity]:
    for sign in find_case_numbers(text):
        if sign.certainty >= _SURE_CASE:
            words = text[sign.start : sign.end]
            yield Entity(EntityKind.CASE_NUMBER, sign.start, sign.end, words, sign.value, sign.certainty, RULE)


def _dates(text: str) -> Iterator[Entity]:
    for mention in parse_dates(text):
        start, end = mention.span.start, mention.span.end
        certainty = _FULL_DATE if len(mention.iso) == _FULL else _PARTIAL_DATE
        yield Entity(EntityKind.DATE, start, end, text[start:end], mention.iso, certainty, RULE)


def _figures(text: str) -> Iterator[Entity]:
    for figure in _added(text):
        if figure.kind is FigureKind.AMOUNT:
            words = text[figure.start : figure.end]
            yield Entity(EntityKind.AMOUNT, figure.start, figure.end, words, figure.value, _AMOUNT, RULE)
            continue
        measured = quantity(text, figure)
        if measured:
            words = text[measured.start : measured.end]
            yield Entity(EntityKind.QUANTITY, measured.start, measured.end, words, measured.value, _QUANTITY, RULE)


def _added(text: str) -> Iterator[Figure]:
    """Yield the figures of `text`, those that add up to one amount as one: "26 mln 400 tys. zł", "12 zł 50 gr"."""
    figures = _with_groszy(text, find_figures(text))
    behind = {figure.end: figure for figure in figures if _COUNTED.search(text, figure.start, figure.end)}
    for figure in figures:
        total = figure
        while figure.kind is FigureKind.AMOUNT and (first := _larger(text, total, behind)) is not None:
            number, currency = total.value.split()
            total = Figure(figure.kind, f"{int(first.value) + Decimal(number):f} {currency}", first.start, total.end)
        yield total


def _with_groszy(text: str, figures: Iterator[Figure]) -> list[Figure]:
    """Return the figures, whole złote and the grosze right behind them as one."""
    found: list[Figure] = []
    for figure in figures:
        before = found[-1] if found else None
        if before and _GROSZY.search(text, figure.start, figure.end) and _AND.fullmatch(text, before.end, figure.start):
            whole, _, currency = before.value.partition(" ")
            if currency == _ZLOTY and whole.isdigit():
                total = f"{int(whole) + Decimal(figure.value.split()[0]):f} {currency}"
                found[-1] = Figure(before.kind, total, before.start, figure.end)
                continue
        found.append(figure)
    return found


def _larger(text: str, figure: Figure, behind: dict[int, Figure]) -> Figure | None:
    """Return the whole millions or thousands right before an amount that is less than one of them."""
    end = len(text[: figure.start].rstrip())
    first = behind.get(end)
    if first is None or end == figure.start or not first.value.isdigit():
        return None
    return first if Decimal(figure.value.split()[0]) < _scale(int(first.value)) else None


def _scale(number: int) -> int:
    """Return the largest of a thousand, a million and a milliard that divides a number."""
    return next((scale for scale in (10**9, 10**6, 10**3) if number % scale == 0), 1)
