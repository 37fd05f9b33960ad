"""All entities of a text: rules and the city's data first, the trained model for what they leave."""

import re
from collections.abc import Callable, Iterable, Sequence

from corpus.model import Entity, EntityKind
from nlp.entities.rules import RULE, rule_entities
from nlp.entities.values import value_of
from nlp.gazetteer import Gazetteer, load_gazetteer
from nlp.named import Named

MODEL = "model"
_KINDS = {
    "PERSON": EntityKind.PERSON,
    "LOC": EntityKind.PLACE,
    "ROAD": EntityKind.ROAD,
    "ORG": EntityKind.ORGANISATION,
    "FAC": EntityKind.FACILITY,
}
_SWALLOWS = frozenset((EntityKind.ORGANISATION, EntityKind.FACILITY, EntityKind.PERSON))
_WEAK = frozenset((EntityKind.PLACE, EntityKind.ROAD, EntityKind.FACILITY))
_OUTWEIGHED = 0.97
_CONFIDENT = 0.5
_HYPHENATED = re.compile(r"-[A-ZĄĆĘŁŃÓŚŹŻ]\w+")
_CONTACT = re.compile(r"\s+\S*(?:@|www\.|https?:)")
_QUOTES = (("„", "”"), ('"', '"'))
_EDGES = " \t\r\n\u00a0,;:()[]„”\"'«»–—-"


NamesOf = Callable[[Sequence[str]], Sequence[Sequence[Named]]]
"""Finds the names in each of several texts."""


def find_entities(text: str, gazetteer: Gazetteer | None = None, named: NamesOf | None = None) -> tuple[Entity, ...]:
    """Return what `text` names, in reading order and without overlap, each with its normal form.

    Args:
        text: Any text.
        gazetteer: The city's places and offices; Kraków's by default.
        named: Finds names in texts; by default the model that ships. `find_entities(text, named=no_names)` leaves it
            out.

    Raises:
        ModelError: The model's weights are missing or damaged.
    """
    return find_entities_many((text,), gazetteer, named)[0]


def find_entities_many(
    texts: Iterable[str], gazetteer: Gazetteer | None = None, named: NamesOf | None = None
) -> tuple[tuple[Entity, ...], ...]:
    """Return the entities of each text, as `find_entities` does; the model reads all texts in one batch."""
    given = tuple(texts)
    names = (named or _shipped_model())(given)
    city = gazetteer or load_gazetteer()
    return tuple(_merged(text, rule_entities(text, city), spans) for text, spans in zip(given, names, strict=True))


def no_names(texts: Sequence[str]) -> Sequence[Sequence[Named]]:
    """Return no names for each text: rules and data work alone."""
    return [()] * len(texts)


def _shipped_model() -> NamesOf:
    from nlp.ner import find_named_many

    return find_named_many


def _merged(text: str, ruled: list[Entity], spans: Sequence[Named]) -> tuple[Entity, ...]:
    """Return the rules' entities with those of the model that they leave room for.

    A listed place without a marker yields to a longer name that holds it ("Stowarzyszenie Przyjaciół Podgórza"), when
    the model is sure of that name; all else that a rule found stays.
    """
    named = [entity for span in spans if (entity := _from_model(text, span)) is not None]
    longer = [entity for entity in named if entity.kind in _SWALLOWS and entity.certainty >= _CONFIDENT]
    kept = [entity for entity in ruled if not any(_swallowed(entity, other) for other in longer)]
    owned = bytearray(len(text))
    for entity in kept:
        owned[entity.start : entity.end] = b"\x01" * (entity.end - entity.start)
    for entity in sorted(named, key=lambda one: -one.certainty):
        if not any(owned[entity.start : entity.end]):
            owned[entity.start : entity.end] = b"\x01" * (entity.end - entity.start)
            kept.append(entity)
    return tuple(sorted(kept, key=lambda entity: entity.start))


def _swallowed(entity: Entity, longer: Entity) -> bool:
    weak = entity.kind in _WEAK and entity.rule != RULE and entity.certainty < _OUTWEIGHED
    inside = longer.start <= entity.start and entity.end <= longer.end
    return weak and inside and longer.end - longer.start > entity.end - entity.start


def _from_model(text: str, span: Named) -> Entity | None:
    """Return a name of the model as an entity, or `None` for other labels and for punctuation alone.

    Punctuation at its edges is left out, and so is an address of the web behind it; a quotation that it opens and the
    second half of a double surname belong to it.
    """
    kind = _KINDS.get(span.label)
    words = _CONTACT.split(text[span.start : span.end], maxsplit=1)[0]
    start = span.start + len(words) - len(words.lstrip(_EDGES))
    end = span.start + len(words.rstrip(_EDGES))
    end += any(_opens(text[start:end], *marks) and text.startswith(marks[1], end) for marks in _QUOTES)
    if kind is EntityKind.PERSON and (rest := _HYPHENATED.match(text, end)):
        end = rest.end()
    if kind is None or start >= end:
        return None
    value = value_of(kind, text, start, end)
    return Entity(kind, start, end, text[start:end], value, span.probability, MODEL) if value else None


def _opens(words: str, opening: str, closing: str) -> bool:
    """Whether a quotation begins among the words and does not end there."""
    return words.count(opening) > words.count(closing) if opening != closing else words.count(opening) % 2 == 1
