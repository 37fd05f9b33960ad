"""To whom a letter is written: the block between the date line and the salutation."""

import re
from collections.abc import Sequence

from corpus.model import Addressee, GrammaticalForm
from ingest.parsers.letter.signatory import name_alone
from ingest.parsers.lines import Line, head_lines, is_salutation
from ingest.parsers.persons import Person, find_persons, form_of_first_name, in_nominative

_PERSON = re.compile(
    r"^\W*(?:do\s*:?\s*)?(?:(?:Szanown[yaie]\w*|Sz\.?|Wielce\s+Szanown\w+)\s+)?"
    r"(?P<title>Pan(?:i|u|ią)?|P\.|PAN(?:I|U)?)(?!\w)[\s:]*(?P<rest>.*)$",
)
_BODY = re.compile(
    r"^\W*(?i:(?:do|adresat)\s*:\s*|do\s+|na\s+ręce\s+)?(?P<body>(?:Prezydent|Wiceprezydent|Burmistrz|Wójt|Starost|Marszał|Przewodnicząc|"
    r"Minist|Prezes|Wojewod|Rad[ay]\b|Urz[ąę]d|Komisj|Zarząd|Dyrektor|PREZYDENT|BURMISTRZ|WÓJT|STAROSTA|MARSZAŁEK|PRZEWODNICZĄC|URZĄD|RADA\b)"
    r"[^.:;?!]{0,140})$"
)
_THROUGH_TAIL = re.compile(r"[\s,;–-]*\bza\s+pośrednictwem\b", re.IGNORECASE)
_UNKNOWN = GrammaticalForm.UNKNOWN
_THROUGH = re.compile(r"^\W*za\s+pośrednictwem\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"^(?:Miasta|Sejmu|Rady|Rzeczypospolitej|Rzeczpospolitej|Gminy|Powiatu|Województwa|w\s|m\.\s?st\.|RP\b|i\s|oraz\s|ds\.)"
)
_FUNCTION = re.compile(
    r"^(?:Prezydent|Wiceprezydent|Burmistrz|Wójt|Starost|Marszał|Wicemarszał|Przewodnicząc|Wiceprzewodnicząc|Minist|Prezes|Wojewod|"
    r"Radn|Pos[eł]|Posłan|Senator|Dyrektor|Sekretarz|Podsekretarz|Zastęp|Skarbnik|Kierownik|Naczelnik)",
    re.IGNORECASE,
)
_SENDER = re.compile(r"^\W*(?:radn|klub|pose|posł|senat)", re.IGNORECASE)
_MAX = 140


def find_addressee(lines: Sequence[Line]) -> Addressee | None:
    """Return the addressee from the letter's head, or `None`.

    "Pan / Włodzimierz Nowy / Marszałek Sejmu" gives name, function and grammatical form; "Prezydent Miasta Zalesia"
    alone gives the function only. The name is put into the nominative where the block is in the dative.
    """
    head = [line.text for line in head_lines(lines)]
    found = [addressee for index, text in enumerate(head) if (addressee := _person(head, index, text))]
    if found:
        return found[0]
    for index, text in enumerate(head):
        match = _BODY.match(text)
        if match and not _is_sender(head, index):
            function = " ".join(_functions(head, match["body"], index + 1))
            return _of_office(function, head[index + 1] if index + 1 < len(head) else "", _addressed(lines))
    return None


def _own(function: str) -> str:
    """A function without the person through whom the letter goes, which may follow on the same line or below."""
    return _THROUGH_TAIL.split(function)[0].strip(" ,;–-")


def _of_office(function: str, below: str, form: GrammaticalForm) -> Addressee:
    """The holder of an office, with the name where it fills the line below."""
    person = name_alone(below)
    if person is None or _PERSON.match(below):
        return Addressee("", function, form)
    return Addressee(person.name, function, form if form is not _UNKNOWN else form_of_first_name(person.name))


def _addressed(lines: Sequence[Line]) -> GrammaticalForm:
    """The form in which the salutation addresses one person."""
    for line in lines[:45]:
        if is_salutation(line.text):
            if re.search(r"\bPani\b", line.text):
                return GrammaticalForm.FEMININE
            return GrammaticalForm.MASCULINE if re.search(r"\bPanie?\b", line.text) else _UNKNOWN
    return _UNKNOWN


def _person(head: Sequence[str], index: int, text: str) -> Addressee | None:
    match = _PERSON.match(text)
    if match is None or len(text) > _MAX:
        return None
    rest, after = match["rest"].strip(), index + 1
    if not rest and after < len(head):
        rest, after = head[after], after + 1
    form = _form(match["title"])
    person = next(iter(find_persons(rest)), None)
    if person is None:
        return _function_first(head, rest, after, form)
    before = rest[: person.start].strip(" ,–-")
    if before and not _FUNCTION.match(before):
        return None
    further = _functions(head, rest[person.end :], after)
    return _named(person, " ".join([before] if before else further or _above(head, index)), form)


def _function_first(head: Sequence[str], rest: str, after: int, form: GrammaticalForm) -> Addressee | None:
    """Read "Pan / Prezydent Miasta Zalesia", with or without the name on the line below."""
    if not _FUNCTION.match(rest):
        return None
    below = next(find_persons(head[after]), None) if after < len(head) else None
    if below is not None and (below.start, below.end) == (0, len(head[after].rstrip(","))):
        return _named(below, " ".join(_functions(head, rest, after + 1)), form)
    return Addressee("", " ".join(_functions(head, rest, after)), form)


def _named(person: Person, function: str, form: GrammaticalForm) -> Addressee:
    name = person.name if person.nominative else in_nominative(person.name, form)
    return Addressee(name, function, form if form is not _UNKNOWN else form_of_first_name(name))


def _above(head: Sequence[str], index: int) -> list[str]:
    """The function on the line above "Pan Jan Nowy", where it is not the sender's."""
    match = _BODY.match(head[index - 1]) if index else None
    return [_own(match["body"])] if match and not _is_sender(head, index - 1) else []


def _form(title: str) -> GrammaticalForm:
    """The form of "Pan" or "Pani"; "P." does not tell."""
    if title.upper() == "P.":
        return _UNKNOWN
    return GrammaticalForm.FEMININE if title.lower() in {"pani", "panią"} else GrammaticalForm.MASCULINE


def _functions(head: Sequence[str], first: str, index: int) -> list[str]:
    """The function that `first` begins, with its lines from `index` on; none of the person through whom it goes."""
    own = _own(first)
    return [*([own] if own else []), *([] if _THROUGH_TAIL.search(first) else _further(head, index))]


def _further(head: Sequence[str], index: int) -> list[str]:
    """The lines of the function under a name."""
    found: list[str] = []
    for text in head[index : index + 3]:
        if len(text) > _MAX or _THROUGH.match(text) or not (_FUNCTION.match(text) or (_GOES_ON.match(text))):
            break
        found.append(_own(text))
        if _THROUGH_TAIL.search(text):
            break
    return found


def _is_sender(head: Sequence[str], index: int) -> bool:
    """Whether a line names the sender: a councillor, or the function right under a name in the first lines."""
    if _SENDER.match(head[index]):
        return True
    above = next(find_persons(head[index - 1]), None) if 0 < index < 4 else None
    named = above is not None and (above.start, above.end) == (0, len(head[index - 1]))
    return named and not (index > 1 and _SENDER.match(head[index - 2]))
