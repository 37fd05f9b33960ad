"""Documents as a draft reads them: from the shelf once, cut into statements once."""

from functools import lru_cache
from itertools import pairwise

from corpus.model import Citation, Span, StoredDocument
from nlp.lemmas import content_terms
from retrieval.families import Kin
from retrieval.ports import Shelf
from retrieval.sources import SourceCard, read_card
from retrieval.statements import Statement, statements

KEPT = 512


class Words:
    """The content lemmas of a text, its pairs of neighbouring ones, and, once it is asked for, their families."""

    __slots__ = ("_kin", "pairs", "terms")

    def __init__(self, terms: frozenset[str], pairs: frozenset[tuple[str, str]] = frozenset()) -> None:
        self.terms = terms
        self.pairs = pairs
        self._kin: Kin | None = None

    def meets(self, term: str, kin: float) -> float:
        """Return 1.0 where the text holds the lemma, `kin` where it holds one of its family, else 0.0."""
        if term in self.terms:
            return 1.0
        if self._kin is None:
            self._kin = Kin.of(self.terms)
        return kin if self._kin.has(term) else 0.0

    def __or__(self, other: "Words") -> "Words":
        """Return the lemmas of both."""
        return Words(self.terms | other.terms, self.pairs | other.pairs)


def read_words(text: str) -> Words:
    """Return the content lemmas of `text` and their neighbouring pairs."""
    terms = content_terms(text)
    return Words(frozenset(terms), frozenset(pairwise(terms)))


class Library:
    """A shelf with what was read from it kept: a version of a document never changes, so that this is safe."""

    def __init__(self, shelf: Shelf) -> None:
        """Read from `shelf`, keeping the last `KEPT` documents."""
        self.shelf = shelf
        self._stored = lru_cache(KEPT)(shelf.get)
        self._statements = lru_cache(KEPT)(self._read_statements)
        self._card = lru_cache(KEPT)(self._read_card)
        self._words = lru_cache(KEPT)(self._read_words)

    def stored(self, document_id: str, version: int) -> StoredDocument:
        """Return one version of a document; an unknown one is a `NotFoundError`."""
        return self._stored(document_id, version)

    def statements(self, document_id: str, version: int) -> tuple[Statement, ...]:
        """Return the statements of a document in reading order."""
        return self._statements(document_id, version)

    def card(self, document_id: str, version: int) -> SourceCard:
        """Return what a document says of itself."""
        return self._card(document_id, version)

    def words(self, document_id: str, version: int) -> Words:
        """Return the content lemmas of a document, and those that stand side by side in it."""
        return self._words(document_id, version)

    def cite(self, document_id: str, version: int, span: Span) -> Citation:
        """Return the citation of a span, read back from the shelf."""
        return self.shelf.citation(document_id, version, span.start, span.end)

    def _read_statements(self, document_id: str, version: int) -> tuple[Statement, ...]:
        return statements(self.stored(document_id, version).document)

    def _read_card(self, document_id: str, version: int) -> SourceCard:
        return read_card(self.stored(document_id, version))

    def _read_words(self, document_id: str, version: int) -> Words:
        document = self.stored(document_id, version).document
        return read_words(f"{document.title}\n{document.text}")
