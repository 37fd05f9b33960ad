"""Words a second of the Polish layer on one core, the share of each component, and the same for a peer.

    python -m eval.benchmarks.polish_speed [DATA] [--words 400000]

DATA is a folder with `text/council.txt.gz` (or with `council.txt.gz`). Its words are cut into documents of some
thousand characters, taken evenly from the whole file. Everything runs in this process on one thread, after the weights
and the dictionary are loaded, and with nothing remembered of any word; seconds are the processor's, so that a busy
machine changes little. A word is what white space divides and what has a letter or a figure.

Peers run in the same process on the same documents: the first analysis of Morfeusz for each word, which is how Polish
is lemmatised without a model, and the bare tokenizer of spaCy.
"""

import argparse
import gzip
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from corpus.errors import EvaluationError

if TYPE_CHECKING:
    from spacy.tokens import Doc

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
WHOLE_BAR, LEMMAS_BAR = 8_000.0, 40_000.0
DOCUMENT = 4_000
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Speed:
    """How quick one thing was.

    Attributes:
        name: What ran.
        seconds: How long, over all documents.
        words: Over how many words.
        bar: Words a second that it must reach, 0 for none.
    """

    name: str
    seconds: float
    words: int
    bar: float = 0.0

    @property
    def rate(self) -> float:
        """Words a second."""
        return self.words / self.seconds


def documents(path: Path, words: int) -> list[str]:
    """Return documents of the file, evenly spaced, with about so many words together.

    Raises:
        EvaluationError: The file is missing.
    """
    if not path.is_file():
        raise EvaluationError(f"{path} is missing", remedy="name the folder with text/council.txt.gz")
    with gzip.open(path, "rt", encoding="utf-8") as text:
        found = list(_cut(text))
    every = max(1, sum(map(count_words, found)) // max(1, words))
    return found[::every]


def _cut(lines: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= DOCUMENT:
            yield "".join(held)
            held, size = [], 0
    if held:
        yield "".join(held)


def count_words(text: str) -> int:
    """Return how many words a text has."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def measure(texts: Sequence[str]) -> list[Speed]:
    """Return the speed of the whole pipeline, of its parts, of lemmas alone, and of the peers."""
    words = sum(map(count_words, texts))
    _warm()
    parts = list(_components(texts, words))
    whole = Speed("whole pipeline", sum(part.seconds for part in parts), words, WHOLE_BAR)
    _forget()
    return [
        whole,
        *parts,
        *(Speed(name, _timed(call, texts), words, bar) for name, (call, bar) in _alone().items()),
    ]


def _components(texts: Sequence[str], words: int) -> Iterator[Speed]:
    """Run the pipeline a component at a time, batch by batch as `Language.pipe` does; yield what each took."""
    from nlp.pipeline import load_pipeline

    language = load_pipeline()
    seconds = dict.fromkeys(["tokenizer", *language.pipe_names], 0.0)
    for begin in range(0, len(texts), _BATCH):
        started = time.process_time()
        docs = [language.make_doc(text) for text in texts[begin : begin + _BATCH]]
        seconds["tokenizer"] += time.process_time() - started
        for name, component in language.pipeline:
            started = time.process_time()
            docs = _through(component, docs)
            seconds[name] += time.process_time() - started
    yield from (Speed(f"  {name}", spent, words) for name, spent in seconds.items())


def _through(component: Callable[["Doc"], "Doc"], docs: list["Doc"]) -> list["Doc"]:
    pipe = getattr(component, "pipe", None)
    return list(pipe(docs, batch_size=len(docs))) if pipe else [component(doc) for doc in docs]


def _alone() -> Mapping[str, tuple[Callable[[str], object], float]]:
    import spacy

    from nlp.lemmas import lemmatise

    blank = spacy.blank("pl")
    return {
        "lemmas only (nlp.lemmas)": (lemmatise, LEMMAS_BAR),
        "peer: Morfeusz, first analysis": (_first_analysis, 0.0),
        "peer: spacy.blank('pl'), tokens only": (blank.make_doc, 0.0),
    }


def _first_analysis(text: str) -> list[str]:
    from nlp.morphology import analyses

    return [analyses.__wrapped__(word)[0].lemma for word in text.split()]


def _timed(call: Callable[[str], object], texts: Sequence[str]) -> float:
    started = time.process_time()
    for text in texts:
        call(text)
    return time.process_time() - started


def _warm() -> None:
    """Load weights, tables and the dictionary, which a service does once."""
    from nlp.lemmas import lemmatise
    from nlp.pipeline import load_pipeline

    load_pipeline()("Rada Miasta podjęła uchwałę nr 5 w 2025 r.")
    lemmatise("Rada Miasta")
    _forget()


def _forget() -> None:
    """Empty what is remembered of words."""
    from nlp import lemmas, morphology

    for cached in (lemmas.lemma_of, lemmas.best_reading, morphology.analyses):
        cached.cache_clear()


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print a table, and return 1 when a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m eval.benchmarks.polish_speed", description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", default=Path())
    parser.add_argument("--words", type=int, default=400_000)
    asked = parser.parse_args(arguments)
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    folder = asked.data / "text" if (asked.data / "text").is_dir() else asked.data
    found = measure(documents(folder / "council.txt.gz", asked.words))
    Console().print(_table(found))
    return int(any(speed.rate < speed.bar for speed in found))


def _table(found: Sequence[Speed]) -> Table:
    whole, peer = found[0], next(speed for speed in found if speed.name.startswith("peer"))
    drawn = Table("what", "words a second", "bar", "share", "to the peer", title=f"{whole.words} words, one core")
    for speed in found:
        share = f"{speed.seconds / whole.seconds:.0%}" if speed.name.startswith("  ") else ""
        bar = f"{speed.bar:,.0f}" if speed.bar else ""
        drawn.add_row(speed.name, f"{speed.rate:,.0f}", bar, share, f"{speed.rate / peer.rate:.2f}")
    return drawn


if __name__ == "__main__":
    sys.exit(main())
