"""Names of persons in a line: found by the dictionary's first names, told from functions and offices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import GrammaticalForm
from nlp.inflection import nominative_name
from nlp.morphology import Analysis, analyses

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻÄÖÜŠČŽ"
_OFFICE = (
    "(?:Wice|Prezydent|Burmistrz|Wójt|Starost|Marszał|Przewodnicz|Minist|Sekretarz|Dyrektor|Zastęp|Radn|Pose|Posł|"
    "Senator|Skarbnik|Kierownik|Naczelnik|Prezes)"
)
_TOKEN = re.compile(
    rf"(?:[{_UPPER}]\.(?=\s)|[{_UPPER}][\w’']*(?:(?:\s?-\s?|–)(?!{_OFFICE})[{_UPPER}][\w’']+)*|\b(?:von|van|de|da|di)\b)"
)
_GLUE = re.compile(r"[ \t\xa0]+")
_INITIAL = re.compile(rf"[{_UPPER}]\.")
_PARTICLES = frozenset({"von", "van", "de", "da", "di"})
_FIRST_NAME = "imię"
_SURNAME = "nazwisko"
_FUNCTIONS = frozenset(
    [
        "sekretarz",
        "podsekretarz",
        "minister",
        "ministra",
        "ministerstwo",
        "prezydent",
        "wiceprezydent",
        "burmistrz",
        "wiceburmistrz",
        "wójt",
        "starosta",
        "wicestarosta",
        "marszałek",
        "wicemarszałek",
        "wojewoda",
        "wicewojewoda",
        "prezes",
        "wiceprezes",
        "przewodniczący",
        "wiceprzewodniczący",
        "przewodnicząca",
        "wiceprzewodnicząca",
        "radny",
        "radna",
        "poseł",
        "posłanka",
        "senator",
        "senatorka",
        "zastępca",
        "zastępczyni",
        "dyrektor",
        "dyrektorka",
        "wicedyrektor",
        "naczelnik",
        "kierownik",
        "pełnomocnik",
        "pełnomocniczka",
        "skarbnik",
        "skarbniczka",
        "szef",
        "główny",
        "członek",
        "członkini",
        "urząd",
        "wydział",
        "departament",
        "biuro",
        "zarząd",
    ],
)
_NEVER_NAMES = frozenset(
    [
        "stan",
        "miasto",
        "miejski",
        "rada",
        "sejm",
        "senat",
        "gmina",
        "powiat",
        "województwo",
        "dzielnica",
        "klub",
        "komisja",
        "komitet",
        "kancelaria",
        "pan",
        "pani",
        "szanowny",
        "rzeczpospolita",
        "polska",
        "polski",
        "z",
        "dokument",
        "podpis",
        "podpisany",
        "podpisano",
        "kwalifikowany",
        "elektroniczny",
        "osiedle",
        "ulica",
        "wyraz",
        "poważanie",
        "szacunek",
        "interpelacja",
        "zapytanie",
        "odpowiedź",
        "sprawa",
        "rp",
        "państwo",
    ],
)
_ROLES = _FUNCTIONS | _NEVER_NAMES


@dataclass(frozen=True, slots=True)
class Person:
    """A name in a text; `name` keeps the case in which it stands, with capitals set right ("Paweł Bejda")."""

    name: str
    start: int
    end: int
    nominative: bool

    @property
    def first_name(self) -> str:
        """The first word of the name."""
        return self.name.split()[0]


def find_persons(text: str) -> Iterator[Person]:
    """Yield the names in one line: a first name of the dictionary and one to three capitalised words behind it.

    Functions ("Sekretarz Stanu") end a name; a run in which the surname comes first ("KOWALSKI Jan") is turned round.
    """
    for run in _runs(text):
        yield from _names_in(text, run)


def set_capitals(name: str) -> str:
    """Write a name that stands in capitals as one writes names: "NOWAK-BIAŁA" becomes "Nowak-Biała"."""
    words = re.sub(r"\s?[-–]\s?", "-", name.strip()).split()
    return " ".join("-".join(_capital(part) for part in word.split("-")) for word in words)


def form_of_first_name(name: str) -> GrammaticalForm:
    """Return the gender that the dictionary gives to a first name in the nominative.

    `UNKNOWN` where it has two or none. The surname is not looked at.
    """
    first = name.split(maxsplit=1)[0] if name.split() else ""
    genders = {_gender(reading) for reading in analyses(first) if _is_first_name(reading) and reading.has("sg", "nom")}
    return genders.pop() if len(genders) == 1 else GrammaticalForm.UNKNOWN


def in_nominative(name: str, form: GrammaticalForm) -> str:
    """Return a name in the nominative: "Annie Kowalskiej" becomes "Anna Kowalska"."""
    return nominative_name(name, form)


def is_role_word(word: str) -> bool:
    """Whether a word names a function or an office rather than a person."""
    return _in(_ROLES, word)


def is_function_word(word: str) -> bool:
    """Whether a word opens the name of a function ("Podsekretarz", "Zastępczyni", "Radny")."""
    return _in(_FUNCTIONS, word)


def _in(words: frozenset[str], word: str) -> bool:
    lower = word.lower().strip(".")
    return lower in words or any(reading.lemma.lower() in words for reading in analyses(lower))


def _capital(part: str) -> str:
    return part.capitalize() if part.isupper() and len(part) > 2 else part


def _gender(reading: Analysis) -> GrammaticalForm:
    return GrammaticalForm.FEMININE if reading.has("f") else GrammaticalForm.MASCULINE


def _is_first_name(reading: Analysis) -> bool:
    return _FIRST_NAME in reading.labels


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield runs of capitalised words that only spaces divide."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if run and not _GLUE.fullmatch(text, run[-1].end(), token.start()):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _names_in(text: str, run: list[re.Match[str]]) -> Iterator[Person]:
    index = 0
    while index < len(run):
        length = _name_length(run, index)
        if length < 2:
            index += 1
            continue
        words = [match[0] for match in run[index : index + length]]
        yield _person(text, run[index].start(), run[index + length - 1].end(), words)
        index += length


def _name_length(run: list[re.Match[str]], index: int) -> int:
    """How many words from `index` on make one name; 0 where none begins."""
    if not _opens_name(run[index][0]) and not _surname_first(run, index) and not _initialled(run, index):
        return 0
    length = 1
    for match in run[index + 1 : index + 4]:
        word = match[0]
        if not _goes_on(word, first=length == 1):
            break
        length += 1
    while length > 1 and run[index + length - 1][0].lower() in _PARTICLES:
        length -= 1
    return length


def _opens_name(word: str) -> bool:
    title = set_capitals(word)
    if "-" in title or is_role_word(title):
        return False
    return any(_is_first_name(reading) for reading in analyses(title))


def _initialled(run: list[re.Match[str]], index: int) -> bool:
    """Whether an initial and a surname stand here ("K. Nowak"), and nothing that could be a street behind "ul."."""
    return index == 0 and len(run) == 2 and bool(_INITIAL.fullmatch(run[0][0])) and _is_surname(run[1][0])


def _surname_first(run: list[re.Match[str]], index: int) -> bool:
    """Whether "KOWALSKI Jan" stands here: one surname right before a first name that ends the run."""
    if index + 2 != len(run) or not _opens_name(run[index + 1][0]):
        return False
    return _is_surname(run[index][0])


def _is_surname(word: str) -> bool:
    title = set_capitals(word)
    readings = analyses(title)
    return not is_role_word(title) and (readings[0].tag == "ign" or any(_SURNAME in r.labels for r in readings))


def _goes_on(word: str, *, first: bool) -> bool:
    if _INITIAL.fullmatch(word) or word in _PARTICLES:
        return True
    title = set_capitals(word)
    if "-" in title:
        return True
    if is_role_word(title):
        return first and any(_SURNAME in reading.labels for reading in analyses(title)) and word[1:].islower()
    return True


def _person(text: str, start: int, end: int, words: list[str]) -> Person:
    titles = [set_capitals(word) for word in words]
    initialled = bool(_INITIAL.fullmatch(titles[0]))
    if not initialled and not _opens_name(titles[0]) and len(titles) == 2:
        titles.reverse()
    nominative = initialled or any(
        _is_first_name(reading) and reading.has("sg", "nom") for reading in analyses(titles[0])
    )
    return Person(" ".join(titles), start, end, nominative)
