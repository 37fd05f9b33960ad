"""Suite `categories`: the eight categories of Łódź's participatory budget, from title and description.

`model=cross` (default): ten folds, near-duplicate projects divided at random, and kept in one fold (`grouped_…`);
`small_…` are the figures of the small model that each fold's model teaches, which is the one that ships. What Warsaw's
titles teach is a view of the model, so that `warsaw_budget` is read too; so are the taxonomy's subtopics, by the model
that ships, which are learnt from no project. `train=DIR`: learnt from another folder. `model=shipped`: the small model
that ships. Cost and district are never read.

    python -m eval categories --data DIR [--option model=shipped] [--option train=DIR]
"""

from pathlib import Path

import numpy as np

from eval.confusion import ConfusionTable, confusion
from eval.suite import WORST, Row, SuiteContext, SuiteResult, hash_files, mode_of
from nlp.classify.vectoriser import Floats
from nlp.topics.categories import load_categories
from nlp.topics.classify import load_topics
from nlp.train.categories import fit_titles
from nlp.train.category_data import LODZ, WARSAW, Labelled, near_duplicates, read_lodz, read_warsaw, relabel
from nlp.train.category_students import project_student, rest
from nlp.train.linear import Groups, folds_of
from nlp.train.projects import Projects, fit_projects, read_projects, written_examples
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
    mode, source = mode_of(context), context.options.get("train")
    if mode == "shipped":
        model = load_categories("lodz")
        return {"": [model.categories(text)[0] for text in found.whole()]}
    folder = Path(source) if source else context.data
    titles, topics = fit_titles(read_warsaw(folder), read_background(folder), seed=_SEED), load_topics().model
    asked, meanings = read_projects(found, titles, topics), titles.views.meanings
    written = read_projects(written_examples(found.labels), titles, topics)
    if source:
        taught = read_projects(relabel(read_lodz(folder), found.labels), titles, topics)
        model_there = fit_projects(taught, meanings, examples=written)
        small = project_student(model_there, taught, written).scores(found.whole())
        return {"": _named(found, model_there.predict(asked)), "small_": _named(found, small)}
    random, small = crossed(asked, written, meanings, None)
    grouped, _ = crossed(asked, written, meanings, near_duplicates(found.whole()))
    return {"": _named(found, random), "small_": _named(found, small), "grouped_": _named(found, grouped)}


def crossed(asked: Projects, written: Projects, meanings: Meanings, groups: Groups | None) -> tuple[Floats, Floats]:
    """Return what models of the other folds say of each project, float32 [projects, labels], and their small models.

    The small models are only asked where there are no groups; else their scores are zeros.
    """
    said, small = np.zeros_like(asked.labelled.targets), np.zeros_like(asked.labelled.targets)
    for fold in folds_of(len(said), _FOLDS, _SEED, groups):
        taught = asked.part(rest(len(said), fold))
        model = fit_projects(taught, meanings, examples=written)
        said[fold] = model.predict(asked.part(fold))
        if groups is None:
            small[fold] = project_student(model, taught, written).scores(asked.labelled.part(fold).whole())
    return said, small


def _named(found: Labelled, scores: Floats) -> list[str]:
    return [found.labels[place] for place in scores.argmax(axis=1)]


def _true(found: Labelled) -> list[str]:
    return _named(found, found.targets)


def _table(found: Labelled, own: list[str]) -> ConfusionTable:
    return confusion(zip(_true(found), own, strict=True), found.labels)


def _rows(found: Labelled, own: list[str]) -> list[Row]:
    pairs = zip(found.titles, _true(found), own, strict=True)
    return [{"title": title, "category": true, "found": name} for title, true, name in pairs if true != name]
