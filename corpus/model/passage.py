"""What is searched: passages, and what a search returns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character range in a stored text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A citable piece of one document version: whole sentences, at most 1,000 characters.

    Attributes:
        passage_id: Hash of version, start and end.
        document_id: The document it belongs to.
        version: The version of that document.
        ordinal: 0-based position within the document.
        start: Offset in the stored text.
        end: Offset behind its last character.
        page: Page on which it starts.
        heading: Text of the nearest heading above, or empty.
    """

    passage_id: str
    document_id: str
    version: int
    ordinal: int
    start: int
    end: int
    page: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, with its fused score, what each view contributed to it, and what each view found.

    `views` are the figures before they are weighed (shares of the question, cosines): they compare across queries.
    """

    passage: Passage
    text: str
    score: float
    contributions: tuple[tuple[str, float], ...] = ()
    views: tuple[tuple[str, float], ...] = ()

    def view(self, name: str) -> float:
        """Return what one view found; 0.0 for a view that the searcher does not have."""
        return dict(self.views).get(name, 0.0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for one question, best first."""

    question: str
    hits: tuple[Hit, ...]
