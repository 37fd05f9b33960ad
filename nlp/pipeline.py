"""The spaCy pipeline for Polish: tokens, sentences, lemmas and tags, without a trained model.

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


@lru_cache(maxsize=1)
def load_pipeline() -> "Language":
    """Return the pipeline, the same object on every call.

    `spacy.blank("pl")` with Polish abbreviations ("ul.", "m.in.") and written figures and dates ("14.04.2025") as
    single tokens, then `referent_sentences` and `referent_morfeusz`. A `Doc` that it makes has sentences, lemmas (lower
    case), NKJP tags and universal parts of speech; names and syntax are not guessed.
    """
    import spacy

    from nlp.components import MORFEUSZ, SENTENCES

    language = spacy.blank("pl")
    tokenizer = cast("Tokenizer", language.tokenizer)
    tokenizer.token_match = _FIGURES.match
    for abbreviation in sorted((NEVER_FINAL | MAY_BE_FINAL) - _WITHOUT_STOP):
        for written in dict.fromkeys((f"{abbreviation}.", f"{abbreviation.capitalize()}.")):
            tokenizer.add_special_case(written, [{"ORTH": written}])
    language.add_pipe(SENTENCES)
    language.add_pipe(MORFEUSZ)
    return language
