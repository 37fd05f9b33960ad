"""Tokens as the named-entity data has them: words, numbers and every other mark alone."""

import re
from dataclasses import dataclass

from nlp.sentences import split_sentences

_TOKEN = re.compile(
    r"(?:https?://|www\.)[^\s,;()]*[^\s.,;:()]|[^\W_][\w-]*(?:\.[\w-]+)*\.(?:pl|com|org|net|eu)\b"
    r"|[^\W_]+(?:['’][^\W_]+)*|[^\w\s]|_"
)
_LONGEST_SENTENCE = 120


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of one sentence; `starts` and `ends` index the text that it was cut from."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def cut(text: str) -> list[Sentence]:
    """Return the sentences of `text`, none longer than 120 tokens, so that a table costs no more than prose.

    Every character that is not white space lies in exactly one token.
    """
    found = []
    for span in split_sentences(text):
        matches = list(_TOKEN.finditer(text, span.start, span.end))
        for first in range(0, len(matches), _LONGEST_SENTENCE):
            part = matches[first : first + _LONGEST_SENTENCE]
            found.append(
                Sentence(
                    words=tuple(match[0] for match in part),
                    starts=tuple(match.start() for match in part),
                    ends=tuple(match.end() for match in part),
                )
            )
    return found
