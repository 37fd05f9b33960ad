"""How a letter addresses its authors: salutation, possessive, the lines above the text."""

from collections.abc import Sequence
from enum import StrEnum

from corpus.model import Author, GrammaticalForm
from nlp.cases import Case
from nlp.inflection import decline_name, decline_phrase


class Party(StrEnum):
    """To whom a letter speaks: one person or several, by their grammatical forms."""

    FEMININE = "feminine"
    MASCULINE = "masculine"
    UNKNOWN = "unknown"
    WOMEN = "plural_feminine"
    MEN = "plural_masculine"
    SEVERAL = "plural"


_COUNCILLORS = {
    Party.FEMININE: "Szanowna Pani Radna,",
    Party.MASCULINE: "Szanowny Panie Radny,",
    Party.UNKNOWN: "Szanowna Pani Radna / Szanowny Panie Radny,",
    Party.WOMEN: "Szanowne Panie Radne,",
    Party.MEN: "Szanowni Panowie Radni,",
    Party.SEVERAL: "Szanowni Państwo Radni,",
}
_OTHERS = {
    Party.FEMININE: "Szanowna Pani,",
    Party.MASCULINE: "Szanowny Panie,",
    Party.UNKNOWN: "Szanowna Pani / Szanowny Panie,",
    Party.WOMEN: "Szanowne Panie,",
    Party.MEN: "Szanowni Panowie,",
    Party.SEVERAL: "Szanowni Państwo,",
}
_POSSESSIVES = {
    Party.FEMININE: "Pani",
    Party.MASCULINE: "Pana",
    Party.UNKNOWN: "Pani/Pana",
    Party.WOMEN: "Pań",
    Party.MEN: "Panów",
    Party.SEVERAL: "Państwa",
}
_PAN = ("Pan", "Pana", "Panu", "Pana", "Panem", "Panu", "Panie")
_PANI = ("Pani", "Pani", "Pani", "Panią", "Panią", "Pani", "Pani")
_PRONOUNS = {
    Party.FEMININE: _PANI,
    Party.MASCULINE: _PAN,
    Party.UNKNOWN: tuple(f"{hers}/{his}" for hers, his in zip(_PANI, _PAN, strict=True)),
    Party.WOMEN: ("Panie", "Pań", "Paniom", "Panie", "Paniami", "Paniach", "Panie"),
    Party.MEN: ("Panowie", "Panów", "Panom", "Panów", "Panami", "Panach", "Panowie"),
    Party.SEVERAL: ("Państwo", "Państwa", "Państwu", "Państwa", "Państwem", "Państwu", "Państwo"),
}
_RADNY = ("Radny", "Radnego", "Radnemu", "Radnego", "Radnym", "Radnym", "Radny")
_RADNA = ("Radna", "Radnej", "Radnej", "Radną", "Radną", "Radnej", "Radna")
_RADNI = ("Radni", "Radnych", "Radnym", "Radnych", "Radnymi", "Radnych", "Radni")
_RADNE = ("Radne", "Radnych", "Radnym", "Radne", "Radnymi", "Radnych", "Radne")
_OFFICES = {
    **{Party.FEMININE: _RADNA, Party.MASCULINE: _RADNY},
    **{Party.WOMEN: _RADNE, Party.MEN: _RADNI, Party.SEVERAL: _RADNI},
}
_CASES = tuple(Case)
_COURTESY = {GrammaticalForm.FEMININE: "Pani", GrammaticalForm.MASCULINE: "Pan", GrammaticalForm.UNKNOWN: "Pani/Pan"}


def party(authors: Sequence[Author]) -> Party:
    """Return what the authors are together; without authors, or with one of unknown form among several, "plural"."""
    forms = {author.form for author in authors}
    if len(authors) == 1:
        return Party(authors[0].form.value)
    if forms == {GrammaticalForm.FEMININE}:
        return Party.WOMEN
    return Party.MEN if forms == {GrammaticalForm.MASCULINE} else Party.SEVERAL


def salutation(authors: Sequence[Author], *, councillors: bool = True) -> str:
    """Return the salutation: "Szanowna Pani Radna,".

    An unknown form gives both ("Szanowna Pani Radna / Szanowny Panie Radny,"), which an officer completes; a letter
    without known authors is addressed to "Szanowni Państwo,".
    """
    if not authors:
        return _OTHERS[Party.SEVERAL]
    return (_COUNCILLORS if councillors else _OTHERS)[party(authors)]


def possessive(authors: Sequence[Author]) -> str:
    """Return whose the letter is, as in "odpowiadając na Pani interpelację"; "" where there is no author."""
    return _POSSESSIVES[party(authors)] if authors else ""


def pronoun(authors: Sequence[Author], case: Case = Case.NOMINATIVE) -> str:
    """Return the pronoun that speaks to the authors, in `case`: "dziękuję Pani", "przesyłam Państwu".

    Without authors it is "Państwo"; one of unknown form is "Pani/Pan".
    """
    return _PRONOUNS[party(authors)][_CASES.index(case)]


def spoken_of(authors: Sequence[Author], case: Case = Case.NOMINATIVE) -> str:
    """Return how the text names its readers in the third person: "o których wspomina Pani Radna"; "Państwo" if none.

    Args:
        authors: Councillors.
        case: The case that is wanted: "zgodnie z wnioskiem Pani Radnej", "przesyłam Państwu Radnym".
    """
    if not authors:
        return pronoun(authors, case)
    together = party(authors)
    if together is Party.UNKNOWN:
        return " / ".join(_titled(one, case) for one in (Party.FEMININE, Party.MASCULINE))
    return _titled(together, case)


def _titled(together: Party, case: Case) -> str:
    place = _CASES.index(case)
    return f"{_PRONOUNS[together][place]} {_OFFICES[together][place]}"


def courtesy(author: Author, case: Case = Case.NOMINATIVE) -> str:
    """Return "Pan" or "Pani" with the name, in `case`: "Panu Jakubowi Koskowi"."""
    return decline_name(f"{_COURTESY[author.form]} {author.name}".strip(), author.form, case)


def addressee_lines(author: Author, function: str = "") -> tuple[str, ...]:
    """Return the address block in the nominative: "Pani", "Anna Kowalska", "Radna Miasta Krakowa".

    Args:
        author: The addressee, the name in the nominative.
        function: What stands under the name, where it differs from the author's role.
    """
    lines = (_COURTESY[author.form], author.name, function or author.role)
    return tuple(line for line in lines if line)


def function_in(function: str, form: GrammaticalForm, case: Case) -> str:
    """Return a person's function in `case`; a woman's masculine title stays ("Panią Dyrektor")."""
    return decline_phrase(function, case, form=form)
