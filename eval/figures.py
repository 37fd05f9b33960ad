"""Figures of a drafted sentence against the words it quotes, by digits alone: nothing of the product judges itself.

A run of digits or a month's name in what a sentence says must stand in its quotations; only in the introduction of
the source it may stand in the cited title instead.
"""

import re

from corpus.model import DraftSentence

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"\w+")
_DATE = re.compile(r"\b\d{1,2}[./-](0?[1-9]|1[0-2])[./-]\d{4}\b|\b\d{4}-(0[1-9]|1[0-2])-\d{2}\b")
_BREAK = re.compile(r"[,:]\s+[„]?")
_MONTHS = (
    *(
        "stycz",
        "lut(?:y|ego|ym)",
        "mar(?:zec|ca|cu|cem)",
        "kwie(?:cień|tnia|tniu|tniem)",
        r"maj(?:a|u|em)?(?!\w)",
        "czerw(?:iec|ca|cu|cem)",
    ),
    *(
        "lip(?:iec|ca|cu|cem)",
        "sierp(?:ień|nia|niu|niem)",
        "wrze(?:sień|śnia|śniu|śniem)",
        r"październik(?:a|u|iem)?(?!\w)",
        r"listopad(?:a|zie|em)?(?!\w)",
    ),
    "grud(?:zień|nia|niu|niem)",
)
_MONTH = re.compile(
    r"\b(?:" + "|".join(f"(?P<m{number}>{name})" for number, name in enumerate(_MONTHS, 1)) + r")",
    re.IGNORECASE,
)
SHARED_WORDS = 3
"""Words in a row that show where the quotation begins within a sentence."""


def figures(text: str) -> list[str]:
    """Return the runs of digits in `text`, without leading zeros, and its months, in words or in dates, as "m6"."""
    found = [run.lstrip("0") or "0" for run in _DIGITS.findall(text)]
    found += [f"m{int(match[1] or match[2])}" for match in _DATE.finditer(text)]
    return found + [str(match.lastgroup) for match in _MONTH.finditer(text)]


def body_start(sentence: DraftSentence) -> int:
    """Return where the quoted words begin: behind the first comma or colon that the first quotation goes on from."""
    quote = " ".join(_WORD.findall(sentence.citations[0].quote.lower())) if sentence.citations else ""
    for place in (0, *(match.end() for match in _BREAK.finditer(sentence.text))):
        words = _WORD.findall(sentence.text[place:].lower())[:SHARED_WORDS]
        if words and f" {' '.join(words)} " in f" {quote} ":
            return place
    return 0


def missing_figures(sentence: DraftSentence) -> list[str]:
    """Return the figures of a sentence that its quotations, or for the introduction a title, do not hold."""
    quoted = " ".join(citation.quote for citation in sentence.citations)
    named = f"{quoted} {' '.join(citation.title for citation in sentence.citations)}"
    start = body_start(sentence)
    said = figures(sentence.text[start:])
    return [*_lacking(said, quoted), *_lacking(figures(sentence.text[:start]), named)]


def _lacking(wanted: list[str], source: str) -> list[str]:
    held = frozenset(figures(source))
    return [one for one in wanted if one not in held]
