"""What was taken for what: counts of true against found labels, and the usual figures drawn from them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConfusionTable:
    """Counts of pairs.

    Attributes:
        labels: The labels, in the order of rows and columns.
        counts: [labels][labels]; the row is what is true, the column what was found.
    """

    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def total(self) -> int:
        """Number of pairs."""
        return sum(map(sum, self.counts))

    @property
    def accuracy(self) -> float:
        """Share of pairs in which the true label was found; 0 without pairs."""
        return sum(row[place] for place, row in enumerate(self.counts)) / max(1, self.total)

    def scores(self, label: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 of one label; what cannot be divided is 0."""
        place = self.labels.index(label)
        right = self.counts[place][place]
        return prf(right, sum(row[place] for row in self.counts), sum(self.counts[place]))

    def macro_f1(self, labels: Iterable[str] | None = None) -> float:
        """Return the mean F1 over `labels`, by default over those that are true of some item."""
        named = (label for label, row in zip(self.labels, self.counts, strict=True) if sum(row))
        found = [self.scores(label)[2] for label in (named if labels is None else labels)]
        return sum(found) / max(1, len(found))


def confusion(pairs: Iterable[tuple[str, str]], labels: Iterable[str] | None = None) -> ConfusionTable:
    """Count pairs of (true, found); the labels come in the order given, or sorted."""
    counted = Counter(pairs)
    known = tuple(labels) if labels is not None else tuple(sorted({label for pair in counted for label in pair}))
    return ConfusionTable(known, tuple(tuple(counted[true, found] for found in known) for true in known))


def prf(right: int, found: int, true: int) -> tuple[float, float, float]:
    """Return precision, recall and F1 of `right` hits among `found` and `true`; what cannot be divided is 0."""
    precision, recall = right / found if found else 0.0, right / true if true else 0.0
    return precision, recall, 2 * right / (found + true) if found + true else 0.0
