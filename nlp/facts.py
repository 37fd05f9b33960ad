"""What a sentence claims that can be checked mechanically: figures, dates, references, names, each in a normal form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from nlp.dates import parse_dates
from nlp.figures import find_figures
from nlp.legal import find_case_files, find_legal, implied
from nlp.names import find_names, name_keys, name_words, text_keys
from nlp.vague import find_vague

_LABEL = re.compile(r"\s*(?:(?:Ad|Odp|Pyt)\.?\s*)?(?:\(?\d{1,2}[.)]|[a-z]\)|\d{1,2}\s*[.)])(?=\s)", re.IGNORECASE)

_LEGAL_MARK, _OTHER_MARK = 1, 2
"""Whose a character is; only members of one list of legal references share theirs."""


class FactKind(StrEnum):
    """What is claimed."""

    NUMBER = "number"
    PERCENT = "percent"
    AMOUNT = "amount"
    DATE = "date"
    LEGAL = "legal"
    NAME = "name"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Fact:
    """One checkable claim.

    Attributes:
        kind: Its kind.
        value: Normal form; equal claims have equal values however they are written ("15 mln zł", "15 000 000 zł").
        start: Offset of its first character in the text.
        end: Offset behind its last one.
    """

    kind: FactKind
    value: str
    start: int
    end: int


def extract_facts(text: str) -> tuple[Fact, ...]:
    """Return the facts of `text` in order of their place; no character belongs to facts of two kinds.

    What a reference or a date consists of is not counted again as a number. Whether a source holds a fact is better
    asked of `missing_facts`, which knows what a longer form implies.
    """
    taken: list[Fact] = []
    owners = bytearray(len(text))
    for fact in _candidates(text):
        mark = _LEGAL_MARK if fact.kind is FactKind.LEGAL else _OTHER_MARK
        held = set(owners[fact.start : fact.end]) - {0}
        if held <= ({mark} & {_LEGAL_MARK}):
            taken.append(fact)
            owners[fact.start : fact.end] = bytes([mark]) * (fact.end - fact.start)
    labels = _label_end(text)
    return tuple(sorted((fact for fact in taken if fact.end > labels), key=lambda fact: (fact.start, fact.value)))


def _candidates(text: str) -> Iterator[Fact]:
    """Yield every fact, those first that take characters away from the later ones."""
    for reference in find_case_files(text):
        yield Fact(FactKind.REFERENCE, reference.value, reference.start, reference.end)
    for legal in find_legal(text):
        yield Fact(FactKind.LEGAL, legal.value, legal.start, legal.end)
    for mention in parse_dates(text):
        yield Fact(FactKind.DATE, mention.iso, mention.span.start, mention.span.end)
    for figure in find_figures(text):
        yield Fact(FactKind(figure.kind.value), figure.value, figure.start, figure.end)
    for vague in find_vague(text):
        kind = FactKind.DATE if vague.is_date else FactKind.NUMBER
        yield Fact(kind, vague.value, vague.start, vague.end)
    for name in find_names(text):
        yield Fact(FactKind.NAME, name.value, name.start, name.end)


def _label_end(text: str) -> int:
    """Return where the item's label at the start of a text ends ("1.", "Ad 2."), which claims nothing."""
    label = _LABEL.match(text)
    return label.end() if label else 0


def missing_facts(sentence: str, sources: str) -> tuple[Fact, ...]:
    """Return the facts of `sentence` that `sources` does not hold, in order; () when all are held.

    A source holds what it implies: a full date holds its month and year, "art. 24 ust. 3" holds "art. 24", an amount or
    a percentage holds its number, a name is held in any case form. The other way round it does not.
    """
    held = _held(sources)
    keys = text_keys(sources)
    return tuple(fact for fact in extract_facts(sentence) if not _is_held(fact, sentence, held, keys))


def _is_held(fact: Fact, sentence: str, held: frozenset[tuple[FactKind, str]], keys: frozenset[str]) -> bool:
    if fact.kind is FactKind.NAME:
        return all(name_keys(word) & keys for word in name_words(sentence[fact.start : fact.end]))
    if (fact.kind, fact.value) in held:
        return True
    return fact.kind is FactKind.DATE and (FactKind.NUMBER, fact.value) in held


def _held(sources: str) -> frozenset[tuple[FactKind, str]]:
    held: set[tuple[FactKind, str]] = set()
    for fact in extract_facts(sources):
        held.update(_implied(fact))
    return frozenset(held)


def _implied(fact: Fact) -> Iterator[tuple[FactKind, str]]:
    yield fact.kind, fact.value
    if fact.kind is FactKind.LEGAL:
        yield from ((FactKind.LEGAL, value) for value in implied(fact.value))
    elif fact.kind is FactKind.DATE:
        yield from _implied_dates(fact.value)
    elif fact.kind in {FactKind.AMOUNT, FactKind.PERCENT}:
        yield FactKind.NUMBER, fact.value.partition(" ")[0]


def _implied_dates(iso: str) -> Iterator[tuple[FactKind, str]]:
    """Yield what a date holds: its month, its year, its day without the year, the two ends of a range."""
    if iso.startswith("--"):
        yield FactKind.DATE, iso[:4]
        return
    for year in iso.split("/") if "/" in iso else [iso[:4]]:
        yield FactKind.DATE, year
        yield FactKind.NUMBER, year
    if iso[5:7].isdigit() and "/" not in iso:
        yield FactKind.DATE, f"--{iso[5:7]}"
    if len(iso) == 10:
        yield FactKind.DATE, iso[:7]
        yield FactKind.DATE, f"-{iso[4:]}"
