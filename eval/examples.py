"""Questions with their document in the collection and taken out of it: what `eval.calibrate_drafting` learns from."""

import json
import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from corpus.model import Letter, StoredDocument
from eval.collections import Collection, collections, read_collection
from eval.suites.drafting import Case, cases_of
from eval.suites.letters import read_rows
from retrieval.answerability import basis_features
from retrieval.asking import read_ask
from retrieval.embedding import Embedder
from retrieval.evidence import Candidate, gather
from retrieval.planning import SOURCES
from retrieval.query import Query

LETTER, STRANGER, ALONE, OTHER = "within its letter", "within another letter", "alone", "alone, encyclopaedia"
"""How a question is asked: with its letter's subject and other questions, with another letter's, with none."""

ALL = 100_000
"""More documents than there are."""

ASKED = {12: (LETTER, ALONE), 40: (LETTER, STRANGER), 150: (LETTER,), ALL: (LETTER, STRANGER, ALONE)}
"""How the letters' questions are asked in collections of each size."""

ASKED_OTHER = {40: (OTHER,), ALL: (OTHER,)}
"""The same for the encyclopaedia's."""

OTHERS, SEED = 350, 3
"""Questions of the encyclopaedia, drawn with this seed."""

STRANGE = 7
"""How many letters further on the other letter lies."""

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """One question with or without its document: what was found, and which statements answer it.

    Attributes:
        group: The document: examples of one group are never learnt and measured at once.
        kind: How it is asked, of `LETTER`, `STRANGER`, `ALONE`, `OTHER`.
        size: Documents of the collection.
        held: Whether the document was in the collection.
        basis: Figures by `retrieval.answerability.FEATURES`.
        statements: Figures of each statement, and whether it answers; only where spans are marked.
    """

    group: str
    kind: str
    size: int
    held: bool
    basis: Mapping[str, float]
    statements: tuple[tuple[tuple[float, ...], bool], ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, the document that answers it, and the letter it is put in."""

    group: str
    document_id: str
    row: Plain
    letter: Letter
    kind: str


def all_examples(data: Path, embedder: Embedder) -> Iterator[Example]:
    """Yield the examples of `sejm/` and `poquad/` in a data folder, the same ones each time.

    Raises:
        EvaluationError: A file of them is missing.
    """
    cases = tuple(cases_of(read_rows(data / "sejm" / "questions.jsonl"), None))
    documents = read_collection(data / "sejm" / "corpus.jsonl")
    yield from _examples(documents, cases, ASKED, embedder)
    documents = _passages(data / "poquad")
    cases = tuple(cases_of(_questions(data / "poquad", documents), None))
    yield from _examples(documents, cases, ASKED_OTHER, embedder)


def _passages(folder: Path) -> dict[str, StoredDocument]:
    """Return passages of an encyclopaedia as documents by their id."""
    with tempfile.TemporaryDirectory() as home:
        corpus = Path(home) / "passages.jsonl"
        rows = read_rows(folder / "passages.jsonl")
        made = (dict(row) | {"subject": row["title"], "date": "2026-01-01"} for row in rows)
        corpus.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in made), encoding="utf-8")
        return read_collection(corpus)


def _questions(folder: Path, documents: Mapping[str, StoredDocument]) -> list[Plain]:
    """Return some questions of the encyclopaedia in the form of the letters' questions."""
    rows = list(read_rows(folder / "questions.jsonl"))
    random.Random(SEED).shuffle(rows)
    return [
        {"document": row["passage"], "subject": "", "number": 1, "question": row["question"]}
        for row in rows[:OTHERS]
        if row["passage"] in documents
    ]


def _examples(
    documents: Mapping[str, StoredDocument],
    cases: Sequence[Case],
    asked: Mapping[int, Sequence[str]],
    embedder: Embedder,
) -> Iterator[Example]:
    ids = {name: stored.document_id for name, stored in documents.items()}
    for size, kinds in asked.items():
        for collection in collections(documents, cases, size, embedder):
            for kind in kinds:
                yield from _asked(collection, cases, ids, kind)


def _asked(collection: Collection, cases: Sequence[Case], ids: Mapping[str, str], kind: str) -> Iterator[Example]:
    """Yield two examples a question: its document in the collection and kept out."""
    pool = collection.cases if len(collection.cases) > STRANGE else cases
    for place, case in enumerate(pool):
        if case not in collection.cases:
            continue
        other = pool[(place + min(STRANGE, len(pool) - 1)) % len(pool)]
        letter = {LETTER: case.document.letter, STRANGER: other.document.letter}.get(kind) or Letter()
        for row, held in product(case.rows, (True, False)):
            asked = _Asked(case.external_id, ids[case.external_id], row, letter, kind)
            example = _example(asked, collection, held=held)
            if example:
                yield example


def _example(asked: _Asked, collection: Collection, *, held: bool) -> Example | None:
    desk = collection.desk
    text = " ".join(str(asked.row["question"]).split())
    siblings = tuple(question.text for question in asked.letter.questions if question.text != text)
    kept_out = () if held else (asked.document_id,)
    hits = desk.search(Query(text, asked.letter.subject or "", siblings, SOURCES, kept_out))
    if not hits:
        return None
    ask = read_ask(text)
    found = gather(ask, hits, desk.library, desk.rarity)
    basis = basis_features(ask, hits, found, desk.library, desk.rarity)
    spans = found if asked.kind in {LETTER, ALONE} else ()
    marked = tuple((one.features, _answers(one, asked.row, asked.document_id)) for one in spans)
    return Example(asked.group, asked.kind, collection.size, held, basis, marked)


def _answers(candidate: Candidate, row: Plain, document_id: str) -> bool:
    """Whether most of a statement lies in the span that answers."""
    if candidate.stored.document_id != document_id:
        return False
    start, end = candidate.stored.document.source_span(candidate.statement.start, candidate.statement.end)
    inside = min(end, int(row["end"])) - max(start, int(row["start"]))
    return inside * 2 > end - start
