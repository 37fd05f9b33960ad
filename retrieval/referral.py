"""Whom to ask: the unit to which a question's words lead, as routing ranks it."""

from collections.abc import Sequence
from functools import lru_cache

from corpus.knowledge import Unit
from nlp.routing import Router, load_router
from nlp.routing.route import NEAR

SUBJECT_WEIGHT = 0.5
"""What the letter's subject counts beside the question itself."""

LEAST_PROBABILITY = 0.3


def choose_unit(question: str, subject: str, units: Sequence[Unit]) -> Unit | None:
    """Return the unit to ask, or `None` where no unit is likely enough, or none is near what is asked.

    Args:
        question: The question with its sub-questions.
        subject: The letter's subject, or empty.
        units: The city's units; of equals the first wins.
    """
    if not units or not question.strip():
        return None
    router = _router(tuple(units))
    asked, about = router.scores([question, subject])
    scores = asked + SUBJECT_WEIGHT * about if subject.strip() else asked
    best = int(scores.argmax())
    near = asked[best] >= NEAR and router.shares(scores[None, :])[0, best] >= LEAST_PROBABILITY
    return units[best] if near else None


@lru_cache(maxsize=8)
def _router(units: tuple[Unit, ...]) -> Router:
    return load_router(units)
