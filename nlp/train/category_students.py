"""Small models of the cities' categories, taught by the recipes of `nlp.train.categories`; figures of both."""

from dataclasses import dataclass, replace

import numpy as np

from nlp.classify.linear import LinearModel, calibrated
from nlp.classify.vectoriser import Floats
from nlp.topics.categories import CategoryModel
from nlp.train.categories import ProjectModel, Projects, TitleModel, fit_projects, fit_titles
from nlp.train.category_data import Labelled, near_duplicates
from nlp.train.distil import Student, distil
from nlp.train.kernel import best_thresholds
from nlp.train.linear import Groups, fit_calibration, folds_of
from nlp.train.views import Documents, Meanings

TITLES = Student(most_features=14_000, ridge=0.5, min_texts=2)
PROJECTS = Student(most_features=8000, ridge=0.3, min_texts=2)


@dataclass(frozen=True)
class HeldOut:
    """Predictions by models that saw neither a text nor its near-duplicates.

    Attributes:
        teacher: float32 [texts, labels].
        student: float32 [texts, labels].
    """

    teacher: Floats
    student: Floats


def title_student(teacher: TitleModel, train: Labelled, unlabelled: tuple[str, ...]) -> LinearModel:
    """Return a small model of what `teacher` says of its own titles and of texts without labels."""
    texts = (*train.titles, *unlabelled)
    return distil(texts, teacher.predict(texts), train.labels, TITLES, exclusive=False)


def hold_out_titles(
    found: Labelled, unlabelled: tuple[str, ...], background: Documents, *, folds: int, seed: int
) -> HeldOut:
    """Return the out-of-fold scores of titles by teacher and student, near-duplicates kept in one fold."""
    scores = [np.zeros_like(found.targets) for _ in range(2)]
    for fold in folds_of(len(found.titles), folds, seed, near_duplicates(found.titles)):
        part, asked = found.part(rest(len(found.titles), fold)), found.part(fold)
        teacher = fit_titles(part, background, seed=seed)
        scores[0][fold] = teacher.predict(asked.titles)
        scores[1][fold] = title_student(teacher, part, unlabelled).scores(asked.titles)
    return HeldOut(*scores)


def project_student(teacher: ProjectModel, train: Projects) -> LinearModel:
    """Return a small model of what `teacher` says of its own projects."""
    return distil(train.labelled.whole(), teacher.predict(train), train.labelled.labels, PROJECTS, exclusive=True)


def hold_out_projects(found: Projects, meanings: Meanings, *, folds: int, seed: int, groups: Groups | None) -> HeldOut:
    """Return the out-of-fold scores of projects by teacher and student."""
    scores = [np.zeros_like(found.labelled.targets) for _ in range(2)]
    for fold in folds_of(len(found.said), folds, seed, groups):
        part, asked = found.part(rest(len(found.said), fold)), found.part(fold)
        teacher = fit_projects(part, meanings)
        scores[0][fold] = teacher.predict(asked)
        scores[1][fold] = project_student(teacher, part).scores(asked.labelled.whole())
    return HeldOut(*scores)


def rest(size: int, fold: Groups) -> Groups:
    """Return the places that `fold` leaves."""
    return np.setdiff1d(np.arange(size), fold)


def finished(model: LinearModel, held: Floats, targets: Floats) -> CategoryModel:
    """Return the model calibrated on held-out scores, with the thresholds of the greatest F1 there."""
    slope, offset = fit_calibration(held, targets, exclusive=model.exclusive)
    thresholds = best_thresholds(calibrated(held, slope, offset, exclusive=model.exclusive), targets)
    return CategoryModel(replace(model, slope=slope, offset=offset), thresholds)
