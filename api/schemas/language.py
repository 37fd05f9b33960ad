"""Hints for plainer Polish, as the API gives them."""

from pydantic import Field

from api.schemas.common import Schema
from nlp.plain import Hint, Readability

LONGEST = 200_000


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
        hints=[
            HintOut(
                kind=hint.kind.value, start=hint.start, end=hint.end, message=hint.message, suggestion=hint.suggestion
            )
            for hint in hints
        ],
    )
