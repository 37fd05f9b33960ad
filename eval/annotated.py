"""Sentences with names in braces, as `eval/data/persons` keeps them."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PIECE = re.compile(r"\{([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A sentence with the places of its names.

    Attributes:
        text: The sentence without braces.
        names: (start, end) of each name that stood in braces.
        group: The class of sentences that it belongs to.
        held: Whether it was kept aside while the detector was built.
    """

    text: str
    names: tuple[tuple[int, int], ...]
    group: str
    held: bool


def read_annotated(path: Path) -> Iterator[Annotated]:
    """Yield the sentences of a TOML file with `held` and `[[group]]`s of `class` and `sentences`."""
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    for group in written["group"]:
        for sentence in group["sentences"]:
            text, names = _parse(sentence)
            yield Annotated(text, names, group["class"], written["held"])


def _parse(sentence: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    names = [
        (match.start() - 2 * place, match.end() - 2 * place - 2)
        for place, match in enumerate(_PIECE.finditer(sentence))
    ]
    return _PIECE.sub(r"\1", sentence), tuple(names)
