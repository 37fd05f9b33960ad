"""The writer that needs no model: it quotes what the sources say, introduced and set into correct Polish."""

from collections.abc import Sequence

from corpus.model import BlockKind, DraftSentence, Span, StoredDocument
from corpus.months import format_date
from retrieval.choosing import Chosen, choose
from retrieval.evidence import Candidate
from retrieval.grammar import is_clause, lowered
from retrieval.phrasing import Setting, inner_quotes, prepare, quoted, relative_time, shortened
from retrieval.sources import Introduction, introduce
from retrieval.statements import Statement
from retrieval.writers.base import Brief, Written

MAX_TABLE = 700
FURTHER_QUOTE = "W tym samym źródle wskazano:"


class ExtractiveWriter:
    """Selects and orders evidence statements; every word that states a fact is the source's own."""

    @property
    def name(self) -> str:
        """Name and version, kept with the draft."""
        return "extractive/1"

    def write(self, brief: Brief) -> Written:
        """Return the answer's sentences, each with the spans that it quotes."""
        choice = choose(brief.evidence, brief.used, brief.library)
        sentences: list[DraftSentence] = []
        introduced: set[str] = set()
        for item in choice.chosen:
            stored = item.candidate.stored
            opening = None if stored.document_id in introduced else _introduction(brief, stored)
            introduced.add(stored.document_id)
            sentences.append(_sentence(brief, item, opening))
        used = tuple(item.candidate for item in choice.chosen)
        return Written(tuple(sentences), used, (*_warnings(brief, sentences), *_overtaken(brief, choice.superseded)))


def _introduction(brief: Brief, stored: StoredDocument) -> Introduction:
    card = brief.library.card(stored.document_id, stored.version)
    return introduce(card, brief.profile, again=stored.document_id in brief.introduced)


def _sentence(brief: Brief, item: Chosen, opening: Introduction | None) -> DraftSentence:
    stored = item.candidate.stored
    spans = [_cited_span(item), *(opening.spans if opening else ())]
    cited = tuple(brief.library.cite(stored.document_id, stored.version, span) for span in spans)
    return DraftSentence(_set(item, opening, stored.document.text), cited)


def _set(item: Chosen, opening: Introduction | None, whole: str) -> str:
    """Set a statement: embedded behind the introduction, as a sentence of its own, or in quotation marks."""
    if item.statement.kind is BlockKind.TABLE:
        return f"{_lead(opening)} {quoted(_table(item, whole))}"
    clause = prepare(item.statement.text, first=not item.follows or opening is not None)
    if clause.setting is Setting.QUOTED or _only_names_a_list(item.statement):
        return f"{_lead(opening)} {quoted(clause.text)}"
    return f"{opening.text} {lowered(clause.text, whole)}" if opening else clause.text


def _only_names_a_list(statement: Statement) -> bool:
    """Whether a list's lead-in is no sentence ("Ustalenia:"), so that the list can only be quoted as it stands."""
    lead, colon, _ = statement.text.partition(":")
    return statement.kind is BlockKind.LIST_ITEM and bool(colon) and len(statement.spans) > 1 and not is_clause(lead)


def _lead(opening: Introduction | None) -> str:
    return f"{opening.text.rstrip(',')}:" if opening else FURTHER_QUOTE


def _table(item: Chosen, whole: str) -> str:
    span = _cited_span(item)
    rows = whole[span.start : span.end].splitlines()
    return "; ".join(" ".join(row.split()) for row in rows if row.strip())


def _cited_span(item: Chosen) -> Span:
    """Return the span to cite: the whole statement; of a long table the first rows."""
    statement = item.statement
    if statement.kind is not BlockKind.TABLE or statement.end - statement.start <= MAX_TABLE:
        return Span(statement.start, statement.end)
    text = item.candidate.stored.document.text
    cut = text.rfind("\n", statement.start, statement.start + MAX_TABLE)
    return Span(statement.start, cut if cut > statement.start else statement.start + MAX_TABLE)


def _warnings(brief: Brief, sentences: Sequence[DraftSentence]) -> tuple[str, ...]:
    found = next((word for sentence in sentences if (word := relative_time(sentence.text))), None)
    if found is None:
        return ()
    number = brief.question.number
    return (
        f"Odpowiedź na pytanie {number}: określenie „{found}” liczy się od daty źródła; proszę sprawdzić aktualność.",
    )


def _overtaken(brief: Brief, older: Sequence[Candidate]) -> tuple[str, ...]:
    """Tell the officer what an older document says of the same thing; the answer follows the newer one."""
    return tuple(
        f"Odpowiedź na pytanie {brief.question.number}: przyjęto nowsze źródło; w dokumencie „{_titled(candidate)}”"
        f"{_dated(candidate)} podano: {shortened(quoted(candidate.statement.text))}"
        for candidate in older
    )


def _titled(candidate: Candidate) -> str:
    return inner_quotes(candidate.stored.document.title)


def _dated(candidate: Candidate) -> str:
    date = candidate.stored.document.date
    return f" z {format_date(date)}" if date else ""
