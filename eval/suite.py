"""What a suite of the evaluation takes and returns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import EvaluationError
from corpus.model import content_hash
from eval.confusion import ConfusionTable

WORST = 50
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SuiteContext:
    """What a suite may use.

    Attributes:
        data: Folder of the form that `docs/evaluation.md` describes.
        predictions: Where to write the predictions, for suites that have a scorer's format.
        options: Options of one suite, e.g. `{"context": "letter"}`.
        limit: Use the first so many items only.
        progress: Called with (done, total) as the suite goes on.
    """

    data: Path
    predictions: Path | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    limit: int | None = None
    progress: Callable[[int, int], None] = lambda done, total: None


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """Figures of one suite.

    Attributes:
        name: The suite.
        metrics: Figure by name; shares lie in [0, 1], times are seconds.
        rows: One mapping an item, for reading the worst of them.
        data_hash: SHA-256 over the files that were read.
        tables: What was found instead of what, by name.
        worst: The worst errors, worst first, at most `WORST`, for reading.
    """

    name: str
    metrics: Mapping[str, float]
    rows: tuple[Row, ...]
    data_hash: str
    tables: Mapping[str, ConfusionTable] = field(default_factory=dict)
    worst: tuple[Row, ...] = ()


def mode_of(context: SuiteContext) -> str:
    """Return the option `model` of a suite of a trained model: "cross" (the default) or "shipped".

    Raises:
        EvaluationError: It is something else.
    """
    mode = context.options.get("model", "cross")
    if mode not in {"cross", "shipped"}:
        raise EvaluationError(f"no model {mode!r}", remedy="use model=cross or model=shipped")
    return mode


def hash_files(*paths: Path) -> str:
    """Return one SHA-256 over the contents of `paths`, in the order given."""
    return content_hash("".join(content_hash(path.read_bytes()) for path in paths))
