"""All hints on a text, in reading order."""

from collections.abc import Callable, Iterator, Sequence

from nlp.plain.hint import Hint
from nlp.plain.officialese import officialese
from nlp.plain.syntax import genitive_chains, impersonals, long_sentence, passives
from nlp.plain.tokens import PlainWord, sentences

_FINDERS: tuple[Callable[[Sequence[PlainWord]], Iterator[Hint]], ...] = (
    officialese,
    passives,
    impersonals,
    genitive_chains,
)


def find_hints(text: str) -> tuple[Hint, ...]:
    """Return the hints on `text` in the order of their places; hints of one kind do not overlap.

    Long sentences, passive voice, impersonal verbs, chains of three genitives, officialese with its alternatives. They
    are advice: nothing is blocked by them.
    """
    found: list[Hint] = []
    for span, words in sentences(text):
        found.extend(long_sentence(span, words))
        for find in _FINDERS:
            found.extend(find(words))
    return tuple(sorted(found, key=lambda hint: (hint.start, hint.end, hint.kind)))
