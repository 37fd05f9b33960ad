"""Postal addresses of persons, by the words that say who lives there; an office's address and a building site stay."""

import re
from collections.abc import Iterable, Iterator

from corpus.model import Finding, PersonalKind

_UP = r"[A-ZĄĆĘŁŃÓŚŹŻ]"
_TITLE = r"(?i:św|gen|ks|dr|prof|abp|bp|kard|mjr|kpt|rtm|marsz|inż|hm)\.|(?i:płk|dr)"
_WORD = rf"(?:{_UP}[\w’'-]*|\d{{1,2}}\s+{_UP}\w+|{_TITLE}|im\.|pod|nad|na|i|w|przy|ku)"
_HOUSE = (
    r"(?:nr\s?)?\d{1,4}(?!\s?[-–]\s?\d)(?:\s?[A-Ka-k](?![\w.]))?(?![\w%])(?:\s?[/\\]\s?\d{1,4}(?!\d)[a-zA-Z]?)?"
    r"(?:,?\s?(?:m|lok|mieszk)(?:\.|(?=\s?\d))\s?(?:nr\s?)?\d{1,4})?"
)
_POST = rf"\d\d[-–]\d{{3}}\s*,?\s+{_UP}[\w-]+(?:[ -]{_UP}[\w-]+)?"
_STREET = (
    rf"(?:(?i:ul|al|pl|os)\.|(?i:ulic\w+|alej\w*|plac\w*|osiedl\w+))\s*(?:{_WORD}\s+){{0,3}}{_WORD}\s*,?\s*{_HOUSE}"
)
_BARE = rf"(?:{_WORD}\s+){{0,2}}{_UP}[\w’'-]+\s+{_HOUSE}"
_LOWER = r"(?i:ul|al|os)\.?\s+\w+(?:\s+\w+)?\s+\d{1,4}[a-z]?(?:\s?/\s?\d{1,4})?(?:\s(?:m|lok)\.?\s?\d{1,4})?(?!\w)"
_TAIL = rf"(?:\s*,?\s*(?:w\s+)?{_POST}|\s*,\s*{_POST}|,\s+{_UP}[\w-]+(?=[\s,.]|$)|\s+w\s+{_UP}[\w-]+)?"
_ADDRESS = re.compile(
    rf"(?<!\w)(?:(?:{_POST}\s*,\s*)?(?:{_STREET}){_TAIL}|{_POST}(?:\s*,?\s*(?:{_STREET}|{_BARE}))?|{_LOWER}|(?<=\n){_BARE}\s*\n\s*{_POST})"
)
_LIVING = re.compile(
    r"(?<!\w)(?:zam(?:\.|ieszk\w+)|mieszka(?:m|my|ją|ł\w*|jąc\w*)?(?!\w)|zameldowan\w+|meldun\w+"
    r"|adres\w*\s+(?:zamieszkania|do\s+korespondencji"
    r"|wnioskodawc\w+|koresp\w*\.?|skarżąc\w+|właściciel\w+|stron\w*|do\s+doręczeń|domow\w+|zameldowania)|przebywa\w*"
    r"|lokator\w*|najemc\w+\s+lokalu|mój\s+adres|mojego\s+domu|mojego\s+mieszkania|mieszka(?:ńc\w*|niec|nk[aięą]"
    r"|nce|nek)(?!\w)|sąsiad\w*\s+z|spod)"
    r"(?:[^\n.;:]{0,60}|[^\n;]{0,12})[\s:–-]*(?:w\s+|we\s+|przy\s+|na\s+|pod\s+(?:adresem|nr)\s*:?\s*|lokalu\s+)?$",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[a-ząćęłńóśźż]{4,}\.\s|\n\s*\n")
_AT_HOME = re.compile(
    rf"(?<!\w)(?i:zam(?:\.|ieszkał\w+)|zameldowan\w+|adres\w*\s+(?:zamieszkania|do\s+korespondencji|wnioskodawcy)"
    rf"|mieszka(?:m|my)?|(?i:właściciel\w*|lokator\w*|najemc\w+)\s+(?:domu|mieszkania|lokalu|posesji)\s+(?=przy|na))"
    rf"\s*:?\s*(?:(?:na\s+stałe|obecnie|stale)\s+)?(?:w\s+|we\s+|przy\s+|na\s+)?"
    rf"(?P<bare>(?:{_UP}[\w-]+(?: {_UP}[\w-]+)?,\s+)?{_BARE}{_TAIL})"
)
_OFFICE = re.compile(
    r"urz[ąę]d|ministerstw|wydzia[łl]|siedzib\w+|szko[łl]|przedszkol|biur[oa]\b|spółk|sp\.\s?z\s?o|starostw|komend"
    r"|s[ąa]d\b|filia"
    r"|zarząd|ośrod|bibliotek|przychodni|szpital|kancelari|gov\.pl|@um\.|fundacj|pokój|pok\.|sala"
    r"|budyn\w+ magistratu|instytut",
    re.IGNORECASE,
)


def find_addresses(text: str, people: Iterable[Finding]) -> Iterator[Finding]:
    """Yield addresses that belong to persons.

    They do behind "zamieszkały", "adres zamieszkania", "mieszkaniec" and the like, in a block of lines below the name
    of one of the `people`, and behind such a name and a comma.
    """
    ends = sorted(person.end for person in people)
    for match in _ADDRESS.finditer(text):
        rule = _rule(text, match.start(), ends)
        if rule:
            yield _finding(match.span(), match[0], rule)
    for match in _AT_HOME.finditer(text):
        yield _finding(match.span("bare"), match["bare"], "address.living")


def _block(text: str, start: int, end: int) -> str:
    """Return the text of a block of lines from `start` on: up to `end` or a blank line."""
    blank = re.compile(r"\n\s*\n").search(text, start, end)
    return text[start : blank.start() if blank else end]


def _finding(span: tuple[int, int], written: str, rule: str) -> Finding:
    numbers = "-".join(re.findall(r"\d+", written))
    street = re.sub(r"(?i)\b(?:ul|al|os|pl)\w*\.?\s*", "", written).strip()[:4].lower()
    return Finding(PersonalKind.ADDRESS, *span, rule, 0.9, f"address:{street}:{numbers}")


def _rule(text: str, start: int, ends: list[int]) -> str:
    """Return the rule by which the address at `start` is a person's; "" where it is none's."""
    before = text[max(0, start - 110) : start]
    living = _LIVING.search(before)
    if living and not _STOPS.search(before, living.start()):
        return "address.living"
    person = max((end for end in ends if end <= start), default=-1)
    between = text[person:start] if person >= 0 else ""
    if person < 0 or len(between) > 90 or _OFFICE.search(_block(text, person, start + 120)):
        return ""
    if (
        "\n" in between
        and between.count("\n") <= 3
        and len(max(between.split("\n"), key=len)) < 45
        and not _STOPS.search(between)
    ):
        return "address.block"
    return "address.person" if re.fullmatch(r"\s*[,(–-]\s*(?:\w+\s+)?", between) else ""
