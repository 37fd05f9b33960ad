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
from nlp.sentiment.model import LABELS, ToneModel, blended
from nlp.sentiment.rows import Floats, columns_of
from nlp.sentiment.tokens import Token, tokens

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

    from nlp.sentiment.network import ToneNetwork

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
    texts, targets, emphasis = [tokens(one.text) for one in every], targets_of(every), _emphasis(sentences, extra)
    columns = columns_of(texts, LEAST)
    weights, bias = _fit(columns.rows(texts), targets, emphasis, seed)
    return ToneModel(columns, weights, bias, _network(texts, targets, emphasis, seed))


def _network(texts: Sequence[Sequence[Token]], targets: Ints, emphasis: Floats, seed: int) -> "ToneNetwork":
    from nlp.train.tone_network import fit_network

    return fit_network(texts, np.eye(len(LABELS), dtype=np.float32)[targets], emphasis, seed=seed)


def _emphasis(sentences: Sequence[Sentence], extra: Sequence[Sentence]) -> Floats:
    return np.repeat(np.array([1.0, EMPHASIS], dtype=np.float32), [len(sentences), len(extra)])


def _fit(rows: "csr_matrix", targets: Ints, emphasis: Floats, seed: int) -> tuple[Floats, Floats]:
    """Return weights [columns, 4] and bias [4] of the sum of two linear support vector machines.

    Their loss is the squared hinge, one label against the rest. The second sees the columns scaled by the logarithm of
    their count ratio (NB-SVM, Wang and Manning 2012). Both are linear in the rows, so that their sum costs no more
    than one.
    """
    from scipy.sparse import diags_array

    weights = np.zeros((rows.shape[1], len(LABELS)), dtype=np.float32)
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
    return weights, bias


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


def out_of_fold(
    sentences: Sequence[Sentence], extra: Sequence[Sentence], *, seed: int, folds: int = FOLDS
) -> tuple[Floats, list[Sentence]]:
    """Return raw scores of both halves [2, n, 4], by models that saw no near-duplicate of a sentence, and those n.

    Of the `FOLDS` parts of `sentences` only `folds` are scored, each by a model of all others. `extra` is always
    trained on. Which features are kept is counted over all sentences, without their tones.
    """
    every = [*sentences, *extra]
    texts, targets, emphasis = [tokens(one.text) for one in every], targets_of(every), _emphasis(sentences, extra)
    rows = columns_of(texts, LEAST).rows(texts)
    fold = np.concatenate([_folds(sentences, seed), np.full(len(extra), -1)])
    found = np.zeros((2, len(sentences), len(LABELS)), dtype=np.float32)
    for number in range(folds):
        seen, held = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        weights, bias = _fit(rows[seen], targets[seen], emphasis[seen], seed)
        network = _network([texts[place] for place in seen], targets[seen], emphasis[seen], seed)
        found[0, held] = rows[held] @ weights + bias
        found[1, held] = network.scores([texts[place] for place in held])
    scored = np.flatnonzero((fold >= 0) & (fold < folds))
    return found[:, scored], [sentences[place] for place in scored.tolist()]


def _folds(sentences: Sequence[Sentence], seed: int) -> Ints:
    _, group = np.unique([sentence.key for sentence in sentences], return_inverse=True)
    dealt = np.random.default_rng(seed).permutation(int(group.max()) + 1) % FOLDS
    return np.asarray(dealt[group], dtype=np.int64)


def calibrate(model: ToneModel, scores: Floats, targets: Ints) -> ToneModel:
    """Return the model with the temperatures and the review threshold that held-out `scores` [2, texts, 4] give."""
    slopes = temperatures(scores, targets)
    return replace(model, slopes=slopes, review_below=review_threshold(blended(scores, slopes), targets))


def temperatures(scores: Floats, targets: Ints) -> tuple[float, float]:
    """Return the factors of both halves' scores [2, texts, 4] whose sum's softmax has the least logarithmic loss.

    It is temperature scaling (Guo et al. 2017) with a temperature for each half, which is what weighs them.
    """
    from scipy.optimize import minimize

    def loss(slopes: Floats) -> float:
        own = blended(scores, (slopes[0], slopes[1]))[np.arange(len(targets)), targets]
        return float(-np.log(np.maximum(own, 1e-6)).mean(dtype=np.float64))

    found = minimize(loss, x0=(1.0, 0.3), bounds=((0.0, 20.0), (0.0, 20.0)), method="Nelder-Mead").x
    return float(found[0]), float(found[1])


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
