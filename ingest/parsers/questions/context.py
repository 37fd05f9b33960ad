"""The sentences without which a question cannot be understood."""

import re
from collections.abc import Sequence

from corpus.model import Span
from ingest.parsers.questions.items import Item
from ingest.parsers.questions.recognise import Role, is_follow_up, role_of
from ingest.parsers.questions.units import Unit

_CONSEQUENCE = re.compile(
    r"^\W*(?:w\s+związku\s+z\s+(?:powyższym|tym)|wobec\s+(?:powyższego|tego)|mając\s+(?:powyższe|to)\s+na\s+uwadze|"
    r"mając\s+na\s+uwadze\s+powyższe|z\s+uwagi\s+na\s+(?:powyższe|to)|biorąc\s+(?:powyższe\s+)?pod\s+uwagę(?:\s+powyższe)?|"
    r"w\s+świetle\s+powyższego|dlatego|zatem|stąd|tym\s+samym|w\s+tej\s+sytuacji)\b",
    re.IGNORECASE,
)
_FIXED = re.compile(
    r"(?<=[,(])\s*w\s+tym\b|\b(?:w\s+tym(?=\s*[:,])|tym\s+samym|do\s+tej\s+pory|(?<=,\s)to|jeśli\s+tak,?\s+to|po\s+to|tak,\s+to|"
    r"w\s+tym\s+(?:roku|miesiącu)|o\s+tym,|tego\s+typu|co\s+to|to,)\b",
    re.IGNORECASE,
)
_DEMONSTRATIVE = re.compile(
    r"\b(?:ta|ten|to|tej|tego|temu|tę|tą|tym|te|tych|tymi|takiej|takiego|takie|takich|taka|taki|owe|ów|wspomnian\w+|przedmiotow\w+|"
    r"powyższ\w+|wyżej|wymienion\w+|opisan\w+|tam|tutaj)\b|\bww\.|\bw/w\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:jego|jej|ich|niego|niej|nich|nim|nią|on|ona|ono|oni|one|go|ją|mu|im)\b", re.IGNORECASE)
_DATE_LINE = re.compile(r"[^,\d]{2,30},?\s*(?:dnia|dn\.)?\s*\d{1,2}[.\s]+\w+[.\s]+\d{4}\s*(?:r\.|roku)?\W*$")
_NEAR = 45


def context_of(item: Item, units: Sequence[Unit], before: Item | None, *, answering: bool) -> tuple[Span, ...]:
    """Return the spans that a question leans on, in reading order and without repetition.

    They are: statements at the head of its own item; the sentence that opens its list, where that holds the verb
    ("Wnoszę o:"); the question before it, for "Jeśli tak, …"; and for "w związku z powyższym", "ta inwestycja" or an
    early "jej" the last statement before the list. In a reply that statement would be an answer: it is left out.
    """
    found = [_span(unit) for unit in item.lead]
    if item.intro is not None and role_of(item.intro.body) is Role.REQUESTS_LIST:
        found.append(_span(item.intro))
    if before is not None and is_follow_up(item.units[0].body):
        found.append(Span(before.start, before.end))
    elif not answering and not item.lead and _leans(item):
        found.extend(_statement_before(item, units))
    return tuple(sorted(dict.fromkeys(found), key=lambda span: span.start))


def _span(unit: Unit) -> Span:
    return Span(unit.start, unit.end)


def _leans(item: Item) -> bool:
    bodies = [unit.body for unit in (*([item.intro] if item.intro else []), *item.units)]
    if any(_CONSEQUENCE.match(body) for body in bodies):
        return True
    return any(leans_back(unit.body) for unit in item.units)


def leans_back(body: str) -> bool:
    """Whether a sentence points to something that was said before it."""
    plain = _FIXED.sub(" ", body)
    return bool(_DEMONSTRATIVE.search(plain) or _PRONOUN.search(plain[:_NEAR]))


def _statement_before(item: Item, units: Sequence[Unit]) -> list[Span]:
    """The last plain statement before the question, or before the sentence that opens its list."""
    limit = min(item.start, item.intro.start) if item.intro else item.start
    for unit in reversed([unit for unit in units if unit.end <= limit]):
        sentence = unit.body.rstrip().endswith((".", "!", "…", "”"))
        if (
            sentence
            and not _DATE_LINE.match(unit.body)
            and role_of(unit.body) is Role.STATEMENT
            and len(unit.body.split()) >= 4
        ):
            return [_span(unit)]
    return []
