"""Readings of words that the dictionary does not have, by their endings: "Jasnobrzegu" as a form of "Jasnobrzeg"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from nlp.weightfile import Array, pack_words, unpack_words

LONGEST = 5
NAME, WORD = "^", "_"
_FALLBACK = "subst:sg:nom:m3"
_UNDECLINED = 0.05
_ACRONYM = "subst:sg:nom.gen.dat.acc.inst.loc.voc:{}"

Guess = tuple[str, str, float]
"""Lemma, Morfeusz tag, probability."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How a form becomes its lemma, and what it is then.

    Attributes:
        cut: Letters that the form loses at its end.
        add: Letters that the lemma has in their place.
        tag: Morfeusz tag of the form.
    """

    cut: int
    add: str
    tag: str


@dataclass(frozen=True, slots=True)
class Guesser:
    """Rules by ending.

    Attributes:
        rules: Every rule.
        endings: For each kind ("^" names, "_" other words) and ending the places of its rules with probabilities, the
            most probable first.
    """

    rules: tuple[Rule, ...]
    endings: Mapping[str, tuple[tuple[int, float], ...]]

    def guess(self, word: str, *, whole: bool = True) -> Iterator[Guess]:
        """Yield readings of an unknown word by the longest ending that is known; at least one.

        Args:
            word: The word.
            whole: Whether it is a whole word; a foreign name before its apostrophe ("Kennedy" of "Kennedy'ego") is its
                own lemma.
        """
        if not whole or (word.isupper() and len(word) > 1):
            yield from ((word, _ACRONYM.format(gender), 1 / 3) for gender in ("m3", "f", "n"))
            return
        kind = NAME if word[:1].isupper() else WORD
        found = self._rules(kind, word.lower())
        for place, probability in found:
            rule = self.rules[place]
            yield word[: len(word) - rule.cut] + rule.add, rule.tag, probability
        if kind == NAME:
            yield from ((word, _ACRONYM.format(gender), _UNDECLINED) for gender in ("m1", "f", "n"))
        if not found:
            yield word, _FALLBACK, 1.0

    def _rules(self, kind: str, word: str) -> tuple[tuple[int, float], ...]:
        for length in range(min(LONGEST, len(word) - 1), -1, -1):
            if found := self.endings.get(kind + word[len(word) - length :]):
                return tuple(one for one in found if self.rules[one[0]].cut < len(word))
        return ()

    def arrays(self) -> dict[str, Array]:
        """Return the guesser as arrays for `nlp.weightfile`."""
        endings = sorted(self.endings)
        rows = [row for ending in endings for row in self.endings[ending]]
        return {
            "guess_rules": pack_words([f"{rule.cut}\t{rule.add}\t{rule.tag}" for rule in self.rules]),
            "guess_endings": pack_words(endings),
            "guess_sizes": np.array([len(self.endings[ending]) for ending in endings], dtype=np.uint8),
            "guess_places": np.array([place for place, _ in rows], dtype=np.uint16),
            "guess_shares": np.array([probability for _, probability in rows], dtype=np.float16),
        }


def guesser_of(arrays: Mapping[str, Array]) -> Guesser:
    """Return the guesser that `Guesser.arrays` wrote."""
    rules = [line.split("\t") for line in unpack_words(arrays["guess_rules"])]
    ends = np.cumsum(arrays["guess_sizes"], dtype=np.int64)
    places, shares = arrays["guess_places"].tolist(), arrays["guess_shares"].astype(float).tolist()
    rows = list(zip(places, shares, strict=True))
    starts = (ends - arrays["guess_sizes"]).tolist()
    endings = {
        ending: tuple(rows[start:end])
        for ending, start, end in zip(unpack_words(arrays["guess_endings"]), starts, ends.tolist(), strict=True)
    }
    return Guesser(tuple(Rule(int(cut), add, tag) for cut, add, tag in rules), endings)
