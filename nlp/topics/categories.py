"""The categories under which two cities file the projects of their participatory budgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from nlp.classify.linear import LinearModel, load_linear
from nlp.classify.vectoriser import Floats
from nlp.weightfile import load_weights, shipped

THRESHOLDS = "thresholds"


@dataclass(frozen=True)
class CategoryModel:
    """A trained model of one city's categories.

    Attributes:
        model: Its labels are the categories.
        thresholds: float32 [labels]; a category at least so likely is named. Without meaning where one category holds.
    """

    model: LinearModel
    thresholds: Floats

    def choose(self, texts: Sequence[str]) -> Floats:
        """Return 0 or 1 for every category, float32 [texts, labels]; each text has at least one."""
        likely = self.model.probabilities(texts)
        found = np.zeros(likely.shape, dtype=bool) if self.model.exclusive else likely >= self.thresholds
        best = likely if self.model.exclusive else likely - self.thresholds
        found[np.arange(len(likely)), best.argmax(axis=1)] = True
        return found.astype(np.float32)

    def categories(self, text: str) -> tuple[str, ...]:
        """Return the categories of one text, in the order of the model's labels."""
        row = self.choose([text])[0]
        return tuple(label for label, held in zip(self.model.labels, row, strict=True) if held)

    def save(self, folder: Path, meta: dict[str, object]) -> str:
        """Write the model and return the arrays' hash."""
        return self.model.save(folder, meta | {THRESHOLDS: [round(float(value), 4) for value in self.thresholds]})


@lru_cache(maxsize=4)
def load_categories(name: str) -> CategoryModel:
    """Return the model that ships for one city: "warsaw" (several of nine) or "lodz" (one of eight).

    Raises:
        ModelError: There is no such model, or it is damaged.
    """
    return read_categories(shipped(name))


def read_categories(folder: Path) -> CategoryModel:
    """Return the model that `CategoryModel.save` wrote.

    Raises:
        ModelError: The files are missing or damaged.
    """
    _, meta = load_weights(folder)
    return CategoryModel(load_linear(folder), np.array(meta[THRESHOLDS], dtype=np.float32))
