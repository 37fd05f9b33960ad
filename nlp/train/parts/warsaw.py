"""Part `warsaw`: the nine categories of Warsaw's participatory budget, from titles."""

from collections.abc import Mapping
from pathlib import Path

from nlp.train.categories import fit_titles
from nlp.train.category_data import WARSAW, read_warsaw
from nlp.train.category_students import finished, title_student
from nlp.train.figures import multilabel_f1
from nlp.train.part import Training
from nlp.train.views import REGISTERS, TEXTS, read_background, read_subjects


def train(data: Path, out: Path, seed: int) -> Mapping[str, float]:
    """Fit teacher and student, write the student; return the teacher's F1 on each title without having seen it."""
    found = read_warsaw(data)
    teacher = fit_titles(found, read_background(data), seed=seed)
    student = title_student(teacher, found, tuple(dict.fromkeys(read_subjects(data).values())))
    left_out = teacher.fitted.left_out
    micro, macro = multilabel_f1(teacher.choose(left_out), found.targets)
    figures = {"left_out_micro_f1": micro, "left_out_macro_f1": macro}
    model = finished(student, left_out, found.targets)
    model.save(out, {"seed": seed, "scores": {name: round(value, 4) for name, value in figures.items()}})
    return figures


TRAINING = Training("the nine categories of Warsaw's participatory budget", (WARSAW, TEXTS, *REGISTERS), train)
