"""Suite `taxonomy`: topics and subtopics of the municipal taxonomy on 200 subjects of registers labelled by hand.

The labels (`eval/data/topics/held.jsonl`) were written before anything was trained and are used for nothing else; they
name each subject by city and hash. `model=cross` (default) trains without seeing these subjects at all; `model=shipped`
asks the model that ships, which has seen their texts among the registers but never their labels. `train=DIR` takes
what is learnt from another folder.

    python -m eval taxonomy --data DIR [--option model=shipped] [--option train=DIR]
"""

import json
from importlib import resources
from pathlib import Path

import numpy as np

from corpus.errors import EvaluationError
from eval.confusion import ConfusionTable, confusion
from eval.suite import WORST, Row, SuiteContext, SuiteResult, hash_files, mode_of
from nlp.classify.linear import LinearModel
from nlp.classify.vectoriser import Floats
from nlp.topics.classify import load_topics
from nlp.train.category_data import LODZ, WARSAW
from nlp.train.taxonomy import Examples, labelled_subjects, topic_figures, train_topics
from nlp.train.views import REGISTERS, TEXTS

NEEDS: tuple[str, ...] = (*REGISTERS, TEXTS, WARSAW, LODZ)
_SEED = 7


def run(context: SuiteContext) -> SuiteResult:
    """Return micro and macro F1 of topics, top-1 accuracy of topics and subtopics, and the calibration error.

    Raises:
        EvaluationError: The data or an option is not of the form asked.
    """
    held = held_subjects(context.data)
    if not held.texts:
        raise EvaluationError(f"no labelled subject in {context.data}", remedy="name a folder with these registers")
    model = _model(context, held)
    scores = model.scores(held.texts)
    table, rows = _table(model, scores, held), tuple(_rows(model, scores, held))
    digest = hash_files(*(context.data / name for name in REGISTERS))
    figures = topic_figures(model, scores, held.targets)
    return SuiteResult("taxonomy", figures, rows, digest, {"topics": table}, rows[:WORST])


def held_subjects(data: Path) -> Examples:
    """Return the subjects whose labels are kept for measurement, as far as the registers in `data` have them."""
    file = resources.files("eval").joinpath("data", "topics", "held.jsonl")
    return labelled_subjects(data, [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()])


def _model(context: SuiteContext, held: Examples) -> LinearModel:
    mode = mode_of(context)
    if mode == "shipped":
        return load_topics().model
    folder = Path(context.options.get("train", context.data))
    return train_topics(folder, seed=_SEED, held=frozenset(held.texts))[0]


def _topics(model: LinearModel) -> int:
    return sum("/" not in key for key in model.labels)


def _table(model: LinearModel, scores: Floats, held: Examples) -> ConfusionTable:
    """Return the leading topic given by hand against the likeliest found; one of several given counts where found."""
    topics = _topics(model)
    best = scores[:, :topics].argmax(axis=1)
    fits = held.targets[np.arange(len(best)), best] > 0
    true = np.where(fits, best, held.targets[:, :topics].argmax(axis=1))
    names = model.labels[:topics]
    return confusion(((names[one], names[other]) for one, other in zip(true, best, strict=True)), names)


def _rows(model: LinearModel, scores: Floats, held: Examples) -> list[Row]:
    """Return the subjects whose likeliest topic or subtopic is not among those given, the topics' errors first."""
    topics = _topics(model)
    rows: list[tuple[int, Row]] = []
    for text, target, score in zip(held.texts, held.targets, scores, strict=True):
        best = [int(score[:topics].argmax()), topics + int(score[topics:].argmax())]
        given = [key for key, one in zip(model.labels, target, strict=True) if one and "/" in key]
        wrong = [model.labels[place] for place in best if not target[place]]
        if wrong:
            rows.append((len(wrong), {"subject": text, "given": given, "found": wrong}))
    return [row for _, row in sorted(rows, key=lambda pair: -pair[0])]
