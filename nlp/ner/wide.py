"""The linear half of the named-entity model: many yes-or-no marks of the words around a word, each with a weight a tag.

Marks are hashed into a table of rows, one column a tag. What a word contributes at a distance does not depend on the
sentence and is added up once a word; marks that join neighbours are looked up word by word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from nlp.lemmas import lemma_of
from nlp.ner.features import WordFeatures, describe, shape_of

ROWS = 1 << 18
DISTANCES = (0, -2, -1, 1, 2)
_CACHE = 1 << 16
_NAMES, _LIKELY, _ALWAYS, _PEOPLE, _CLASSES = slice(0, 7), slice(7, 14), slice(14, 17), slice(17, 20), slice(36, 52)
_KNOWN = slice(-4, None)
_EDGE = ("edge",) * 4


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one word form.

    Attributes:
        around: Seen from neighbours too.
        alone: Seen from the word itself only.
        short: Shape and dictionary classes, for marks that join neighbours.
        lemma: The lemma's mark.
    """

    around: tuple[bytes, ...]
    alone: tuple[bytes, ...]
    short: tuple[str, ...]
    lemma: str


@lru_cache(maxsize=_CACHE)
def marks_of(word: str) -> Marks:
    """Return the marks of a word form."""
    described = describe(word)
    lower, shape = word.lower(), f"s{shape_of(word)}"
    lemma = f"l{lemma_of(word) if word.isalpha() else lower}"
    codes = _codes(described)
    around = (f"w{lower}", lemma, shape, *codes)
    start = "X" if word[0].isupper() else "x"
    alone = (
        *(f"p{lower[:size]}" for size in (2, 3, 4)),
        *(f"e{start}{lower[-size:]}" for size in (1, 2, 3, 4, 5)),
        *(f"a{number}" for number in described.answers.nonzero()[0].tolist()),
        f"{codes[0]}{codes[4]}{start}",
    )
    short = (shape, codes[0], codes[1], codes[4])
    return Marks(_encoded(around), _encoded(alone), short, lemma)


def _encoded(texts: Iterable[str]) -> tuple[bytes, ...]:
    return tuple(text.encode() for text in texts)


def _codes(described: WordFeatures) -> tuple[str, ...]:
    answers = described.answers
    parts = (("n", _NAMES), ("y", _LIKELY), ("t", _ALWAYS), ("g", _PEOPLE), ("k", _KNOWN), ("c", _CLASSES))
    return tuple(name + answers[part].tobytes().hex()[1::2] for name, part in parts)


def _row(text: str) -> int:
    return crc32(text.encode()) % ROWS


_EDGE_ROWS = {distance: _row(f"{distance}edge") for distance in DISTANCES}
_INSIDE = [_row("inside")]
_STARTS = {distance: crc32(str(distance).encode()) for distance in DISTANCES}


def rows_at(word: str, distance: int, clusters: Sequence[int] = ()) -> list[int]:
    """Return the rows of the marks that a word has for the word `-distance` away; 0 is the word itself.

    Args:
        word: The word form.
        distance: Where it stands, seen from the word that is tagged: -1 directly before.
        clusters: The groups to which its static vector belongs.
    """
    marks, start = marks_of(word), _STARTS[distance]
    groups = [f"v{number}:{cluster}".encode() for number, cluster in enumerate(clusters)]
    own = marks.alone if distance == 0 else ()
    return [crc32(text, start) % ROWS for text in (*marks.around, *groups, *own)]


def joined_rows(words: Sequence[str]) -> list[list[int]]:
    """Return for each word the rows of the marks that join it with its neighbours, as many for every word."""
    marks = [marks_of(word) for word in words]
    before_run, behind_run = _anchors(words), _anchors(words[::-1])[::-1]
    found = []
    for place, own in enumerate(marks):
        before = marks[place - 1] if place else None
        behind = marks[place + 1] if place + 1 < len(marks) else None
        left, right = before.short if before else _EDGE, behind.short if behind else _EDGE
        shape, _, _, known = own.short
        texts = (
            f"E{before.lemma if before else ''}|{shape}{known}",
            f"F{behind.lemma if behind else ''}|{shape}{known}",
            f"G{before_run[place]}|{shape}",
            f"H{behind_run[place]}|{shape}",
        )
        found.append([*_short_rows(left, own.short, right), *(_row(text) for text in texts)])
    return found


@lru_cache(maxsize=_CACHE)
def _short_rows(left: tuple[str, ...], own: tuple[str, ...], right: tuple[str, ...]) -> tuple[int, ...]:
    shape, names, *_ = own
    texts = (
        f"A{left[0]}|{shape}{names}",
        f"B{left[1]}{left[0]}|{names}{shape}",
        f"C{shape}{names}|{right[1]}{right[0]}",
        f"D{left[1]}{left[0]}{shape}{names}{right[0]}{right[1]}",
    )
    return tuple(_row(text) for text in texts)


def _anchors(words: Sequence[str]) -> list[str]:
    """Return for each word the mark of the last common word before it: what a row of names hangs on."""
    found, last = [], ""
    for word in words:
        if not word[0].isupper() and word[0].isalpha():
            last = marks_of(word).lemma
        found.append(last)
    return found


def edge_rows(words: int) -> list[list[int]]:
    """Return for each of so many words the rows of the marks that say how near the sentence's ends are."""
    return [
        [row for distance, row in _EDGE_ROWS.items() if not 0 <= place + distance < words] or _INSIDE
        for place in range(words)
    ]
