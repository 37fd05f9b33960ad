"""Where the commands write: results to stdout, progress and messages to stderr."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.errors import ReferentError

Advance = Callable[[int, int], None]
"""Called with (done, total) as work goes on."""


def messages() -> "Console":
    """Return the console of stderr: coloured on a terminal, plain in a file or a pipe."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


def write(text: str) -> None:
    """Write a result to stdout, ending in one line break."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def write_json(value: Any) -> None:  # noqa: ANN401 - any JSON value
    """Write one JSON value as one line of UTF-8."""
    write(json.dumps(value, ensure_ascii=False))


def note(text: str) -> None:
    """Write a message to stderr."""
    messages().print(text, markup=False)


def complain(error: "ReferentError", about: str = "") -> None:
    """Write an error that does not end the command: `[CODE] …` to stderr."""
    note(f"{error}" if not about else f"{error} ({about})")


@contextmanager
def progress(label: str) -> Iterator[Advance]:
    """Show a progress bar on stderr while the block runs; off a terminal, a line when it begins and when it ends."""
    console = messages()
    if not console.is_terminal:
        console.print(f"{label}…", markup=False)
        yield lambda done, total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
