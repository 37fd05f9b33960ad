"""The number of the interpellation or enquiry that a letter is or answers."""

import re
from collections.abc import Iterator

SCOPE = 6000
REACH = 450
_ASKED = r"(?:interpelac\w+|zapyta\w+|wystąpieni\w+)"
_VALUE = r"(?P<number>(?:[A-ZŻ]{1,5}(?:-[IVXL]+)?[-/])?[A-ZŻ]{0,2}\d\w*(?:[./-]\w+)*)"
_SYSTEM = re.compile(r"\bK\d{1,2}\s?(?:INT|ZAP)\s?0*(?P<number>\d+)", re.IGNORECASE)
_LETTER = re.compile(rf"\b{_ASKED}", re.IGNORECASE)
_MENTIONED = re.compile(
    r"\b(?:na|do|odpowied\w+\s+na|nawiązani\w+\s+do|moj\w+|poprzedni\w+|wcześniejsz\w+)\s+(?:\w+\s+){0,2}?"
    r"(?:interpelac\w+|zapytani\w+)\s+(?:nr\.?|numer\w*)\s*\S+",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"(?<=[\s(\[„,])(?:nr\.?|numer\w*|n\s?r|№|znak)\s*:?\s*(?:K\d{{1,2}}(?:INT|ZAP))?{_VALUE}", re.IGNORECASE
)
_FOREIGN = re.compile(
    r"(?:\b(?:poz|druk\w*|ustaw\w*|uchwa\w+|dróg|drog\w+|drodze|dział\w+|działe?k\w*|pytani\w*|Dz|szko\w+|lini\w+|"
    r"zarządzeni\w*|rozporządzen\w*|szpital\w*|przedszkol\w*|żłob\w+|punkt\w*|autobus\w*|tramwaj\w*|lok\w*|obręb\w*|"
    r"liceum|zesp\w+|komisj\w+|pism\w*|umow\w*|kod\w*)\b[^,;(]{0,30})$",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\b{_ASKED}(?:\s+poselsk\w+)?\s+(?P<number>\d{{3,6}}|\d{{1,5}}/\d{{2,4}})(?![\w.]*\d|\s*r\b)", re.IGNORECASE
)
_REGISTER = re.compile(
    r"^\W*(?:nr|numer)\s+(?:interpelacji|zapytania|rejestru|wpisu)?\s*:?\s*(?P<number>[\w./-]*\d[\w./-]*)",
    re.IGNORECASE | re.MULTILINE,
)
_MATTER = re.compile(
    r"\b(?:w\s+sprawie|w\s+sprawach|dotycz\w+|ws\.|dot\.|w\s+zakresie|w\s+przedmiocie|odnośnie|o(?=\s+(?!numer)))",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.?!]\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])")
_ABBREVIATED = re.compile(
    r"\b(?:r|br|ww|im|nr|dot|ul|os|al|św|tj|np|m\.in|prof|dr|poz|ust|art|pkt|K|RP|\w)\.\s+$", re.IGNORECASE
)


def find_number(text: str, *, own: bool = False) -> str | None:
    """Return the number as an officer writes it ("7278", "15/2025", "RI-IX/000779"), or `None`.

    "interpelacja nr 7278", "interpelację numer 7278", "interpelacją Pana Posła (nr 7278)", "znak: K10INT07278" and
    "interpelację 7278" are read. Numbers of acts, plots, schools or questions in between are not.

    Args:
        text: The stored text.
        own: Whether the letter asks itself: one that it only mentions ("w odpowiedzi na interpelację nr 5") does not
            count then.
    """
    head = _MENTIONED.sub(lambda match: "_" * len(match[0]), text[:SCOPE]) if own else text[:SCOPE]
    candidates = [
        *((match.start("number"), match["number"]) for match in _SYSTEM.finditer(head)),
        *((match.start("number"), match["number"]) for match in _labelled(head, answers=not own)),
        *((match.start("number"), match["number"]) for match in _BARE.finditer(head)),
    ]
    if candidates:
        return _tidy(min(candidates)[1])
    register = _REGISTER.search(head)
    return _tidy(register["number"]) if register else None


def _labelled(head: str, *, answers: bool) -> Iterator[re.Match[str]]:
    """Yield labelled numbers ("nr 12") in the sentence of "interpelacja" that belong to nothing else there.

    Behind "w sprawie …" a number is the subject's ("chodnika nr 33"); a reply may set the letter's own one apart there
    ("w sprawie mostu (nr 7278)", "w sprawie mostu, o numerze 7278").
    """
    for letter in _LETTER.finditer(head):
        for match in _LABELLED.finditer(head, letter.end(), letter.end() + REACH):
            between = head[letter.end() : match.start()]
            if not _one_sentence(between):
                break
            if _MATTER.search(between) and not (answers and _set_apart(between)):
                continue
            if not _FOREIGN.search(between):
                yield match
                break


def _set_apart(between: str) -> bool:
    return bool(re.search(r"(?:\(|\bo)\s*$", between))


def _one_sentence(between: str) -> bool:
    return all(_ABBREVIATED.search(between[: match.end()]) for match in _SENTENCE_END.finditer(between))


def _tidy(number: str) -> str:
    return number.rstrip(".-/")
