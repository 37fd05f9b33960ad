"""Train the tone model: `python -m nlp.train sentiment --data DIR`.

Sentences of hotel and medical reviews (WCCRS, CC BY-SA 4.0) and some two hundred invented ones of the municipal kind.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from nlp.sentiment.model import blended
from nlp.sentiment.rows import Floats
from nlp.train.part import Training
from nlp.train.tone import (
    Sentence,
    calibrate,
    calibration_error,
    fit_tone,
    municipal_sentences,
    out_of_fold,
    read_sentences,
    targets_of,
)

SENTENCES = "sentiment/train.jsonl"

HELD_OUT = 2
"""Folds of five that are held out in turn: sentences enough to weigh the halves by, without training six times."""


def train(data: Path, out: Path, seed: int) -> Mapping[str, float]:
    """Fit the model to all sentences and write it to `out`; return what cross-validation says of it."""
    sentences, own = read_sentences(data / SENTENCES), municipal_sentences()
    scores, held = out_of_fold(sentences, own, seed=seed, folds=HELD_OUT)
    targets = targets_of(held)
    model = calibrate(fit_tone(sentences, own, seed=seed), scores, targets)
    model.save(out, {"part": "sentiment", "seed": seed, "sentences": len(sentences) + len(own)})
    probabilities = blended(scores, model.slopes)
    right = probabilities.argmax(axis=1) == targets
    seen = probabilities.max(axis=1) < model.review_below
    halves = {"": probabilities, ", linear half": scores[0], ", network": scores[1]}
    shares = [_accuracies(held, found, name) for name, found in halves.items()]
    return {name: share for part in shares for name, share in part.items()} | {
        "calibration error": calibration_error(probabilities, targets),
        "review below": model.review_below,
        "share for review": float(seen.mean()),
        "errors among them": float((seen & ~right).sum() / max(1, (~right).sum())),
    }


def _accuracies(sentences: Sequence[Sentence], found: Floats, half: str) -> dict[str, float]:
    """Return the share right in each domain."""
    right = found.argmax(axis=1) == targets_of(sentences)
    return {
        f"accuracy, {domain}{half}": float(right[[sentence.domain == domain for sentence in sentences]].mean())
        for domain in sorted({sentence.domain for sentence in sentences})
    }


TRAINING = Training(summary="tone of sentences", needs=(SENTENCES,), run=train)
