"""To whom a letter is written: the block between the date line and the salutation."""

import re
from collections.abc import Sequence

from corpus.model import Addressee, GrammaticalForm
from ingest.parsers.lines import Line, head_lines, is_salutation
from ingest.parsers.persons import find_persons, in_nominative

_PERSON = re.compile(
    r"^\W*(?:do\s*:?\s*)?(?:(?:Szanown[yaie]\w*|Sz\.?|Wielce\s+Szanown\w+)\s+)?"
    r"(?P<title>Pan(?:i|u|ią)?|P\.|PAN(?:I|U)?)(?!\w)[\s:]*(?P<rest>.*)$",
)
_BODY = re.compile(
    r"^\W*(?i:(?:do|adresat)\s*:\s*|do\s+|na\s+ręce\s+)?(?P<body>(?:Prezydent|Wiceprezydent|Burmistrz|Wójt|Starost|Marszał|Przewodnicząc|"
    r"Minist|Prezes|Wojewod|Rad[ay]\b|Urz[ąę]d|Komisj|Zarząd|Dyrektor|PREZYDENT|BURMISTRZ|WÓJT|STAROSTA|MARSZAŁEK|PRZEWODNICZĄC|URZĄD|RADA\b)"
    r"[^.:;?!]{0,140})$"
)
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
            body = re.split(r"\s+za\s+pośrednictwem\b", match["body"])[0]
            return Addressee("", " ".join([body.strip(" ,"), *_further(head, index + 1)]), _addressed(lines))
    return None


def _addressed(lines: Sequence[Line]) -> GrammaticalForm:
    """The form in which the salutation addresses one person."""
    for line in lines[:45]:
        if is_salutation(line.text):
            if re.search(r"\bPani\b", line.text):
                return GrammaticalForm.FEMININE
            return GrammaticalForm.MASCULINE if re.search(r"\bPanie?\b", line.text) else GrammaticalForm.UNKNOWN
    return GrammaticalForm.UNKNOWN


def _person(head: Sequence[str], index: int, text: str) -> Addressee | None:
    match = _PERSON.match(text)
    if match is None or len(text) > _MAX:
        return None
    rest, after = match["rest"].strip(), index + 1
    if not rest and after < len(head):
        rest, after = head[after], after + 1
    form = _form(match["title"])
    person = next(iter(find_persons(rest)), None)
    if person is None and _FUNCTION.match(rest) and after < len(head):
        below = next(find_persons(head[after]), None)
        if below is not None and (below.start, below.end) == (0, len(head[after].rstrip(","))):
            return Addressee(below.name, " ".join([rest.strip(" ,"), *_further(head, after + 1)]), form)
    if person is None:
        return Addressee("", rest.strip(" ,"), form) if _FUNCTION.match(rest) else None
    if rest[: person.start].strip():
        return None
    name = person.name if person.nominative else in_nominative(person.name, form)
    behind = rest[person.end :].strip(" ,–-")
    return Addressee(name, " ".join([*([behind] if behind else []), *_further(head, after)]), form)


def _form(title: str) -> GrammaticalForm:
    return GrammaticalForm.FEMININE if title.lower() in {"pani", "panią"} else GrammaticalForm.MASCULINE


def _further(head: Sequence[str], index: int) -> list[str]:
    """The lines of the function under a name."""
    found: list[str] = []
    for text in head[index : index + 3]:
        if len(text) > _MAX or _THROUGH.match(text) or not (_FUNCTION.match(text) or (_GOES_ON.match(text))):
            break
        found.append(text.strip(" ,"))
    return found


def _is_sender(head: Sequence[str], index: int) -> bool:
    """Whether a line names the sender: a councillor, or the function right under a name in the first lines."""
    if _SENDER.match(head[index]):
        return True
    above = next(find_persons(head[index - 1]), None) if 0 < index < 4 else None
    return above is not None and (above.start, above.end) == (0, len(head[index - 1]))
