"""Suite `sentiment`: the tone of sentences of hotel and medical reviews, and of our own of the municipal kind.

`--option model=shipped` (the default, for `sentiment/train.jsonl` is a file apart) reads `sentiment/dev.jsonl` by the
shipped weights, through the call that officers' pages use, and the sentences of `eval/data/sentiment/own.toml`, which
nothing is trained on. `--option model=cross` cross-validates over `sentiment/train.jsonl`, near-duplicates in one fold.
"""

import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np

from corpus.errors import EvaluationError
from corpus.model import Sentiment, SentimentScore
from eval.confusion import ConfusionTable, confusion
from eval.suite import WORST, Row, SuiteContext, SuiteResult, hash_files
from nlp.sentiment import load_tone_model, read_sentiments
from nlp.sentiment.model import LABELS, blended
from nlp.sentiment.rows import Floats
from nlp.train.tone import (
    Sentence,
    calibration_error,
    municipal_sentences,
    out_of_fold,
    read_sentences,
    review_threshold,
    targets_of,
    temperatures,
)

NEEDS = ("sentiment/dev.jsonl",)

SEED = 7
_TRAIN, _TEST = "sentiment/train.jsonl", "sentiment/dev.jsonl"
_TONES = tuple(tone.value for tone in LABELS)


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with what was found."""

    sentence: Sentence
    found: SentimentScore

    @property
    def right(self) -> bool:
        """Whether the tone is the true one."""
        return self.found.sentiment == self.sentence.tone


def run(context: SuiteContext) -> SuiteResult:
    """Return how often the tone is right.

    Metrics: `accuracy_<domain>`, `macro_f1_<domain>`; `accuracy_own` and `accuracy_own_<slice>` on our own sentences,
    `accuracy_own_documents` on whole texts (shipped weights only); `calibration_error` of the domains' sentences;
    `review_share` of them that go to people and `errors_caught` among them; `microseconds_a_word` (shipped only,
    processor time, words met for the first time included).

    Raises:
        EvaluationError: The data or the option `model` is not of the form asked.
    """
    model = context.options.get("model", "shipped")
    if model not in {"shipped", "cross"}:
        raise EvaluationError(f"there is no model {model!r} of the tone", remedy="give model=shipped or model=cross")
    path = context.data / (_TEST if model == "shipped" else _TRAIN)
    if not path.is_file():
        raise EvaluationError(f"{path} is missing", remedy="give --data a folder that holds it")
    sentences = read_sentences(path)[: context.limit]
    began = time.process_time()
    judged = _shipped(sentences) if model == "shipped" else _crossed(sentences)
    seconds = time.process_time() - began
    own = _shipped(own_sentences()) if model == "shipped" else []
    context.progress(len(sentences), len(sentences))
    metrics = _metrics(judged) | _own_metrics(own)
    if model == "shipped":
        words = sum(len(sentence.text.split()) for sentence in sentences)
        metrics["microseconds_a_word"] = seconds / max(1, words) * 1e6
    everything = [*judged, *own]
    rows = tuple(_row(one) for one in everything)
    return SuiteResult("sentiment", metrics, rows, hash_files(path), _tables(everything), _worst(everything))


def own_sentences() -> list[Sentence]:
    """Return our own sentences and texts; their domain is "own" with the slice, or "own documents"."""
    text = (resources.files("eval") / "data" / "sentiment" / "own.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    documents = found.pop("documents")
    whole = [Sentence(one, Sentiment(tone), "own documents") for tone, texts in documents.items() for one in texts]
    return [*_slices(found), *whole]


def _slices(found: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[Sentence]:
    for tone, slices in found.items():
        for name, sentences in slices.items():
            yield from (Sentence(one, Sentiment(tone), f"own {name}") for one in sentences)


def _shipped(sentences: Sequence[Sentence]) -> list[Judged]:
    load_tone_model()
    readings = read_sentiments([sentence.text for sentence in sentences])
    return [Judged(sentence, reading.document) for sentence, reading in zip(sentences, readings, strict=True)]


def _crossed(sentences: Sequence[Sentence]) -> list[Judged]:
    """Return cross-validated readings; temperatures and review threshold are those of the same held-out scores."""
    scores, sentences = out_of_fold(sentences, municipal_sentences(), seed=SEED)
    targets = targets_of(sentences)
    probabilities = blended(scores, temperatures(scores, targets))
    below = review_threshold(probabilities, targets)
    return [
        Judged(sentence, _score(row, sentence, below)) for sentence, row in zip(sentences, probabilities, strict=True)
    ]


def _score(row: Floats, sentence: Sentence, below: float) -> SentimentScore:
    best = int(row.argmax())
    probability = float(row[best])
    return SentimentScore(LABELS[best], probability, 0, len(sentence.text), review=probability < below)


def _metrics(judged: Sequence[Judged]) -> dict[str, float]:
    found: dict[str, float] = {}
    for domain in sorted({one.sentence.domain for one in judged}):
        table = _table([one for one in judged if one.sentence.domain == domain])
        found |= {f"accuracy_{domain}": table.accuracy, f"macro_f1_{domain}": table.macro_f1()}
    errors = [one for one in judged if not one.right]
    return found | {
        "calibration_error": _calibration_error(judged),
        "review_share": sum(one.found.review for one in judged) / max(1, len(judged)),
        "errors_caught": sum(one.found.review for one in errors) / max(1, len(errors)),
    }


def _calibration_error(judged: Sequence[Judged]) -> float:
    probabilities = np.zeros((len(judged), 2), dtype=np.float32)
    probabilities[:, 0] = [one.found.probability for one in judged]
    return calibration_error(probabilities, np.array([0 if one.right else 1 for one in judged], dtype=np.int64))


def _own_metrics(own: Sequence[Judged]) -> dict[str, float]:
    sentences = [one for one in own if one.sentence.domain != "own documents"]
    parts = {f"accuracy_{domain}".replace(" ", "_"): domain for domain in sorted({one.sentence.domain for one in own})}
    found = {
        name: _table([one for one in own if one.sentence.domain == domain]).accuracy for name, domain in parts.items()
    }
    return found | ({"accuracy_own": _table(sentences).accuracy} if own else {})


def _table(judged: Sequence[Judged]) -> ConfusionTable:
    return confusion(((one.sentence.tone.value, one.found.sentiment.value) for one in judged), _TONES)


def _tables(judged: Sequence[Judged]) -> dict[str, ConfusionTable]:
    domains = sorted({_broad(one) for one in judged})
    return {domain: _table([one for one in judged if _broad(one) == domain]) for domain in domains}


def _broad(one: Judged) -> str:
    return "own" if one.sentence.domain.startswith("own ") else one.sentence.domain


def _row(one: Judged) -> Row:
    return {
        "text": one.sentence.text,
        "domain": one.sentence.domain,
        "tone": one.sentence.tone.value,
        "found": one.found.sentiment.value,
        "probability": round(one.found.probability, 4),
    }


def _worst(judged: Sequence[Judged]) -> tuple[Row, ...]:
    """Return the errors that were made with most certainty."""
    errors = sorted((one for one in judged if not one.right), key=lambda one: -one.found.probability)
    return tuple(_row(one) for one in errors[:WORST])
