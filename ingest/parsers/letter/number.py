"""The number of the interpellation or enquiry that a letter is or answers."""

import re

SCOPE = 6000
_ASKED = r"(?:interpelac\w+|zapyta\w+|wystąpieni\w+)"
_VALUE = r"(?P<number>[A-ZŻ]{0,4}[-/]?\d[\w]*(?:[./-][\w]+)*)"
_SYSTEM = re.compile(r"\bK\d{1,2}\s?(?:INT|ZAP)\s?0*(?P<number>\d+)", re.IGNORECASE)
_LABEL = r"(?:nr\.?|numer\w*|n\s?r|№|znak|o\s+nr|o\s+numer\w*)"
_FOREIGN = (
    r"(?:poz|druk\w*|ustaw\w*|uchwa\w+|dróg|drog\w+|dział\w+|działe?k\w*|pytani\w*|Dz|szko\w+|lini\w+|zarządzeni\w*|"
    r"rozporządzen\w*|szpital\w*|przedszkol\w*|punkt\w*|autobus\w*|tramwaj\w*|lok\w*)"
)
_NAMED = re.compile(
    rf"\b{_ASKED}(?P<between>(?:(?!\b{_FOREIGN}\b)[^?!;]){{0,400}}?)"
    rf"[\s(\[„]{_LABEL}\s*:?\s*(?:K\d{{1,2}}(?:INT|ZAP))?{_VALUE}",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\b{_ASKED}(?:\s+poselsk\w+)?\s+(?P<number>\d{{3,6}}|\d{{1,5}}/\d{{2,4}})(?![\w.]*\d|\s*r\b)", re.IGNORECASE
)
_REGISTER = re.compile(
    r"^\W*(?:nr|numer)\s+(?:interpelacji|zapytania|rejestru|wpisu)?\s*:?\s*(?P<number>[\w./-]*\d[\w./-]*)",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE_END = re.compile(r"[.?!]\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])")
_ABBREVIATED = re.compile(
    r"\b(?:r|br|ww|im|nr|dot|ul|os|al|św|tj|np|m\.in|prof|dr|poz|ust|art|pkt|K|RP|\w)\.\s+$", re.IGNORECASE
)


def find_number(text: str) -> str | None:
    """Return the number as an officer writes it ("7278", "15/2025", "RI-IX/000779"), or `None`.

    "interpelacja nr 7278", "interpelację numer 7278", "interpelacją Pana Posła (nr 7278)", "znak: K10INT07278" and
    "interpelację 7278" are read. Numbers of acts, plots, schools or questions in between are not.
    """
    head = text[:SCOPE]
    candidates = [
        *((match.start("number"), match["number"]) for match in _SYSTEM.finditer(head)),
        *(
            (match.start("number"), match["number"])
            for match in _NAMED.finditer(head)
            if _one_sentence(match["between"])
        ),
        *((match.start("number"), match["number"]) for match in _BARE.finditer(head)),
    ]
    if candidates:
        return _tidy(min(candidates)[1])
    register = _REGISTER.search(head)
    return _tidy(register["number"]) if register else None


def _one_sentence(between: str) -> bool:
    return all(_ABBREVIATED.search(between[: match.end()]) for match in _SENTENCE_END.finditer(between))


def _tidy(number: str) -> str:
    return number.rstrip(".-/")
