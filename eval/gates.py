"""The accepted figures, and whether a run reaches them.

`gates.toml` has one table a data set and suite; each figure has a `min`, a `max`, or both:

    [shared."retrieval:letter"]
    "mrr@10" = { min = 0.58 }
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import EvaluationError
from eval.run import Measured

GATES = Path(__file__).parent / "gates.toml"
_REMEDY = 'write figures as "name" = { min = 0.5 }, { max = 2 } or both'

Gates = Mapping[str, Mapping[str, "Bound"]]


@dataclass(frozen=True, slots=True)
class Bound:
    """The range in which a figure is accepted, both ends included."""

    low: float | None
    high: float | None

    def holds(self, value: float) -> bool:
        """Whether `value` lies in the range; a figure that is no number never does."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def __str__(self) -> str:
        low = [] if self.low is None else [f"at least {self.low:g}"]
        high = [] if self.high is None else [f"at most {self.high:g}"]
        return " and ".join(low + high)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One accepted figure compared with a run; `value` is `None` where the run has no such figure."""

    key: str
    metric: str
    bound: Bound
    value: float | None

    @property
    def passed(self) -> bool:
        """Whether the run has the figure and it is accepted."""
        return self.value is not None and self.bound.holds(self.value)

    def __str__(self) -> str:
        found = "was not measured" if self.value is None else f"is {self.value:.4g}"
        return f"{self.key}: {self.metric} {found}, {self.bound} is accepted"


def load_gates(dataset: str, path: Path = GATES) -> Gates:
    """Read the accepted figures of one data set.

    Raises:
        EvaluationError: The file cannot be read, or has no table for the data set.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise EvaluationError(f"the gate file {path} cannot be read ({error})", remedy=_REMEDY) from error
    if dataset not in tables:
        known = ", ".join(sorted(tables)) or "none"
        what = f"{path} accepts no figures for the data set {dataset!r} (it knows {known})"
        raise EvaluationError(what, remedy="name one of these with --dataset, or write its figures into the file")
    suites = tables[dataset]
    return {key: {metric: _bound(key, metric, plain) for metric, plain in suites[key].items()} for key in suites}


def compare(measured: Sequence[Measured], gates: Gates) -> list[Verdict]:
    """Compare a run with the accepted figures of the suites that ran.

    Raises:
        EvaluationError: A suite that ran has none: a gate that cannot fail is no gate.
    """
    verdicts = []
    for one in measured:
        if one.key not in gates:
            what = f"no figure of {one.key} is accepted for this data set"
            raise EvaluationError(what, remedy=f"write a table for it into {GATES.name}, or run without --gate")
        figures = one.result.metrics
        verdicts += [Verdict(one.key, metric, bound, figures.get(metric)) for metric, bound in gates[one.key].items()]
    return verdicts


def _bound(key: str, metric: str, plain: object) -> Bound:
    if not isinstance(plain, dict) or not plain or plain.keys() - {"min", "max"}:
        raise EvaluationError(f"{GATES.name} accepts {plain!r} for {key} {metric}", remedy=_REMEDY)
    if not all(isinstance(value, int | float) for value in plain.values()):
        raise EvaluationError(f"{GATES.name} accepts {plain!r} for {key} {metric}", remedy=_REMEDY)
    return Bound(plain.get("min"), plain.get("max"))
