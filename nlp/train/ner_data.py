"""The named-entity data as the trainer takes it, and folds that keep documents whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from corpus.errors import ModelError
from nlp.ner.decode import TAGS
from nlp.ner.labels import kind_of

_DOCUMENT = "-DOCSTART"
_NUMBERS = {tag: number for number, tag in enumerate(TAGS)}
_STEM = 5
_AROUND = 8
_REACH = 20
_BLOCKS_A_FOLD = 5


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A sentence as the corpus has it; `tags` are numbers of `nlp.ner.decode.TAGS`."""

    words: tuple[str, ...]
    tags: tuple[int, ...]


def read_iob(path: Path) -> list[TaggedSentence]:
    """Read a file of KPWr or CEN: word, lemma, tag, type by tabs, a blank line behind each sentence.

    The columns of lemmas and tags are not used: at run time there are none.

    Raises:
        ModelError: The file is missing or has another form.
    """
    try:
        return list(_sentences(path.read_text(encoding="utf-8").splitlines()))
    except (OSError, ValueError, KeyError) as error:
        what = f"{path} is no file of named entities: {error}"
        raise ModelError(what, remedy="give a file with a word, a lemma, a tag and a type a line") from error


def _sentences(lines: Sequence[str]) -> Iterator[TaggedSentence]:
    rows: list[tuple[str, int]] = []
    for line in [*lines, ""]:
        if line.strip() and not line.startswith(_DOCUMENT):
            word, *_, tag = line.split("\t")
            rows.append((word, tag_number(tag)))
        elif rows:
            yield TaggedSentence(tuple(word for word, _ in rows), tuple(tag for _, tag in rows))
            rows = []


def tag_number(tag: str) -> int:
    """Return the model's output for a tag of the corpus: "B-nam_fac_road" counts as a road's first word."""
    return _NUMBERS[tag if tag == "O" else f"{tag[:2]}{kind_of(tag[2:])}"]


def folds(sentences: Sequence[TaggedSentence], count: int) -> list[list[int]]:
    """Deal the sentences into `count` folds, in blocks that end where the subject changes.

    Neighbouring sentences come from one document, and no mark says where it ends: near each even border the place is
    taken where the sentences before and behind share the fewest names. Blocks are dealt in turn, five a fold.
    """
    names = [{word[:_STEM].lower() for word in sentence.words[1:] if word[0].isupper()} for sentence in sentences]
    blocks = min(count * _BLOCKS_A_FOLD, max(1, len(sentences) // 2))
    borders = [0, *(_border(names, len(sentences) * block // blocks) for block in range(1, blocks)), len(sentences)]
    dealt: list[list[int]] = [[] for _ in range(count)]
    for block, (start, end) in enumerate(pairwise(borders)):
        dealt[block % count].extend(range(start, end))
    return dealt


def _border(names: Sequence[set[str]], near: int) -> int:
    """Return the place near `near` over which the fewest names are shared, the nearest of equals."""

    def shared(place: int) -> float:
        before = set[str]().union(*names[max(0, place - _AROUND) : place])
        behind = set[str]().union(*names[place : place + _AROUND])
        return len(before & behind) + abs(place - near) / 100

    reach = min(_REACH, near // 4, (len(names) - near) // 4)
    return min(range(near - reach, near + reach + 1), key=shared)
