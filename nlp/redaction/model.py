"""What redaction returns: the text without the personal data, what was removed, and where the source changes."""

from dataclasses import dataclass

from corpus.model import Removal


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement in the source text, for writers of other formats. It never holds the removed words.

    Attributes:
        start: Offset in the source text of the first character that goes.
        end: Offset behind the last one.
        replacement: What is put there.
        number: Number of the removal that it belongs to.
    """

    start: int
    end: int
    replacement: str
    number: int


@dataclass(frozen=True, slots=True)
class Redacted:
    """A redacted text.

    Attributes:
        text: The text with every edit made.
        removals: One entry for each finding, in reading order, numbered from 1. A finding that stands in the text
            (restored, or for review and not accepted) has an entry with an empty `replacement`.
        edits: What to do to the source, in reading order; no two overlap.
    """

    text: str
    removals: tuple[Removal, ...]
    edits: tuple[Edit, ...]
