"""What a trainable part is, and how the parts are found."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ModelError
from corpus.model import content_hash

PACKAGE = Path(__file__).resolve().parent.parent
"""The folder of the package `nlp`."""

Figures = Mapping[str, float]
Train = Callable[[Path, Path, int], Figures]


@dataclass(frozen=True, slots=True)
class Training:
    """How one part is trained.

    Attributes:
        summary: What it learns, in a line.
        needs: Files below the data folder that it reads.
        run: Takes the data folder, the folder to write and the seed; returns what it measured on the way.
        seed: The seed of the weights that ship.
        folder: Where below `nlp/` they ship; empty for `weights/<name of the part>`.
    """

    summary: str
    needs: tuple[str, ...]
    run: Train
    seed: int = 7
    folder: str = ""


def part_names() -> tuple[str, ...]:
    """Return the names of all parts, sorted; nothing is imported for it."""
    package = importlib.import_module("nlp.train.parts")
    return tuple(sorted(module.name for module in pkgutil.iter_modules(package.__path__)))


def load_part(name: str) -> Training:
    """Return the training of one part.

    Raises:
        ModelError: There is no such part.
    """
    if name not in part_names():
        raise ModelError(f"there is no part {name!r} to train", remedy=f"name one of {', '.join(part_names())}")
    found = importlib.import_module(f"nlp.train.parts.{name}").TRAINING
    if not isinstance(found, Training):
        raise TypeError(f"nlp.train.parts.{name}.TRAINING is no Training")
    return found


def shipped_folder(name: str, training: Training) -> Path:
    """Return the folder of the package that a part's training writes."""
    return PACKAGE / (training.folder or f"weights/{name}")


def require(training: Training, data: Path) -> str:
    """Return one SHA-256 over the files that a training reads, in the order of `needs`.

    Raises:
        ModelError: One of them is missing.
    """
    missing = [need for need in training.needs if not (data / need).is_file()]
    if missing:
        raise ModelError(f"{data} lacks {', '.join(missing)}", remedy="name the folder that holds them with --data")
    return content_hash("".join(content_hash((data / need).read_bytes()) for need in training.needs))
