"""The spaCy components of the pipeline; importing this module registers them.

| factory | sets |
|---|---|
| `referent_sentences` | `Token.is_sent_start`, from `nlp.sentences` |
| `referent_tagger` | `Token.lemma_`, `tag_` (NKJP), `pos_` and `morph` (universal), from `nlp.tagging`, in context |
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, cast

import numpy as np
import numpy.typing as npt
from spacy.attrs import IS_SPACE, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlp.sentences import split_sentences
from nlp.tagging import Candidate, load_tagger, pos_in_context, tagged

if TYPE_CHECKING:
    from thinc.types import Ints2d

SENTENCES = "referent_sentences"
TAGGER = "referent_tagger"
_BEGINS, _INSIDE = 1, -1
_BATCH = 256
_MOST_ROWS = 1 << 17
_Row = tuple[int, int, int, int]


def set_sentences(doc: Doc) -> Doc:
    """Mark the tokens that begin a sentence; blank space belongs to the sentence before it."""
    places = doc.to_array("IDX").tolist()
    marks = np.full((len(doc), 1), _INSIDE, dtype=np.int64)
    marks[:1] = _BEGINS
    for span in split_sentences(doc.text):
        if (place := bisect_left(places, span.start)) < len(doc):
            marks[place] = _BEGINS
    return doc.from_array([SENT_START], cast("Ints2d", marks.astype(np.uint64)))


class TaggerComponent:
    """Sets lemma, tag, part of speech and features of every token; all sentences of a batch are tagged at once.

    Weights are loaded when the first document comes. A document without sentence boundaries is one sentence.
    """

    def __init__(self, vocab: Vocab, name: str = TAGGER) -> None:
        self.vocab = vocab
        self.name = name
        self._rows: dict[tuple[str, str, str | None], _Row] = {}

    def __reduce__(self) -> tuple[type["TaggerComponent"], tuple[Vocab, str]]:
        """Travel to another process without what is cached."""
        return type(self), (self.vocab, self.name)

    def __call__(self, doc: Doc) -> Doc:
        """Tag one document."""
        self._tag([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _BATCH) -> Iterator[Doc]:
        """Yield the documents tagged, a batch at a time."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._tag(batch)
            yield from batch

    def _tag(self, docs: Sequence[Doc]) -> None:
        words: list[list[str]] = []
        shapes: list[tuple[npt.NDArray[np.bool_], int]] = []
        for doc in docs:
            own, blank = _sentences(doc)
            words += own
            shapes.append((blank, len(own)))
        readings = iter(load_tagger().choose(words))
        for doc, (blank, count) in zip(docs, shapes, strict=True):
            self._set(doc, blank, [next(readings) for _ in range(count)])

    def _set(self, doc: Doc, blank: npt.NDArray[np.bool_], sentences: Sequence[Sequence[Candidate]]) -> None:
        if not len(doc):
            return
        rows = np.zeros((len(doc), 4), dtype=np.uint64)
        found = [row for sentence in sentences for row in self._sentence(sentence)]
        if found:
            rows[~blank] = np.array(found, dtype=np.uint64)
        for place in np.flatnonzero(blank).tolist():
            rows[place] = self._row(doc[place].text, "sp", None)
        doc.from_array([LEMMA, TAG, POS, MORPH], cast("Ints2d", rows))

    def _sentence(self, readings: Sequence[Candidate]) -> Iterator[_Row]:
        decided = pos_in_context(readings)
        rows = self._rows
        for place, reading in enumerate(readings):
            pos = decided.get(place)
            row = rows.get((reading.lemma, reading.tag, pos))
            yield self._row(reading.lemma, reading.tag, pos) if row is None else row

    def _row(self, lemma: str, tag: str, pos: str | None) -> _Row:
        """Return the numbers under which the vocabulary holds a reading."""
        found = tagged(lemma, tag, pos)
        strings = self.vocab.strings
        row = (
            strings.add(lemma),
            strings.add(tag),
            strings.add(found.pos),
            int(self.vocab.morphology.add(found.feats)),
        )
        if len(self._rows) >= _MOST_ROWS:
            self._rows.clear()
        return self._rows.setdefault((lemma, tag, pos), row)


def _sentences(doc: Doc) -> tuple[list[list[str]], npt.NDArray[np.bool_]]:
    """Return the words of each sentence without blank tokens, and which tokens are blank."""
    marks = doc.to_array([SENT_START, IS_SPACE]).astype(np.int64).reshape(-1, 2)
    blank = marks[:, 1] == 1
    begins = (marks[:, 0] == _BEGINS).tolist()
    sentences: list[list[str]] = [[]]
    for token, begin, skipped in zip(doc, begins, blank.tolist(), strict=True):
        if begin and sentences[-1]:
            sentences.append([])
        if not skipped:
            sentences[-1].append(token.text)
    return sentences, blank


def _make_tagger(nlp: Language, name: str) -> TaggerComponent:
    return TaggerComponent(nlp.vocab, name)


Language.component(SENTENCES, func=set_sentences)
Language.factory(TAGGER, func=_make_tagger, assigns=["token.lemma", "token.tag", "token.pos", "token.morph"])
