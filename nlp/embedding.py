"""Sentence vectors through sentence-transformers: the lemma model that ships, or any model directory by path."""

import hashlib
import json
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit

from corpus.errors import ModelError
from nlp.lemmas import content_terms

Vectors = npt.NDArray[np.float32]

MODEL_FILES = ("modules.json", "tokenizer.json", "model.safetensors", "referent.json")
"""Files of the shipped model that decide what it computes."""

_UNKNOWN = "[UNK]"
_NOTE = "referent.json"
_BATCH = 4096


class SentenceEncoder:
    """A model directory as a function from texts to unit vectors.

    A directory with `referent.json` saying `"input": "lemmas"` gets the text's lemmas; any other gets the text.

    Attributes:
        name: The directory's name and the first digits of its hash.
        dimension: Length of a vector.
    """

    def __init__(self, folder: Path) -> None:
        if not (folder / "modules.json").is_file():
            raise ModelError(f"no sentence-transformers model in {folder}", remedy="name a model directory, or none")
        self.name = f"{folder.name}:{model_hash(folder)[:16]}"
        self._lemmas = _reads_lemmas(folder)
        self._model = SentenceTransformer(
            str(folder), device="cpu", trust_remote_code=False, local_files_only=True, model_kwargs={}
        ).float()
        self.dimension = int(self._model.get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return float32 unit rows [len(texts), dimension]; a text without known words gives a row of zeros."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        inputs = [" ".join(content_terms(text)) or _UNKNOWN for text in texts] if self._lemmas else list(texts)
        rows = self._model.encode(
            inputs, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.ascontiguousarray(rows, dtype=np.float32)


def default_model() -> Path:
    """Return the directory of the model that ships."""
    return Path(str(resources.files("nlp"))) / "weights" / "council"


def model_hash(folder: Path) -> str:
    """Return the SHA-256 over names and contents of the directory's files, its model card aside."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".md":
            digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def save_lemma_model(folder: Path, lemmas: Sequence[str], vectors: Vectors) -> str:
    """Write a `StaticEmbedding` over lemmas as float16 safetensors and return the directory's hash.

    Args:
        folder: Made when it is missing; files of the same names are replaced.
        lemmas: One name a row.
        vectors: [len(lemmas), dimension]; an unknown word counts as a row of zeros.
    """
    tokenizer = Tokenizer(WordLevel({_UNKNOWN: 0, **{lemma: i for i, lemma in enumerate(lemmas, 1)}}, _UNKNOWN))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    rows = np.vstack([np.zeros((1, vectors.shape[1]), dtype=np.float32), vectors]).astype(np.float16)
    folder.mkdir(parents=True, exist_ok=True)
    StaticEmbedding(tokenizer, embedding_weights=rows).save(str(folder))
    kind = f"{StaticEmbedding.__module__}.{StaticEmbedding.__name__}"
    _write(folder / "modules.json", [{"idx": 0, "name": "0", "path": "", "type": kind}])
    _write(folder / _NOTE, {"input": "lemmas", "analysis": "nlp.lemmas.content_terms"})
    return model_hash(folder)


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _reads_lemmas(folder: Path) -> bool:
    path = folder / _NOTE
    return path.is_file() and json.loads(path.read_text(encoding="utf-8")).get("input") == "lemmas"
