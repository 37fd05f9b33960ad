"""What the training and the evaluation of the tone model share: reading the sentences, fitting, cross-validation."""

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus.model import Sentiment
from nlp.sentiment.model import LABELS, ToneModel, softmax
from nlp.sentiment.rows import Columns, Floats, columns_of
from nlp.sentiment.tokens import tokens

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Ints = npt.NDArray[np.int64]

LEAST = 4
"""Sentences that must have a feature for it to be kept; with fewer the weights grow beyond their share."""

STRENGTH, RATIO_STRENGTH = 0.15, 0.05
"""C of the two linear machines, by cross-validation (0.1 to 0.3, 0.02 to 0.1)."""

EMPHASIS = 3.0
"""How often each municipal sentence counts, for want of more of them."""

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


def fit_tone(sentences: Sequence[Sentence], extra: Sequence[Sentence], *, seed: int) -> ToneModel:
    """Return a model fitted to all sentences, those of `extra` counting `EMPHASIS` times; its scores not calibrated."""
    every = [*sentences, *extra]
    texts = [tokens(sentence.text) for sentence in every]
    columns = columns_of(texts, LEAST)
    return _fit(columns, columns.rows(texts), targets_of(every), _emphasis(sentences, extra), seed)


def _emphasis(sentences: Sequence[Sentence], extra: Sequence[Sentence]) -> Floats:
    return np.repeat(np.array([1.0, EMPHASIS], dtype=np.float32), [len(sentences), len(extra)])


def _fit(columns: Columns, rows: "csr_matrix", targets: Ints, emphasis: Floats, seed: int) -> ToneModel:
    """Return the sum of two linear support vector machines (squared hinge, one label against the rest).

    The second sees the columns scaled by the logarithm of their count ratio (NB-SVM, Wang and Manning 2012). Both are
    linear in the rows, so that their sum costs no more than one.
    """
    from scipy.sparse import diags_array

    weights = np.zeros((len(columns.numbers), len(LABELS)), dtype=np.float32)
    bias = np.zeros(len(LABELS), dtype=np.float32)
    for label in range(len(LABELS)):
        truth = targets == label
        if not truth.any():
            bias[label] = -9.0
            continue
        ratio = _count_ratio(rows, truth)
        plain, constant = _machine(rows, truth, emphasis, STRENGTH, seed)
        scaled, other = _machine(rows @ diags_array(ratio), truth, emphasis, RATIO_STRENGTH, seed)
        weights[:, label] = plain + scaled * ratio
        bias[label] = constant + other
    return ToneModel(columns, weights, bias)


def _machine(
    rows: "csr_matrix", truth: npt.NDArray[np.bool_], emphasis: Floats, strength: float, seed: int
) -> tuple[Floats, float]:
    """Return weights [columns] and constant of one label against the rest."""
    from sklearn.svm import LinearSVC

    made = LinearSVC(C=strength, random_state=seed).fit(rows, truth, sample_weight=emphasis)
    return np.asarray(made.coef_[0], dtype=np.float32), float(made.intercept_[0])


def _count_ratio(rows: "csr_matrix", truth: npt.NDArray[np.bool_]) -> Floats:
    """Return the logarithm of how much more frequent each column is where the label holds, float32 [columns]."""
    counts = [np.bincount(rows[part].indices, minlength=rows.shape[1]) + 1.0 for part in (truth, ~truth)]
    held, other = (count / count.sum() for count in counts)
    return np.asarray(np.log(held / other), dtype=np.float32)


def out_of_fold(sentences: Sequence[Sentence], extra: Sequence[Sentence], *, seed: int) -> Floats:
    """Return raw scores [sentences, 4], each by a model that saw neither the sentence nor its near-duplicates.

    `extra` is always trained on. Which features are kept is counted over all sentences, without their tones.
    """
    every = [*sentences, *extra]
    texts, targets, emphasis = [tokens(one.text) for one in every], targets_of(every), _emphasis(sentences, extra)
    columns = columns_of(texts, LEAST)
    rows = columns.rows(texts)
    fold = np.concatenate([_folds(sentences, seed), np.full(len(extra), -1)])
    found = np.zeros((len(sentences), len(LABELS)), dtype=np.float32)
    for number in range(FOLDS):
        model = _fit(columns, rows[fold != number], targets[fold != number], emphasis[fold != number], seed)
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
