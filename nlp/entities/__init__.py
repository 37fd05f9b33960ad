"""What a text names, each with its normal form: persons, offices, places, dates, amounts, references, case numbers."""

from nlp.entities.finding import Named, find_entities, find_entities_many, no_names

__all__ = ["Named", "find_entities", "find_entities_many", "no_names"]
