"""Weights as files: one safetensors file of plain arrays and one JSON file of what describes them. Nothing is executed.

The same arrays and description give the same bytes, so that a training can be repeated and compared.
"""

import json
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load, save

from corpus.errors import ModelError
from corpus.model import content_hash

Array = npt.NDArray[Any]

ARRAYS, DESCRIPTION = "model.safetensors", "model.json"
_HASH = "arrays_sha256"
_STEPS = 127


def save_weights(folder: Path, arrays: Mapping[str, Array], meta: Mapping[str, object]) -> str:
    """Write arrays and their description into `folder`, which is made as needed.

    Args:
        folder: Where; files of the same names are replaced.
        arrays: Arrays of numbers by name; text belongs into `meta`, or into bytes by `pack_words`.
        meta: What JSON can hold.

    Returns:
        The SHA-256 of the arrays' file, which the description repeats and loading checks.
    """
    folder.mkdir(parents=True, exist_ok=True)
    data = save({name: np.ascontiguousarray(arrays[name]) for name in sorted(arrays)})
    digest = content_hash(data)
    (folder / ARRAYS).write_bytes(data)
    text = json.dumps({**meta, _HASH: digest}, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / DESCRIPTION).write_text(text + "\n", encoding="utf-8")
    return digest


def load_weights(folder: Path) -> tuple[dict[str, Array], dict[str, Any]]:
    """Return arrays and description that `save_weights` wrote into `folder`.

    Raises:
        ModelError: A file is missing, damaged, or not the one that the description names.
    """
    remedy = "install the package again, or run python -m nlp.train for this part"
    try:
        data = (folder / ARRAYS).read_bytes()
        meta = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        arrays = load(data)
    except (OSError, ValueError, SafetensorError) as error:
        raise ModelError(f"the weights in {folder} cannot be read: {error}", remedy=remedy) from error
    if meta.pop(_HASH, None) != content_hash(data):
        raise ModelError(f"the weights in {folder} are not the ones their description names", remedy=remedy)
    return arrays, meta


def shipped(name: str) -> Path:
    """Return the folder of the weights that ship under `name`."""
    return Path(str(resources.files("nlp"))) / "weights" / name


def in_bytes(weights: npt.NDArray[np.float32]) -> dict[str, Array]:
    """Return weights [features, labels] as `weights` (int8) and `scale` (float32 [labels]), whose product they are."""
    scale = np.maximum(np.abs(weights).max(axis=0, initial=0.0), 1e-9) / _STEPS
    return {"weights": np.round(weights / scale).astype(np.int8), "scale": scale.astype(np.float32)}


def pack_words(words: list[str]) -> npt.NDArray[np.uint8]:
    """Return words as one array of UTF-8 bytes, a line each: smaller and quicker to read than JSON.

    Raises:
        ValueError: A word holds a line break.
    """
    if any("\n" in word for word in words):
        raise ValueError("a word of a vocabulary holds a line break")
    return np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8)


def unpack_words(data: Array) -> list[str]:
    """Return the words that `pack_words` packed."""
    return data.tobytes().decode("utf-8").split("\n") if data.size else []
