"""The table that a person reads and the JSON that a machine keeps."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from eval.gates import Verdict
from eval.run import Measured, environment


@dataclass(frozen=True, slots=True)
class Report:
    """What one call measured, on what, by which command, and what the gates say (empty when none were asked)."""

    dataset: str
    command: str
    measured: Sequence[Measured]
    verdicts: Sequence[Verdict] = ()

    @property
    def failed(self) -> list[Verdict]:
        """The accepted figures that the run does not reach."""
        return [verdict for verdict in self.verdicts if not verdict.passed]


def table(report: Report) -> Table:
    """Return every figure as a row: suite, figure, value, what is accepted, and whether it holds."""
    drawn = Table(title=f"Referent, data set {report.dataset}", title_justify="left")
    for name in ("suite", "figure", "value", "accepted", ""):
        drawn.add_column(name, justify="right" if name == "value" else "left")
    judged = {(verdict.key, verdict.metric): verdict for verdict in report.verdicts}
    for one in report.measured:
        figures = {**one.result.metrics, "seconds": one.seconds}
        for metric, value in figures.items():
            verdict = judged.pop((one.key, metric), None)
            drawn.add_row(one.key, metric, figure(value), *_judgement(verdict))
        drawn.add_section()
    for (key, metric), verdict in judged.items():
        drawn.add_row(key, metric, "–", *_judgement(verdict))
    return drawn


def confusion_tables(report: Report) -> Iterator[Table]:
    """Yield each confusion table of the report: a row for what is true, a column for what was found."""
    for one in report.measured:
        for name, counted in one.result.tables.items():
            drawn = Table(title=f"{one.key}: {name} (rows: true, columns: found)", title_justify="left")
            drawn.add_column("")
            for number in range(1, len(counted.labels) + 1):
                drawn.add_column(str(number), justify="right")
            for number, (label, counts) in enumerate(zip(counted.labels, counted.counts, strict=True), 1):
                drawn.add_row(f"{number} {label}", *map(str, counts))
            yield drawn


def figure(value: float) -> str:
    """Return a figure with four digits behind the point, counts without any."""
    return str(int(value)) if float(value).is_integer() and abs(value) > 1 else f"{value:.4f}"


def as_json(report: Report, *, rows: bool = False) -> str:
    """Return the report as one JSON object; with `rows`, the items behind the figures too."""
    return json.dumps(_plain(report, rows=rows), ensure_ascii=False, indent=2, default=str) + "\n"


def write_json(report: Report, path: Path) -> None:
    """Write the report with its rows to `path`, whose folder is made as needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_json(report, rows=True), encoding="utf-8")


def _judgement(verdict: Verdict | None) -> tuple[str, str]:
    if verdict is None:
        return "", ""
    return str(verdict.bound), "ok" if verdict.passed else "FAILS"


def _plain(report: Report, *, rows: bool) -> dict[str, object]:
    return {
        "dataset": report.dataset,
        "command": report.command,
        "environment": environment(),
        "suites": [_suite(one, rows=rows) for one in report.measured],
        "gates": [_gate(verdict) for verdict in report.verdicts],
        "passed": not report.failed,
    }


def _suite(one: Measured, *, rows: bool) -> dict[str, object]:
    plain: dict[str, object] = {
        "suite": one.key,
        "tables": {name: {"labels": table.labels, "counts": table.counts} for name, table in one.result.tables.items()},
        "metrics": dict(one.result.metrics),
        "items": len(one.result.rows),
        "seconds": round(one.seconds, 3),
        "data_hash": one.result.data_hash,
    }
    if not rows:
        return plain
    return plain | {name: [dict(row) for row in getattr(one.result, name)] for name in ("worst", "rows")}


def _gate(verdict: Verdict) -> dict[str, object]:
    return {
        "suite": verdict.key,
        "metric": verdict.metric,
        "value": verdict.value,
        "min": verdict.bound.low,
        "max": verdict.bound.high,
        "passed": verdict.passed,
    }
