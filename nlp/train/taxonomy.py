"""The recipe for the topics of the municipal taxonomy.

Three sources of labels: subjects of registers labelled by hand (`data/topics.jsonl`, as keys), the taxonomy's own
words and descriptions, and projects of other cities whose category lies under one topic, which weigh little.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

import numpy as np

from corpus.knowledge.topics import Taxonomy, load_taxonomy
from nlp.classify.linear import LinearModel, calibrated
from nlp.classify.vectoriser import Floats
from nlp.topics.classify import LEAST
from nlp.train.category_data import Labelled, read_lodz, read_warsaw
from nlp.train.distil import Student, distil
from nlp.train.figures import expected_calibration_error, multilabel_f1
from nlp.train.kernel import KernelSettings, fit_kernel
from nlp.train.linear import fit_calibration
from nlp.train.views import Views, learn_views, read_background, read_subjects

_SETTINGS = KernelSettings(gamma=0.0, ridge=0.3)
_ELSEWHERE = 0.05
"""Weight of a project of another city beside a labelled subject."""
_STUDENT = Student(most_features=8000, ridge=0.3)
_NO_TOPIC = frozenset({"public space"})
"""Categories that say too little of the topic."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Texts with the topics and subtopics they are about; what is not known is nan.

    Attributes:
        texts: The texts.
        targets: float32 [texts, topics and subtopics].
        importance: float32 [texts], how much each weighs.
    """

    texts: tuple[str, ...]
    targets: Floats
    importance: Floats

    def part(self, places: Sequence[int]) -> "Examples":
        """Return the examples at `places`."""
        chosen = np.asarray(places)
        return Examples(tuple(self.texts[place] for place in chosen), self.targets[chosen], self.importance[chosen])


def columns(taxonomy: Taxonomy) -> tuple[str, ...]:
    """Return the keys of all topics, then of all subtopics."""
    return tuple(topic.key for topic in taxonomy.topics) + tuple(subtopic.key for subtopic in taxonomy.subtopics)


def labelled_subjects(data: Path, rows: Sequence[Mapping[str, object]]) -> Examples:
    """Return the subjects that rows of {"city", "subject", "topics"} name; one that the registers lack is left out."""
    subjects, keys = read_subjects(data), columns(load_taxonomy())
    found = [(subjects.get((str(row["city"]), str(row["subject"]))), row["topics"]) for row in rows]
    named = [(text, topics) for text, topics in found if text is not None and isinstance(topics, list)]
    targets = np.array([_target(topics, keys) for _, topics in named], dtype=np.float32).reshape(-1, len(keys))
    return Examples(tuple(text for text, _ in named), targets, np.ones(len(named), dtype=np.float32))


def _target(topics: Sequence[str], keys: tuple[str, ...]) -> list[bool]:
    wanted = {*topics, *(topic.partition("/")[0] for topic in topics)}
    return [key in wanted for key in keys]


def training_rows() -> list[dict[str, object]]:
    """Return the labels of subjects that ship with the training code."""
    file = resources.files("nlp.train").joinpath("data", "topics.jsonl")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def described(taxonomy: Taxonomy) -> Examples:
    """Return each subtopic's description, each of its words, and all of them together, as examples of it."""
    pairs = [
        (text, subtopic.key)
        for subtopic in taxonomy.subtopics
        for text in (f"{subtopic.name}. {subtopic.description}", *subtopic.words, " ".join(subtopic.words))
    ]
    keys = columns(taxonomy)
    targets = np.array([_target([key], keys) for _, key in pairs], dtype=np.float32)
    return Examples(tuple(text for text, _ in pairs), targets, np.ones(len(pairs), dtype=np.float32))


def from_elsewhere(found: Labelled, source: str, taxonomy: Taxonomy) -> Examples:
    """Return the projects whose one or two categories all lie under one topic; their subtopics are not known."""
    keys, texts, rows = columns(taxonomy), [], []
    for title, target in zip(found.titles, found.targets, strict=True):
        named = [label for label, held in zip(found.labels, target, strict=True) if held]
        filed = (taxonomy.of_category(source, label) for label in named if label not in _NO_TOPIC)
        topics = {topic.key if topic else "" for topic in filed}
        if len(named) <= 2 and len(topics) == 1 and "" not in topics:
            texts.append(title)
            rows.append([float(key in topics) if "/" not in key else np.nan for key in keys])
    targets = np.array(rows, dtype=np.float32).reshape(-1, len(keys))
    return Examples(tuple(texts), targets, np.full(len(texts), _ELSEWHERE, dtype=np.float32))


