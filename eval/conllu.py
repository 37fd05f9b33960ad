"""Reading treebanks in CoNLL-U (universaldependencies.org/format.html), as far as tokens and sentences need it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A syntactic word of a treebank.

    Attributes:
        form: As written; a part of a longer token ("em" of "zrobiłem") has its own form.
        lemma: Lemma.
        pos: Universal part of speech.
        tag: Tag of the treebank's own tagset.
        feats: Universal features, empty for none.
        start: Offset of the token that it belongs to, in the sentence's text; `None` for a later part of one.
        space: Whether a blank follows.
    """

    form: str
    lemma: str
    pos: str
    tag: str
    feats: str
    start: int | None
    space: bool


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence of a treebank: its text and its words."""

    text: str
    words: tuple[GoldWord, ...]


def read_conllu(path: Path) -> Iterator[GoldSentence]:
    """Yield the sentences of a CoNLL-U file; enhanced (empty) nodes are passed over."""
    text, rows = "", list[list[str]]()
    for line in (*path.read_text(encoding="utf-8").splitlines(), ""):
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield GoldSentence(text, tuple(_words(text, rows)))
            rows = []


def _words(text: str, rows: list[list[str]]) -> Iterator[GoldWord]:
    place, last, parted = 0, 0, False
    for row in rows:
        number, form = row[0], row[1]
        if "." in number:
            continue
        if "-" in number:
            place = text.index(form, place)
            last, parted = int(number.split("-")[1]), True
            first, length, after = place, len(form), "SpaceAfter=No" not in row[9]
            continue
        inside = int(number) <= last
        if not inside:
            place = text.index(form, place)
            first, length, after = place, len(form), "SpaceAfter=No" not in row[9]
        final = not inside or int(number) == last
        start = first if parted or not inside else None
        parted = False
        yield GoldWord(form, row[2], row[3], row[4], "" if row[5] == "_" else row[5], start, final and after)
        place = first + length if final else place
