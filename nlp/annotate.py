"""All that the Polish layer understands of a document, in one call: `Annotator(profile).annotate(document)`."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from corpus.knowledge import CityProfile
from corpus.model import Annotations, Document, DocumentKind, Letter, Place, UnitSuggestion
from nlp.entities import find_entities
from nlp.gazetteer import Gazetteer, load_gazetteer
from nlp.position import read_position
from nlp.routing import Router, load_router
from nlp.routing.records import read_history
from nlp.sentiment import read_sentiment
from nlp.topics import classify_topics

OPENING = 1500
"""Characters of a document without subject and questions that say what it is about."""


class Annotator:
    """The layer for one city; what it needs is loaded when it is first used, and kept."""

    def __init__(self, profile: CityProfile, history: Path | None = None) -> None:
        """Keep the city, and the file of its past assignments where it has one (`nlp.routing.records`)."""
        self._profile = profile
        self._history = history

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The city's places."""
        return load_gazetteer(self._profile)

    @cached_property
    def router(self) -> Router:
        """The city's units, by their competences and, where there is one, by the city's history."""
        units = self._profile.units
        return load_router(units, read_history(self._history, units) if self._history else None)

    def annotate(self, document: Document) -> Annotations:
        """Return what is understood of `document`; nothing is left out because a part of it says nothing.

        Raises:
            ModelError: Weights that ship are missing or damaged.
        """
        text = document.text
        gist = gist_of(document)
        questions = (document.letter or Letter()).questions
        return Annotations(
            gist=gist,
            entities=find_entities(text, self.gazetteer),
            places=self._places(text),
            topics=classify_topics(gist),
            routing=self._routing(gist, [question.text for question in questions]),
            sentiment=read_sentiment(text),
            stance=read_position(text) if document.kind is DocumentKind.SUBMISSION else None,
        )

    def _routing(self, gist: str, questions: Sequence[str]) -> tuple[UnitSuggestion, ...]:
        unnamed = self.gazetteer.without_names
        return self.router.route(unnamed(gist), [unnamed(question) for question in questions])

    def _places(self, text: str) -> tuple[Place, ...]:
        found: dict[str, Place] = {}
        for mention in self.gazetteer.find(text):
            if mention.place_id is None:
                continue
            known = found.get(mention.place_id)
            spans = (*(known.mentions if known else ()), (mention.start, mention.end))
            found[mention.place_id] = Place(mention.place_id, mention.name, mention.kind, mention.district, spans)
        return tuple(found.values())


def gist_of(document: Document) -> str:
    """Return what a document is about in its own words: a letter's subject and questions, else the opening."""
    letter = document.letter or Letter()
    said = [part for part in (letter.subject, *(question.text for question in letter.questions)) if part]
    return "\n".join(said) or document.text[:OPENING]
