"""Suite `drafting`: replies drafted to real questions, with the documents that answer them and without.

`corpus.jsonl` is ingested and indexed; the questions of one document make one letter. Each letter is drafted twice:
over the whole collection, and with the document that answers it kept out, when every answer is a wrong one. (Another
letter may answer the same question: `answered_without` is an upper bound.)
"""

import datetime as dt
import re
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import ReferentError
from corpus.knowledge import load_profile
from corpus.model import (
    Answer,
    AnswerStatus,
    Block,
    BlockKind,
    Citation,
    Document,
    DocumentKind,
    DraftSentence,
    Letter,
    Page,
    Question,
    content_hash,
)
from corpus.store import Store
from eval.figures import figures, missing_figures
from eval.suite import Row, SuiteContext, SuiteResult, hash_files
from eval.suites.letters import read_rows
from ingest.pipeline import ingest
from retrieval.draft import Incoming, reply_chain
from retrieval.planning import Desk

NEEDS = ("sejm/corpus.jsonl", "sejm/questions.jsonl")

PROFILE = "krakow"
NOW = dt.datetime(2026, 1, 2, 12, 0, tzinfo=dt.UTC)
_SUBJECT = re.compile(r"^\W*(?:interpelacja|zapytanie)?\s*(?:w sprawie)?\s*", re.IGNORECASE)

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A letter made of the questions of one document."""

    external_id: str
    rows: tuple[Plain, ...]
    document: Document


def run(context: SuiteContext) -> SuiteResult:
    """Return what officers get, measured.

    Metrics, shares unless said otherwise: `citations_read_back`; `figures_in_citations` (digits and months of
    sentences that their quotations hold, or for the introduction of a source its title: `eval.figures`);
    `sentences_passed`; of the questions `answered`, `partial`, `no_basis`; of those that got an answer
    `answer_cited` (a sentence rests on the span that answers); of their sentences
    `sentences_inside` (rest on that span); `answered_without` (questions that got an answer though their document was
    kept out); `seconds` (a letter, warm, mean) and `seconds_five` (five questions, by proportion); counts `letters`,
    `questions`.

    Raises:
        EvaluationError: `sejm/corpus.jsonl` or `sejm/questions.jsonl` is missing.
    """
    folder = context.data / "sejm"
    corpus, questions = folder / "corpus.jsonl", folder / "questions.jsonl"
    cases = tuple(cases_of(read_rows(questions), context.limit))
    with tempfile.TemporaryDirectory() as home, opened_desk(corpus, Path(home)) as (store, desk, ids):
        rows = tuple(_measured(cases, store, desk, ids, context))
    return SuiteResult("drafting", _metrics(rows), rows, hash_files(corpus, questions))


@contextmanager
def opened_desk(corpus: Path, home: Path) -> Iterator[tuple[Store, Desk, dict[str, str]]]:
    """Ingest and index a collection; yield the store, a desk over it, and document ids by the rows' own ids."""
    from retrieval.embedding import load_embedder
    from retrieval.index import SearchIndex

    with Store.open(f"sqlite:///{home / 'referent.db'}") as store:
        ingest([corpus], store)
        index = SearchIndex.open(store, home / "index", load_embedder(None))
        ids = {str(stored.document.external_id): stored.document_id for stored in store.current()}
        yield store, Desk(index, store), ids


def cases_of(rows: Sequence[Plain], limit: int | None) -> Iterator[Case]:
    """Yield one letter for each document of the first `limit` questions."""
    grouped: dict[str, list[Plain]] = {}
    for row in rows[:limit] if limit else rows:
        grouped.setdefault(str(row["document"]), []).append(row)
    for external_id, own in grouped.items():
        yield Case(external_id, tuple(own), letter_of(own))


def letter_of(rows: Sequence[Plain]) -> Document:
    """Return the letter that asks the questions of `rows`, one paragraph each."""
    asked = [" ".join(str(row["question"]).split()) for row in rows]
    text = "\n\n".join(asked)
    questions: list[Question] = []
    place = 0
    for row, words in zip(rows, asked, strict=True):
        questions.append(Question(str(row.get("number") or len(questions) + 1), words, place, place + len(words)))
        place += len(words) + 2
    letter = Letter(subject=_SUBJECT.sub("", str(rows[0]["subject"])), questions=tuple(questions))
    return Document(
        version_hash=content_hash(text),
        source="evaluation",
        name="pismo",
        media_type="text/plain",
        kind=DocumentKind.INTERPELLATION,
        title=str(rows[0]["subject"]),
        date=None,
        text=text,
        pages=(Page(1, 0, len(text)),),
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text), 1, 0),),
        letter=letter,
    )


