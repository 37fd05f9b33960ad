"""What past assignments teach: which units dealt with letters like this one.

Kernel ridge regression in closed form: no optimiser, no seed, the same answer on every machine. Two kernels: the
subjects alone (lemmas and characters), and subjects together with the texts of the files (lemmas), by which a unit is
known by what its own letters speak of and not only by what it was asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nlp.classify.features import FeatureSpec
from nlp.classify.vectoriser import Floats, Vectoriser, build_vectoriser

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

SUBJECTS = FeatureSpec(words=(1, 1), chars=(3, 5))
TEXTS = FeatureSpec(words=(1, 1), chars=(0, 0))
VIEWS = ("subjects", "texts", "prior")
"""Columns of `History.views`."""

SUBJECT_RIDGE = 1.0
TEXT_RIDGE = 0.7
MOST = 3000
"""The most recent assignments that are used: solving takes the cube of their number."""

MOST_UNITS = 6
"""A letter that went to more units than this was sent to everybody and says nothing about any of them."""

_TEXT_BEGIN, _TEXT_END = 600, 7000
"""Part of a file's text that is read: behind the letterhead, as far as a few pages."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A letter of the past.

    Attributes:
        subject: What it was about.
        units: Names of the units it went to.
        text: Text of the letter or of its reply, where it is at hand.
    """

    subject: str
    units: tuple[str, ...]
    text: str = ""


class History:
    """Past assignments to named units, ready to be compared with new subjects."""

    def __init__(self, names: Sequence[str], assignments: Sequence[Assignment], akin: Sequence[str] = ()) -> None:
        """Learn from `assignments`, oldest first; `akin` are further texts of the field that widen the vocabulary."""
        used = [one for one in assignments if 0 < len(one.units) <= MOST_UNITS][-MOST:]
        shares = _shares(names, used)
        subjects = [one.subject for one in used]
        texts = [one.text[_TEXT_BEGIN:_TEXT_END] or one.text for one in used]
        self.prior = np.log(shares.sum(axis=0) + 0.5).astype(np.float32)
        self._subjects = _Ridge(
            build_vectoriser([*subjects, *akin], SUBJECTS, min_texts=1), subjects, shares, SUBJECT_RIDGE
        )
        both = np.concatenate([shares, shares])
        self._texts = _Ridge(build_vectoriser([*subjects, *texts], TEXTS), [*subjects, *texts], both, TEXT_RIDGE)

    def views(self, texts: Sequence[str]) -> Floats:
        """Return float32 [texts, units, len(VIEWS)]."""
        prior = np.broadcast_to(self.prior, (len(texts), len(self.prior)))
        found = (self._subjects.shares(texts), self._texts.shares(texts), prior)
        return np.stack(found, axis=2).astype(np.float32)


class _Ridge:
    """Kernel ridge regression of unit shares on rows of texts."""

    def __init__(self, vectoriser: Vectoriser, texts: Sequence[str], shares: Floats, ridge: float) -> None:
        self._vectoriser = vectoriser
        self._rows: csr_matrix = vectoriser.rows(texts)
        kernel = np.asarray((self._rows @ self._rows.T).todense(), dtype=np.float64)
        self._duals = np.linalg.solve(kernel + ridge * np.eye(len(texts)), shares) if len(texts) else shares

    def shares(self, texts: Sequence[str]) -> Floats:
        """Return the expected share of each unit, float32 [texts, units]."""
        kernel = np.asarray((self._vectoriser.rows(texts) @ self._rows.T).todense())
        return np.asarray(kernel @ self._duals, dtype=np.float32)


def _shares(names: Sequence[str], assignments: Sequence[Assignment]) -> Floats:
    """Return float32 [assignments, units]: each assignment divided evenly between its units that are known."""
    place = {name: number for number, name in enumerate(names)}
    found = np.zeros((len(assignments), len(names)), dtype=np.float32)
    for row, one in enumerate(assignments):
        known = [place[name] for name in one.units if name in place]
        found[row, known] = 1 / len(known) if known else 0
    return found
