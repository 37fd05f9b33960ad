"""Part `position`: where submissions and councillors' subjects stand, from our own sentences and labelled subjects."""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from nlp.position.features import KINDS, analyse
from nlp.position.model import LABELS
from nlp.train.part import Training
from nlp.train.position_corpus import Example, own_examples, register_examples
from nlp.train.position_fit import Ints, fit_stances
from nlp.train.registers import FILES

_LOGGER = logging.getLogger(__name__)
VIEWS = {"all": KINDS, "lemmas": ("w",), "structure": ("s",), "lemmas_structure": ("w", "s")}
"""Kinds of features whose worth is measured; the model that ships takes all."""


def train(data: Path, out: Path, seed: int) -> Mapping[str, float]:
    """Fit the model, write it, and return macro F1 out of fold by source and by kinds of features."""
    own = own_examples(seed)
    examples = own + register_examples(data, 1 + max(example.group for example in own))
    found = [analyse(example.text) for example in examples]
    targets = np.array([LABELS.index(example.stance) for example in examples], dtype=np.int64)
    weights = np.array([example.weight for example in examples], dtype=np.float32)
    groups = np.array([example.group for example in examples], dtype=np.int64)
    _LOGGER.info("%d texts of our own, %d subjects", len(own), len(examples) - len(own))
    figures: dict[str, float] = {}
    for name, kinds in VIEWS.items():
        model, held = fit_stances(found, targets, weights, groups, seed=seed, kinds=kinds)
        figures |= {f"{source}_{name}": _macro(examples, targets, held, source) for source in ("own", "registers")}
        if name == "all":
            scores = {key: round(value, 4) for key, value in figures.items()}
            model.save(out, {"seed": seed, "own": len(own), "registers": len(examples) - len(own), "scores": scores})
    return figures


def _macro(examples: Sequence[Example], targets: Ints, held: Ints, source: str) -> float:
    """Return macro F1 over the labels that the texts of one source have."""
    inside = np.array([example.source == source for example in examples])
    return macro_f1(targets[inside], held[inside])


def macro_f1(truth: Ints, found: Ints) -> float:
    """Return the mean F1 over the labels that `truth` has; 0 where there are none."""
    labels = np.unique(truth)
    return float(np.mean([_f1(truth == label, found == label) for label in labels])) if len(labels) else 0.0


def _f1(truth: "np.typing.NDArray[np.bool_]", found: "np.typing.NDArray[np.bool_]") -> float:
    both = int((truth & found).sum())
    return 2 * both / (int(truth.sum()) + int(found.sum())) if both else 0.0


TRAINING = Training(
    summary="where submissions and subjects stand, from our own sentences and labelled subjects", needs=FILES, run=train
)
