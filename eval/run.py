"""Runs suites by name and keeps with every result what it took to get it."""

import importlib
import pkgutil
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import cast

from corpus.errors import EvaluationError
from eval.suite import SuiteContext, SuiteResult

Suite = Callable[[SuiteContext], SuiteResult]
Loader = Callable[[str], Suite]
Progress = Callable[[int, int], None]

DEFAULT_VARIANT = "question"


@dataclass(frozen=True, slots=True)
class Task:
    """One suite with its options, under the key by which the report and the gates know it."""

    suite: str
    options: Mapping[str, str]

    @property
    def key(self) -> str:
        """`retrieval` for the question alone, `retrieval:letter` for the question within its letter."""
        variant = self.options.get("context", DEFAULT_VARIANT)
        return self.suite if variant == DEFAULT_VARIANT else f"{self.suite}:{variant}"


@dataclass(frozen=True, slots=True)
class Measured:
    """A result and the seconds that the suite took."""

    key: str
    result: SuiteResult
    seconds: float


def _names() -> tuple[str, ...]:
    package = importlib.import_module("eval.suites")
    found = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return (*FIRST, *(name for name in found if name not in FIRST))


FIRST = ("retrieval", "questions", "letters", "drafting")
SUITES = _names()
ALL = (Task("retrieval", {}), Task("retrieval", {"context": "letter"}), *(Task(name, {}) for name in SUITES[1:]))


def load_suite(name: str) -> Suite:
    """Return the `run` of `eval/suites/<name>.py`, imported only now: a suite pulls in what it measures.

    Raises:
        EvaluationError: No suite has this name.
    """
    if name not in SUITES:
        raise EvaluationError(f"there is no suite {name!r}", remedy=f"name one of {', '.join(SUITES)}, or all")
    return cast(Suite, importlib.import_module(f"eval.suites.{name}").run)


def missing(name: str, data: Path) -> tuple[str, ...]:
    """Return the files that a suite needs (its `NEEDS`) and `data` does not hold."""
    needs = cast(tuple[str, ...], importlib.import_module(f"eval.suites.{name}").NEEDS)
    return tuple(need for need in needs if not (data / need).exists())


def run_suite(name: str, context: SuiteContext, load: Loader = load_suite) -> SuiteResult:
    """Run one suite over the data of `context`.

    Raises:
        EvaluationError: The suite is unknown, or its data is missing or not of the form asked.
    """
    suite = load(name)
    if not context.data.is_dir():
        what = f"{context.data} is no folder"
        raise EvaluationError(what, remedy="give --data a folder of the form that docs/evaluation.md describes")
    return suite(context)


def run_tasks(
    tasks: Sequence[Task], context: SuiteContext, progress_of: Callable[[str], Progress], load: Loader = load_suite
) -> list[Measured]:
    """Run each task in turn; `progress_of` gives the progress callback of a task by its key."""
    done = []
    for task in tasks:
        options = {**context.options, **task.options}
        begun = time.perf_counter()
        result = run_suite(task.suite, replace(context, options=options, progress=progress_of(task.key)), load)
        done.append(Measured(task.key, result, time.perf_counter() - begun))
    return done


def environment() -> dict[str, str]:
    """Return the versions that figures depend on, by name."""
    packages = ("referent", "bm25s", "faiss-cpu", "morfeusz2", "sentence-transformers", "spacy", "torch")
    installed = {dist.metadata["Name"].lower(): dist.version for dist in metadata.distributions()}
    found = {name: installed[name] for name in packages if name in installed}
    return {"python": platform.python_version(), "machine": platform.machine()} | found
