"""Time and memory of a first day: read a corpus into a ready index, then draft.

    python -m eval.benchmarks.ingest_letters [DATA]

DATA is a folder with `letters.jsonl` and `questions.jsonl` (or with `sejm/` holding them), by default our own. The
ingest is the whole process of `referent ingest letters.jsonl`, from the start of Python to its end. Its memory is the
largest resident set of that process or of any child it waited for, as the kernel counts it (`ru_maxrss`). The drafts
are of letters of five questions each over that index, in a process that has drafted once before.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.table import Table

from corpus.errors import EvaluationError

OWN = Path(__file__).parent.parent / "data"
INGEST_SECONDS, INGEST_MEGABYTES, DRAFT_SECONDS = 90.0, 2048.0, 2.0
QUESTIONS, LETTERS = 5, 6

Question = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value with the bar that it must stay under."""

    name: str
    value: float
    bar: float


def ingest(letters: Path, home: Path) -> list[Figure]:
    """Run `referent ingest` as a process and return its seconds and its peak of memory in megabytes.

    Raises:
        EvaluationError: It ended with a code other than 0.
    """
    command = [sys.executable, "-m", "api", "ingest", str(letters)]
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=os.environ | {"REFERENT_HOME": str(home)}, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        what = f"referent ingest {letters} ended with {process.returncode}"
        raise EvaluationError(what, remedy="read its messages above")
    return [
        Figure("ingest, s", seconds, INGEST_SECONDS),
        Figure("ingest, peak MB", usage.ru_maxrss / 1024, INGEST_MEGABYTES),
    ]


def draft(letters: Sequence[str], home: Path) -> list[Figure]:
    """Draft for each letter in this process; return the first call's seconds and the slowest of the others'."""
    from api.services.drafting import draft_letter
    from api.services.reading import Upload, documents_of, read_upload
    from api.settings import load_settings
    from api.wiring import Wiring

    wiring = Wiring(load_settings(home=home))

    def one(number: int, text: str) -> None:
        (letter,) = documents_of(read_upload(Upload(f"pismo-{number}.txt", text.encode()), wiring.limits()))
        draft_letter(wiring, letter)

    try:
        seconds = [_timed(one, number, text) for number, text in enumerate(letters)]
    finally:
        wiring.close()
    return [
        Figure("first draft, cold, s", seconds[0], float("inf")),
        Figure("slowest warm draft, s", max(seconds[1:]), DRAFT_SECONDS),
    ]


def letters_of(questions: Sequence[Question]) -> Iterator[str]:
    """Yield interpellations of five questions each, those of one reply together, as an officer would receive them."""
    for first in range(0, len(questions) - QUESTIONS + 1, QUESTIONS):
        asked = questions[first : first + QUESTIONS]
        subject = asked[0]["subject"].removeprefix("Interpelacja w sprawie ")
        numbered = "\n".join(f"{number}. {one['question']}" for number, one in enumerate(asked, 1))
        yield (
            "Wierzbno, 2 października 2026 r.\n\nRadna Miasta\nJadwiga Wymyślona\n\n"
            f"Interpelacja\nw sprawie {subject}\n\n"
            f"Szanowny Panie Prezydencie,\nproszę o odpowiedź na następujące pytania:\n\n{numbered}\n\n"
            "Z poważaniem\nJadwiga Wymyślona\n"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print a table, and return 1 when a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m eval.benchmarks.ingest_letters", description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", default=OWN)
    data: Path = parser.parse_args(arguments).data
    folder = data / "sejm" if (data / "sejm").is_dir() else data
    rows = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    letters = list(islice(letters_of([json.loads(row) for row in rows]), LETTERS))
    with tempfile.TemporaryDirectory() as home:
        figures = [*ingest(folder / "letters.jsonl", Path(home)), *draft(letters, Path(home))]
    Console().print(_table(figures))
    return int(any(figure.value > figure.bar for figure in figures))


def _timed(call: Callable[[int, str], None], number: int, text: str) -> float:
    begun = time.perf_counter()
    call(number, text)
    return time.perf_counter() - begun


def _table(figures: Sequence[Figure]) -> Table:
    drawn = Table("figure", "value", "bar", title="Referent, first day")
    for one in figures:
        bar = "–" if one.bar == float("inf") else f"under {one.bar:g}"
        drawn.add_row(one.name, f"{one.value:.2f}", bar)
    return drawn


if __name__ == "__main__":
    sys.exit(main())
