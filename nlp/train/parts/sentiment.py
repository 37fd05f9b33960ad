"""Train the tone model: `python -m nlp.train sentiment --data DIR`.

Sentences of hotel and medical reviews (WCCRS, CC BY-SA 4.0) and some two hundred invented ones of the municipal kind.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from nlp.sentiment.model import softmax
from nlp.train.part import Training
from nlp.train.tone import (
    calibrate,
    calibration_error,
    fit_tone,
    municipal_sentences,
    out_of_fold,
    read_sentences,
    targets_of,
)

SENTENCES = "sentiment/train.jsonl"


def train(data: Path, out: Path, seed: int) -> Mapping[str, float]:
    """Fit the model to all sentences and write it to `out`; return what cross-validation says of it."""
    sentences, own = read_sentences(data / SENTENCES), municipal_sentences()
    scores, targets = out_of_fold(sentences, own, seed=seed), targets_of(sentences)
    model = calibrate(fit_tone(sentences, own, seed=seed), scores, targets)
    model.save(out, {"part": "sentiment", "seed": seed, "sentences": len(sentences) + len(own)})
    probabilities = softmax(scores * np.float32(model.slope))
    right = probabilities.argmax(axis=1) == targets
    seen = probabilities.max(axis=1) < model.review_below
    domains = {
        f"accuracy, {domain}": float(right[[sentence.domain == domain for sentence in sentences]].mean())
        for domain in sorted({sentence.domain for sentence in sentences})
    }
    return domains | {
        "calibration error": calibration_error(probabilities, targets),
        "review below": model.review_below,
        "share for review": float(seen.mean()),
        "errors among them": float((seen & ~right).sum() / max(1, (~right).sum())),
    }


TRAINING = Training(summary="tone of sentences", needs=(SENTENCES,), run=train)
