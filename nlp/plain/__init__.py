"""Plain language: how hard a text reads, and what could be said more simply. Hints never block anything."""

from nlp.plain.hint import Hint, HintKind
from nlp.plain.hints import find_hints
from nlp.plain.readability import Readability, fog, syllables

__all__ = ["Hint", "HintKind", "Readability", "find_hints", "fog", "syllables"]
