"""References to acts of law and to case files, with a normal form in which equal references are equal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LegalReference:
    """A reference in a text.

    Attributes:
        value: Normal form: "art.24/ust.3/pkt.2", "dz.u.2025/1267", "LXXXI/1060/09", "2024/1679".
        start: Offset of its first character.
        end: Offset behind its last one.
    """

    value: str
    start: int
    end: int


_NUMBER = r"\d+z{0,4}[a-z]{0,2}(?:\d+)?(?![\w])"
_LIST = rf"{_NUMBER}(?:\s?(?:[-–—,]|i|oraz|lub|albo)\s?{_NUMBER})*"
_UNITS = (
    ("art", r"(?:art\.|artykuł\w*)"),
    ("par", r"§{1,2}"),
    ("ust", r"(?:ust\.|ustęp\w*)"),
    ("pkt", r"(?:pkt\.?|punk(?:t|cie|tu))"),
    ("lit", r"(?:lit\.|liter\w+)"),
)
_LETTERS = r"[a-z]{1,2}(?![\w])(?:\s?(?:[-–—,]|i|oraz|lub)\s?[a-z](?![\w]))*"
_CHAIN = re.compile(
    r"(?<!\w)"
    + r"\s?,?\s?".join(rf"(?:{name}\s?(?P<{unit}>{_LETTERS if unit == 'lit' else _LIST}))?" for unit, name in _UNITS),
    re.IGNORECASE,
)
_CHAIN_START = re.compile(r"(?<!\w)(?:art\.|artykuł|§|ust\.|ustęp|pkt|punk[tc]|lit\.)", re.IGNORECASE)
_JOURNAL = re.compile(
    r"(?<!\w)(?P<journal>Dz\.\s?U(?:rz)?\.|M\.\s?P\.|Dz\.\s?Urz\.\s?Woj\.\s\w+)\s?"
    r"(?:z\s?)?(?P<year>(?:19|20)\d\d)?\s?(?:r\.|roku)?\s?,?\s?(?:Nr\s?\d+\s?,?\s?)?"
    r"poz\.\s?(?P<first>\d+)(?P<more>(?:\s?(?:,|i|oraz)\s?(?!z\s)\d+(?![\d.]))*)",
    re.IGNORECASE,
)
_RESOLUTION = re.compile(r"(?<![\w/])(?P<value>[IVXLCDM]+/\d+/\d{2,4}|[IVXLCDM]+/\d+)(?![\w/])")
_ORDER = re.compile(
    r"(?:zarządzen\w+|decyzj\w+|uchwał\w+|postanowien\w+)\s+(?:[Nn]r\s+)(?P<value>\d+/\d{2,4})(?![\w/])"
)
_UNION = re.compile(
    r"\((?:UE|WE|EU|EWG|UE,\s?Euratom)\)\s?(?:nr\s)?(?P<value>\d+/\d+)|(?<![\w/])(?P<old>\d{2,4}/\d+)/(?:WE|UE|EWG)(?!\w)"
)
_CASE_FILE = re.compile(
    r"(?<![\w/.\-])[A-ZĄĆĘŁŃÓŚŹŻ]{1,8}\d*(?:[-–][A-ZĄĆĘŁŃÓŚŹŻ\d]+)*"
    r"(?:(?:\.[A-ZĄĆĘŁŃÓŚŹŻa-z\d]+){2,}|[-–.]\d+(?:[-–./]\d+)+)(?:\.[A-ZĄĆĘŁŃÓŚŹŻ]{1,4})?(?![\w])"
)
_SPLIT = re.compile(r"\s?(?:,|\bi\b|oraz|lub|albo)\s?")


def find_legal(text: str) -> Iterator[LegalReference]:
    """Yield references to journals of law, resolutions, acts of the Union, and to units of an act (art., §, ust. …).

    A list ("ust. 3 i 4", "poz. 17, 1228 i 1965") gives one reference for each member; a range stays one.
    """
    for match in _JOURNAL.finditer(text):
        yield from _journal(match)
    for pattern in (_UNION, _RESOLUTION, _ORDER):
        for match in pattern.finditer(text):
            value = next(group for group in match.groups() if group)
            yield LegalReference(value, match.start(), match.end())
    position = 0
    while start := _CHAIN_START.search(text, position):
        position = start.end()
        chain = _CHAIN.match(text, start.start())
        if chain and chain[0]:
            yield from _chain(chain)
            position = max(position, chain.end())


def _journal(match: re.Match[str]) -> Iterator[LegalReference]:
    name = re.sub(r"\s", "", match["journal"]).lower()
    year = match["year"] or ""
    yield LegalReference(f"{name}{year}/{match['first']}", match.start(), match.end("first"))
    for more in re.finditer(r"\d+", match["more"]):
        start = match.start("more") + more.start()
        yield LegalReference(f"{name}{year}/{more[0]}", start, start + len(more[0]))


def _chain(match: re.Match[str]) -> Iterator[LegalReference]:
    """Yield one reference for each member of the last unit that is a list; units before it are its stem."""
    given = [(unit, match[unit]) for unit, _ in _UNITS if match[unit]]
    stems = [""]
    for unit, members in given:
        stems = [f"{stem}/{unit}.{_plain(m)}".lstrip("/") for stem in stems for m in _SPLIT.split(members) if m]
    end = match.start() + len(match[0].rstrip(" ,\n"))
    for value in dict.fromkeys(stems):
        yield LegalReference(value, match.start(), end)


def _plain(member: str) -> str:
    return re.sub(r"\s?[-–—]\s?", "-", member.strip()).lower()


def implied(value: str) -> frozenset[str]:
    """Return every reference that a longer one contains: "art.24/ust.3" holds "art.24", "ust.3" and itself."""
    units = value.split("/")
    if "." not in units[0] or units[0].startswith(("dz.u", "m.p")):
        return frozenset((value,))
    count = len(units)
    return frozenset("/".join(units[i:j]) for i in range(count) for j in range(i + 1, count + 1))


def find_case_files(text: str) -> Iterator[LegalReference]:
    """Yield the signs of case files (znak sprawy): "OR-03.0003.12.2026", "AU-01-1", "ABC-A.123.77.3.2011.JW"."""
    for match in _CASE_FILE.finditer(text):
        yield LegalReference(match[0].replace("–", "-").upper(), match.start(), match.end())
