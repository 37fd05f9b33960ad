"""Personal data in a text: what DOMAIN.md lists, found by rules, control digits, the dictionary's names and context."""

from nlp.personal.finding import find_personal

__all__ = ["find_personal"]
