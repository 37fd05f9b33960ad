"""Couples and families: the plural of a surname ("Państwo Kowalscy", "Państwu Nowakom")."""

from functools import lru_cache

from nlp.cases import Case, Number, match_capitals
from nlp.foreign import foreign_plural
from nlp.morphology import forms, plain_lemma
from nlp.paradigms import learnt_plural

_SURNAME = "nazwisko"
_STATE = dict(zip(Case, ("Państwo", "Państwa", "Państwu", "Państwa", "Państwem", "Państwu", "Państwo"), strict=True))


def couple(surname: str, case: Case = Case.NOMINATIVE) -> str:
    """Return a couple or family with its courtesy in `case`: "Państwu Kowalskim".

    Args:
        surname: The husband's surname in the nominative singular; one that both bear.
        case: The case that is wanted.
    """
    return f"{_STATE[case]} {family_name(surname, case)}"


def family_name(surname: str, case: Case) -> str:
    """Return the plural of a surname in `case`, of double ones both parts: "Kowalskich", "Nowaków-Zarębów".

    The dictionary decides where it has the surname, its ending elsewhere; a name that has no plural stays.
    """
    return "-".join(_plural(part, case) for part in surname.split("-"))


@lru_cache(maxsize=2048)
def _plural(surname: str, case: Case) -> str:
    model = surname.capitalize() if surname.isupper() else surname
    known = [
        form.text
        for form in forms(model)
        if _SURNAME in form.labels
        and plain_lemma(form.lexeme) == model
        and form.has("subst", Number.PLURAL, case, "m1")
    ]
    if known:
        return match_capitals(next((text for text in known if text.endswith("owie")), known[0]), surname)
    other = foreign_plural(model, case) or (learnt_plural(model, case) if model.isalpha() else None)
    return match_capitals(other or surname, surname)
