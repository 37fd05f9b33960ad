"""The two sets of projects that cities have filed under categories, and which of their texts are nearly the same."""

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.errors import ModelError
from nlp.classify.vectoriser import Floats
from nlp.lemmas import content_terms
from nlp.train.linear import Groups

WARSAW = "warsaw_budget/projects.jsonl"
LODZ = "lodz/projects.jsonl"
NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Labelled:
    """Texts with their categories.

    Attributes:
        titles: One a project.
        texts: The descriptions; empty where only titles are known.
        targets: float32 [projects, labels] of 0 and 1.
        labels: Names of the categories, sorted.
    """

    titles: tuple[str, ...]
    texts: tuple[str, ...]
    targets: Floats
    labels: tuple[str, ...]

    def part(self, places: Groups) -> "Labelled":
        """Return the projects at `places`, under the same labels."""
        titles = tuple(self.titles[place] for place in places)
        return Labelled(titles, tuple(self.texts[place] for place in places), self.targets[places], self.labels)

    def whole(self) -> list[str]:
        """Return title and description of each project as one text."""
        return [f"{title}\n{text}" if text else title for title, text in zip(self.titles, self.texts, strict=True)]


def read_warsaw(data: Path) -> Labelled:
    """Return the titles of Warsaw's participatory budget; who a project is meant for is left out.

    Raises:
        ModelError: The file is missing or of another form.
    """
    rows = _rows(data / WARSAW)
    return _labelled([(row["title"], "", row["categories"]) for row in rows])


def read_lodz(data: Path) -> Labelled:
    """Return titles and descriptions of Łódź's participatory budget; cost and district are left out.

    Raises:
        ModelError: The file is missing or of another form.
    """
    rows = _rows(data / LODZ)
    return _labelled([(row["title"], row["text"], [row["category"]]) for row in rows])


def relabel(found: Labelled, labels: tuple[str, ...]) -> Labelled:
    """Return the same projects under the columns `labels`; a category that is not among them is dropped."""
    targets = np.zeros((len(found.titles), len(labels)), dtype=np.float32)
    for place, label in enumerate(labels):
        if label in found.labels:
            targets[:, place] = found.targets[:, found.labels.index(label)]
    return Labelled(found.titles, found.texts, targets, labels)


def near_duplicates(texts: Sequence[str], least: float = NEAR) -> Groups:
    """Return a group for each text: texts that share at least `least` of their lemmas (Jaccard) have the same one."""
    bags = [frozenset(content_terms(text)) for text in texts]
    holders: dict[str, list[int]] = defaultdict(list)
    parent = list(range(len(bags)))
    for place, bag in enumerate(bags):
        shared = Counter(other for lemma in bag for other in holders[lemma])
        for other, common in shared.items():
            if common >= least * len(bag | bags[other]):
                parent[_root(parent, place)] = _root(parent, other)
        for lemma in bag:
            holders[lemma].append(place)
    return np.array([_root(parent, place) for place in range(len(bags))], dtype=np.int64)


def _root(parent: list[int], place: int) -> int:
    while parent[place] != place:
        parent[place] = parent[parent[place]]
        place = parent[place]
    return place


def _rows(path: Path) -> list[dict[str, object]]:
    remedy = "name the folder that holds it by --data"
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read: {error}", remedy=remedy) from error


def _labelled(rows: list[tuple[object, object, object]]) -> Labelled:
    sets = [set(categories) if isinstance(categories, list) else set() for _, _, categories in rows]
    labels = tuple(sorted({str(label) for named in sets for label in named}))
    targets = np.array([[label in named for label in labels] for named in sets], dtype=np.float32)
    return Labelled(tuple(str(title) for title, _, _ in rows), tuple(str(text) for _, text, _ in rows), targets, labels)
