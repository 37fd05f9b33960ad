"""Which statements make an answer: for each part the newest good one first, what supports it, nothing twice."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.model import BlockKind
from retrieval.evidence import Candidate, by_document, terms_of
from retrieval.library import Library
from retrieval.phrasing import prepare
from retrieval.statements import Statement
from retrieval.writers.base import Scored

MAX_STATEMENTS = 4
PER_PART = 2
"""Statements for each of several parts."""

MAX_DOCUMENTS = 2
"""Documents that one part rests on."""

MAX_CHARACTERS = 1600
RELATIVE = 0.6
SECOND_SOURCE = 0.8
SIMILAR = 0.7

PEER = 0.3
"""A newer statement with a figure or date that was asked for leads from this share of the best one's probability."""

AS_NEAR = 0.75
"""… and of its coverage: both must speak of the same thing."""

REMARKED = 2
"""Older statements that the officer is told of."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A statement of an answer; `follows` says that its neighbour in the source stands right before it here too."""

    candidate: Candidate
    statement: Statement
    follows: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """The statements of an answer, and older ones on the same thing that newer ones have overtaken."""

    chosen: tuple[Chosen, ...]
    superseded: tuple[Candidate, ...]


def choose(evidence: Sequence[Scored], used: frozenset[tuple[str, int]], library: Library) -> Choice:
    """Return the statements of an answer.

    For each part of the question the best statement leads, or a newer one that holds the same kind of figure or date;
    older ones on the same thing are then left out. Beside it stand statements at least `RELATIVE` as probable
    (`SECOND_SOURCE` in another document that is no newer). A statement that leans on the one before ("Miało ono na
    celu …") brings that one along, or is left out. Documents stand in the order in which parts need them.
    """
    parts = sorted({scored.part for scored in evidence})
    limit = MAX_STATEMENTS if len(parts) == 1 else PER_PART
    picked: list[Candidate] = []
    superseded: list[Candidate] = []
    for part in parts:
        own = [scored for scored in evidence if scored.part == part]
        lead = _lead(own)
        old = [scored.candidate for scored in own if _overtaken(scored, lead)]
        superseded += [candidate for candidate in old if _as_near(candidate, lead.candidate)]
        _pick([lead, *(scored for scored in own if scored is not lead)], old, picked, used, limit)
    groups = by_document(picked).values()
    chosen = tuple(item for candidates in groups for item in _ordered(candidates, library))
    return Choice(chosen, _remarkable(superseded, chosen))


def _lead(own: Sequence[Scored]) -> Scored:
    """Return the statement that answers: the most probable, or the newest that says the same kind of thing."""
    best = own[0]
    newer = [
        scored for scored in own if scored.candidate.has and _is_newer(scored, best) and _same_matter(scored, best)
    ]
    return max([best, *newer], key=lambda scored: (_date(scored.candidate), scored.probability))


def _is_newer(scored: Scored, other: Scored) -> bool:
    return scored.probability >= PEER * other.probability and _date(scored.candidate) > _date(other.candidate)


def _same_matter(scored: Scored, other: Scored) -> bool:
    """Whether a statement gives the kind of answer that the other one gives, and speaks as nearly of the question."""
    return scored.candidate.has >= other.candidate.has and _as_near(scored.candidate, other.candidate)


def _as_near(one: Candidate, other: Candidate) -> bool:
    return not one.promise and one.feature("coverage") >= AS_NEAR * other.feature("coverage") > 0


def _overtaken(scored: Scored, lead: Scored) -> bool:
    """Whether an older document's statement gives what the leading one gives anew."""
    one, first = scored.candidate, lead.candidate
    if not (one.has & first.has) or not dt.date.min < _date(one) < _date(first):
        return False
    return scored.probability >= PEER * lead.probability


def _pick(
    ranked: Sequence[Scored],
    old: Sequence[Candidate],
    picked: list[Candidate],
    used: frozenset[tuple[str, int]],
    limit: int,
) -> None:
    """Add the statements of one part to `picked`: the first of `ranked`, and what is worth saying beside it."""
    before = len(picked)
    documents: set[str] = set()
    for place, scored in enumerate(ranked):
        candidate = scored.candidate
        if len(picked) - before == limit:
            return
        if candidate in old or any(_key(candidate) == _key(other) for other in picked):
            continue
        if place and (_is_superfluous(scored, ranked, picked, used) or _too_many(candidate, documents)):
            continue
        picked.append(candidate)
        documents.add(candidate.stored.document_id)


def _too_many(candidate: Candidate, documents: set[str]) -> bool:
    return candidate.stored.document_id not in documents and len(documents) == MAX_DOCUMENTS


def _is_superfluous(
    scored: Scored, ranked: Sequence[Scored], picked: Sequence[Candidate], used: frozenset[tuple[str, int]]
) -> bool:
    candidate, lead = scored.candidate, ranked[0]
    newer = _date(candidate) > _date(lead.candidate) > dt.date.min
    near = newer or candidate.stored.document_id == lead.candidate.stored.document_id
    floor = RELATIVE if near else SECOND_SOURCE
    if scored.probability < floor * max(other.probability for other in ranked) or _key(candidate) in used:
        return True
    size = sum(len(other.statement.text) for other in picked) + len(candidate.statement.text)
    return size > MAX_CHARACTERS or any(_similar(candidate, other) for other in picked)


def _key(candidate: Candidate) -> tuple[str, int]:
    return candidate.stored.document_id, candidate.statement.ordinal


def _date(candidate: Candidate) -> dt.date:
    """Return the date of the candidate's document; one without a date counts as the oldest."""
    return candidate.stored.document.date or dt.date.min


def _similar(one: Candidate, other: Candidate) -> bool:
    left, right = terms_of(one.statement.text), terms_of(other.statement.text)
    return len(left & right) >= SIMILAR * max(1, min(len(left), len(right)))


def _remarkable(superseded: Iterable[Candidate], chosen: Sequence[Chosen]) -> tuple[Candidate, ...]:
    """Return one overtaken statement of each document, without those that stand in the answer for another part."""
    shown = {(item.candidate.stored.document_id, item.statement.ordinal) for item in chosen}
    first: dict[str, Candidate] = {}
    for candidate in superseded:
        if _key(candidate) not in shown:
            first.setdefault(candidate.stored.document_id, candidate)
    return tuple(first.values())[:REMARKED]


def _ordered(candidates: Sequence[Candidate], library: Library) -> Iterator[Chosen]:
    """Yield one document's statements, the first candidate with what it leans on before the others in source order."""
    best = candidates[0]
    everything = library.statements(best.stored.document_id, best.stored.version)
    own = {candidate.statement.ordinal: candidate for candidate in candidates}
    lead = _with_antecedents(best.statement.ordinal, everything)
    rest = {ordinal for start in own for ordinal in _with_antecedents(start, everything)} - lead
    previous = None
    for ordinal in (*sorted(lead), *sorted(rest)):
        yield Chosen(own.get(ordinal, best), everything[ordinal], previous == ordinal - 1)
        previous = ordinal


def _with_antecedents(ordinal: int, everything: Sequence[Statement]) -> set[int]:
    """Return the statement and what must stand before it; nothing where that cannot be had."""
    wanted = {ordinal}
    for _ in range(2):
        statement = everything[ordinal]
        if statement.kind is BlockKind.TABLE or not prepare(statement.text, first=True).dangling:
            return wanted
        if ordinal == 0 or everything[ordinal - 1].paragraph < statement.paragraph - 1:
            return set()
        ordinal -= 1
        wanted.add(ordinal)
    return set() if prepare(everything[ordinal].text, first=True).dangling else wanted
