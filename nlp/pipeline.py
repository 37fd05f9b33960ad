"""The spaCy pipeline for Polish: tokens, sentences, lemmas and tags, entities, tone and topics.

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


FORM_ONLY = frozenset({"referent_entities", "referent_sentiment", "referent_topics"})
"""Components to leave out where only sentences, lemmas and tags are wanted."""


@lru_cache(maxsize=16)
def load_pipeline(exclude: frozenset[str] = frozenset(), city: str = "krakow") -> "Language":
    """Return the pipeline, the same object on every call with the same components.

    `spacy.blank("pl")` with Polish abbreviations ("ul.", "m.in.") and written figures and dates ("14.04.2025") as
    single tokens, then the components of `nlp.components` and `nlp.meaning` in their order. A `Doc` that it makes has
    sentences; on every token lemma, NKJP tag, universal part of speech and features; entities with their normal forms,
    tone and topics. Weights are loaded with the first document. Many documents go through `pipe`, which reads them in
    batches and takes `n_process`.

    Args:
        exclude: Names of components to leave out.
        city: Profile of the city whose places are known.
    """
    import spacy

    from nlp.components import SENTENCES, TAGGER
    from nlp.meaning import ENTITIES, SENTIMENT, TOPICS

    language = spacy.blank("pl")
    tokenizer = cast("Tokenizer", language.tokenizer)
    tokenizer.token_match = _FIGURES.match
    for abbreviation in sorted((NEVER_FINAL | MAY_BE_FINAL) - _WITHOUT_STOP):
        for written in dict.fromkeys((f"{abbreviation}.", f"{abbreviation.capitalize()}.")):
            tokenizer.add_special_case(written, [{"ORTH": written}])
    for name in (SENTENCES, TAGGER, ENTITIES, SENTIMENT, TOPICS):
        if name not in exclude:
            language.add_pipe(name, config={"city": city} if name == ENTITIES else {})
    return language
