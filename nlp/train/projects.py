"""The recipe for the categories of Łódź: one of eight for a project with title and description.

Few projects are known and some categories have a dozen, so that four other sources help: what a model of Warsaw's
titles says, what the taxonomy's subtopics say, vectors of words, and invented projects (`data/lodz.jsonl`).
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from corpus.knowledge.topics import load_taxonomy
from nlp.classify.linear import LinearModel
from nlp.classify.vectoriser import Floats, Vectoriser, build_vectoriser
from nlp.lemmas import content_terms
from nlp.train.categories import TitleModel
from nlp.train.category_data import Labelled
from nlp.train.kernel import KernelModel, KernelSettings, best_bias, fit_kernel
from nlp.train.linear import Groups
from nlp.train.views import SPEC, Meanings, unit_rows

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_PART = re.compile(r"(?<=[.!?])\s+|\n")
_PARTS = 12
_SHORTEST = 16
_SETTINGS = KernelSettings(gamma=0.0, ridge=0.2, balance=0.5)
_WEIGHTS = {
    "text words": 1.0,
    "text letters": 1.0,
    "text meaning": 2.1,
    "title words": 1.2,
    "title letters": 1.4,
    "title meaning": 1.0,
    "title categories": 1.0,
    "text categories": 0.3,
    "title hits": 1.0,
    "text hits": 0.9,
    "title subtopics": 0.7,
    "text subtopics": 1.0,
}


@dataclass(frozen=True)
class Projects:
    """Projects with what other models say of them.

    Attributes:
        labelled: The projects.
        said: By the name of a view, float32 [projects, columns]: categories of the other city, subtopics.
    """

    labelled: Labelled
    said: dict[str, Floats]

    def part(self, places: Groups) -> "Projects":
        """Return the projects at `places`."""
        return Projects(self.labelled.part(places), {name: rows[places] for name, rows in self.said.items()})


def read_projects(labelled: Labelled, titles: TitleModel, topics: LinearModel) -> Projects:
    """Return projects together with what the model of titles and the taxonomy's model say of them.

    Of the taxonomy only the subtopics are asked: they are learnt from no project.
    """
    about = [place for place, key in enumerate(topics.labels) if "/" in key]
    whole = labelled.whole()
    said = {
        "title categories": titles.predict(labelled.titles),
        "text categories": transferred(titles, labelled),
        "title subtopics": topics.scores(labelled.titles)[:, about],
        "text subtopics": topics.scores(whole)[:, about],
    }
    return Projects(labelled, said)


def written_examples(labels: tuple[str, ...]) -> Labelled:
    """Return the invented projects, under the columns `labels`."""
    file = resources.files("nlp.train").joinpath("data", "lodz.jsonl")
    every = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in every if row["category"] in labels]
    targets = np.array([[label == row["category"] for label in labels] for row in rows], dtype=np.float32)
    titles, texts = (tuple(row[name] for row in rows) for name in ("title", "text"))
    return Labelled(titles, texts, targets.reshape(-1, len(labels)), labels)


@dataclass(frozen=True)
class ProjectViews:
    """Projects as rows whose products say how alike they are.

    Attributes:
        texts: N-grams of title and description.
        titles: N-grams of titles.
        meanings: Vectors of lemmas.
        scales: Mean and spread of what other models say, by view.
    """

    texts: Vectoriser
    titles: Vectoriser
    meanings: Meanings
    scales: dict[str, tuple[Floats, Floats]]

    def rows(self, projects: Projects) -> "csr_matrix":
        """Return float32 [projects, features]; every view is a unit row times the root of its share."""
        from scipy.sparse import csr_matrix, hstack

        total = sum(_WEIGHTS.values())
        blocks = self._counted(projects.labelled) | self._meant(projects.labelled) | self._said(projects)
        parts = [csr_matrix(blocks[name]) * (weight / total) ** 0.5 for name, weight in _WEIGHTS.items()]
        return hstack(parts).astype(np.float32).tocsr()

    def _counted(self, projects: Labelled) -> dict[str, "csr_matrix"]:
        found: dict[str, csr_matrix] = {}
        for name, known, texts in (("text", self.texts, projects.whole()), ("title", self.titles, projects.titles)):
            rows, words = known.rows(texts), sum(feature.startswith("w") for feature in known.names)
            found |= {f"{name} words": rows[:, :words], f"{name} letters": rows[:, words:]}
        return found

    def _meant(self, projects: Labelled) -> dict[str, Floats]:
        hits = TopicWords(self.meanings)
        found: dict[str, Floats] = {}
        for name, texts in (("text", projects.whole()), ("title", projects.titles)):
            found |= {f"{name} meaning": self.meanings.rows(texts), f"{name} hits": hits.rows(texts)}
        return found

    def _said(self, projects: Projects) -> dict[str, Floats]:
        return {name: unit_rows((projects.said[name] - mean) / spread) for name, (mean, spread) in self.scales.items()}


def learn_project_views(train: Projects, meanings: Meanings) -> ProjectViews:
    """Return the views of projects, learnt from `train`."""
    scales = {name: (rows.mean(axis=0), rows.std(axis=0) + 1e-6) for name, rows in train.said.items()}
    texts, titles = (build_vectoriser(texts, SPEC) for texts in (train.labelled.whole(), train.labelled.titles))
    return ProjectViews(texts, titles, meanings, scales)


@dataclass(frozen=True)
class ProjectModel:
    """The one category of a project with title and description.

    Attributes:
        views: Projects to rows.
        fitted: Rows to labels.
        bias: float32 [labels], what is added so that rare labels are found too.
        left_out: float32 [training projects, labels], each project's scores by the model without it.
    """

    views: ProjectViews
    fitted: KernelModel
    bias: Floats
    left_out: Floats

    def predict(self, projects: Projects) -> Floats:
        """Return how well each label fits, float32 [projects, labels]; the greatest is the answer."""
        return self.fitted.predict(self.views.rows(projects)) + self.bias


def fit_projects(train: Projects, meanings: Meanings, *, examples: Projects | None = None) -> ProjectModel:
    """Return the model of the categories of projects.

    Args:
        train: Projects with their category.
        meanings: Vectors of lemmas.
        examples: Invented projects under the same labels; vocabulary, spreads and bias do not depend on them.
    """
    views, targets = learn_project_views(train, meanings), train.labelled.targets
    rows = views.rows(train)
    if examples is not None and examples.labelled.titles:
        from scipy.sparse import vstack

        rows = vstack([rows, views.rows(examples)]).tocsr()
        targets = np.concatenate([targets, examples.labelled.targets])
    fitted = fit_kernel(rows, targets, _SETTINGS)
    left_out = fitted.left_out[: len(train.labelled.titles)]
    bias = best_bias(left_out, train.labelled.targets)
    return ProjectModel(views, fitted, bias, left_out + bias)


def transferred(model: TitleModel, projects: Labelled) -> Floats:
    """Return what a model of titles says of each project's sentences, on average and at most."""
    parts = [_parts(text) or [title] for title, text in zip(projects.titles, projects.texts, strict=True)]
    flat = model.predict([part for named in parts for part in named])
    bounds = np.cumsum([0, *map(len, parts)])
    pieces = [flat[start:end] for start, end in pairwise(bounds.tolist())]
    mean, most = (np.array([how(piece, axis=0) for piece in pieces]) for how in (np.mean, np.max))
    return np.asarray(np.hstack([mean, most]), dtype=np.float32)


def _parts(text: str) -> list[str]:
    return [part for part in _PART.split(text) if len(part) >= _SHORTEST][:_PARTS]


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
