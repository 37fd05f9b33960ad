"""Part `topics`: topics and subtopics of the municipal taxonomy."""

from collections.abc import Mapping
from pathlib import Path

from nlp.train.category_data import LODZ, WARSAW
from nlp.train.part import Training
from nlp.train.taxonomy import train_topics
from nlp.train.views import REGISTERS, TEXTS


def train(data: Path, out: Path, seed: int) -> Mapping[str, float]:
    """Fit the model, write it, and return its figures on the labelled subjects, out of fold."""
    model, figures = train_topics(data, seed=seed)
    model.save(out, {"seed": seed, "scores": {name: round(value, 4) for name, value in figures.items()}})
    return figures


TRAINING = Training("topics and subtopics of the municipal taxonomy", (WARSAW, LODZ, TEXTS, *REGISTERS), train)
