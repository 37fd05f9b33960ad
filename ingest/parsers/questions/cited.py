"""Questions that a reply quotes inside its sentences: "Odpowiadając na pytanie nr 2: „Czy …?”, informuję"."""

import re
from collections.abc import Iterator

from corpus.model import Question
from ingest.parsers.questions.parts import collapse
from ingest.parsers.questions.units import Unit

_CITED = re.compile(
    r"\bpytani\w*(?P<between>(?:\s+nr\.?)?(?:\s*(?P<number>\d{1,2}[a-z]?))?[^„\"«?!.\d]{0,60})"
    r"[„\"«](?P<text>(?:[^„”\"»]|„[^„”]*”){12,900}?\?)\s*[”\"»]",
    re.IGNORECASE,
)
_ORDINALS = ("pierwsz", "drug", "trzec", "czwart", "piąt", "szóst", "siódm", "ósm", "dziewiąt", "dziesiąt")


def cited_questions(unit: Unit) -> Iterator[Question]:
    """Yield the questions that a sentence quotes behind the word "pytanie", with their numbers."""
    for match in _CITED.finditer(unit.body):
        start = unit.start + match.start("text")
        yield Question(
            match["number"] or _ordinal(match["between"]),
            collapse(match["text"]),
            start,
            unit.start + match.end("text"),
        )


def _ordinal(between: str) -> str:
    words = between.lower().split()
    return next(
        (str(index + 1) for index, stem in enumerate(_ORDINALS) if any(word.startswith(stem) for word in words)), ""
    )
