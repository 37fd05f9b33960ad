"""Trained named-entity recognition for Polish: `find_named` for one text, `find_named_many` for many."""

from nlp.ner.finder import NamedSpan, find_named, find_named_many

__all__ = ["NamedSpan", "find_named", "find_named_many"]
