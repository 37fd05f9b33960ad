"""What a text names, each with its normal form: persons, offices, places, dates, amounts, references, case numbers."""

from nlp.entities.finding import NamesOf, find_entities, find_entities_many, no_names

__all__ = ["NamesOf", "find_entities", "find_entities_many", "no_names"]
