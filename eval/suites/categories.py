"""Suite `categories`: the eight categories of Łódź's participatory budget, from title and description.

`model=cross` (default): ten folds, near-duplicate projects divided at random, and kept in one fold (`grouped_…`). What
Warsaw's titles teach is a view of the model, so that `warsaw_budget` is read too. `train=DIR`: both learnt from another
folder. `model=shipped`: the small model that ships. Cost and district are never read.

    python -m eval categories --data DIR [--option model=shipped] [--option train=DIR]
"""

from pathlib import Path

import numpy as np

from corpus.errors import EvaluationError
from eval.confusion import ConfusionTable, confusion
from eval.suite import WORST, Row, SuiteContext, SuiteResult, hash_files
from nlp.topics.categories import load_categories
from nlp.train.categories import Projects, fit_projects, fit_titles, read_projects
from nlp.train.category_data import LODZ, WARSAW, Labelled, near_duplicates, read_lodz, read_warsaw, relabel
from nlp.train.category_students import rest
from nlp.train.linear import Groups, folds_of
from nlp.train.views import REGISTERS, TEXTS, Meanings, read_background

NEEDS: tuple[str, ...] = (LODZ, WARSAW, TEXTS, *REGISTERS)
_FOLDS = 10
_SEED = 7


def run(context: SuiteContext) -> SuiteResult:
    """Return accuracy and macro F1, with the table of what was found instead of what.

    Raises:
        EvaluationError: The data or an option is not of the form asked.
    """
    found = read_lodz(context.data)
    if context.limit:
        found = found.part(np.arange(min(context.limit, len(found.titles))))
    answers = _answers(context, found)
    tables = {name: _table(found, own) for name, own in answers.items()}
    metrics: dict[str, float] = {}
    for name, table in tables.items():
        metrics |= {f"{name}accuracy": table.accuracy, f"{name}macro_f1": table.macro_f1(found.labels)}
    rows = tuple(_rows(found, answers[""]))
    digest = hash_files(context.data / LODZ)
    return SuiteResult("categories", metrics, rows, digest, {"categories": tables[""]}, rows[:WORST])


def _answers(context: SuiteContext, found: Labelled) -> dict[str, list[str]]:
    """Return what was found for each project, by the prefix of its figures."""
    mode, source = context.options.get("model", "cross"), context.options.get("train")
    if mode not in {"cross", "shipped"}:
        raise EvaluationError(f"no model {mode!r}", remedy="use model=cross or model=shipped")
    if mode == "shipped":
        model = load_categories("lodz")
        return {"": [model.categories(text)[0] for text in found.whole()]}
    folder = Path(source) if source else context.data
    titles = fit_titles(read_warsaw(folder), read_background(folder), seed=_SEED)
    asked, meanings = read_projects(found, titles), titles.views.meanings
    if source:
        taught = read_projects(relabel(read_lodz(folder), found.labels), titles)
        return {"": _named(found, fit_projects(taught, meanings).predict(asked).argmax(axis=1))}
    groups = near_duplicates(found.whole())
    return {"": crossed(asked, meanings, None), "grouped_": crossed(asked, meanings, groups)}


def crossed(asked: Projects, meanings: Meanings, groups: Groups | None) -> list[str]:
    """Return what models of the other folds find for each project."""
    best = np.zeros(len(asked.said), dtype=np.int64)
    for fold in folds_of(len(asked.said), _FOLDS, _SEED, groups):
        model = fit_projects(asked.part(rest(len(asked.said), fold)), meanings)
        best[fold] = model.predict(asked.part(fold)).argmax(axis=1)
    return _named(asked.labelled, best)


def _named(found: Labelled, best: Groups) -> list[str]:
    return [found.labels[place] for place in best]


def _true(found: Labelled) -> list[str]:
    return _named(found, found.targets.argmax(axis=1))


def _table(found: Labelled, own: list[str]) -> ConfusionTable:
    return confusion(zip(_true(found), own, strict=True), found.labels)


def _rows(found: Labelled, own: list[str]) -> list[Row]:
    pairs = zip(found.titles, _true(found), own, strict=True)
    return [{"title": title, "category": true, "found": name} for title, true, name in pairs if true != name]
