"""Lemmas and tags in context: Morfeusz says what each token may be, a small trained network chooses.

    tag_words([["Radna", "pytała", "o", "most", "."]])

gives for each token its lemma, its tag in the tagset of the National Corpus of Polish, and the part of speech and the
features of Universal Dependencies. Words that the dictionary does not have are guessed by their endings. The weights
(`nlp/weights/tagger`) are made by `python -m nlp.train tagger`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nlp.tagging.candidates import Candidate
from nlp.tagging.context import pos_in_context
from nlp.tagging.guesser import guesser_of
from nlp.tagging.model import Tagger
from nlp.tagging.network import network_of
from nlp.tagging.universal import universal_features, universal_pos
from nlp.weightfile import Array, load_weights, shipped, unpack_words

__all__ = ["Candidate", "Tagged", "Tagger", "load_tagger", "pos_in_context", "tag_words", "tagged", "tagger_of"]


@dataclass(frozen=True, slots=True)
class Tagged:
    """One token, understood.

    Attributes:
        lemma: Dictionary form; names keep their capital ("Kraków"), other words have none.
        tag: NKJP tag with one value in each position.
        pos: Universal part of speech.
        feats: Universal features as CoNLL-U writes them, empty when there are none.
    """

    lemma: str
    tag: str
    pos: str
    feats: str


def tagger_of(arrays: Mapping[str, Array]) -> Tagger:
    """Return the tagger that a weights folder holds."""
    names = unpack_words(arrays["vocabulary"])
    vocabulary = {name: place for place, name in enumerate(names)}
    return Tagger(network_of(arrays), guesser_of(arrays), vocabulary)


@lru_cache(maxsize=1)
def load_tagger() -> Tagger:
    """Return the tagger that ships, the same object on every call.

    Raises:
        ModelError: Its weights are missing or damaged.
    """
    return tagger_of(load_weights(shipped("tagger"))[0])


def tag_words(sentences: Sequence[Sequence[str]], tagger: Tagger | None = None) -> list[list[Tagged]]:
    """Return every token of every sentence with lemma, tag, part of speech and features.

    Sentences do not influence one another; many at a time are much quicker than one by one. An abbreviation may have
    its full stop with it ("ul.") or behind it as a token.

    Args:
        sentences: Tokens of each sentence.
        tagger: Another tagger than the one that ships.
    """
    return [_tagged(readings) for readings in (tagger or load_tagger()).choose(sentences)]


def _tagged(readings: Sequence[Candidate]) -> list[Tagged]:
    decided = pos_in_context(readings)
    return [tagged(reading.lemma, reading.tag, decided.get(place)) for place, reading in enumerate(readings)]


@lru_cache(maxsize=1 << 16)
def tagged(lemma: str, tag: str, pos: str | None = None) -> Tagged:
    """Return a reading with its part of speech and features; `pos` overrules what the reading alone says."""
    found = pos or universal_pos(lemma, tag)
    return Tagged(lemma, tag, found, universal_features(lemma, tag, found))


def lemmas_of(sentences: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return only the lemmas of every token of every sentence, chosen in context."""
    return [[reading.lemma for reading in readings] for readings in load_tagger().choose(list(sentences))]
