"""Which statements make an answer: the most probable, without repetition, with what they lean on, in source order."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import BlockKind
from retrieval.evidence import Candidate, by_document, terms_of
from retrieval.library import Library
from retrieval.phrasing import prepare
from retrieval.statements import Statement
from retrieval.writers.base import Scored

MAX_STATEMENTS = 4
MAX_DOCUMENTS = 2
MAX_CHARACTERS = 1600
RELATIVE = 0.6
SECOND_SOURCE = 0.8
SIMILAR = 0.7


@dataclass(frozen=True, slots=True)
class Chosen:
    """A statement of an answer; `follows` says that its neighbour in the source stands right before it here too."""

    candidate: Candidate
    statement: Statement
    follows: bool


def choose(evidence: Sequence[Scored], used: frozenset[tuple[str, int]], library: Library) -> tuple[Chosen, ...]:
    """Return the statements of an answer.

    Kept are statements at least `RELATIVE` as probable as the best one (`SECOND_SOURCE` in another document that is
    no newer), at most `MAX_STATEMENTS` of them and `MAX_CHARACTERS` of text. A statement that leans on the one before
    ("Miało ono na celu …") brings that one along, or is left out. Documents stand in order of their dates, statements
    in source order.
    """
    picked = _pick(evidence, used)
    groups = sorted(by_document(picked).values(), key=lambda candidates: _date(candidates[0]))
    return tuple(chosen for candidates in groups for chosen in _ordered(candidates, library))


def _pick(evidence: Sequence[Scored], used: frozenset[tuple[str, int]]) -> list[Candidate]:
    picked: list[Candidate] = []
    for place, scored in enumerate(evidence):
        candidate = scored.candidate
        if place and _is_superfluous(scored, evidence[0], picked, used):
            continue
        picked.append(candidate)
        if len(picked) == MAX_STATEMENTS:
            break
    return picked


def _is_superfluous(
    scored: Scored, best: Scored, picked: Sequence[Candidate], used: frozenset[tuple[str, int]]
) -> bool:
    candidate = scored.candidate
    document = candidate.stored.document_id
    documents = {other.stored.document_id for other in picked}
    near = document == best.candidate.stored.document_id or _date(candidate) > _date(best.candidate)
    floor = RELATIVE if near else SECOND_SOURCE
    if scored.probability < floor * best.probability or (document, candidate.statement.ordinal) in used:
        return True
    if document not in documents and len(documents) == MAX_DOCUMENTS:
        return True
    size = sum(len(other.statement.text) for other in picked) + len(candidate.statement.text)
    return size > MAX_CHARACTERS or any(_similar(candidate, other) for other in picked)


def _date(candidate: Candidate) -> dt.date:
    """Return the date of the candidate's document; one without a date counts as the oldest."""
    return candidate.stored.document.date or dt.date.min


def _similar(one: Candidate, other: Candidate) -> bool:
    left, right = terms_of(one.statement.text), terms_of(other.statement.text)
    return len(left & right) >= SIMILAR * max(1, min(len(left), len(right)))


def _ordered(candidates: Sequence[Candidate], library: Library) -> list[Chosen]:
    """Return one document's statements in source order, each with what it leans on."""
    best = candidates[0]
    everything = library.statements(best.stored.document_id, best.stored.version)
    own = {candidate.statement.ordinal: candidate for candidate in candidates}
    wanted = {ordinal for start in own for ordinal in _with_antecedents(start, everything)}
    return [Chosen(own.get(ordinal, best), everything[ordinal], ordinal - 1 in wanted) for ordinal in sorted(wanted)]


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
