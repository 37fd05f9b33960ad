"""Words of one family: what a verb, its noun and an adjective share, so that "powołanie" meets "powołać"."""

from dataclasses import dataclass
from functools import lru_cache

_VERB = ("owywać", "ywać", "iwać", "ować", "nąć", "ać", "eć", "ić", "yć", "ąć")
_GERUND = ("owywanie", "ywanie", "iwanie", "owanie", "anie", "ienie", "enie", "nięcie", "ęcie", "cie")
_NOUN = ("acja", "ycja", "icja", "a", "e", "o", "ę", "y", "i")
_ADJECTIVE = ("owany", "owy", "alny", "ny", "ski", "cki", "czy", "y", "i")
_PREFIXES = ("prze", "przy", "roz", "pod", "wy", "za", "po", "do", "na", "od", "ob", "ze", "u", "o", "z", "s")

SHORTEST = 4
"""Letters that a root has at least; shorter ones join what has nothing in common."""

SHORTEST_BARE = 5
"""Letters that must remain of a verb without its prefix."""


@dataclass(frozen=True, slots=True)
class Family:
    """What a lemma may share with its kin.

    Attributes:
        roots: The lemma without what makes it a verb, a noun or an adjective; several where that is ambiguous.
        bare: The same without a verb's prefix ("wyremontować": "remont").
    """

    roots: frozenset[str]
    bare: frozenset[str]


@lru_cache(maxsize=1 << 17)
def family(lemma: str) -> Family:
    """Return the family of a lower-case lemma; numbers and short words have none.

    Only verbs and the nouns made of them lose a prefix: "podatek" has none.
    """
    verbal = lemma.endswith(("ć", "nie", "cie"))
    roots = frozenset(root for root in _roots(lemma) if len(root) >= SHORTEST and root.isalpha())
    bare = {
        root[len(prefix) :]
        for root in roots
        for prefix in _PREFIXES
        if verbal and root.startswith(prefix) and len(root) - len(prefix) >= SHORTEST_BARE
    }
    return Family(roots, frozenset(bare))


def _roots(lemma: str) -> set[str]:
    folded = lemma.replace("ó", "o")
    if folded.endswith("ć"):
        return {folded.removesuffix(ending) for ending in _VERB if folded.endswith(ending)} or {folded[:-1]}
    if folded.endswith(("nie", "cie")):
        return {folded.removesuffix(ending) for ending in _GERUND if folded.endswith(ending)} or {folded[:-1]}
    endings = (*_ADJECTIVE, *_NOUN) if folded.endswith(("y", "i")) else _NOUN
    return {folded.removesuffix(ending) for ending in endings if folded.endswith(ending)} or {folded}


@dataclass(frozen=True, slots=True)
class Kin:
    """The families of many lemmas, to be met by one."""

    roots: frozenset[str]
    bare: frozenset[str]

    @classmethod
    def of(cls, lemmas: frozenset[str]) -> "Kin":
        """Return the roots of all `lemmas`."""
        families = [family(lemma) for lemma in lemmas]
        return cls(
            frozenset().union(*(one.roots for one in families)), frozenset().union(*(one.bare for one in families))
        )

    def has(self, lemma: str) -> bool:
        """Whether a lemma of the same family is among them; two verbs that differ in their prefixes are not."""
        own = family(lemma)
        return not (
            own.roots.isdisjoint(self.roots) and own.roots.isdisjoint(self.bare) and own.bare.isdisjoint(self.roots)
        )
