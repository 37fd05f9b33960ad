"""Small models of the cities' categories, taught by the recipes of `nlp.train.categories`."""

from dataclasses import replace

import numpy as np

from nlp.classify.linear import LinearModel, calibrated
from nlp.classify.vectoriser import Floats
from nlp.topics.categories import CategoryModel
from nlp.train.categories import TitleModel
from nlp.train.category_data import Labelled
from nlp.train.distil import Student, distil
from nlp.train.kernel import best_thresholds
from nlp.train.linear import Groups, fit_calibration
from nlp.train.projects import ProjectModel, Projects

TITLES = Student(most_features=14_000, ridge=0.5, min_texts=2)
PROJECTS = Student(most_features=8000, ridge=0.3, min_texts=2)


def title_student(teacher: TitleModel, train: Labelled, unlabelled: tuple[str, ...]) -> LinearModel:
    """Return a small model of what `teacher` says of its own titles and of texts without labels.

    Of its own titles it says too surely what it has learnt; the mean with what it says of each without having seen it
    measured better, and its thresholds fit the small model.
    """
    own = (teacher.predict(train.titles) + teacher.fitted.left_out) / 2
    texts = (*train.titles, *unlabelled)
    return distil(texts, np.concatenate([own, teacher.predict(unlabelled)]), train.labels, TITLES, exclusive=False)


def project_student(teacher: ProjectModel, train: Projects, written: Projects) -> LinearModel:
    """Return a small model of what `teacher` says of its own projects, of their titles alone, and of invented ones."""
    said, titles = teacher.predict(train), train.labelled.titles
    texts = (*train.labelled.whole(), *titles, *written.labelled.whole())
    scores = np.concatenate([said, said, teacher.predict(written)])
    return distil(texts, scores, train.labelled.labels, PROJECTS, exclusive=True)


def rest(size: int, fold: Groups) -> Groups:
    """Return the places that `fold` leaves."""
    return np.setdiff1d(np.arange(size), fold)


def finished(model: LinearModel, held: Floats, targets: Floats) -> CategoryModel:
    """Return the model calibrated on held-out scores, with the thresholds of the greatest F1 there.

    The scores are the teacher's, each of a text that it had not seen: the small model imitates them.
    """
    slope, offset = fit_calibration(held, targets, exclusive=model.exclusive)
    thresholds = best_thresholds(calibrated(held, slope, offset, exclusive=model.exclusive), targets)
    return CategoryModel(replace(model, slope=slope, offset=offset), thresholds)
