"""Planning an answer: what is searched, what was found, and whether it answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.model import Citation, Document, DocumentKind, Hit, Letter, Question, StoredDocument
from retrieval.answerability import LIKELY, answers, relevance
from retrieval.asking import POLISH, Ask, Asked, asks
from retrieval.duplicates import worse_copies
from retrieval.evidence import Candidate, gather, held, terms_of, words_of
from retrieval.library import Library
from retrieval.phrasing import inner_quotes
from retrieval.ports import Counting, Searcher, Shelf
from retrieval.query import Query
from retrieval.rarity import KIN, Rarity
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
"""Share of a part in one place that is enough where another part of its question is answered."""

BRIEF = 2
"""Content words of a part that says little by itself."""

BRIEF_SHARE = 0.35
"""Share of such a part's words, by rarity, that a statement must hold."""

LEANING = 0.7
"""Share of a statement's probability that the own words of a part ("a ile z nich w Olszynkach") decide."""

COPIES = 3
"""Times that a search is made again without the copies that it found."""

ENOUGH = 1000


class Desk:
    """The collection as drafting uses it."""

    def __init__(self, searcher: Searcher, shelf: Shelf, rarity: Rarity | None = None) -> None:
        """Draft from what `searcher` finds on `shelf`; `rarity` is asked of the searcher, else counted on the shelf."""
        self.searcher = searcher
        self.shelf = shelf
        self.library = Library(shelf)
        self.rarity = rarity or _rarity(searcher, shelf)

    def search(self, query: Query, k: int = HITS) -> tuple[Hit, ...]:
        """Return hits of which no document is a copy of another one's text; of copies the best is kept."""
        for _ in range(COPIES):
            hits = self.searcher.search(query, k)
            worse = worse_copies(hits, self.library)
            if not worse:
                return hits
            query = replace(query, exclude_documents=(*query.exclude_documents, *sorted(worse)))
        return tuple(hit for hit in hits if hit.passage.document_id not in worse)

    def copies(self, document: Document, document_id: str | None) -> tuple[str, ...]:
        """Return the ids under which a letter itself may be found: the one given, and the one its bytes would have."""
        return tuple(dict.fromkeys(key for key in (document_id, document.version_hash[:16]) if key))


def _rarity(searcher: Searcher, shelf: Shelf) -> Rarity:
    return Rarity(*searcher.document_frequencies()) if isinstance(searcher, Counting) else count_rarity(shelf)


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
        quoted = " ".join(_stated(written))
        unanswered = [ask for ask in self.unanswered if not _said(ask, quoted)]
        answered = [ask for ask in self.asks if ask not in self.unanswered]
        open_kinds = dict.fromkeys(kind for ask in answered for kind in _open(ask, quoted))
        return (*_quoted([ask.words for ask in unanswered]), *(POLISH[kind] for kind in open_kinds))


def _stated(written: Written) -> Iterator[str]:
    """Yield what an answer quotes: the first quote of each sentence, and every item of a list; no dates of sources."""
    for sentence in written.sentences:
        for place, citation in enumerate(sentence.citations):
            if not place or any(_holds(candidate, citation) for candidate in written.used):
                yield citation.quote


def _holds(candidate: Candidate, citation: Citation) -> bool:
    same = candidate.stored.document_id == citation.document_id
    return same and candidate.statement.overlaps(citation.start, citation.end)


def _said(ask: Ask, quoted: str) -> bool:
    """Whether what is quoted for other parts says half of a leaning part's own words, and what it asks for."""
    own, held_words = terms_of(ask.own), words_of(quoted)
    met = sum(held_words.meets(term, KIN) for term in own)
    return bool(own) and 2 * met >= len(own) and held(ask, quoted) >= ask.checkable


def _quoted(parts: Sequence[str]) -> tuple[str, ...]:
    words = [f"„{inner_quotes(part.strip(' ?.;,:'))}”" for part in parts]
    if len(words) < 2:
        return tuple(f"pytania {word}" for word in words)
    return (f"pytań {', '.join(words[:-1])} i {words[-1]}",)


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
    hits = [desk.search(_query(ask, question, setting)) for ask in parts]
    found = [Found(ask, hit, gather(ask, hit, desk.library, desk.rarity)) for ask, hit in zip(parts, hits, strict=True)]
    clear = [answers(one.ask, one.hits, one.near, desk.library, desk.rarity) for one in found]
    leading = frozenset(_document(one) for one, sure in zip(found, clear, strict=True) if sure)
    held = [sure or (bool(leading) and _beside(one, leading)) for one, sure in zip(found, clear, strict=True)]
    scored = [
        Scored(candidate, probability, place)
        for place, (one, kept) in enumerate(zip(found, held, strict=True))
        for candidate, probability in (_weighed(one.near) if kept else ())
    ]
    evidence = tuple(sorted(scored, key=lambda item: -item.probability))
    unanswered = tuple(one.ask for one, kept in zip(found, held, strict=True) if not kept)
    warnings = () if evidence else _nearest(question, hits[0], desk)
    return Plan(question, parts, evidence, unanswered if evidence else (), warnings)


def _weighed(near: Sequence[Candidate]) -> Iterator[tuple[Candidate, float]]:
    """Yield candidates with their probability; a part's own words count most among those that meet its question."""
    most = max((candidate.own for candidate in near), default=0.0)
    for candidate in near:
        met = candidate.own / most if most else 1.0
        yield candidate, relevance(candidate) * (1 - LEANING + LEANING * met)


@dataclass(frozen=True, slots=True)
class Found:
    """A part of a question with what was found for it."""

    ask: Ask
    hits: tuple[Hit, ...]
    near: tuple[Candidate, ...]


def _document(one: Found) -> str:
    """Return the document of the statement that answers a part best."""
    return max(one.near, key=relevance).stored.document_id


def _beside(one: Found, leading: frozenset[str]) -> bool:
    """Whether a part is answered beside others: most of it in one place, with the figure or date it asks for.

    Of a part of one or two words ("źródeł finansowania") one is enough in the document that answers another part.
    """
    least = LIKELY * max(map(relevance, one.near), default=0.0)
    brief = 0 < len(terms_of(one.ask.own)) <= BRIEF
    return any(
        candidate.has >= one.ask.checkable
        and relevance(candidate) >= least
        and (
            candidate.feature("around") >= BESIDE
            or (brief and candidate.feature("rarest") >= BRIEF_SHARE and candidate.stored.document_id in leading)
        )
        for candidate in one.near
    )


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
