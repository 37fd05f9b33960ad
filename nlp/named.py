"""What the parts that use names ask of whoever finds them; `nlp.ner` is one."""

from typing import Protocol


class Named(Protocol):
    """A name in a text: offsets, a label ("PERSON", "LOC", "ROAD", "ORG", "FAC") and its probability."""

    @property
    def start(self) -> int:
        """Offset of its first character."""
        ...

    @property
    def end(self) -> int:
        """Offset behind its last one."""
        ...

    @property
    def label(self) -> str:
        """What it names."""
        ...

    @property
    def probability(self) -> float:
        """In [0, 1]."""
        ...
