"""What is said where the collection does not answer: that it does not, what is missing, and whom to ask."""

from collections.abc import Sequence

from corpus.knowledge import CityProfile, fill
from corpus.model import DraftSentence

NO_BASIS = "Brak podstaw w zbiorze dokumentów do udzielenia odpowiedzi na to pytanie."


def refusal_sentences(profile: CityProfile, unit: str | None) -> tuple[DraftSentence, ...]:
    """Return the refusal, naming the unit to ask where one is known; it states no fact and needs no citation."""
    return (DraftSentence(fill(profile.letter.no_basis, unit=unit) or NO_BASIS, frame=True),)


def partial_sentences(profile: CityProfile, missing: Sequence[str], unit: str | None) -> tuple[DraftSentence, ...]:
    """Return what an answer leaves open (`missing` in the genitive) and whom to ask about it."""
    text = fill(profile.letter.partial, missing=_list(missing), unit=unit) or NO_BASIS
    return (DraftSentence(text, frame=True),)


def _list(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} oraz {names[-1]}"
