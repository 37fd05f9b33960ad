"""The spaCy pipeline for Polish: tokens, sentences, lemmas and tags.

spaCy is imported when the pipeline is first asked for, so that whoever imports this module does not wait for it.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from nlp.abbreviations import MAY_BE_FINAL, NEVER_FINAL
from nlp.wordlists import words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

_WITHOUT_STOP = words("zł gr mln mld bln min sek")
_FIGURES = re.compile(r"\d+(?:[.,:/\-–]\d+)+$")


@lru_cache(maxsize=16)
def load_pipeline(exclude: frozenset[str] = frozenset()) -> "Language":
    """Return the pipeline, the same object on every call with the same components.

    `spacy.blank("pl")` with Polish abbreviations ("ul.", "m.in.") and written figures and dates ("14.04.2025") as
    single tokens, then the components of `nlp.components` in their order. A `Doc` that it makes has sentences, and on
    every token lemma, NKJP tag, universal part of speech and features. Weights are loaded with the first document. Many
    documents go through `pipe`, which tags in batches and takes `n_process`.

    Args:
        exclude: Names of components to leave out.
    """
    import spacy

    from nlp.components import SENTENCES, TAGGER

    language = spacy.blank("pl")
    tokenizer = cast("Tokenizer", language.tokenizer)
    tokenizer.token_match = _FIGURES.match
    for abbreviation in sorted((NEVER_FINAL | MAY_BE_FINAL) - _WITHOUT_STOP):
        for written in dict.fromkeys((f"{abbreviation}.", f"{abbreviation.capitalize()}.")):
            tokenizer.add_special_case(written, [{"ORTH": written}])
    for name in (SENTENCES, TAGGER):
        if name not in exclude:
            language.add_pipe(name)
    return language
