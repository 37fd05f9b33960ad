"""Features as columns: those that the training kept, each with its rarity, and texts as sparse rows over them.

A feature is shortened to `BITS` bits (feature hashing, Weinberger et al. 2009), so that no names are shipped. Features
that the training did not keep have no column: noise of rare ones does not reach the kept, but for one in twenty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nlp.sentiment.features import Group, Ints, groups_of
from nlp.sentiment.tokens import Token

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int32]

BITS = 23


def shortened(group: Group) -> Ints:
    """Return the features of a group in `BITS` bits."""
    return (group.feature >> np.uint64(64 - BITS)).astype(np.int64)


@dataclass(frozen=True)
class Columns:
    """The kept features.

    Attributes:
        numbers: Their shortened numbers, ascending; column `i` is `numbers[i]`.
        rarity: float32 [columns], inverse document frequency.
    """

    numbers: Numbers
    rarity: Floats

    @cached_property
    def _column(self) -> Numbers:
        """Column of every shortened number, -1 for those not kept."""
        table = np.full(1 << BITS, -1, dtype=np.int32)
        table[self.numbers] = np.arange(len(self.numbers), dtype=np.int32)
        return table

    def rows(self, texts: Sequence[Sequence[Token]]) -> "csr_matrix":
        """Return float32 rows [texts, columns].

        A value is the sublinear count of a feature times its rarity; within each sort of features the row of a text
        has the length that the sort was given.
        """
        from scipy.sparse import csr_matrix

        parts = [self._values(group) for group in groups_of(texts)]
        row, column, value = (np.concatenate(part) for part in zip(*parts, strict=True))
        return csr_matrix((value, (row, column)), shape=(len(texts), len(self.numbers)), dtype=np.float32)

    def _values(self, group: Group) -> tuple[Ints, Ints, Floats]:
        """Return text, column and value of a group, every feature of a text once."""
        column = self._column[shortened(group)]
        kept = column >= 0
        width = max(1, len(self.numbers))
        both, counts = np.unique(group.text[kept] * width + column[kept], return_counts=True)
        text, column = both // width, both % width
        value = (1 + np.log(counts)) * self.rarity[column]
        length = np.sqrt(np.bincount(text, weights=value * value))
        return text, column, (value * group.weight / length[text]).astype(np.float32)


def columns_of(texts: Sequence[Sequence[Token]], least: int) -> Columns:
    """Return the columns of the features that at least so many of `texts` have, with their rarity among them."""
    counts = np.zeros(1 << BITS, dtype=np.int64)
    for group in groups_of(texts):
        both = np.unique(group.text << BITS | shortened(group))
        counts += np.bincount(both & ((1 << BITS) - 1), minlength=1 << BITS)
    numbers = np.flatnonzero(counts >= least).astype(np.int32)
    rarity = np.log((1 + len(texts)) / (1 + np.minimum(counts[numbers], len(texts)))) + 1
    return Columns(numbers, rarity.astype(np.float32))