def joined(parts: Sequence[Examples]) -> Examples:
    """Return several collections as one."""
    texts = tuple(text for part in parts for text in part.texts)
    rows, weights = (np.concatenate([getattr(part, name) for part in parts]) for name in ("targets", "importance"))
    return Examples(texts, rows, weights)


@dataclass(frozen=True)
class Ground:
    """What every fold shares: views and texts without labels."""

    views: Views
    texts: tuple[str, ...]
    support: Examples


def prepare(data: Path, *, seed: int, held: frozenset[str] = frozenset()) -> Ground:
    """Return views, texts and the examples other than labelled subjects; texts in `held` are not seen at all."""
    taxonomy = load_taxonomy()
    warsaw, lodz = read_warsaw(data), read_lodz(data)
    elsewhere = [from_elsewhere(warsaw, "warsaw", taxonomy), from_elsewhere(lodz, "lodz", taxonomy)]
    support = joined([described(taxonomy), *elsewhere])
    subjects = tuple(dict.fromkeys(text for text in read_subjects(data).values() if text not in held))
    texts = (*subjects, *warsaw.titles, *lodz.titles, *support.texts)
    views = learn_views((*subjects, *support.texts), read_background(data), seed=seed)
    return Ground(views, texts, support)


def fit_topics(ground: Ground, subjects: Examples) -> tuple[LinearModel, Floats]:
    """Return the small model, not calibrated, and what its teacher says of each subject without having seen it.

    The teacher learns from `subjects` and the ground's examples and tells the small model what it thinks of all texts.
    """
    examples = joined([subjects, ground.support])
    topics = sum("/" not in key for key in columns(load_taxonomy()))
    rows = ground.views.rows(examples.texts)
    whole = np.isfinite(examples.targets).all(axis=1)
    teachers = [
        fit_kernel(rows, examples.targets[:, :topics], _SETTINGS, examples.importance),
        fit_kernel(rows[whole], examples.targets[whole, topics:], _SETTINGS, examples.importance[whole]),
    ]
    unlabelled = ground.views.rows(ground.texts)
    said = np.hstack([teacher.predict(unlabelled) for teacher in teachers])
    texts, scores = (*ground.texts, *subjects.texts), np.concatenate([said, subjects.targets])
    model = distil(texts, scores, columns(load_taxonomy()), _STUDENT, exclusive=False)
    return model, np.hstack([teacher.left_out[: len(subjects.texts)] for teacher in teachers])


def calibrate(model: LinearModel, scores: Floats, targets: Floats) -> LinearModel:
    """Return the model with probabilities: one sigmoid for all topics and one for all subtopics.

    A label of its own would have too few texts for a curve of its own.
    """
    slope, offset = np.ones(len(model.labels), np.float32), np.zeros(len(model.labels), np.float32)
    for deep in (False, True):
        places = [place for place, key in enumerate(model.labels) if ("/" in key) == deep]
        pooled = (block[:, places].reshape(-1, 1) for block in (scores, targets))
        found = fit_calibration(*pooled, exclusive=False)
        slope[places], offset[places] = found[0][0], found[1][0]
    return replace(model, slope=slope, offset=offset)


def topic_figures(model: LinearModel, scores: Floats, targets: Floats) -> dict[str, float]:
    """Return what raw scores of labelled subjects are worth under the model's calibration.

    `topics_micro_f1` and `topics_macro_f1` of the topics that are named, `topic_top1` and `subtopic_top1` (share of
    texts whose likeliest one is among those given by hand), `topics_ece` (expected calibration error, 10 bins).
    """
    likely = calibrated(scores, model.slope, model.offset, exclusive=False)
    topics = sum("/" not in key for key in model.labels)
    micro, macro = multilabel_f1((likely[:, :topics] >= LEAST).astype(np.float32), targets[:, :topics])
    every = np.arange(len(targets))
    return {
        "topics_micro_f1": micro,
        "topics_macro_f1": macro,
        "topic_top1": float(targets[every, likely[:, :topics].argmax(axis=1)].mean()),
        "subtopic_top1": float(targets[every, topics + likely[:, topics:].argmax(axis=1)].mean()),
        "topics_ece": expected_calibration_error(likely[:, :topics], targets[:, :topics]),
    }


def train_topics(data: Path, *, seed: int, held: frozenset[str] = frozenset()) -> tuple[LinearModel, dict[str, float]]:
    """Return the calibrated model, and its teacher's figures on each labelled subject without having seen that one."""
    subjects = labelled_subjects(data, training_rows())
    ground = prepare(data, seed=seed, held=held)
    model, left_out = fit_topics(ground, subjects)
    model = calibrate(model, left_out, subjects.targets)
    return model, topic_figures(model, left_out, subjects.targets)
