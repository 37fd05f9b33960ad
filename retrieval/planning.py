"""Planning an answer: what is searched, what was found, and whether it answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.model import Document, DocumentKind, Hit, Letter, Question, StoredDocument
from retrieval.answerability import answers, relevance
from retrieval.asking import POLISH, Ask, Asked, asks
from retrieval.evidence import Candidate, gather, held, local_coverage
from retrieval.library import Library
from retrieval.ports import Searcher, Shelf
from retrieval.query import Query
from retrieval.rarity import Rarity
from retrieval.writers.base import Scored, Written

SOURCES = frozenset(
    {
        DocumentKind.REPLY,
        DocumentKind.PLEDGES,
        DocumentKind.NEWS,
        DocumentKind.MINUTES,
        DocumentKind.SLIDES,
        DocumentKind.OTHER,
    }
)
"""What the city itself has said; what others wrote to it is no basis for an answer."""

HITS = 10
SHORT = 5
BESIDE = 0.6
"""Share of a sub-question in one place that is enough where another part of its question is answered."""

ENOUGH = 1000


class Desk:
    """The collection as drafting uses it."""

    def __init__(self, searcher: Searcher, shelf: Shelf, rarity: Rarity | None = None) -> None:
        """Draft from what `searcher` finds on `shelf`; `rarity` is counted from the shelf where it is not given."""
        self.searcher = searcher
        self.shelf = shelf
        self.library = Library(shelf)
        self.rarity = rarity or count_rarity(shelf)

    def copies(self, document: Document, document_id: str | None) -> tuple[str, ...]:
        """Return the ids under which a letter itself may be found: the one given, and the one its bytes would have."""
        return tuple(dict.fromkeys(key for key in (document_id, document.version_hash[:16]) if key))


def count_rarity(shelf: Shelf) -> Rarity:
    """Count in how many current documents each lemma occurs, over at most `ENOUGH` of them, evenly spread."""
    texts = [stored.document.text for stored in shelf.current()]
    step = max(1, len(texts) // ENOUGH)
    return Rarity.of(texts[::step])


@dataclass(frozen=True, slots=True)
class Plan:
    """What was found for one question.

    Attributes:
        question: The question.
        asks: What it asks for, a part each.
        evidence: Statements that answer it, most probable first; none where the collection gives no basis.
        unanswered: The parts without a basis.
        warnings: Polish sentences for the officer.
    """

    question: Question
    asks: tuple[Ask, ...]
    evidence: tuple[Scored, ...]
    unanswered: tuple[Ask, ...]
    warnings: tuple[str, ...] = field(default=())

    def missing(self, written: Written) -> tuple[str, ...]:
        """Return what the written answer leaves open, in the Polish genitive; () where it answers in full."""
        parts = _parts([ask.label for ask in self.unanswered])
        quoted = " ".join(sentence.citations[0].quote for sentence in written.sentences if sentence.citations)
        open_kinds = dict.fromkeys(kind for ask in self.asks for kind in _open(ask, quoted))
        return (*parts, *(POLISH[kind] for kind in open_kinds))


def _parts(labels: Sequence[str]) -> tuple[str, ...]:
    if len(labels) < 2:
        return tuple(f"odpowiedzi na pytanie {label}" for label in labels)
    return (f"odpowiedzi na pytania {', '.join(labels[:-1])} i {labels[-1]}",)


def _open(ask: Ask, quoted: str) -> list[Asked]:
    return sorted(ask.checkable - held(ask, quoted)) if quoted else []


@dataclass(frozen=True, slots=True)
class Setting:
    """What a question stands in: the letter, its text, and the documents that must not be evidence."""

    letter: Letter
    text: str
    excluded: tuple[str, ...]


def plan_question(question: Question, setting: Setting, desk: Desk) -> Plan:
    """Search for a question and judge, part by part, whether what was found answers it.

    Args:
        question: The question.
        setting: The letter that it stands in: its subject and other questions help to choose documents.
        desk: The collection.
    """
    parts = asks(question)
    found = [(ask, desk.searcher.search(_query(ask, question, setting), HITS)) for ask in parts]
    gathered = [(ask, hits, gather(ask, hits, desk.library, desk.rarity)) for ask, hits in found]
    clear = [ask for ask, hits, near in gathered if answers(ask, hits, near, desk.library, desk.rarity)]
    scored: dict[tuple[str, int], Scored] = {}
    unanswered: list[Ask] = []
    for ask, _, near in gathered:
        if ask in clear or (clear and local_coverage(near) >= BESIDE):
            _add(scored, near)
        else:
            unanswered.append(ask)
    evidence = tuple(sorted(scored.values(), key=lambda item: -item.probability))
    warnings = () if evidence else _nearest(question, found[0][1], desk)
    return Plan(question, parts, evidence, tuple(unanswered) if evidence else (), warnings)


def _add(scored: dict[tuple[str, int], Scored], candidates: Sequence[Candidate]) -> None:
    for candidate in candidates:
        key = (candidate.stored.document_id, candidate.statement.ordinal)
        probability = relevance(candidate)
        if key not in scored or probability > scored[key].probability:
            scored[key] = Scored(candidate, probability)


def _query(ask: Ask, question: Question, setting: Setting) -> Query:
    letter, text = setting.letter, setting.text
    siblings = tuple(other.text for other in letter.questions if other.number != question.number)
    context = " ".join(text[span.start : span.end] for span in question.context)
    wording = f"{context} {ask.text}".strip() if len(ask.text.split()) < SHORT else ask.text
    return Query(wording, letter.subject or "", siblings, SOURCES, setting.excluded)


def _nearest(question: Question, hits: Sequence[Hit], desk: Desk) -> tuple[str, ...]:
    """Name the nearest source of a question without a basis, so that an officer can look for himself."""
    if not hits:
        return ()
    stored: StoredDocument = desk.library.stored(hits[0].passage.document_id, hits[0].passage.version)
    page = hits[0].passage.page
    return (
        f"Pytanie {question.number}: najbliższe tematycznie źródło to „{stored.document.title}”, s. {page}; "
        "nie stanowi ono wystarczającej podstawy odpowiedzi.",
    )