def _measured(
    cases: Sequence[Case], store: Store, desk: Desk, ids: Mapping[str, str], context: SuiteContext
) -> Iterator[Row]:
    chain = reply_chain(desk, load_profile(PROFILE), clock=lambda: NOW)
    if cases:
        chain.invoke(Incoming(cases[0].document))
    for place, case in enumerate(cases, 1):
        document_id = ids.get(case.external_id)
        began = time.perf_counter()
        draft = chain.invoke(Incoming(case.document))
        seconds = time.perf_counter() - began
        without = chain.invoke(Incoming(case.document, document_id))
        for row, answer, blind in zip(case.rows, draft.answers, without.answers, strict=True):
            yield _row(row, answer, blind, store, document_id) | {"seconds": seconds, "asked": len(case.rows)}
        context.progress(place, len(cases))


def _row(row: Plain, answer: Answer, blind: Answer, store: Store, document_id: str | None) -> dict[str, object]:
    own = [sentence for sentence in (*answer.sentences, *blind.sentences) if not sentence.frame]
    citations = [citation for sentence in own for citation in sentence.citations]
    return {
        "qid": row["qid"],
        "question": row["question"],
        "status": answer.status.value,
        "status_without": blind.status.value,
        "leading": len(_leading(answer.sentences)),
        "inside": _inside(answer.sentences, row, store, document_id),
        "citations": len(citations),
        "read_back": sum(reads_back(citation, store) for citation in citations),
        "figures": sum(len(figures(sentence.text)) for sentence in own),
        "figures_missing": sum(len(missing_figures(sentence)) for sentence in own),
        "sentences": len(own),
        "passed": sum(sentence.passed for sentence in own),
        "answer": " ".join(sentence.text for sentence in answer.sentences),
    }


def reads_back(citation: Citation, store: Store) -> bool:
    """Whether the store holds the quoted words at the cited place."""
    try:
        text = store.text(citation.document_id, citation.version, citation.start, citation.end)
    except ReferentError:
        return False
    return text == citation.quote


def _leading(sentences: Iterable[DraftSentence]) -> list[Citation]:
    """Return for each sentence the citation of the words that it rests on, which stands first."""
    return [sentence.citations[0] for sentence in sentences if sentence.citations]


def _inside(sentences: Iterable[DraftSentence], row: Plain, store: Store, document_id: str | None) -> int:
    """Return how many sentences rest on words of the span that answers the question."""
    own = [citation for citation in _leading(sentences) if citation.document_id == document_id]
    return sum(_overlaps(citation, row, store) for citation in own)


def _overlaps(citation: Citation, row: Plain, store: Store) -> bool:
    document = store.get(citation.document_id, citation.version).document
    start, end = document.source_span(citation.start, citation.end)
    return start < int(row["end"]) and end > int(row["start"])


def _metrics(rows: Sequence[Plain]) -> dict[str, float]:
    answered = [row for row in rows if row["status"] != AnswerStatus.NO_BASIS]
    letters = {str(row["qid"]).partition("#")[0]: row for row in rows}
    seconds = sum(row["seconds"] for row in letters.values())
    return {
        "citations_read_back": _share(_sum(rows, "read_back"), _sum(rows, "citations")),
        "figures_in_citations": 1 - _share(_sum(rows, "figures_missing"), _sum(rows, "figures"), empty=0.0),
        "sentences_passed": _share(_sum(rows, "passed"), _sum(rows, "sentences")),
        **{status.value: _share(sum(row["status"] == status for row in rows), len(rows)) for status in AnswerStatus},
        "answer_cited": _share(sum(row["inside"] > 0 for row in answered), len(answered)),
        "sentences_inside": _share(_sum(answered, "inside"), _sum(answered, "leading")),
        "answered_without": _share(sum(row["status_without"] != AnswerStatus.NO_BASIS for row in rows), len(rows)),
        "seconds": seconds / max(1, len(letters)),
        "seconds_five": 5 * seconds / max(1, len(rows)),
        "letters": float(len(letters)),
        "questions": float(len(rows)),
    }


def _sum(rows: Sequence[Plain], key: str) -> float:
    return float(sum(row[key] for row in rows))


def _share(part: float, whole: float, *, empty: float = 1.0) -> float:
    return part / whole if whole else empty
