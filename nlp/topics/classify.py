"""Topics of the municipal taxonomy, with calibrated probabilities and the words that decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from corpus.knowledge.topics import Taxonomy, Topic, load_taxonomy
from corpus.model import Reason, TopicScore
from nlp.classify.linear import LinearModel, calibrated, load_linear
from nlp.classify.vectoriser import Encoded, Floats
from nlp.weightfile import shipped

LEAST = 0.25
"""A topic less likely than this is not named."""
_STANDS_OUT = 1.5
"""A subtopic is named when it is so many times as likely as the next one of its topic."""
_REASONS = 5


@dataclass(frozen=True)
class TopicClassifier:
    """A trained model over the keys of a taxonomy.

    Attributes:
        model: Its labels are the keys of topics ("transport") and of subtopics ("transport/rowery").
        taxonomy: The names that belong to the keys.
    """

    model: LinearModel
    taxonomy: Taxonomy

    def classify(self, text: str, *, least: float = LEAST) -> tuple[TopicScore, ...]:
        """Return the topics of one text that are at least so likely, likeliest first."""
        return self.classify_many([text], least=least)[0]

    def classify_many(self, texts: Sequence[str], *, least: float = LEAST) -> list[tuple[TopicScore, ...]]:
        """Return the topics of each text; a text without a known word has none."""
        read = [self.model.vectoriser.encode(text) for text in texts]
        rows = self.model.vectoriser.rows_of(encoded.features for encoded in read)
        scores = np.asarray(rows @ self.model.weights + self.model.bias, dtype=np.float32)
        likely = calibrated(scores, self.model.slope, self.model.offset, exclusive=False)
        known = np.diff(rows.indptr) > 0
        return [
            self._topics(text, encoded, row, least) if any_word else ()
            for text, encoded, row, any_word in zip(texts, read, likely, known, strict=True)
        ]

    def _topics(self, text: str, encoded: Encoded, row: Floats, least: float) -> tuple[TopicScore, ...]:
        likely = dict(zip(self.model.labels, row.tolist(), strict=True))
        named = [topic for topic in self.taxonomy.topics if likely[topic.key] >= least]
        ranked = sorted(named, key=lambda one: -likely[one.key])
        if not ranked:
            return ()
        reasons = self.model.reasons_in(text, encoded, [topic.key for topic in ranked], _REASONS)
        return tuple(self._score(topic, likely, words) for topic, words in zip(ranked, reasons, strict=True))

    def _score(self, topic: Topic, likely: dict[str, float], reasons: tuple[Reason, ...]) -> TopicScore:
        ranked = sorted(topic.subtopics, key=lambda one: -likely[one.key])
        next_best = likely[ranked[1].key] if len(ranked) > 1 else 0.0
        subtopic = ranked[0] if likely[ranked[0].key] >= _STANDS_OUT * next_best else None
        return TopicScore(
            topic=topic.key,
            name=topic.name,
            probability=likely[topic.key],
            subtopic=subtopic.key if subtopic else None,
            subtopic_name=subtopic.name if subtopic else None,
            reasons=reasons,
        )


@lru_cache(maxsize=4)
def load_topics(folder: Path | None = None) -> TopicClassifier:
    """Return the classifier that ships, or the one in `folder`.

    Raises:
        ModelError: The weights are missing or damaged.
    """
    return TopicClassifier(load_linear(folder or shipped("topics")), load_taxonomy())


def classify_topics(text: str) -> tuple[TopicScore, ...]:
    """Return what `text` is about: topics of the municipal taxonomy, likeliest first, with the words that decided.

    Probabilities are calibrated on subjects of councillors' letters; several topics may be likely at once, and a text
    without a word that the model knows has none.
    """
    return load_topics().classify(text)
