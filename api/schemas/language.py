"""Hints for plainer Polish, and names, functions and amounts in the form that a letter needs, as the API gives them."""

import datetime as dt
from decimal import Decimal
from typing import Literal

from pydantic import Field

from api.schemas.common import Schema
from corpus.model import GrammaticalForm
from nlp.cases import Case, Number
from nlp.plain import Hint, Readability

LONGEST = 200_000
LONGEST_PHRASE = 300
LARGEST = 10**15 - 1


class PlainIn(Schema):
    """A text to look at, such as a drafted reply."""

    text: str = Field(max_length=LONGEST)


class HintOut(Schema):
    """One place that could be plainer; a hint never blocks anything."""

    kind: str = Field(description="`officialese`, `passive`, `impersonal`, `genitives` or `long_sentence`.")
    start: int = Field(description="Offset in the text, in characters.")
    end: int
    message: str = Field(description="Why, in Polish.")
    suggestion: str = Field(description="What could stand there instead; empty where there is no ready one.")


class PlainOut(Schema):
    """How hard a text reads, and what could be plainer."""

    fog: float = Field(description="Years of school that it asks for; about 12 is the level of matura.")
    fog_lemmas: float = Field(description="The same with the syllables of base forms.")
    words: int
    sentences: int
    hard_words: int = Field(description="Words of four syllables or more.")
    longest_sentence: int = Field(description="Its words.")
    mean_sentence: float = Field(description="Words a sentence.")
    hints: list[HintOut]


def plain_out(found: Readability, hints: tuple[Hint, ...]) -> PlainOut:
    """Return both as the API gives them."""
    return PlainOut(
        fog=round(found.fog, 1),
        fog_lemmas=round(found.fog_lemmas, 1),
        words=found.words,
        sentences=found.sentences,
        hard_words=found.hard_words,
        longest_sentence=found.longest_sentence,
        mean_sentence=round(found.mean_sentence, 1),
        hints=[
            HintOut(
                kind=hint.kind.value, start=hint.start, end=hint.end, message=hint.message, suggestion=hint.suggestion
            )
            for hint in hints
        ],
    )


class FormsIn(Schema):
    """What is wanted in every case."""

    text: str = Field(min_length=1, max_length=LONGEST_PHRASE, description="In the nominative.")
    kind: Literal["name", "family", "phrase"] = Field(
        default="phrase", description="A person's `name`, a surname of a couple or `family`, a function or unit."
    )
    form: GrammaticalForm = Field(default=GrammaticalForm.UNKNOWN, description="Of the person; a surname tells none.")
    number: Number | None = Field(default=None, description="Of a phrase; empty for its own.")


class FormsOut(Schema):
    """The same in every case, by the names that tags of Polish use (`nom`, `gen`, `dat`, …)."""

    cases: dict[Case, str]


class WordsIn(Schema):
    """What is to be written in words."""

    amount: Decimal | None = Field(default=None, ge=-LARGEST, le=LARGEST, description="In złote.")
    date: dt.date | None = None


class WordsOut(Schema):
    """An amount in figures and in words, a date in words; empty where none was asked."""

    figures: str
    amount: str
    date: str
