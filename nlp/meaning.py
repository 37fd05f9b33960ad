"""The spaCy components that read what a text means; importing this module registers them.

| factory | sets |
|---|---|
| `referent_entities` | `Doc.ents` by `EntityKind`, `Span._.value` (normal form), `Span.kb_id_` (a gazetteer entry) |
| `referent_sentiment` | `Doc._.tone`, a `SentimentReading` |
| `referent_topics` | `Doc._.topics`, the likely topics |

All read whole batches at once, and need nothing of the components before them. What they find is kept in
`Doc.user_data` as plain numbers and words, so that documents can travel between processes.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from corpus.model import Entity, Reason, Sentiment, SentimentReading, SentimentScore, TopicScore

if TYPE_CHECKING:
    from nlp.gazetteer import Gazetteer


def _one_thread() -> None:
    """Let torch use one thread in a forked process: its pool of threads stayed with the parent, and waiting hangs."""
    torch = sys.modules.get("torch")
    if torch is not None:
        torch.set_num_threads(1)


os.register_at_fork(after_in_child=_one_thread)

ENTITIES = "referent_entities"
SENTIMENT = "referent_sentiment"
TOPICS = "referent_topics"
_BATCH = 64

Reader = Callable[[Sequence[Doc]], None]


class BatchComponent:
    """Reads documents a batch at a time with one function that writes into them."""

    def __init__(self, read: Reader) -> None:
        self._read = read

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        self._read([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _BATCH) -> Iterator[Doc]:
        """Yield the documents read, a batch at a time."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._read(batch)
            yield from batch


class EntityReader:
    """Entities with the places of one city; its gazetteer is loaded with the first document, in whichever process."""

    def __init__(self, city: str) -> None:
        self._city = city

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Set the entities of a batch."""
        from nlp.entities import find_entities_many

        found = find_entities_many([doc.text for doc in docs], self._gazetteer())
        for doc, entities in zip(docs, found, strict=True):
            doc.set_ents(filter_spans([span for one in entities if (span := _span(doc, one)) is not None]))

    def _gazetteer(self) -> "Gazetteer":
        from nlp.gazetteer import load_gazetteer

        return load_gazetteer(self._city)


def _span(doc: Doc, entity: Entity) -> Span | None:
    """Return an entity as whole tokens; a part of a token becomes the token."""
    span = doc.char_span(entity.start, entity.end, entity.kind.value, entity.place_id or "", alignment_mode="expand")
    if span is not None:
        span._.value = entity.value
    return span


def read_tones(docs: Sequence[Doc]) -> None:
    """Set the tone of a batch."""
    from nlp.sentiment import read_sentiments

    for doc, reading in zip(docs, read_sentiments([doc.text for doc in docs]), strict=True):
        scores = (reading.document, *reading.sentences)
        doc.user_data[SENTIMENT] = [asdict(score) | {"sentiment": score.sentiment.value} for score in scores]


def read_topics(docs: Sequence[Doc]) -> None:
    """Set the likely topics of a batch."""
    from nlp.topics import load_topics

    for doc, topics in zip(docs, load_topics().classify_many([doc.text for doc in docs]), strict=True):
        doc.user_data[TOPICS] = [asdict(topic) for topic in topics]


def tone_of(doc: Doc) -> SentimentReading | None:
    """Return the tone of a document; `None` where it was not read."""
    if SENTIMENT not in doc.user_data:
        return None
    rows = doc.user_data[SENTIMENT]
    scores = [SentimentScore(**{**row, "sentiment": Sentiment(row["sentiment"])}) for row in rows]
    return SentimentReading(scores[0], tuple(scores[1:]))


def topics_of(doc: Doc) -> tuple[TopicScore, ...] | None:
    """Return the likely topics of a document; `None` where they were not read."""
    if TOPICS not in doc.user_data:
        return None
    return tuple(
        TopicScore(**{**row, "reasons": tuple(Reason(**reason) for reason in row["reasons"])})
        for row in doc.user_data[TOPICS]
    )


def _make_entities(nlp: Language, name: str, city: str) -> BatchComponent:
    del nlp, name
    return BatchComponent(EntityReader(city))


def _make_tones(nlp: Language, name: str) -> BatchComponent:
    del nlp, name
    return BatchComponent(read_tones)


def _make_topics(nlp: Language, name: str) -> BatchComponent:
    del nlp, name
    return BatchComponent(read_topics)


Doc.set_extension("tone", getter=tone_of, force=True)
Doc.set_extension("topics", getter=topics_of, force=True)
Span.set_extension("value", default=None, force=True)
Language.factory(ENTITIES, func=_make_entities, default_config={"city": "krakow"}, assigns=["doc.ents"])
Language.factory(SENTIMENT, func=_make_tones)
Language.factory(TOPICS, func=_make_topics)
