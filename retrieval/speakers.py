"""Who speaks in minutes: what a councillor or a resident said there is not what the city says."""

import re
from collections.abc import Iterable, Iterator

_LABEL = re.compile(
    r"\s*(?P<who>(?:(?:Pani?|p\.|Radn[ya]|(?:Wice)?[Pp]rzewodnicząc\w+|(?:Wice)?[Pp]rezydent\w*|Zastęp\w+|Burmistrz|Wójt|"
    r"Sekretarz|Skarbnik|Dyrektor\w*|Naczelni\w+|Kierowni\w+|Komendant\w*|Mieszka\w+|Pose[łl]|Posłanka|Senator\w*|"
    r"Pełnomocni\w+|Rzeczni\w+)\b)[^:!?\n]{1,140}?)\s*[:–]\s+(?=[„\"A-ZĄĆĘŁŃÓŚŹŻ])"
)
_OFFICE = re.compile(
    r"\b(?:wice)?prezydent|\bzastęp\w+ (?:prezydenta|burmistrza|wójta|dyrektora)|\bburmistrz|\bwójt|\bsekretarz miasta|"
    r"\bskarbni|\bdyrektor|\bwicedyrektor|\bnaczelni|\bkierowni|\bpełnomocni|\brzeczni|\bkomendant|"
    r"\bgłówn\w+ specjalist|\bsekretarz\b(?! (?:komisji|obrad|klubu))",
    re.IGNORECASE,
)
_COUNCIL = re.compile(r"\bradn[yaeą]\w*\b|przewodnicząc|mieszka[nń]|\bpos(?:eł|łank)|\bsenator|\bklub", re.IGNORECASE)
_TITLE = re.compile(r"^(?:Pani?|p\.)\s+")
_NAME = re.compile(r"[A-ZŁŚŻŹĆ][\w.]*\.?(?:\s+|-)[A-ZŁŚŻŹĆ]\w+")


def others_words(paragraphs: Iterable[tuple[str, bool]]) -> Iterator[bool]:
    """Say of each paragraph of minutes, in reading order, whether somebody spoke it who does not speak for the city.

    Args:
        paragraphs: Text and whether it is a heading, which ends a speech. A speech goes on until the next label
            ("Radna Anna Nowak: …"); an official who was introduced with his office is known by his name later.
    """
    officials: set[str] = set()
    other = False
    for text, heading in paragraphs:
        label = _LABEL.match(text)
        if label:
            other = not _speaks_for_city(label["who"], officials)
        elif heading:
            other = False
        yield other


def _speaks_for_city(who: str, officials: set[str]) -> bool:
    """Whether the label names an official of the city; their names are added to `officials`."""
    name = _NAME.search(_TITLE.sub("", who))
    if _OFFICE.search(who) and not _COUNCIL.search(who):
        officials.update([name[0]] if name else [])
        return True
    return bool(name and name[0] in officials)
