"""The log: handlers are set here and nowhere else. Lines go to stderr and hold ids, counts and times."""

import logging
import sys
import traceback
from types import TracebackType

ROOMS = ("api", "corpus", "ingest", "nlp", "retrieval")
FORM = "%(asctime)s %(levelname)s %(name)s %(message)s"

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WordlessFormatter(logging.Formatter):
    """Shows an exception as its type and the place that raised it: its message may hold words of a letter."""

    def formatException(self, ei: Raised) -> str:
        """Return the type of the exception with file and line of where it was raised."""
        kind, _, trace = ei
        frames = traceback.extract_tb(trace)
        place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
        return f"  {kind.__name__ if kind else 'no exception'}{place}"


def configure_logging(level: str) -> None:
    """Send the log to stderr: our rooms from `level` on, libraries warnings only; at DEBUG with whole tracebacks."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter(FORM) if level == "DEBUG" else WordlessFormatter(FORM))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for room in ROOMS:
        logging.getLogger(room).setLevel(level)
