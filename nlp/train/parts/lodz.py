"""Part `lodz`: the eight categories of Łódź's participatory budget, from titles and descriptions."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from nlp.topics.categories import CategoryModel
from nlp.train.categories import fit_projects, fit_titles, read_projects
from nlp.train.category_data import LODZ, WARSAW, near_duplicates, read_lodz, read_warsaw
from nlp.train.category_students import finished, hold_out_projects, project_student
from nlp.train.figures import multilabel_f1
from nlp.train.part import Training
from nlp.train.views import REGISTERS, TEXTS, read_background

_FOLDS = 10


def train(data: Path, out: Path, seed: int) -> Mapping[str, float]:
    """Fit teacher and student, write the student, and return accuracy and macro F1 of both out of fold."""
    titles = fit_titles(read_warsaw(data), read_background(data), seed=seed)
    found, meanings = read_projects(read_lodz(data), titles), titles.views.meanings
    groups = near_duplicates(found.labelled.whole())
    held = hold_out_projects(found, meanings, folds=_FOLDS, seed=seed, groups=groups)
    student = project_student(fit_projects(found, meanings), found)
    model: CategoryModel = finished(student, held.student, found.labelled.targets)
    figures: dict[str, float] = {}
    for name, scores in (("teacher", held.teacher), ("student", held.student)):
        chosen = np.eye(len(found.labelled.labels), dtype=np.float32)[scores.argmax(axis=1)]
        accuracy, macro = multilabel_f1(chosen, found.labelled.targets)
        figures |= {f"{name}_accuracy": accuracy, f"{name}_macro_f1": macro}
    model.save(out, {"seed": seed, "scores": {name: round(value, 4) for name, value in figures.items()}})
    return figures


TRAINING = Training("the eight categories of Łódź's participatory budget", (LODZ, WARSAW, TEXTS, *REGISTERS), train)
