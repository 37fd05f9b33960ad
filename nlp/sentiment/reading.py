"""The tone of texts and of their sentences.

The model is taught single sentences. A text of up to `SHORT` words is read at once, as such a sentence. The tone of a
longer one comes from its sentences by a rule, for want of whole texts with a tone to learn from: shares of feeling are
added up, each sentence counting by the root of its length. Where few feel anything the text is neutral; where one side
outweighs the other clearly it is that one's; else it is mixed.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from corpus.model import Sentiment, SentimentReading, SentimentScore, Span
from nlp.sentences import split_sentences
from nlp.sentiment.model import LABELS, ToneModel, load_tone_model
from nlp.sentiment.rows import Floats

SHORT = 60
"""Words up to which a text is read at once: about the longest sentence that the model is taught."""

_FEELING = 0.3
"""Share of a long text's weight that must be negative or positive for it to have a tone at all."""

_BALANCE = 0.6
"""The weaker side's share of the stronger one from which a long text is mixed."""


def read_sentiment(text: str, model: ToneModel | None = None) -> SentimentReading:
    """Return the tone of `text` as a whole and of its sentences.

    Args:
        text: Any text; an empty one is neutral with certainty and has no sentences.
        model: Other weights than the shipped ones.

    Raises:
        ModelError: The shipped weights are missing or damaged.
    """
    return read_sentiments([text], model)[0]


def read_sentiments(texts: Sequence[str], model: ToneModel | None = None) -> tuple[SentimentReading, ...]:
    """Return the reading of each text, the same as one by one, but quicker.

    Raises:
        ModelError: The shipped weights are missing or damaged.
    """
    model = model or load_tone_model()
    spans = [split_sentences(text) for text in texts]
    sentences = [text[span.start : span.end] for text, own in zip(texts, spans, strict=True) for span in own]
    whole = [place for place, own in enumerate(spans) if len(own) != 1 and _short(texts[place])]
    found = model.probabilities([*sentences, *(texts[place] for place in whole)])
    bounds = np.cumsum([0, *(len(own) for own in spans)])
    read_whole = dict(zip(whole, found[len(sentences) :], strict=True))
    return tuple(
        _reading(text, own, found[start:end], read_whole.get(place), model.review_below)
        for place, (text, own, (start, end)) in enumerate(zip(texts, spans, pairwise(bounds), strict=True))
    )


def _short(text: str) -> bool:
    return bool(text.strip()) and len(text.split()) <= SHORT


def _reading(
    text: str, spans: Sequence[Span], rows: Floats, whole: Floats | None, review_below: float
) -> SentimentReading:
    """Return the reading of one text from its sentences' probabilities [sentences, 4], or those of the whole [4]."""
    if whole is None:
        whole = rows[0] if len(rows) == 1 else document_probabilities(spans, rows)
    document = _score(whole, Span(0, len(text)), review_below)
    return SentimentReading(
        document, tuple(_score(row, span, review_below) for row, span in zip(rows, spans, strict=True))
    )


def _score(row: Floats, span: Span, review_below: float) -> SentimentScore:
    best = int(row.argmax())
    probability = float(row[best])
    return SentimentScore(LABELS[best], probability, span.start, span.end, review=probability < review_below)


def document_probabilities(spans: Sequence[Span], rows: Floats) -> Floats:
    """Return the tones of a long text, float32 [4], from those of its sentences [sentences, 4].

    The figures add up to 1 and their greatest is the tone by the rule of this module; they are a rule's, not measured
    frequencies. Without a sentence the text is neutral.
    """
    if not len(rows):
        return np.array([label is Sentiment.NEUTRAL for label in LABELS], dtype=np.float32)
    weight = np.sqrt([span.end - span.start for span in spans])
    negative, neutral, positive, mixed = (rows * weight[:, None]).sum(axis=0) / weight.sum()
    negative, positive = negative + mixed / 2, positive + mixed / 2
    quiet = neutral * _FEELING / (1 - _FEELING)
    scores = np.array([negative, quiet, positive, min(negative, positive) / _BALANCE])
    return np.asarray(scores / scores.sum(), dtype=np.float32)
