"""Part `lodz`: the eight categories of Łódź's participatory budget, from titles and descriptions."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from nlp.topics.classify import load_topics
from nlp.train.categories import fit_titles
from nlp.train.category_data import LODZ, WARSAW, read_lodz, read_warsaw
from nlp.train.category_students import finished, project_student
from nlp.train.figures import multilabel_f1
from nlp.train.part import Training
from nlp.train.projects import fit_projects, read_projects, written_examples
from nlp.train.views import REGISTERS, TEXTS, read_background


def train(data: Path, out: Path, seed: int) -> Mapping[str, float]:
    """Fit teacher and student, write the student; return the teacher's figures on projects that it had not seen."""
    titles, found = fit_titles(read_warsaw(data), read_background(data), seed=seed), read_lodz(data)
    known, written = (
        read_projects(part, titles, load_topics().model) for part in (found, written_examples(found.labels))
    )
    teacher = fit_projects(known, titles.views.meanings, examples=written)
    left_out, targets = teacher.left_out, found.targets
    accuracy, macro = multilabel_f1(np.eye(targets.shape[1], dtype=np.float32)[left_out.argmax(axis=1)], targets)
    figures = {"left_out_accuracy": accuracy, "left_out_macro_f1": macro}
    model = finished(project_student(teacher, known, written), left_out, targets)
    model.save(out, {"seed": seed, "scores": {name: round(value, 4) for name, value in figures.items()}})
    return figures


TRAINING = Training("the eight categories of Łódź's participatory budget", (LODZ, WARSAW, TEXTS, *REGISTERS), train)
