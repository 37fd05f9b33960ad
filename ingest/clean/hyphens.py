"""Words broken over lines: "wynagrodze-" + "nie" is one word, "społeczno-" + "gospodarczy" keeps its hyphen."""

import re
from collections.abc import Callable, Sequence

from ingest.clean.glyphs import INSERTED, Piece
from ingest.clean.lines import Line

_BROKEN = re.compile(r"([^\W\d_]+)[-‐]$")
_REST = re.compile(r"[^\W\d_]+")
_ADJECTIVE = re.compile(
    r"[^\W\d_]{2,}(?:n|w|cz|ł|r|sk|ck|dzk|ż|k)(?:y|a|e|ą|ej|ego|emu|ym|ych|ymi|i|im|ich|imi|iego|iej|iemu)$"
)
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MIN_FIRST_PART = 4


def mend(pieces: Sequence[Piece], last: Line, line: Line, known: Callable[[str], bool]) -> list[Piece] | None:
    """Return the pieces ready to take the rest of a broken word, or `None` when no word is broken there.

    Args:
        pieces: The paragraph so far.
        last: Its last line.
        line: The line that continues it.
        known: Whether a word is in the dictionary or elsewhere in the document, in lower case.
    """
    if last.soft:
        return list(pieces)
    broken, rest = _BROKEN.search(last.plain), _REST.match(line.plain)
    if broken is None or rest is None or not rest.group()[0].islower():
        return None
    if keeps_hyphen(broken.group(1), rest.group(), known):
        return list(pieces)
    return without_last(pieces)


def keeps_hyphen(head: str, tail: str, known: Callable[[str], bool]) -> bool:
    """Say whether the hyphen between `head` and `tail` belongs to the word.

    A known joined word loses it; "e-usługi" and compound adjectives ("polsko-ukraiński") keep it.
    """
    low_head, low_tail = head.lower(), tail.lower()
    if known(low_head + low_tail):
        return False
    if known(f"{low_head}-{low_tail}") or len(head) == 1:
        return True
    compound = low_head.endswith("o") and len(head) >= _MIN_FIRST_PART
    return (compound and _ADJECTIVE.search(low_tail) is not None) or head.isupper()


def without_last(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop the last character (the hyphen)."""
    text, source = pieces[-1]
    kept = list(pieces[:-1])
    if len(text) > 1:
        kept.append((text[:-1], source if source >= 0 else INSERTED))
    return kept


class Vocabulary:
    """Words that are known: those of the document itself, unbroken, and those of a dictionary where one is given."""

    def __init__(self, lines: Sequence[Line], dictionary: Callable[[str], bool] | None = None) -> None:
        self._lines = lines
        self._dictionary = dictionary
        self._words: frozenset[str] | None = None

    def __call__(self, word: str) -> bool:
        """Whether the lower-case `word` is known."""
        if self._words is None:
            self._words = frozenset(found.lower() for line in self._lines for found in _WORDS.findall(line.plain))
        return word in self._words or (self._dictionary is not None and self._dictionary(word))
