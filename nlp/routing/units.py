"""Views of units through their described competences: how much of a text is among what a unit is for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from nlp.classify.features import FeatureSpec
from nlp.classify.vectoriser import Floats, Vectoriser, build_vectoriser
from nlp.lemmas import content_terms
from nlp.vectors import LemmaVectors, load_vectors

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

AKIN = FeatureSpec(words=(1, 1), chars=(3, 5))
WORDS = FeatureSpec(words=(1, 1), chars=(0, 0))

VIEWS = ("akin", "words", "dense", "dense_phrase", "phrase", "named")
"""Columns of `Duties.views`."""

_PHRASE = re.compile(r"[,.:;\n]\s*")
_COMMON_NAME = 0.5
"""Share of all units' names that may hold a word that still tells one name from another."""


class Routable(Protocol):
    """A unit as routing sees it; `corpus.knowledge.Unit` is one."""

    @property
    def name(self) -> str:
        """Full name."""

    @property
    def competences(self) -> str:
        """What it deals with, in plain words, topics divided by commas or full stops."""

    @property
    def short(self) -> str:
        """Code or abbreviation, or empty."""


@dataclass(frozen=True, slots=True)
class PlainUnit:
    """A unit by its name and competences."""

    name: str
    competences: str
    short: str = ""


class Duties:
    """The competences of some units, ready to be compared with texts."""

    def __init__(self, units: Sequence[Routable], vectors: LemmaVectors | None = None) -> None:
        self.names = tuple(unit.name for unit in units)
        described = [" ".join(unit.competences.split()) for unit in units]
        self._vectors = vectors or load_vectors()
        self._akin = _Compared(AKIN, described)
        self._words = _Compared(WORDS, described)
        phrases = [[phrase for phrase in _PHRASE.split(text) if phrase] for text in described]
        self._bounds = np.cumsum([0, *map(len, phrases)])
        flat = [phrase for part in phrases for phrase in part]
        self._phrases = self._akin.vectoriser.rows(flat)
        self._dense = self._vectors.encode(described)
        self._dense_phrases = self._vectors.encode(flat)
        self._named = [_telling(unit, units) for unit in units]
        self._short = [unit.short for unit in units]

    @property
    def vectoriser(self) -> Vectoriser:
        """The vocabulary of words and characters of all competences."""
        return self._akin.vectoriser

    def views(self, texts: Sequence[str]) -> Floats:
        """Return float32 [texts, units, len(VIEWS)]: likeness to all competences and to the nearest single one."""
        rows = self._akin.vectoriser.rows(texts)
        dense = self._vectors.encode(texts)
        found = (
            self._akin.likeness(rows),
            self._words.likeness(self._words.vectoriser.rows(texts)),
            dense @ self._dense.T,
            self._nearest(dense @ self._dense_phrases.T),
            self._nearest(np.asarray((rows @ self._phrases.T).todense())),
            np.array([self._naming(text) for text in texts], dtype=np.float32).reshape(len(texts), len(self.names)),
        )
        return np.stack(found, axis=2).astype(np.float32)

    def _nearest(self, likeness: Floats) -> Floats:
        """Return the greatest likeness [texts, phrases] within each unit's phrases."""
        parts = zip(self._bounds[:-1], self._bounds[1:], strict=True)
        return np.stack([likeness[:, a:b].max(axis=1, initial=0.0) for a, b in parts], axis=1)

    def _naming(self, text: str) -> list[float]:
        """Return how much of each unit's name a text holds; its code counts as the whole name."""
        held = set(content_terms(text))
        codes = set(re.findall(r"\b[A-ZĄĆĘŁŃÓŚŹŻ]{2,}\b", text))
        pairs = zip(self._named, self._short, strict=True)
        return [1.0 if short in codes else len(name & held) / max(1, len(name)) for name, short in pairs]


@dataclass(frozen=True, slots=True, init=False)
class _Compared:
    """Texts of units as rows over their own vocabulary."""

    vectoriser: Vectoriser
    rows: "csr_matrix"

    def __init__(self, spec: FeatureSpec, described: Sequence[str]) -> None:
        object.__setattr__(self, "vectoriser", build_vectoriser(described, spec, min_texts=1))
        object.__setattr__(self, "rows", self.vectoriser.rows(described))

    def likeness(self, rows: "csr_matrix") -> Floats:
        """Return float32 [texts, units], the product of rows."""
        return np.asarray((rows @ self.rows.T).todense(), dtype=np.float32)


def _telling(unit: Routable, units: Sequence[Routable]) -> frozenset[str]:
    """Return the lemmas of a unit's name that most other names do not share ("minister", "wydział")."""
    names = [set(content_terms(one.name)) for one in units]
    bound = max(1.0, _COMMON_NAME * len(units))
    own = content_terms(unit.name)
    return frozenset(lemma for lemma in own if sum(lemma in name for name in names) <= bound)
