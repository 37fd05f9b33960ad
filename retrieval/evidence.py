"""Evidence for a question: the statements of the passages found, each with what speaks for it as an answer."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from corpus.model import BlockKind, DocumentKind, Hit, StoredDocument
from retrieval.asking import Ask, Asked
from retrieval.library import Library, Words, read_words
from retrieval.phrasing import prepare
from retrieval.rarity import Rarity
from retrieval.statements import STATUS_MARK, Statement

FEATURES = (
    "coverage",
    "around",
    "topic",
    "rarest",
    "pairs",
    "reciprocal_rank",
    "relative_score",
    "figure",
    "no_figure",
    "date",
    "no_date",
    "length",
    "table",
    "list",
    "dangling",
)
"""Names of the figures in `Candidate.features`, in order."""

OWN = 0.7
"""Weight of a leaning part's own words beside those of the whole question."""

_FIGURE = re.compile(r"\d+(?:[  .]\d{3})*(?:,\d+)?")
_MONTHS = "stycz|luty|lute|marc|mark|kwie|maj|czerw|lip|sierp|wrze|paźdz|listop|grud|kwarta|półrocz"
_DATE = re.compile(rf"\b(?:19|20)\d\d\b|\b\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\b(?:{_MONTHS})\w*", re.IGNORECASE)
_NUMBER_WORDS = re.compile(
    r"\b(?:żad\w+|jed(?:en|n\w+)|dw(?:a|ie|óch|oje)|trzy|trzech|cztery|czterech|pię\w+|brak|nie)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may answer a question.

    Attributes:
        stored: The document that it stands in.
        statement: Its words and place.
        features: What speaks for it, in the order of `FEATURES`.
        has: Which of the figures and dates that were asked for it holds.
        promise: Whether it is a pledge's promise, not what became of it.
        status: Whether it says how far a pledge has come; its heading then says of what.
        own: Of a part that leans on its question, the share of its own words here or in the heading; 1 for others.
    """

    stored: StoredDocument
    statement: Statement
    features: tuple[float, ...]
    has: frozenset[Asked]
    promise: bool = False
    status: bool = False
    own: float = 1.0

    def feature(self, name: str) -> float:
        """Return one of the figures by its name in `FEATURES`."""
        return self.features[FEATURES.index(name)]


@dataclass(frozen=True, slots=True)
class _Found:
    """A statement of a hit: its document's statements, and how good the hit was."""

    stored: StoredDocument
    all: tuple[Statement, ...]
    statement: Statement
    rank: int
    relative: float


def gather(ask: Ask, hits: Sequence[Hit], library: Library, rarity: Rarity) -> tuple[Candidate, ...]:
    """Return every statement that lies in a hit, in the order of the hits, each once with its figures."""
    return tuple(_candidate(ask, found, rarity) for found in _statements(hits, library))


def share(ask: Ask, held: Words, rarity: Rarity) -> float:
    """Return how much of a question `held` holds, by rarity; a leaning part's own words count `OWN` of it."""
    whole = rarity.coverage(terms_of(ask.text), held)
    own = terms_of(ask.own)
    return OWN * rarity.coverage(own, held) + (1 - OWN) * whole if own else whole


def _statements(hits: Sequence[Hit], library: Library) -> Iterator[_Found]:
    seen: set[tuple[str, int]] = set()
    best = max((hit.score for hit in hits), default=0.0) or 1.0
    for rank, hit in enumerate(hits):
        passage = hit.passage
        stored = library.stored(passage.document_id, passage.version)
        everything = library.statements(passage.document_id, passage.version)
        for statement in everything:
            key = (passage.document_id, statement.ordinal)
            if key not in seen and statement.overlaps(passage.start, passage.end):
                seen.add(key)
                yield _Found(stored, everything, statement, rank, hit.score / best)


def _candidate(ask: Ask, found: _Found, rarity: Rarity) -> Candidate:
    statement, document = found.statement, found.stored.document
    own = words_of(statement.text)
    around = reduce(or_, (words_of(text) for text in _around(found)), own)
    topic = words_of(f"{document.title} {statement.heading}")
    has = held(ask, statement.text)
    features = (
        share(ask, own, rarity),
        share(ask, around, rarity),
        share(ask, topic, rarity),
        rarity.coverage(sorted(terms_of(ask.words), key=lambda term: (-rarity.weight(term), term))[:4], own | topic),
        _pairs(ask.text, statement.text),
        1 / (1 + found.rank),
        found.relative,
        *_kinds(ask, has, Asked.QUANTITY),
        *_kinds(ask, has, Asked.DATE),
        math.log1p(len(statement.text)) / 10,
        float(statement.kind is BlockKind.TABLE),
        float(statement.kind is BlockKind.LIST_ITEM),
        float(prepare(statement.text, first=True).dangling),
    )
    met = rarity.coverage(terms_of(ask.own), own | topic) if ask.own else 1.0
    return Candidate(found.stored, statement, features, has, _is_promise(found), STATUS_MARK in statement.heading, met)


def _is_promise(found: _Found) -> bool:
    """Whether a statement of pledges says what was promised rather than how far it has come."""
    if found.stored.document.kind is not DocumentKind.PLEDGES or STATUS_MARK in found.statement.heading:
        return False
    return any(STATUS_MARK in other.heading for other in found.all)


def _around(found: _Found) -> Iterator[str]:
    yield found.statement.heading
    place = found.statement.ordinal
    for neighbour in found.all[max(0, place - 2) : place + 2]:
        yield neighbour.text


def _kinds(ask: Ask, has: frozenset[Asked], kind: Asked) -> tuple[float, float]:
    wanted = kind in ask.wanted
    return float(wanted and kind in has), float(wanted and kind not in has)


def held(ask: Ask, text: str) -> frozenset[Asked]:
    """Return which of the figures and dates that are asked for `text` holds, beyond those of the question itself."""
    found = set()
    if Asked.QUANTITY in ask.wanted and (_new(_FIGURE, ask.text, text) or _NUMBER_WORDS.search(text)):
        found.add(Asked.QUANTITY)
    if Asked.DATE in ask.wanted and _new(_DATE, ask.text, text):
        found.add(Asked.DATE)
    return frozenset(found)


def _new(pattern: re.Pattern[str], question: str, text: str) -> bool:
    known = set(pattern.findall(question))
    return any(match not in known for match in pattern.findall(text))


def _pairs(question: str, text: str) -> float:
    """Return the share of the question's neighbouring content words that stand side by side in `text` too."""
    wanted = words_of(question).pairs
    return len(wanted & words_of(text).pairs) / len(wanted) if wanted else 0.0


@lru_cache(maxsize=1 << 15)
def words_of(text: str) -> Words:
    """Return the content lemmas of a short text and their pairs (cached: sentences are read for several questions)."""
    return read_words(text)


def terms_of(text: str) -> frozenset[str]:
    """Return the content lemmas of a short text."""
    return words_of(text).terms


def local_coverage(candidates: Iterable[Candidate]) -> float:
    """Return the greatest share of a question that stands in one statement with its heading and neighbours."""
    return max((candidate.feature("around") for candidate in candidates), default=0.0)


def by_document(candidates: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    """Group candidates by document, documents in order of first appearance."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(candidate.stored.document_id, []).append(candidate)
    return groups
