"""What personal data needs of named entity recognition, whoever does it."""

from collections.abc import Callable, Sequence
from typing import Protocol


class Named(Protocol):
    """A named entity as `nlp.ner.find_named` returns it."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset behind its last one."""

    @property
    def label(self) -> str:
        """What it names, as "PERSON" or "LOC"."""

    @property
    def probability(self) -> float:
        """In [0, 1]."""


NamedSpans = Callable[[str], Sequence[Named]]
"""Named entity recognition: from a text to its named entities."""
