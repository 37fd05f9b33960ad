"""Where a submission or a councillor's subject stands towards what it is about, by which words, and towards what."""

from collections.abc import Sequence

from corpus.model import Span, StanceReading
from corpus.model.opinion import Stance
from nlp.position.features import Analysis, analyse
from nlp.position.model import LABELS, StanceModel, load_stance_model, shipped_model
from nlp.position.target import carrier_span, carriers, find_target

__all__ = ["LABELS", "REVIEW_BELOW", "StanceModel", "load_stance_model", "read_position", "read_positions"]

REVIEW_BELOW = 0.7
"""Readings of a lower probability go to a person; see the model card for what this costs and saves."""


def read_position(text: str) -> StanceReading:
    """Return the position of `text`.

    Raises:
        ModelError: The weights that ship are missing or damaged.
    """
    return read_positions([text])[0]


def read_positions(texts: Sequence[str], model: StanceModel | None = None) -> list[StanceReading]:
    """Return the position of each text, in order; what stands beside a text changes nothing.

    Args:
        texts: Submissions or subjects; an empty one is off the topic.
        model: Another model than the one that ships.

    Raises:
        ModelError: The weights that ship are missing or damaged.
    """
    model = model or shipped_model()
    found = [analyse(text) for text in texts]
    return [_reading(one, row, model) for one, row in zip(found, model.probabilities(found).tolist(), strict=True)]


def _reading(found: Analysis, row: list[float], model: StanceModel) -> StanceReading:
    probability, stance = max(zip(row, LABELS, strict=True), key=lambda pair: pair[0])
    if not found.words:
        stance, probability = Stance.OFF_TOPIC, 1.0
    review = probability < REVIEW_BELOW
    if stance is Stance.OFF_TOPIC:
        return StanceReading(stance, probability, review=review)
    chosen = carriers(found, stance, model)
    spans: tuple[Span, ...] = tuple(carrier_span(found, cue) for cue in chosen)
    return StanceReading(stance, probability, spans, find_target(found, chosen), review)
