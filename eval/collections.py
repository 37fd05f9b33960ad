"""Collections of several sizes out of one: an office that begins with twelve documents, and one that has hundreds."""

import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.model import StoredDocument
from corpus.store import Store
from eval.suites.drafting import Case
from ingest.pipeline import ingest
from retrieval.embedding import Embedder
from retrieval.index import SearchIndex
from retrieval.memory import MemoryShelf
from retrieval.planning import Desk
from retrieval.source import MemorySource

ASKED = 0.25
"""Share of a small collection's documents that the letters ask about."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Some documents of a larger collection, searchable, and the letters that they answer.

    Attributes:
        size: Number of documents.
        desk: Search and documents.
        cases: Letters whose documents are among them.
    """

    size: int
    desk: Desk
    cases: tuple[Case, ...]


def read_collection(corpus: Path) -> dict[str, StoredDocument]:
    """Return the documents of a JSONL corpus by the rows' own ids."""
    with tempfile.TemporaryDirectory() as home, Store.open(f"sqlite:///{Path(home) / 'referent.db'}") as store:
        ingest([corpus], store)
        return {str(stored.document.external_id): stored for stored in store.current()}


def collections(
    documents: Mapping[str, StoredDocument], cases: Sequence[Case], size: int, embedder: Embedder, seed: int = 7
) -> Iterator[Collection]:
    """Yield collections of `size` documents that hold every letter's document once, filled up at random.

    A size that the documents do not reach gives one collection of all of them.
    """
    chance = random.Random(f"{seed}:{size}")
    shuffled = sorted(cases, key=lambda case: case.external_id)
    chance.shuffle(shuffled)
    names = sorted(documents)
    share = len(shuffled) if size >= len(names) else max(1, round(size * ASKED))
    for first in range(0, len(shuffled), share):
        own = tuple(shuffled[first : first + share])
        answering = {case.external_id for case in own}
        others = [name for name in names if name not in answering]
        kept = answering | set(chance.sample(others, max(0, min(size - len(answering), len(others)))))
        with _desk([documents[name] for name in sorted(kept)], embedder) as desk:
            yield Collection(len(kept), desk, own)


@contextmanager
def _desk(documents: Sequence[StoredDocument], embedder: Embedder) -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex.open(MemorySource(documents), Path(folder), embedder)
        yield Desk(index, MemoryShelf(documents))
