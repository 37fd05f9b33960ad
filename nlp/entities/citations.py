"""References to acts of law as entities, each with the form in which it is cited."""

import re
from collections.abc import Iterator

from corpus.model import Entity, EntityKind
from nlp.legal import LegalReference, find_legal

_LEADS = {
    "uchwał": "uchwała",
    "zarządzen": "zarządzenie",
    "decyzj": "decyzja",
    "postanowien": "postanowienie",
    "rozporządzen": "rozporządzenie",
    "dyrektyw": "dyrektywa",
}
_BODY = r"(?:(?!Nr\b)[A-ZĄĆĘŁŃÓŚŹŻ][\w-]*\s+|i\s+){0,8}"
_LEAD = re.compile(rf"(?P<lead>(?i:{'|'.join(_LEADS)})\w*)\s+(?P<body>{_BODY})(?:[Nn]r\.?\s+)?$")
_BEFORE = 120
_NUMBERED = re.compile(r"[IVXLCDM]+/\d+(?:/\d{2,4})?|\d+/\d{2,4}")
_UNIT_NAMES = {"art": "art.", "par": "§", "ust": "ust.", "pkt": "pkt", "lit": "lit."}
_JOURNALS = {"dz.u.": "Dz.U.", "m.p.": "M.P.", "dz.urz.": "Dz.Urz."}
_JOURNAL = re.compile(r"(?P<name>dz\.u\.|m\.p\.|dz\.urz\.)(?P<place>[^\d/]*)(?P<year>\d{4})?/(?P<number>\d+)")
_CAPITAL = re.compile(r"(?<!\w)(?:Zarządzen|Decyzj|Uchwał|Postanowien)\w+\s+[Nn]r\s+(?P<number>\d+/\d{2,4})(?![\w/])")
_CERTAIN, _WITHOUT_ACT, _BARE = 0.98, 0.8, 0.7


def find_citations(text: str) -> Iterator[Entity]:
    """Yield the references to law in `text`, in order of kind; members of one list that share their words are one.

    The value is the form in which it is cited: "art. 24 ust. 3 pkt 2", "§ 4 ust. 2 lit. a", "Dz.U. 2025 poz. 1153",
    "uchwała nr CXI/2904/18". A lone "pkt" or "lit." is no reference to law.
    """
    shared: dict[tuple[int, int], list[LegalReference]] = {}
    for reference in find_legal(text):
        shared.setdefault((reference.start, reference.end), []).append(reference)
    for match in _CAPITAL.finditer(text):
        shared.setdefault(match.span(), [LegalReference(match["number"], match.start(), match.end())])
    for references in shared.values():
        found = _entity(text, references)
        if found is not None:
            yield found


def _entity(text: str, references: list[LegalReference]) -> Entity | None:
    first = references[0]
    journal = _JOURNAL.fullmatch(first.value)
    if journal:
        plain = " ".join(text[first.start : first.end].split())
        return _made(text, first.start, first.end, plain if journal["place"] else _in_journal(journal), _CERTAIN)
    if first.value.partition(".")[0] in _UNIT_NAMES:
        return _units(text, references)
    return _act(text, first)


def _in_journal(journal: re.Match[str]) -> str:
    year = f" {journal['year']}" if journal["year"] else ""
    return f"{_JOURNALS[journal['name']]}{year} poz. {journal['number']}"


def _units(text: str, references: list[LegalReference]) -> Entity | None:
    """Return "art. 24 ust. 3" and the like; a lone point or letter says nothing of an act."""
    leading = references[0].value.partition(".")[0]
    if leading in {"pkt", "lit"}:
        return None
    value = ", ".join(_cited(reference.value) for reference in references)
    certainty = _WITHOUT_ACT if leading == "ust" else _CERTAIN
    return _made(text, references[0].start, references[0].end, value, certainty)


def _cited(value: str) -> str:
    """Return "art. 24 ust. 3" from "art.24/ust.3"."""
    parts = (part.partition(".") for part in value.split("/"))
    return " ".join(f"{_UNIT_NAMES.get(unit, unit)} {number}" for unit, _, number in parts)


def _act(text: str, reference: LegalReference) -> Entity | None:
    """Return a resolution, order or act of the Union by its number, with the noun that stands before it."""
    written = text[reference.start : reference.end]
    number = reference.value if _NUMBERED.search(reference.value) else written
    inside = _LEAD.match(written[: written.rfind(number)]) if number in written else None
    before = text[max(0, reference.start - _BEFORE) : reference.start]
    lead = inside or _LEAD.search(before)
    if "(" in written or written.rstrip().endswith(("WE", "UE", "EWG")):
        number = " ".join(written.split())
    if lead is None:
        full = number.count("/") == 2 or "(" in number or number.endswith("E")
        return _made(text, reference.start, reference.end, number, _BARE) if full else None
    noun = _LEADS[next(stem for stem in _LEADS if lead["lead"].lower().startswith(stem))]
    mark = "" if number.startswith("(") or number[-1].isalpha() else "nr "
    adjacent = inside is None and not lead["body"]
    start = reference.start - len(before) + lead.start() if adjacent else reference.start
    return _made(text, start, reference.end, f"{noun} {mark}{number}", _CERTAIN)


def _made(text: str, start: int, end: int, value: str, certainty: float) -> Entity:
    return Entity(EntityKind.LEGAL, start, end, text[start:end], value, certainty, "rule")
