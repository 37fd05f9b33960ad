"""Tagged text for the tagger: the columns of CEN and KPWr, brought to today's tagset and to our tokens."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from nlp.tagging.candidates import Candidate
from nlp.tagging.units import values_of

_CLASSES = {"qub": "part", "burk": "frag", "xxx": "ign"}
_RUN = 25
_BETTER = {"pewny": "pewien"}
"""The tagged text has the determiner "pewien", a word of a closed class, as a form of the adjective "pewny"."""

_PARTICLES = frozenset(("part", "adv", "conj", "comp", "interj", "frag", "prep", "pred"))


@dataclass(frozen=True, slots=True)
class Word:
    """A token of tagged text: as written, its lemma and its tag."""

    text: str
    lemma: str
    tag: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of tagged text and the document that it is from."""

    document: str
    words: tuple[Word, ...]


def read_tagged(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of an IOB file with columns of words, lemmas and tags.

    Where the file does not say where documents begin, so many sentences in a row count as one.
    """
    document, words, read, named = path.name, list[Word](), 0, False
    for line in (*path.read_text(encoding="utf-8").splitlines(), ""):
        if line.startswith("-DOCSTART FILE"):
            document, named = f"{path.name} {line.split()[-1]}", True
        fields = line.split("\t")
        if len(fields) >= 3:
            words.append(Word(fields[0], fields[1], modern(fields[2])))
        elif not line and words:
            yield Sentence(document if named else f"{document} {read // _RUN}", tuple(_whole(words)))
            words, read = [], read + 1


def modern(tag: str) -> str:
    """Return a tag of the older tagset of the National Corpus of Polish as today's dictionary writes it."""
    name, colon, rest = tag.partition(":")
    return _CLASSES.get(name, name) + colon + rest


def _whole(words: Iterable[Word]) -> Iterator[Word]:
    """Yield tokens with a verb's mobile ending ("zrobił" + "em") joined to the word before it."""
    held: Word | None = None
    for word in words:
        if held is not None and word.tag.startswith("aglt") and held.text.isalpha():
            person = word.tag.split(":")[2] if held.tag.startswith(("praet", "winien")) else ""
            held = Word(held.text + word.text, held.lemma, f"{held.tag}:{person}".rstrip(":"))
            continue
        if held is not None:
            yield held
        held = word
    if held is not None:
        yield held


def join_abbreviations(words: Sequence[Word], chosen: npt.NDArray[np.bool_]) -> list[Word]:
    """Return tokens with the full stop joined to the abbreviation before it where `chosen`, as our tokenizer does."""
    found: list[Word] = []
    for place, word in enumerate(words):
        before = found[-1] if found else None
        if word.text == "." and before and before.tag.startswith("brev:pun") and chosen[place]:
            found[-1] = Word(f"{before.text}.", before.lemma, before.tag)
        else:
            found.append(word)
    return found


def matching(word: Word, found: Sequence[Candidate]) -> npt.NDArray[np.bool_]:
    """Return which candidates are the tagged reading; none where the tagged text is of no use.

    The best agreement wins: class, values and lemma; then the same with particles, adverbs and conjunctions as one
    class, since the two tagsets divide them differently; then class and values without the lemma for unknown words.
    """
    values = values_of(word.tag)
    tagged = [_agrees(values, values_of(candidate.tag)) for candidate in found]
    lemma = [_same(word.lemma, candidate.lemma) for candidate in found]
    both = np.array([one and other for one, other in zip(tagged, lemma, strict=True)], dtype=bool)
    exact = np.array([word.lemma.replace(" ", "_") == candidate.lemma for candidate in found], dtype=bool) & both
    unknown = any(candidate.guess for candidate in found)
    if both.any() and not (unknown and word.lemma == word.text.lower()):
        return exact if exact.any() else both
    if values["class"] in _PARTICLES:
        loose = [values_of(one.tag)["class"] in _PARTICLES and same for one, same in zip(found, lemma, strict=True)]
        return np.array(loose, dtype=bool)
    if unknown or values["class"] == "brev":
        return np.array(tagged, dtype=bool)
    if word.text.isdecimal():
        classes = [values_of(one.tag)["class"] == values["class"] for one in found]
        return np.array(classes, dtype=bool)
    return np.zeros(len(found), dtype=bool)


def _agrees(gold: dict[str, str], own: dict[str, str]) -> bool:
    return all(own.get(name, value) == value for name, value in gold.items())


def _same(gold: str, lemma: str) -> bool:
    gold = gold.lower().replace(" ", "_")
    return _BETTER.get(gold, gold) == lemma.lower()
