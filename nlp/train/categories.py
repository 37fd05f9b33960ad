"""The recipes for the categories of Warsaw (several of nine for a title) and of Łódź (one of eight for a project)."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from corpus.knowledge.topics import load_taxonomy
from nlp.classify.vectoriser import Floats, build_vectoriser
from nlp.lemmas import content_terms
from nlp.train.category_data import Labelled
from nlp.train.kernel import KernelModel, KernelSettings, best_thresholds, fit_kernel
from nlp.train.linear import Groups
from nlp.train.views import SPEC, Documents, Meanings, Views, learn_views, unit_rows

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_PART = re.compile(r"(?<=[.!?])\s+|\n")
_PARTS = 12
_SHORTEST = 16


@dataclass(frozen=True)
class TitleModel:
    """Several categories of a title.

    Attributes:
        views: Titles to rows.
        fitted: Rows to labels.
        thresholds: float32 [labels], chosen on predictions of each training title by the model without it.
    """

    views: Views
    fitted: KernelModel
    thresholds: Floats

    def predict(self, titles: Sequence[str]) -> Floats:
        """Return how likely each label is, float32 [titles, labels]."""
        return self.fitted.predict(self.views.rows(titles))

    def choose(self, scores: Floats) -> Floats:
        """Return 0 or 1 for every label; each text has at least its likeliest."""
        return choose(scores, self.thresholds)


def choose(scores: Floats, thresholds: Floats) -> Floats:
    """Return 0 or 1 for every label, float32 [texts, labels]: those above their threshold, else the likeliest."""
    found = scores > thresholds
    found[np.arange(len(scores)), (scores - thresholds).argmax(axis=1)] = True
    return found.astype(np.float32)


def fit_titles(
    train: Labelled, background: Documents, *, seed: int, settings: KernelSettings | None = None
) -> TitleModel:
    """Return the model of the categories of titles, learnt from `train` alone and running text without labels."""
    views = learn_views(train.titles, background, seed=seed)
    fitted = fit_kernel(views.rows(train.titles), train.targets, settings or KernelSettings())
    return TitleModel(views, fitted, best_thresholds(fitted.left_out, train.targets))


@dataclass(frozen=True)
class Projects:
    """Projects with what a model of another city's titles says of them.

    Attributes:
        labelled: The projects.
        said: float32 [projects, 3 · labels of the other city], from `transferred`.
    """

    labelled: Labelled
    said: Floats

    def part(self, places: Groups) -> "Projects":
        """Return the projects at `places`."""
        return Projects(self.labelled.part(places), self.said[places])


def read_projects(labelled: Labelled, titles: TitleModel) -> Projects:
    """Return projects together with what the model of titles says of them."""
    return Projects(labelled, transferred(titles, labelled))


@dataclass(frozen=True)
class ProjectModel:
    """The one category of a project with title and description.

    Attributes:
        views: Texts to rows.
        shift: float32 [features], mean of what the other city's model says.
        scale: float32 [features], its spread.
        fitted: Rows to labels.
    """

    views: Views
    shift: Floats
    scale: Floats
    fitted: KernelModel

    def predict(self, projects: Projects) -> Floats:
        """Return how well each label fits, float32 [projects, labels]; the greatest is the answer."""
        said = (projects.said - self.shift) / self.scale
        return self.fitted.predict(project_rows(self.views, said, projects.labelled))


_PROJECT = KernelSettings(gamma=0.0, ridge=0.1, balance=0.5)
_WEIGHTS = {"text": 2.0, "meaning": 1.4, "title": 1.0, "transfer": 0.7, "hits": 1.5}


def fit_projects(train: Projects, meanings: Meanings, *, settings: KernelSettings | None = None) -> ProjectModel:
    """Return the model of the categories of projects.

    Args:
        train: Projects with their category.
        meanings: Vectors of lemmas.
        settings: The settings of the fit.
    """
    views = Views(build_vectoriser(train.labelled.whole(), SPEC), meanings)
    shift, scale = train.said.mean(axis=0), train.said.std(axis=0) + 1e-6
    rows = project_rows(views, (train.said - shift) / scale, train.labelled)
    return ProjectModel(views, shift, scale, fit_kernel(rows, train.labelled.targets, settings or _PROJECT))


def transferred(model: TitleModel, projects: Labelled) -> Floats:
    """Return what a model of titles says of the title, and of the sentences on average and at most."""
    parts = [_parts(text) or [title] for title, text in zip(projects.titles, projects.texts, strict=True)]
    flat = model.predict([part for named in parts for part in named])
    bounds = np.cumsum([0, *map(len, parts)])
    pieces = [flat[start:end] for start, end in pairwise(bounds.tolist())]
    mean, most = (np.array([how(piece, axis=0) for piece in pieces]) for how in (np.mean, np.max))
    return np.asarray(np.hstack([model.predict(projects.titles), mean, most]), dtype=np.float32)


def _parts(text: str) -> list[str]:
    return [part for part in _PART.split(text) if len(part) >= _SHORTEST][:_PARTS]


def project_rows(views: Views, said: Floats, projects: Labelled) -> "csr_matrix":
    """Return the rows of projects: text, its meaning, title, what another city's model said, words of the taxonomy."""
    from scipy.sparse import csr_matrix, hstack

    whole, hits = projects.whole(), TopicWords(views.meanings)
    third = said.shape[1] // 3
    blocks = [
        (views.rows(whole), _WEIGHTS["text"]),
        (views.meanings.rows(whole), _WEIGHTS["meaning"]),
        (views.rows(projects.titles), _WEIGHTS["title"]),
        (unit_rows(said[:, :third]), _WEIGHTS["transfer"]),
        (unit_rows(said[:, third:]), _WEIGHTS["transfer"]),
        (hits.rows(projects.titles), _WEIGHTS["hits"] / 2),
        (hits.rows(whole), _WEIGHTS["hits"] / 2),
    ]
    total = sum(weight for _, weight in blocks) ** 0.5
    return hstack([csr_matrix(block) * (weight**0.5 / total) for block, weight in blocks]).astype(np.float32).tocsr()


@dataclass(frozen=True)
class TopicWords:
    """How much a text holds of each subtopic's typical words, rare ones counting more."""

    meanings: Meanings
    bags: tuple[frozenset[str], ...] = field(
        default_factory=lambda: tuple(
            frozenset(lemma for phrase in subtopic.words for lemma in content_terms(phrase))
            for subtopic in load_taxonomy().subtopics
        )
    )

    def rows(self, texts: Sequence[str]) -> Floats:
        """Return float32 [texts, subtopics], unit rows; zeros where no word is known."""
        counts = [Counter(content_terms(text)) for text in texts]
        return unit_rows(np.array([[self._worth(count, bag) for bag in self.bags] for count in counts], np.float32))

    def _worth(self, counts: Counter[str], bag: frozenset[str]) -> float:
        numbers, rarity = self.meanings.numbers, self.meanings.rarity
        held = (lemma for lemma in sorted(bag & counts.keys()) if lemma in numbers)
        return float(sum(rarity[numbers[lemma]] * (1 + np.log(counts[lemma])) for lemma in held))
