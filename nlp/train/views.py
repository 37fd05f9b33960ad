"""Texts as rows whose products say how alike they are: by lemmas, by characters and by meaning.

The meaning of a word comes from vectors that are learnt from running text (`nlp.train.parts.council.train`) together
with the texts of a task, so that "pilates" is near "joga" though no training text has it.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.model import content_hash
from nlp.classify.features import FeatureSpec
from nlp.classify.vectoriser import Floats, Vectoriser, build_vectoriser
from nlp.lemmas import content_terms
from nlp.train.parts.council import Recipe, train

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

SPEC = FeatureSpec(words=(1, 2), chars=(3, 5))
TEXTS = "text/council.txt.gz"
REGISTERS = tuple(f"registers/{city}.jsonl" for city in ("gdansk", "katowice", "krakow", "warszawa"))
_REPEATED = 3
"""So often a task's own texts count beside running text."""
_RECIPE = Recipe(dimension=200, min_count=4, max_lemmas=40_000, window=6)

Documents = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Meanings:
    """Vectors of lemmas.

    Attributes:
        numbers: Row of each lemma.
        vectors: float32 [lemmas, dimension], unit rows.
        rarity: float32 [lemmas], inverse document frequency in the texts of the task.
    """

    numbers: dict[str, int]
    vectors: Floats
    rarity: Floats

    def rows(self, texts: Iterable[str]) -> Floats:
        """Return float32 [texts, dimension]: unit rows, or zeros where no lemma is known."""
        return np.array([self._row(content_terms(text)) for text in texts], dtype=np.float32)

    def _row(self, lemmas: Sequence[str]) -> Floats:
        counts = Counter(self.numbers[lemma] for lemma in lemmas if lemma in self.numbers)
        places = np.fromiter(counts, dtype=np.int64, count=len(counts))
        weights = self.rarity[places] * (1 + np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts))))
        row: Floats = unit_rows((weights @ self.vectors[places])[None])[0]
        return row


@dataclass(frozen=True)
class Views:
    """The rows of texts under all views at once.

    Attributes:
        vectoriser: Lemma and character n-grams.
        meanings: Vectors of lemmas.
        weights: How much words, characters and meanings count.
    """

    vectoriser: Vectoriser
    meanings: Meanings
    weights: tuple[float, float, float] = (1.0, 1.0, 0.7)

    def rows(self, texts: Sequence[str]) -> "csr_matrix":
        """Return float32 [texts, features]; the product of a text that every view knows with itself is 1."""
        from scipy.sparse import csr_matrix, diags, hstack

        words, chars, meanings = (weight**0.5 for weight in self.weights)
        split = sum(name.startswith("w") for name in self.vectoriser.names)
        factors = np.full(len(self.vectoriser.names), chars, dtype=np.float32)
        factors[:split] = words
        counted = self.vectoriser.rows(texts) @ diags(factors)
        meant = csr_matrix(self.meanings.rows(texts) * meanings)
        return (hstack([counted, meant]) / sum(self.weights) ** 0.5).astype(np.float32).tocsr()


def unit_rows(rows: Floats) -> Floats:
    """Return rows of length 1; a row of zeros stays."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def learn_views(texts: Sequence[str], background: Documents, *, seed: int, min_texts: int = 2) -> Views:
    """Return the views of a task, learnt from its texts and running text.

    Args:
        texts: Texts of the task that may be seen.
        background: Lemmas of running text, one tuple a document.
        seed: Seed of the factorisation.
        min_texts: Rarer n-grams are left out.
    """
    lemmas = [tuple(content_terms(text)) for text in texts]
    documents = [*lemmas * _REPEATED, *background]
    known, vectors = train(documents, _recipe(documents, seed))
    held = Counter(lemma for document in lemmas for lemma in set(document))
    rarity = np.log((1 + len(texts)) / (1 + np.array([held[lemma] for lemma in known], dtype=np.float32))) + 1
    meanings = Meanings({lemma: place for place, lemma in enumerate(known)}, unit_rows(vectors), rarity)
    return Views(build_vectoriser(texts, SPEC, min_texts=min_texts), meanings)


def _recipe(documents: Sequence[Sequence[str]], seed: int) -> Recipe:
    """Return the recipe for vectors; where few lemmas are frequent enough, vectors are shorter."""
    counts = Counter(lemma for document in documents for lemma in document)
    frequent = sum(count >= _RECIPE.min_count for count in counts.values())
    return replace(_RECIPE, dimension=min(_RECIPE.dimension, max(1, frequent // 2)), seed=seed)


@lru_cache(maxsize=1)
def read_background(data: Path) -> Documents:
    """Return the lemmas of `text/council.txt.gz`, a tuple a line, and of the registers' subjects, a tuple each."""
    lines = gzip.decompress((data / TEXTS).read_bytes()).decode("utf-8").splitlines()
    return tuple(tuple(content_terms(text)) for text in (*lines, *read_subjects(data).values()))


@lru_cache(maxsize=1)
def read_subjects(data: Path) -> dict[tuple[str, str], str]:
    """Return the subjects of the registers by city and key (`subject_key`)."""
    found = {}
    for file in REGISTERS:
        city = Path(file).stem
        for line in (data / file).read_text(encoding="utf-8").splitlines():
            subject = " ".join(json.loads(line)["przedmiot"].split())
            found[city, subject_key(subject)] = subject
    return found


def subject_key(subject: str) -> str:
    """Return the key under which a subject's labels are kept: they hold no word of it."""
    return content_hash(" ".join(subject.split()))[:16]
