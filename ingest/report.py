"""What came of an ingest: one result an item, and counts that add up to what was given."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.errors import IngestError


class ItemOutcome(StrEnum):
    """What became of one file, row or attachment."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class IngestFailure:
    """An item that was refused: where it came from, and the error's code, words and remedy."""

    source: str
    name: str
    code: str
    message: str
    remedy: str

    @classmethod
    def of(cls, source: str, name: str, error: IngestError) -> "IngestFailure":
        """Report an error about an item."""
        return cls(source, name, error.code, error.what, error.remedy)

    def __str__(self) -> str:
        return f"[{self.code}] {self.message}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What became of one item; `document_id` and `version` are `None` where nothing is known of them."""

    source: str
    name: str
    outcome: ItemOutcome
    document_id: str | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """The summary of an ingest.

    Attributes:
        results: One for each item given (file, row of a corpus, attachment), in the order in which they were settled.
        failures: What was refused and why.
    """

    results: tuple[ItemResult, ...]
    failures: tuple[IngestFailure, ...]

    @property
    def given(self) -> int:
        """Number of items."""
        return len(self.results)

    @property
    def added(self) -> int:
        """Number of new documents."""
        return _count(self.results, ItemOutcome.ADDED)

    @property
    def unchanged(self) -> int:
        """Number of items whose bytes are stored already."""
        return _count(self.results, ItemOutcome.UNCHANGED)

    @property
    def updated(self) -> int:
        """Number of new versions of known documents."""
        return _count(self.results, ItemOutcome.UPDATED)

    @property
    def refused(self) -> int:
        """Number of items that could not be read."""
        return _count(self.results, ItemOutcome.REFUSED)


def _count(results: Sequence[ItemResult], outcome: ItemOutcome) -> int:
    return sum(result.outcome is outcome for result in results)
