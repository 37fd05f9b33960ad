"""The spaCy components of the pipeline; importing this module registers them.

| factory | sets |
|---|---|
| `referent_sentences` | `Token.is_sent_start`, from `nlp.sentences` |
| `referent_morfeusz` | `Token.lemma_`, `tag_` (NKJP), `pos_` (universal), from `nlp.lemmas`, without context |
"""

from bisect import bisect_left
from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Token

from nlp.lemmas import best_reading, lemma_of
from nlp.morphology import UNKNOWN
from nlp.sentences import split_sentences
from nlp.tagset import universal_pos

if TYPE_CHECKING:
    from thinc.types import Ints2d

SENTENCES = "referent_sentences"
MORFEUSZ = "referent_morfeusz"
_BEGINS, _INSIDE = 1, -1


def set_sentences(doc: Doc) -> Doc:
    """Mark the tokens that begin a sentence; blank space belongs to the sentence before it."""
    places = [token.idx for token in doc]
    marks = np.full((len(doc), 1), _INSIDE, dtype=np.int64)
    marks[:1] = _BEGINS
    for span in split_sentences(doc.text):
        if (place := bisect_left(places, span.start)) < len(doc):
            marks[place] = _BEGINS
    return doc.from_array([SENT_START], cast("Ints2d", marks.astype(np.uint64)))


def set_lemmas(doc: Doc) -> Doc:
    """Set lemma, tag and part of speech of every token."""
    for token in doc:
        _set_token(token)
    return doc


def _set_token(token: Token) -> None:
    text = token.text
    if token.is_space:
        token.lemma_, token.tag_, token.pos_ = text, "sp", "SPACE"
    elif not any(letter.isalpha() for letter in text):
        number = any(letter.isdigit() for letter in text)
        token.lemma_, token.tag_, token.pos_ = text, "dig" if number else "interp", "NUM" if number else "PUNCT"
    else:
        reading = best_reading(text)
        token.lemma_, token.tag_ = lemma_of(text.rstrip(".") or text), reading.tag
        unknown_name = reading.tag == UNKNOWN and text[:1].isupper()
        token.pos_ = "PROPN" if unknown_name else universal_pos(reading)


Language.component(SENTENCES, func=set_sentences)
Language.component(MORFEUSZ, func=set_lemmas)
