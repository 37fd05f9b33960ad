"""What the training and the evaluation of the tone model share: reading the sentences, fitting, cross-validation."""

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.model import Sentiment
from nlp.sentiment.model import LABELS, ToneModel, softmax
from nlp.sentiment.rows import Columns, Floats, columns_of
from nlp.sentiment.tokens import Token, tokens

Ints = npt.NDArray[np.int64]

LEAST = 4
"""Sentences that must have a feature for it to be kept; with fewer the weights grow beyond their share."""

STRENGTH = 0.15
"""C of the linear machine, the best of 0.1, 0.15, 0.2, 0.3 in cross-validation."""

FOLDS = 5
KEPT_RIGHT = 0.90
"""Accuracy that readings must have between them if nobody looks at them."""

_NAMES = {"ambiguous": Sentiment.MIXED}
_WORDS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tone, and the domain that it comes from."""

    text: str
    tone: Sentiment
    domain: str

    @property
    def key(self) -> str:
        """The sentence without case, blanks and marks: the same for near-duplicates."""
        return _WORDS.sub("", self.text.lower())


def read_sentences(path: Path) -> list[Sentence]:
    """Return the sentences of a file with `text`, `label` and `domain` a line; "ambiguous" is mixed."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Sentence(row["text"], _tone(row["label"]), row["domain"]) for row in rows]


def _tone(label: str) -> Sentiment:
    return _NAMES.get(label) or Sentiment(label)


def municipal_sentences() -> list[Sentence]:
    """Return our own invented sentences of the municipal kind."""
    text = (resources.files("nlp.train") / "data" / "sentiment_municipal.toml").read_text(encoding="utf-8")
    return [Sentence(one, Sentiment(tone), "municipal") for tone, found in tomllib.loads(text).items() for one in found]


def targets_of(sentences: Sequence[Sentence]) -> Ints:
    """Return the number of each sentence's tone in `LABELS`."""
    return np.array([LABELS.index(sentence.tone) for sentence in sentences], dtype=np.int64)


def fit_tone(texts: Sequence[Sequence[Token]], targets: Ints, *, seed: int) -> ToneModel:
    """Return a model fitted to all of `texts`, its scores not calibrated.

    The weights are those of a linear support vector machine with squared hinge loss, one label against the rest.
    """
    columns = columns_of(texts, LEAST)
    return _fit(columns, columns.rows(texts), targets, seed)


def _fit(columns: Columns, rows: object, targets: Ints, seed: int) -> ToneModel:
    from sklearn.svm import LinearSVC

    made = LinearSVC(C=STRENGTH, random_state=seed).fit(rows, targets)
    weights = np.zeros((len(columns.numbers), len(LABELS)), dtype=np.float32)
    bias = np.full(len(LABELS), -9.0, dtype=np.float32)
    weights[:, made.classes_], bias[made.classes_] = made.coef_.T, made.intercept_
    return ToneModel(columns, weights, bias)


def out_of_fold(sentences: Sequence[Sentence], extra: Sequence[Sentence], *, seed: int) -> Floats:
    """Return raw scores [sentences, 4], each by a model that saw neither the sentence nor its near-duplicates.

    `extra` is always trained on. Which features are kept is counted over all sentences, without their tones.
    """
    texts = [tokens(sentence.text) for sentence in (*sentences, *extra)]
    targets = targets_of([*sentences, *extra])
    columns = columns_of(texts, LEAST)
    rows = columns.rows(texts)
    fold = np.concatenate([_folds(sentences, seed), np.full(len(extra), -1)])
    found = np.zeros((len(sentences), len(LABELS)), dtype=np.float32)
    for number in range(FOLDS):
        model = _fit(columns, rows[fold != number], targets[fold != number], seed)
        held = np.flatnonzero(fold == number)
        found[held] = rows[held] @ model.weights + model.bias
    return found


def _folds(sentences: Sequence[Sentence], seed: int) -> Ints:
    _, group = np.unique([sentence.key for sentence in sentences], return_inverse=True)
    dealt = np.random.default_rng(seed).permutation(int(group.max()) + 1) % FOLDS
    return np.asarray(dealt[group], dtype=np.int64)


def calibrate(model: ToneModel, scores: Floats, targets: Ints) -> ToneModel:
    """Return the model with the temperature and the review threshold that held-out `scores` give."""
    slope = temperature(scores, targets)
    return replace(model, slope=slope, review_below=review_threshold(softmax(scores * np.float32(slope)), targets))


def temperature(scores: Floats, targets: Ints) -> float:
    """Return the factor of scores whose softmax has the least logarithmic loss (Guo et al. 2017)."""
    from scipy.optimize import minimize_scalar

    def loss(logarithm: float) -> float:
        own = softmax(scores * np.float32(np.exp(logarithm)))[np.arange(len(targets)), targets]
        return float(-np.log(np.maximum(own, 1e-6)).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-2.0, 3.0), method="bounded").x))


def review_threshold(probabilities: Floats, targets: Ints) -> float:
    """Return the least probability above which readings are right in `KEPT_RIGHT` of cases; 1 where none is."""
    best = probabilities.max(axis=1)
    order = np.argsort(-best, kind="stable")
    right = (probabilities.argmax(axis=1) == targets)[order]
    good = np.flatnonzero(np.cumsum(right) / np.arange(1, len(right) + 1) >= KEPT_RIGHT)
    return float(best[order][good[-1]]) if len(good) else 1.0


def calibration_error(probabilities: Floats, targets: Ints, bins: int = 15) -> float:
    """Return the expected calibration error (Guo et al. 2017): mean distance of probability and accuracy over bins."""
    best, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == targets
    number = np.minimum((best * bins).astype(np.int64), bins - 1)
    parts = [(number == place) for place in range(bins)]
    return float(sum(abs(float((right[part] - best[part]).sum())) for part in parts) / max(1, len(best)))
