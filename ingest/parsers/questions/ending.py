"""Where a letter's questions end: at the closing formula, at the signature, at the list of copies."""

import re

from ingest.parsers.lines import is_authorised, is_closing, is_copies
from ingest.parsers.persons import find_persons

_SIGNED_WORDS = 4
_ROLE = re.compile(
    r"^\W*(?:radn[aiy]|posłank[ai]|poseł|senator\w*|mieszkan(?:iec|ka|k[ai]|cy))\b[^.?!:;]{0,60}$", re.IGNORECASE
)


def ends_letter(line: str) -> bool:
    """Whether a line, or the sentence that it opens, belongs to what stands below the questions of a letter."""
    opening = line.partition("\n")[0].strip()
    if len(opening) > 120 or opening.endswith("?"):
        return False
    return is_closing(opening) or is_authorised(opening) or is_copies(opening) or _signs(opening)


def _signs(line: str) -> bool:
    """Whether a line is a name in the nominative, or a councillor's role under one."""
    if _ROLE.match(line):
        return True
    plain = line.strip(" ,/()-–.")
    if not 2 <= len(plain.split()) <= _SIGNED_WORDS:
        return False
    return any(person.nominative and person.end - person.start == len(plain) for person in find_persons(plain))
