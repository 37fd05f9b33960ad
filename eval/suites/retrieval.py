"""Suite `retrieval`: whether search finds the passage that answers a real question.

`corpus.jsonl` is ingested through the reading path into a store of its own, indexed, and asked every question of
`questions.jsonl`. A passage is relevant when at least half of it lies inside the span that answers.

    referent eval retrieval --data DIR [--option context=letter] [--predictions FILE]
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import EvaluationError
from corpus.model import Hit, StoredDocument
from corpus.store import Store
from eval.suite import Row, SuiteContext, SuiteResult, hash_files
from eval.suites.letters import read_rows
from ingest.pipeline import ingest
from retrieval.embedding import Embedder, load_embedder
from retrieval.index import SearchIndex
from retrieval.query import Query

NEEDS = ("sejm/corpus.jsonl", "sejm/questions.jsonl")

DEPTH = 10
MAX_PASSAGE = 1000
CONTEXTS = ("question", "letter")
METRICS = ("hit@1", "hit@5", "mrr@10", "coverage@10")

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """A passage in the words of the source: offsets of the row's own text."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Collection:
    """An indexed corpus.

    Attributes:
        index: Over every document of the corpus.
        documents: The stored documents by id.
    """

    index: SearchIndex
    documents: Mapping[str, StoredDocument]

    def located(self, hit: Hit) -> Found:
        """Return where a hit stands in its source, clipped to the length that scorers accept."""
        stored = self.documents[hit.passage.document_id].document
        start, end = stored.source_span(hit.passage.start, hit.passage.end)
        return Found(stored.external_id or "", start, min(end, start + MAX_PASSAGE))


def run(context: SuiteContext) -> SuiteResult:
    """Return hit@1, hit@5, mrr@10 and coverage@10, each a mean over the questions.

    Option `context`: `question` asks the question alone; `letter` also gives the letter's subject and its other
    questions, which may choose documents.

    Raises:
        EvaluationError: The data or the option is not of the form asked.
    """
    mode = context.options.get("context", CONTEXTS[0])
    if mode not in CONTEXTS:
        raise EvaluationError(f"no context {mode!r}", remedy=f"use one of {', '.join(CONTEXTS)}")
    corpus, asked = data_files(context.data)
    rows = read_rows(asked)
    queries = make_queries(rows, letter=mode == "letter")
    chosen = list(zip(rows, queries, strict=True))[: context.limit]
    with collection(corpus) as searched:
        measured = tuple(_measured(chosen, searched, context))
    if context.predictions:
        lines = [json.dumps({"qid": row["qid"], "passages": row["passages"]}, ensure_ascii=False) for row in measured]
        context.predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return SuiteResult("retrieval", _means(measured), measured, hash_files(corpus, asked))


def data_files(folder: Path) -> tuple[Path, Path]:
    """Return corpus and questions, in `folder` itself or in its `sejm`.

    Raises:
        EvaluationError: Neither holds them.
    """
    for place in (folder, folder / "sejm"):
        corpus, questions = place / "corpus.jsonl", place / "questions.jsonl"
        if corpus.is_file() and questions.is_file():
            return corpus, questions
    raise EvaluationError(f"no corpus.jsonl and questions.jsonl in {folder}", remedy="name a folder that has both")


def make_queries(rows: Sequence[Plain], *, letter: bool) -> list[Query]:
    """Return one query a question; within its letter it knows the subject and the letter's other questions."""
    if not letter:
        return [Query(row["question"]) for row in rows]
    letters: dict[str, list[Plain]] = defaultdict(list)
    for row in rows:
        letters[row["document"]].append(row)
    return [
        Query(
            row["question"],
            row.get("subject", ""),
            tuple(o["question"] for o in letters[row["document"]] if o is not row),
        )
        for row in rows
    ]


@contextmanager
def collection(corpus: Path, embedder: Embedder | None = None) -> Iterator[Collection]:
    """Ingest and index a corpus in a temporary home, as `referent ingest` does."""
    with tempfile.TemporaryDirectory() as home, Store.open(f"sqlite:///{home}/referent.db") as store:
        ingest([corpus], store)
        index = SearchIndex.open(store, Path(home) / "index", embedder or load_embedder())
        yield Collection(index, {stored.document_id: stored for stored in store.current()})


def score(answer: Plain, found: Sequence[Found]) -> dict[str, float]:
    """Return the metrics of one question; `found` best first, the first ten count."""
    start, end = answer["start"], answer["end"]
    covered: set[int] = set()
    first = 0
    for rank, passage in enumerate(found[:DEPTH], 1):
        inside = (
            range(max(start, passage.start), min(end, passage.end)) if passage.document == answer["document"] else ()
        )
        covered.update(inside)
        if not first and len(inside) * 2 >= passage.end - passage.start > 0:
            first = rank
    values = (float(first == 1), float(0 < first <= 5), 1 / first if first else 0.0, len(covered) / max(1, end - start))
    return dict(zip(METRICS, values, strict=True))


def _measured(chosen: Sequence[tuple[Plain, Query]], searched: Collection, context: SuiteContext) -> Iterator[Row]:
    for done, (row, query) in enumerate(chosen, 1):
        found = [searched.located(hit) for hit in searched.index.search(query, DEPTH)]
        passages = [{"document": f.document, "start": f.start, "end": f.end} for f in found]
        yield {"qid": row["qid"], "question": row["question"], "passages": passages, **score(row, found)}
        context.progress(done, len(chosen))


def _means(rows: Iterable[Row]) -> dict[str, float]:
    listed = list(rows)
    means = {name: sum(float(str(row[name])) for row in listed) / max(1, len(listed)) for name in METRICS}
    return {**means, "questions": float(len(listed))}
