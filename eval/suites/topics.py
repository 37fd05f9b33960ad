"""Suite `topics`: the nine categories of Warsaw's participatory budget, found from the title alone.

`model=cross` (default): five folds; near-duplicate titles are divided at random (`micro_f1`, `macro_f1`), as in the
figures that others quote, and kept in one fold (`grouped_…`). `train=DIR`: learnt from another folder.
`model=shipped`: the small model that ships, as it is. Who a project is meant for is never read.

    python -m eval topics --data DIR [--option model=shipped] [--option train=DIR]
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from eval.confusion import ConfusionTable
from eval.suite import WORST, Row, SuiteContext, SuiteResult, hash_files, mode_of
from nlp.classify.vectoriser import Floats
from nlp.topics.categories import load_categories
from nlp.train.categories import fit_titles
from nlp.train.category_data import WARSAW, Labelled, near_duplicates, read_warsaw, relabel
from nlp.train.category_students import rest
from nlp.train.figures import multilabel_f1
from nlp.train.linear import Groups, folds_of
from nlp.train.views import REGISTERS, TEXTS, read_background

NEEDS: tuple[str, ...] = (WARSAW, TEXTS, *REGISTERS)
_FOLDS = 5
_SEED = 7


def run(context: SuiteContext) -> SuiteResult:
    """Return micro and macro F1 and the F1 of each category, with a table for each: has it, is found to have it.

    Raises:
        EvaluationError: The data or an option is not of the form asked.
    """
    found = read_warsaw(context.data)
    if context.limit:
        found = found.part(np.arange(min(context.limit, len(found.titles))))
    metrics, chosen = _measured(context, found)
    rows = tuple(_rows(found, chosen))
    tables = {label: _table(found.targets[:, n], chosen[:, n]) for n, label in enumerate(found.labels)}
    return SuiteResult("topics", metrics, rows, hash_files(context.data / WARSAW), tables, rows[:WORST])


def _measured(context: SuiteContext, found: Labelled) -> tuple[dict[str, float], Floats]:
    """Return the figures and what was found, 0 or 1 [titles, labels]."""
    mode, source = mode_of(context), context.options.get("train")
    if mode == "shipped":
        model = load_categories("warsaw")
        chosen = relabel(
            Labelled(found.titles, found.texts, model.choose(found.titles), model.model.labels), found.labels
        )
        return _figures(chosen.targets, found), chosen.targets
    if source:
        chosen_there = learnt_from(Path(source), found)
        return _figures(chosen_there, found), chosen_there
    random = crossed(context.data, found, None)
    grouped = crossed(context.data, found, near_duplicates(found.titles))
    named = {f"grouped_{name}": value for name, value in list(_figures(grouped, found).items())[:2]}
    return _figures(random, found) | named, random


def learnt_from(source: Path, found: Labelled) -> Floats:
    """Return what a model of another folder's titles finds, 0 or 1 [titles, labels]."""
    model = fit_titles(relabel(read_warsaw(source), found.labels), read_background(source), seed=_SEED)
    return model.choose(model.predict(found.titles))


def crossed(data: Path, found: Labelled, groups: Groups | None) -> Floats:
    """Return what models of the other folds find, 0 or 1 [titles, labels]; their thresholds come from those folds."""
    chosen = np.zeros_like(found.targets)
    for fold in folds_of(len(found.titles), _FOLDS, _SEED, groups):
        model = fit_titles(found.part(rest(len(found.titles), fold)), read_background(data), seed=_SEED)
        chosen[fold] = model.choose(model.predict(found.part(fold).titles))
    return chosen


def _figures(chosen: Floats, found: Labelled) -> dict[str, float]:
    micro, macro = multilabel_f1(chosen, found.targets)
    tables = {label: _table(found.targets[:, n], chosen[:, n]) for n, label in enumerate(found.labels)}
    return {"micro_f1": micro, "macro_f1": macro} | {f"f1:{name}": one.scores("yes")[2] for name, one in tables.items()}


def _table(true: Floats, found: Floats) -> ConfusionTable:
    counts = [[int(((true == row) & (found == column)).sum()) for column in (0, 1)] for row in (0, 1)]
    return ConfusionTable(("no", "yes"), ((counts[0][0], counts[0][1]), (counts[1][0], counts[1][1])))


def _rows(found: Labelled, chosen: Floats) -> list[Row]:
    """Return the titles with an error, those with the most errors first."""
    errors = np.abs(chosen - found.targets).sum(axis=1)
    order = sorted(np.flatnonzero(errors).tolist(), key=lambda place: (-errors[place], place))
    return [_row(found, chosen, place) for place in order]


def _row(found: Labelled, chosen: Floats, place: int) -> Mapping[str, object]:
    true, own = (
        [n for n, held in zip(found.labels, row[place], strict=True) if held] for row in (found.targets, chosen)
    )
    return {"title": found.titles[place], "categories": true, "found": own}
