"""Part `warsaw`: the nine categories of Warsaw's participatory budget, from titles."""

from collections.abc import Mapping
from pathlib import Path

from nlp.train.categories import choose, fit_titles
from nlp.train.category_data import WARSAW, read_warsaw
from nlp.train.category_students import finished, hold_out_titles, title_student
from nlp.train.figures import multilabel_f1
from nlp.train.kernel import best_thresholds
from nlp.train.part import Training
from nlp.train.views import REGISTERS, TEXTS, read_background, read_subjects

_FOLDS = 3


def train(data: Path, out: Path, seed: int) -> Mapping[str, float]:
    """Fit teacher and student, write the student, and return micro and macro F1 of both out of fold."""
    found, background = read_warsaw(data), read_background(data)
    unlabelled = tuple(dict.fromkeys(read_subjects(data).values()))
    held = hold_out_titles(found, unlabelled, background, folds=_FOLDS, seed=seed)
    model = finished(
        title_student(fit_titles(found, background, seed=seed), found, unlabelled), held.student, found.targets
    )
    figures: dict[str, float] = {}
    for name, scores in (("teacher", held.teacher), ("student", held.student)):
        chosen = choose(scores, best_thresholds(scores, found.targets))
        micro, macro = multilabel_f1(chosen, found.targets)
        figures |= {f"{name}_micro_f1": micro, f"{name}_macro_f1": macro}
    model.save(out, {"seed": seed, "scores": {name: round(value, 4) for name, value in figures.items()}})
    return figures


TRAINING = Training("the nine categories of Warsaw's participatory budget", (WARSAW, TEXTS, *REGISTERS), train)
