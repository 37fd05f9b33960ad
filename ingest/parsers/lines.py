"""Lines of a stored text with their offsets, and the parts of a letter that are made of lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SALUTATION = re.compile(
    r"^\W*(?:Szanown\w{1,3}|Wielce\s+Szanown\w{1,3}|Dzień\s+dobry|Drog[ia]\w?)\b[^.:]{0,90}[,!.]?\s*$"
)
_VOCATIVE = re.compile(
    r"^\W*(?:Panie|Pani(?=[^,!]{0,60}[,!]\s*$))\s+(?:Prezydent|Burmistrz|Wójcie|Starost|Marszałku|Przewodnicząc|Minist|"
    r"Sekretarz|Dyrektor|Wojewodo|Prezes|Skarbni)\w*(?:\s+\w+){0,3}\s*[,!]?\s*$"
)
_BARE_TITLE = re.compile(r"^\W*Szanown[ay]\s+Pani?$")  # the first line of an address block
_CLOSING = re.compile(
    r"^\W*(?:z\s+(?:\w+\s+)?(?:poważani\w+|wyraz\w+|szacun\w+|pozdrowieni\w+|uszanowani\w+)"
    r"|pozdrawiam\w*(?:\s+(?:serdecznie|ciepło))?\W*$"
    r"|(?:łącz\w+|pozostaj\w+)\s+(?:\w+\s+)?(?:wyraz\w+|pozdrowieni\w+|z\s+)"
    r"|z\s+upoważnienia,?\s+z\s+wyraz\w+)",
    re.IGNORECASE,
)
_AUTHORISED = re.compile(r"^\W*(?:z\s+up\.|z\s+upoważnieni\w+|wz\.|w\s+z\.|w\s+zastępstwie|w\s+imieniu)", re.IGNORECASE)
_COPIES = re.compile(
    r"^\W*(?:do\s+wiadomości|otrzymuj\w+|załącznik\w*|rozdzielnik|podstawa\s+prawna|a/a|sporządzi\w+|sprawę\s+prowadzi)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line; `text` is the stored text between `start` and `end`, which bear no white space at the ends."""

    start: int
    end: int
    text: str


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the non-blank lines of `text`, trimmed, with offsets that read back."""
    found = []
    at = 0
    for raw in re.split(r"([\n\f])", text):
        plain = raw.strip()
        if plain:
            start = at + len(raw) - len(raw.lstrip())
            found.append(Line(start, start + len(plain), plain))
        at += len(raw)
    return tuple(found)


def is_salutation(line: str) -> bool:
    """Whether a whole line is an address such as "Szanowny Panie Prezydencie," or "Pani Burmistrz!"."""
    return bool(_SALUTATION.match(line) or _VOCATIVE.match(line)) and not _BARE_TITLE.match(line)


def is_closing(line: str) -> bool:
    """Whether a line opens with a closing formula such as "Z poważaniem"."""
    return bool(_CLOSING.match(line))


def is_authorised(line: str) -> bool:
    """Whether a line opens with "z up.", "z upoważnienia" or the like."""
    return bool(_AUTHORISED.match(line))


def is_copies(line: str) -> bool:
    """Whether a line opens what stands behind the signature: copies, attachments, the clerk in charge."""
    return bool(_COPIES.match(line))


def head_lines(lines: Sequence[Line], limit: int = 40) -> Sequence[Line]:
    """Return the lines above the salutation, or the first `limit` ones where there is none among them."""
    for index, line in enumerate(lines[:limit]):
        if is_salutation(line.text):
            return lines[:index]
    return lines[:limit]
