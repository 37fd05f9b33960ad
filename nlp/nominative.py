"""A person's name back in the nominative: "Pani Annie Kowalskiej" is Anna Kowalska, "Pana Jakuba Koska" Jakub Kosek."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import GrammaticalForm
from nlp.cases import Case, match_capitals, person_gender
from nlp.lexicon import lexeme_key, load_lexicon
from nlp.morphology import Analysis, analyses
from nlp.patterns import nominatives_by_pattern

_GENDERS = ("f", "m1")
_TITLES: dict[str, tuple[str, frozenset[Case]]] = {
    "pan": ("m1", frozenset({Case.NOMINATIVE})),
    "pana": ("m1", frozenset({Case.GENITIVE, Case.ACCUSATIVE})),
    "panu": ("m1", frozenset({Case.DATIVE, Case.LOCATIVE})),
    "panem": ("m1", frozenset({Case.INSTRUMENTAL})),
    "panie": ("m1", frozenset({Case.VOCATIVE})),
    "panią": ("f", frozenset({Case.ACCUSATIVE, Case.INSTRUMENTAL})),
    "pani": ("f", frozenset(Case) - {Case.ACCUSATIVE, Case.INSTRUMENTAL}),
}
_ROLES = ("radn", "posł", "poseł", "senator", "przewodnicząc", "wiceprzewodnicząc", "prezydent", "burmistrz", "marszał")
_ORDER = tuple(Case)
_MASCULINE_ENDINGS = ("ego", "emu", "owi", "iem", "em", "icza", "iczu")


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is known of a name: its words, their gender, and the cases that it may stand in."""

    words: tuple[str, ...]
    gender: str
    cases: frozenset[Case]


def nominative_name(name: str, form: GrammaticalForm = GrammaticalForm.UNKNOWN) -> str:
    """Return a person's name in the nominative, without "Pan", "Pani" and a councillor's or deputy's title before it.

    The case is the first in which every part of the name has a reading; a name that can be in the nominative is left
    as it is. An unknown form is taken from "Pan" or "Pani", else from the given name.

    Args:
        name: The name in any case of the singular.
        form: The person's grammatical form, where it is known.
    """
    frame = _frame(name, form)
    if not frame.words:
        return name.strip()
    genders = (frame.gender,) if frame.gender else _GENDERS
    for case in (case for case in _ORDER if case in frame.cases):
        for gender in genders:
            found = _in_case(frame.words, gender, case)
            if found:
                return found
    return " ".join(frame.words)


def given_name_form(name: str) -> GrammaticalForm:
    """Return the grammatical form that the given name shows, "Pan" or "Pani" before it first; else unknown.

    Only a word that the dictionary has as a given name of one gender decides, never a surname.
    """
    frame = _frame(name, GrammaticalForm.UNKNOWN)
    genders = {frame.gender} - {""}
    if not genders and len(frame.words) > 1:
        readings = [
            reading for reading in analyses(frame.words[0]) if "imię" in reading.labels and reading.has("sg", "nom")
        ]
        genders = {gender for gender in _GENDERS for reading in readings if reading.has(gender)}
    if len(genders) != 1:
        return GrammaticalForm.UNKNOWN
    return GrammaticalForm.FEMININE if genders == {"f"} else GrammaticalForm.MASCULINE


def _frame(name: str, form: GrammaticalForm) -> _Frame:
    gender, cases = person_gender(form), frozenset(Case)
    words = name.split()
    while words and (words[0].lower() in _TITLES or (len(words) > 1 and words[0].lower().startswith(_ROLES))):
        titled, allowed = _TITLES.get(words[0].lower(), (gender, cases))
        gender, cases = gender or titled, cases & allowed
        words = words[1:]
    return _Frame(tuple(words), gender, cases or frozenset(Case))


def _in_case(words: tuple[str, ...], gender: str, case: Case) -> str | None:
    """Return the name with each part as if it stood in `case`; `None` when a part cannot."""
    last = max((i for i, word in enumerate(words) if _declines(word)), default=-1)
    parts = [_part(word, gender, case, surname=i == last) if _declines(word) else word for i, word in enumerate(words)]
    return " ".join(part for part in parts if part) if all(parts) else None


def _declines(word: str) -> bool:
    return word[0].isupper() and not word.endswith(".") and len(word) > 1


def _part(word: str, gender: str, case: Case, *, surname: bool) -> str | None:
    pieces = [_piece(piece, gender, case, surname=surname) for piece in word.split("-")]
    return "-".join(piece for piece in pieces if piece) if all(pieces) else None


@lru_cache(maxsize=4096)
def _piece(word: str, gender: str, case: Case, *, surname: bool) -> str | None:
    """Return the nominative of one name in `case`, or `None`; one that the dictionary lacks is read by its ending."""
    model = word.capitalize() if word.isupper() else word
    label = "nazwisko" if surname else "imię"
    fitting = [r for r in analyses(model) if r.has("sg", case, gender) and label in r.labels and r.lemma[0].isupper()]
    if fitting:
        return match_capitals(_likeliest(fitting), word)
    if any(label in reading.labels for reading in analyses(model)):
        return None
    if case is Case.NOMINATIVE:
        return None if _oblique(model, gender) else word
    if gender == "f" and surname and not model.endswith(("ej", "ą", "ę", "y", "i", "e")):
        return word
    guesses = nominatives_by_pattern(model, gender, case)
    return match_capitals(guesses[0], word) if guesses else None


def _oblique(word: str, gender: str) -> bool:
    """Whether the word ends like a name in another case than the nominative."""
    if gender == "f":
        return word.endswith(("ej", "ą", "ę", "ii", "ie", "ze", *_MASCULINE_ENDINGS))
    return word.endswith(("ę", "ą", *_MASCULINE_ENDINGS))


def _likeliest(readings: Iterable[Analysis]) -> str:
    """Return the lemma that text knows best; of equals, one with the moving vowel of -ek and -ec, then the shortest."""
    lexemes = load_lexicon().lexemes
    return max(
        readings,
        key=lambda r: (lexemes.get(lexeme_key(r), 0.0), r.lemma.endswith(("ek", "ec")), -len(r.lemma)),
    ).lemma
