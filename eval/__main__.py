"""`python -m eval SUITE`: the evaluation's command line.

`referent eval …` starts this module as a process of its own and passes its arguments through. The command line lives in
`api`, and nothing may import `eval`: what measures the product is never part of it. So the layers stay one-way, and a
suite that fills memory or crashes takes nothing of the caller with it.

Exit codes: 0 measured (and accepted, with `--gate`), 1 a figure is not accepted, 2 the call or its data is wrong.
"""

import argparse
import logging
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from corpus.errors import ReferentError
from eval.gates import compare, load_gates
from eval.report import Report, as_json, confusion_tables, table, write_json
from eval.run import ALL, SUITES, Loader, Task, load_suite, missing, run_tasks
from eval.run import Progress as OnProgress
from eval.suite import SuiteContext

OWN = Path(__file__).parent / "data"
ACCEPTED, NOT_ACCEPTED, WRONG_CALL = 0, 1, 2
EXAMPLES = """examples:
  python -m eval all --gate                                   our own small data, compared with eval/gates.toml
  python -m eval retrieval --data DATA --context letter --predictions out.jsonl
  python -m eval questions --data DATA --limit 50 --json"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(
        prog="referent eval",
        description="Measure what officers get.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("suite", choices=[*SUITES, "all"], help="what to measure")
    made.add_argument("--data", type=Path, default=OWN, help="folder of data (default: our own small one)")
    made.add_argument("--dataset", help="its name in the gate file (default: own for our own folder, else shared)")
    made.add_argument("--predictions", type=Path, help="write the suite's predictions to this file")
    made.add_argument(
        "--context", choices=["question", "letter"], help="retrieval: the question alone or in its letter"
    )
    made.add_argument("--limit", type=_positive, help="measure the first so many items only")
    made.add_argument(
        "--option", action="append", default=[], type=_option, metavar="NAME=VALUE", help="option of a suite"
    )
    made.add_argument("--report", type=Path, help="write the JSON report with every item to this file")
    made.add_argument("--json", action="store_true", help="print the JSON report instead of the table")
    made.add_argument("--gate", action="store_true", help="exit with 1 unless every accepted figure is reached")
    return made


def main(arguments: Sequence[str] | None = None, load: Loader = load_suite) -> int:
    """Run what `arguments` ask for and return the exit code; `load` finds a suite by its name."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    parsing = parser()
    asked = parsing.parse_args(given)
    if asked.suite == "all" and (asked.predictions or asked.context):
        parsing.error("--predictions and --context belong to one suite: name it instead of all")
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    notes = Console(stderr=True)
    try:
        report = _measure(asked, f"python -m eval {' '.join(given)}", notes, load)
    except ReferentError as error:
        notes.print(str(error), style="red", markup=False, highlight=False)
        return WRONG_CALL
    _show(report, asked, notes)
    return NOT_ACCEPTED if report.failed else ACCEPTED


def _measure(asked: argparse.Namespace, command: str, notes: Console, load: Loader) -> Report:
    dataset = asked.dataset or ("own" if asked.data.resolve() == OWN.resolve() else "shared")
    gates = load_gates(dataset) if asked.gate else None
    context = SuiteContext(asked.data, asked.predictions, dict(asked.option), asked.limit)
    with _bars(notes) as bars:
        measured = run_tasks(_tasks(asked, notes), context, lambda key: _progress(bars, key), load)
    verdicts = [] if gates is None else compare(measured, gates)
    return Report(dataset, command, measured, verdicts)


def _tasks(asked: argparse.Namespace, notes: Console) -> Sequence[Task]:
    if asked.suite == "all":
        lacking = {task.key: missing(task.suite, asked.data) for task in ALL}
        for key, files in lacking.items():
            if files:
                notes.print(f"left out: {key} needs {', '.join(files)}", markup=False, highlight=False)
        return [task for task in ALL if not lacking[task.key]]
    return [Task(asked.suite, {"context": asked.context} if asked.context else {})]


def _show(report: Report, asked: argparse.Namespace, notes: Console) -> None:
    if asked.report:
        write_json(report, asked.report)
    if asked.json:
        sys.stdout.write(as_json(report))
    else:
        screen = Console()
        for drawn in (table(report), *confusion_tables(report)):
            screen.print(drawn)
    for verdict in report.failed:
        notes.print(f"not accepted: {verdict}", style="red", markup=False, highlight=False)
    if asked.gate and not report.failed:
        notes.print(f"all {len(report.verdicts)} accepted figures are reached", markup=False, highlight=False)


def _bars(notes: Console) -> AbstractContextManager[Progress | None]:
    if not notes.is_terminal:
        return nullcontext()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=notes, transient=True)


def _progress(bars: Progress | None, key: str) -> OnProgress:
    if bars is None:
        return lambda done, total: None
    task = bars.add_task(key, total=None)
    return lambda done, total: bars.update(task, completed=done, total=total)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not at least 1")
    return number


def _option(text: str) -> tuple[str, str]:
    name, mark, value = text.partition("=")
    if not (name and mark):
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form NAME=VALUE")
    return name, value


if __name__ == "__main__":
    sys.exit(main())
