"""Names and functions of persons in the case that a letter needs, and back to the nominative.

The dictionary declines what it has; endings decide for the rest (`nlp.foreign`, `nlp.paradigms`, `nlp.patterns`).
Men's surnames decline (Kosek, Koska), women's only in -a (Kowalska, Kowalską, but Annę Nowak).
"""

import re
from functools import lru_cache

from corpus.model import GrammaticalForm
from nlp.cases import Case, Number, match_capitals, person_gender
from nlp.foreign import foreign_form
from nlp.morphology import analyses, forms
from nlp.nominative import given_name_form, nominative_name
from nlp.paradigms import learnt_form
from nlp.patterns import decline_by_pattern
from nlp.phrases import decline_phrase

__all__ = [
    "Case",
    "Number",
    "decline_name",
    "decline_phrase",
    "decline_unknown",
    "decline_word",
    "given_name_form",
    "nominative_name",
]

GIVEN, SURNAME = "imię", "nazwisko"
_MASCULINE = {Case.GENITIVE: "a", Case.DATIVE: "owi", Case.ACCUSATIVE: "a", Case.INSTRUMENTAL: "em", Case.LOCATIVE: "u"}
_COURTESY = {
    "Pan": dict(zip(Case, ("Pan", "Pana", "Panu", "Pana", "Panem", "Panu", "Panie"), strict=True)),
    "Pani": dict(zip(Case, ("Pani", "Pani", "Pani", "Panią", "Panią", "Pani", "Pani"), strict=True)),
}


def decline_name(name: str, form: GrammaticalForm, case: Case) -> str:
    """Return a person's name in `case`.

    Args:
        name: Given names and surname in the nominative, also with "Pan", "Pani" or abbreviated degrees before them.
        form: The person's grammatical form. Where it is unknown, an unambiguous given name decides; a surname never
            does, and the name stays as it is.
        case: The case that is wanted.

    Returns:
        The name, each part declined, double surnames on both sides of the hyphen; particles ("von", "de"), initials and
        abbreviations as they are.
    """
    gender = person_gender(form) or person_gender(given_name_form(name))
    if not gender or case is Case.NOMINATIVE:
        return name
    words = name.split()
    last = max((i for i, word in enumerate(words) if _declines(word)), default=-1)
    return " ".join(
        _part(word, gender, case, SURNAME if i == last else GIVEN) if _declines(word) else word
        for i, word in enumerate(words)
    )


def _declines(word: str) -> bool:
    return word[0].isupper() and not word.endswith(".") and len(word) > 1


def _part(word: str, gender: str, case: Case, label: str) -> str:
    if word in _COURTESY:
        return _COURTESY[word][case]
    return "-".join(decline_word(piece, gender, case, label) for piece in word.split("-"))


@lru_cache(maxsize=4096)
def decline_word(word: str, gender: str, case: Case, label: str) -> str:
    """Return one name in `case`: from the dictionary where it has it as a name of this kind, else by its ending.

    Args:
        word: The name in the nominative.
        gender: "f" or "m1".
        case: The case that is wanted.
        label: "imię" or "nazwisko".
    """
    model = word.capitalize() if word.isupper() else word
    if _stays(model, gender, label):
        return word
    for wanted in (label, SURNAME if label == GIVEN else GIVEN):
        found = [
            form.text
            for form in forms(model)
            if wanted in form.labels and _named(form.lexeme, model) and form.has("subst", Number.SINGULAR, case, gender)
        ]
        if found:
            return match_capitals(_masculine_first(found, case) if model.endswith("io") else found[0], word)
    adjective = _as_adjective(model, gender, case)
    return match_capitals(adjective or decline_unknown(model, gender, case, label), word)


def decline_unknown(word: str, gender: str, case: Case, label: str) -> str:
    """Return one name in `case` by its ending alone, as if the dictionary had no such word.

    Args:
        word: The name in the nominative.
        gender: "f" or "m1".
        case: The case that is wanted.
        label: "imię" or "nazwisko".
    """
    if _stays(word, gender, label):
        return word
    foreign = foreign_form(word, gender, case, label)
    return foreign or learnt_form(word, gender, case, label) or decline_by_pattern(word, gender, case)


def _stays(word: str, gender: str, label: str) -> bool:
    """Whether it is a woman's surname that has the same form in every case."""
    return gender == "f" and label == SURNAME and not word.endswith("a")


def _masculine_first(texts: list[str], case: Case) -> str:
    """Return of equal forms that of the masculine pattern, so that "Puzio" takes one throughout: Puzia, Puziowi."""
    return next((text for text in texts if text.endswith(_MASCULINE.get(case, ""))), texts[0])


def _named(lexeme: str, name: str) -> bool:
    return re.match(rf"{re.escape(name)}(?::|$)", lexeme) is not None


def _as_adjective(name: str, gender: str, case: Case) -> str | None:
    """Return the form of a surname that is an adjective ("Leśna", "Czarny") and not a name in the dictionary."""
    for reading in analyses(name.lower()):
        if reading.pos == "adj" and reading.has("sg", "nom", gender, "pos"):
            found = (form.text for form in forms(reading.lexeme) if form.has("adj", "sg", case, gender, "pos"))
            return next(found, None)
    return None
