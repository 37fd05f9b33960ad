"""Our search beside LangChain's BM25 (rank_bm25 with its default tokeniser), on the same corpus in one process.

    python -m eval.benchmarks.retrieval_peers --data ../shared/data [--limit 100]

Prints one JSON object: mrr@10 and milliseconds a question of both, and the ratios. The peer splits as LangChain's
`RecursiveCharacterTextSplitter` does by default separators, at our largest passage's length, and cuts at white space.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from langchain_text_splitters import RecursiveCharacterTextSplitter

from eval.suites.letters import read_rows
from eval.suites.retrieval import DEPTH, MAX_PASSAGE, Found, Plain, collection, data_files, make_queries, score
from retrieval.query import Query

Search = Callable[[Query], Sequence[Found]]


def langchain_bm25(corpus: Sequence[Plain]) -> Search:
    """Return a search as LangChain's `BM25Retriever` does it: `BM25Okapi` over `str.split`."""
    from rank_bm25 import BM25Okapi

    chunks = [chunk for row in corpus for chunk in _chunks(row)]
    texts = {row["id"]: row["text"] for row in corpus}
    scorer = BM25Okapi([texts[chunk.document][chunk.start : chunk.end].split() for chunk in chunks])

    def search(query: Query) -> list[Found]:
        best = np.argsort(-scorer.get_scores(query.text.split()), kind="stable")[:DEPTH]
        return [chunks[place] for place in best]

    return search


def _chunks(row: Plain) -> Iterator[Found]:
    splitter = RecursiveCharacterTextSplitter(chunk_size=MAX_PASSAGE, chunk_overlap=0, add_start_index=True)
    for chunk in splitter.create_documents([row["text"]]):
        start = int(chunk.metadata["start_index"])
        yield Found(row["id"], start, start + len(chunk.page_content))


def timed(search: Search, asked: Sequence[tuple[Plain, Query]]) -> dict[str, float]:
    """Return mrr@10 and mean milliseconds a question, after one question to warm up."""
    search(asked[0][1])
    begun = time.perf_counter()
    found = [search(query) for _, query in asked]
    spent = time.perf_counter() - begun
    total = sum(score(row, passages)["mrr@10"] for (row, _), passages in zip(asked, found, strict=True))
    return {"mrr@10": round(total / len(asked), 4), "ms": round(1000 * spent / len(asked), 2)}


def compare(corpus: Path, questions: Path, limit: int | None = None) -> Mapping[str, object]:
    """Return the figures of both and how many times better and quicker we are."""
    rows = read_rows(questions)[:limit]
    asked = list(zip(rows, make_queries(rows, letter=False), strict=True))
    peer = timed(langchain_bm25(read_rows(corpus)), asked)
    with collection(corpus) as searched:
        ours = timed(lambda query: [searched.located(hit) for hit in searched.index.search(query, DEPTH)], asked)
    return {
        "questions": len(asked),
        "langchain_bm25": peer,
        "referent": ours,
        "quality_ratio": round(ours["mrr@10"] / max(peer["mrr@10"], 1e-9), 2),
        "time_ratio": round(ours["ms"] / max(peer["ms"], 1e-9), 2),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; return the exit code."""
    parser = argparse.ArgumentParser(description="Compare search with LangChain's BM25.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=None)
    options = parser.parse_args(arguments)
    sys.stdout.write(json.dumps(compare(*data_files(options.data), options.limit), indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
