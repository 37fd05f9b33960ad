"""Personal data in a text: what DOMAIN.md lists, found by rules, control digits, the dictionary's names and context."""

from nlp.personal.entities import NamedSpans, no_names
from nlp.personal.finding import find_personal

__all__ = ["NamedSpans", "find_personal", "no_names"]
