"""Rank the units for a letter: a trained ranking over what the units are for and what they dealt with."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from corpus.model import Reason, UnitRole, UnitSuggestion
from nlp.classify.features import text_terms
from nlp.classify.vectoriser import Floats
from nlp.routing.history import VIEWS as HISTORY_VIEWS
from nlp.routing.history import History
from nlp.routing.units import VIEWS as DUTY_VIEWS
from nlp.routing.units import Duties, Routable
from nlp.stopwords import FUNCTION_WORDS
from nlp.weightfile import load_weights, save_weights, shipped

COOPERATING = 0.25
"""Share of a part of the letter from which on a unit other than the leading one is called to co-operate."""

NEAR = 3.5
"""Raw score from which on a unit is near what is asked ("Kiedy?" is near nobody). Of letters to ministers two thirds
reach it with a history and half without; then 0.83 and 0.77 of the first units are right."""

FEWEST = 0.02
"""Units less probable than this are not named."""

REASONS = 5

_OF_WORDS = frozenset({"words", "dense", "named", "texts"})
"""Views that are zero for a text none of whose words is known; parts of words are in any text."""


@dataclass(frozen=True)
class Ranking:
    """Weights of the views of a (text, unit) pair, each view as it is and standardised over the units.

    Attributes:
        weights: float32 [2 × views].
        temperature: What the scores of all units are multiplied by before they share the probability.
    """

    weights: Floats
    temperature: float

    def scores(self, views: Floats) -> Floats:
        """Return float32 [texts, units] of views [texts, units, views]."""
        return np.asarray(both_ways(views) @ self.weights, dtype=np.float32)

    def probabilities(self, views: Floats) -> Floats:
        """Return float32 [texts, units]; each row adds up to 1."""
        return self.shares(self.scores(views))

    def shares(self, scores: Floats) -> Floats:
        """Return the probabilities [texts, units] that scores share."""
        scores = scores * self.temperature
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


class Router:
    """Units, what is known of them, and the ranking that fits what is known."""

    def __init__(self, duties: Duties, history: History | None, ranking: Ranking) -> None:
        self._duties = duties
        self._history = history
        self._ranking = ranking
        self.basis = "competences" if history is None else "history"
        every = DUTY_VIEWS if history is None else (*DUTY_VIEWS, *HISTORY_VIEWS)
        self._words = [place for place, view in enumerate(every) if view in _OF_WORDS]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the units, in the order of the columns of `probabilities`."""
        return self._duties.names

    def views(self, texts: Sequence[str]) -> Floats:
        """Return float32 [texts, units, views]."""
        duties = self._duties.views(texts)
        return duties if self._history is None else np.concatenate([duties, self._history.views(texts)], axis=2)

    def probabilities(self, texts: Sequence[str]) -> Floats:
        """Return how probable it is that each unit leads, float32 [texts, units]; each row adds up to 1."""
        return self._ranking.probabilities(self.views(texts))

    def scores(self, texts: Sequence[str]) -> Floats:
        """Return raw scores, float32 [texts, units]: they compare across texts, as shares do not."""
        return self._ranking.scores(self.views(texts))

    def shares(self, scores: Floats) -> Floats:
        """Return the probabilities [texts, units] that raw scores share."""
        return self._ranking.shares(scores)

    def route(self, text: str, parts: Sequence[str] = (), most: int = 3) -> tuple[UnitSuggestion, ...]:
        """Return the units for a letter, the leading one first.

        A unit co-operates only where a part calls for it; the others could lead instead. Of real letters to several
        units the subject alone tells the second one in less than two cases of ten.

        Args:
            text: Subject of the letter, or all of a short one.
            parts: Its questions; a unit that one of them calls for co-operates.
            most: At most so many units, unless more parts call for units of their own.

        Returns:
            Nothing where no word of the text is known to the vectors, to the units or to their history.
        """
        views = self.views([text, *parts])
        if not any(term.lemma not in FUNCTION_WORDS for term in text_terms(text)) or not views[0][:, self._words].any():
            return ()
        scores = self._ranking.scores(views)
        found = self._ranking.shares(scores)
        order = np.argsort(-found[0], kind="stable")
        called = {int(unit) for unit in np.nonzero((found[1:] >= COOPERATING) & (scores[1:] >= NEAR))[1]}
        chosen = [int(unit) for place, unit in enumerate(order) if place < most or int(unit) in called]
        likely = found.max(axis=0)
        return tuple(
            self._suggestion(
                text,
                unit,
                float(likely[unit] if place and unit in called else found[0, unit]),
                _role(place, unit, called),
            )
            for place, unit in enumerate(chosen)
            if found[0, unit] >= FEWEST or unit in called
        )

    def _suggestion(self, text: str, unit: int, probability: float, role: UnitRole) -> UnitSuggestion:
        return UnitSuggestion(self.names[unit], role, probability, self._reasons(text, unit), self.basis)

    def _reasons(self, text: str, unit: int) -> tuple[Reason, ...]:
        """Return the words without which the unit would score less: each is left out in turn."""
        found = [term for term in text_terms(text) if term.lemma not in FUNCTION_WORDS and term.lemma != "0"]
        without = [text[: term.start] + text[term.end :] for term in found]
        scores = self._ranking.scores(self.views([text, *without]))
        standing = scores[:, unit] - scores.mean(axis=1)
        lost = standing[0] - standing[1:]
        best: dict[str, int] = {}
        for place in np.argsort(-lost, kind="stable"):
            if lost[place] > 0:
                best.setdefault(found[place].lemma, int(place))
        terms = [(found[place], float(lost[place])) for place in list(best.values())[:REASONS]]
        return tuple(Reason(text[term.start : term.end], term.start, term.end, share) for term, share in terms)


def _role(place: int, unit: int, called: set[int]) -> UnitRole:
    if place == 0:
        return UnitRole.LEADING
    return UnitRole.COOPERATING if unit in called else UnitRole.ALTERNATIVE


def both_ways(views: Floats) -> Floats:
    """Return views [texts, units, views] as they are and standardised over the units, side by side."""
    spread = views.std(axis=1, keepdims=True)
    standard = (views - views.mean(axis=1, keepdims=True)) / np.maximum(spread, 1e-6)
    return np.concatenate([views, standard], axis=2)


def save_rankings(folder: Path, rankings: dict[str, Ranking], meta: dict[str, object]) -> str:
    """Write rankings by their basis ("competences", "history") and return the hash of the arrays."""
    arrays = {name: np.append(one.weights, one.temperature).astype(np.float32) for name, one in rankings.items()}
    return save_weights(folder, arrays, meta | {"views": [*DUTY_VIEWS, *HISTORY_VIEWS]})


@cache
def load_rankings(folder: Path | None = None) -> dict[str, Ranking]:
    """Return the rankings of a folder, by default those that ship.

    Raises:
        ModelError: The files are missing or damaged.
    """
    arrays, _ = load_weights(folder or shipped("routing"))
    return {name: Ranking(values[:-1], float(values[-1])) for name, values in arrays.items()}


def load_router(units: Sequence[Routable], history: History | None = None) -> Router:
    """Return the router of some units; without a history it goes by their competences alone."""
    return Router(Duties(units), history, load_rankings()["competences" if history is None else "history"])


def route(text: str, units: Sequence[Routable], history: History | None = None) -> tuple[UnitSuggestion, ...]:
    """Return the units for one text; for many texts keep a `load_router`."""
    return load_router(units, history).route(text)
