"""Grammatical case, number and gender, by the names that Morfeusz's tags use."""

from enum import StrEnum

from corpus.model import GrammaticalForm


class Case(StrEnum):
    """Polish case."""

    NOMINATIVE = "nom"
    GENITIVE = "gen"
    DATIVE = "dat"
    ACCUSATIVE = "acc"
    INSTRUMENTAL = "inst"
    LOCATIVE = "loc"
    VOCATIVE = "voc"


class Number(StrEnum):
    """Grammatical number."""

    SINGULAR = "sg"
    PLURAL = "pl"


def person_gender(form: GrammaticalForm) -> str:
    """Return the gender of the tags for a person: "f" or "m1"; a person of unknown form has none ("")."""
    return {GrammaticalForm.FEMININE: "f", GrammaticalForm.MASCULINE: "m1"}.get(form, "")


def match_capitals(word: str, model: str) -> str:
    """Return `word` with the capitals of `model`: all, the first, or none."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
