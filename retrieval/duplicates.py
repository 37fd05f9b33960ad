"""Documents that are the same text (as PDF, as text, as a scan, or stored twice): one source, not several."""

from collections.abc import Sequence
from itertools import combinations

from corpus.model import DocumentKind, Hit, StoredDocument
from retrieval.library import Library, Words

ALIKE = 0.85
"""Share of the shorter text's lemmas that the other one must hold."""

SAME_FIGURES = 0.9
"""The same of its numbers: last year's report has this year's words. A scan's figures may be misread."""

COMPARABLE = 0.7
"""The shorter text has at least this share of the longer one's lemmas; a quotation is no copy."""


def worse_copies(hits: Sequence[Hit], library: Library) -> frozenset[str]:
    """Return the ids of documents among the hits of which the hits hold a better copy.

    Better is a text that was not recognised from an image, then a reply, then a text with its date, then
    what was found first.
    """
    found = list(dict.fromkeys((hit.passage.document_id, hit.passage.version) for hit in hits))
    ranked = sorted(found, key=lambda key: (_quality(library.stored(*key)), found.index(key)))
    worse: set[str] = set()
    for better, other in combinations(ranked, 2):
        if better[0] not in worse and other[0] not in worse and _same(better, other, library):
            worse.add(other[0])
    return frozenset(worse)


def _quality(stored: StoredDocument) -> tuple[bool, bool, bool]:
    document = stored.document
    return _recognised(stored), document.kind is not DocumentKind.REPLY, document.date is None


def _recognised(stored: StoredDocument) -> bool:
    return any(page.ocr_confidence is not None for page in stored.document.pages)


def _same(one: tuple[str, int], other: tuple[str, int], library: Library) -> bool:
    left, right = library.words(*one), library.words(*other)
    smaller, larger = sorted((len(left.terms), len(right.terms)))
    if smaller < COMPARABLE * larger or len(left.terms & right.terms) < ALIKE * smaller:
        return False
    if _recognised(library.stored(*one)) or _recognised(library.stored(*other)):
        return True
    return _shared_figures(left, right) >= SAME_FIGURES


def _shared_figures(left: Words, right: Words) -> float:
    own, others = ({term for term in words.terms if term[0].isdecimal()} for words in (left, right))
    return len(own & others) / max(len(own), len(others), 1) if own or others else 1.0
