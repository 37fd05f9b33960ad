"""Furniture of the page, which is no text: running heads, repeated letterheads, footers and page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.clean.lines import Line

EDGE = 5
"""Lines at the top and at the bottom of a page in which furniture is looked for."""

_SHARE = 0.4
_STRAYS = 0.1
_SAME_PLACE = 0.6
_MIN_KEY = 6
_CHAIN_GAP = (500, 9000)
_FULL_LINE = 40
_LONG_LINE = 160
_LETTERHEAD = 12
_NUMBER = re.compile(
    r"^[-–—|\[(]?\s*(?:(?P<word>str(?:ona|\.)?|s\.|page)\s*[:|]?\s*)?(?P<number>\d{1,4})"
    r"(?:\s*(?:(?P<slash>/)|(?P<of>z|of))\s*(?P<total>\d{1,4}))?\s*[-–—|\])]?\.?$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?<!\w)(?:tel|fax|faks|telefon|adres|e-?mail|www|nip|regon|infolinia|epuap|sekretariat|kancelaria)\b"
    r"|@|\bwww\.|\b\d\d-\d{3}\b|\+48|\bgov\.pl\b|(?<!\w)(?:ul|al|pl)\.\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A line that is only a page number: the number, the total where it states one, and whether a word says so."""

    number: int
    total: int | None
    named: bool


def page_number(plain: str) -> PageNumber | None:
    """Read "2", "- 2 -", "3/7", "Strona 2 z 5"; `None` for anything else."""
    match = _NUMBER.match(plain)
    if match is None:
        return None
    total = int(match["total"]) if match["total"] else None
    number = int(match["number"])
    if total is not None and not 1 <= number <= total:
        return None
    dashed = plain[0] in "-–—|[(" and plain[-1] in "-–—|])"
    return PageNumber(number, total, bool(match["word"] or match["of"]) or dashed)


def remove_furniture(lines: Sequence[Line], page_count: int) -> list[Line]:
    """Return the lines without running heads, repeated letterheads, footers and page numbers.

    The first letterhead stays: it says who writes. The line that follows a removed one knows that a page turned there
    (`Line.breaks`), so that a paragraph can flow over it.

    Args:
        lines: All lines of the document.
        page_count: Number of pages; below 2 the text is taken as page-less, and furniture is recognised by its form.
    """
    gone = _repeated_on_pages(lines, page_count) | _numbers_on_pages(lines, page_count) if page_count > 1 else set()
    gone |= _numbers_in_text(lines)
    gone |= _repeated_letterheads(lines)
    return _without(lines, gone)


def _without(lines: Sequence[Line], gone: set[int]) -> list[Line]:
    kept: list[Line] = []
    removed = False
    for index, line in enumerate(lines):
        if index in gone:
            removed = True
            continue
        kept.append(replace(line, breaks=True) if removed else line)
        removed = False
    return kept


def _edges(lines: Sequence[Line]) -> dict[int, tuple[list[int], list[int]]]:
    """Indices of the first and of the last lines of each page that the format has not marked as blocks."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if not line.first and line.kind is None:
            by_page[line.page].append(index)
    return {page: (found[:EDGE], found[-EDGE:][::-1]) for page, found in by_page.items()}


def _key(plain: str) -> str:
    return plain.casefold()


def _repeated_on_pages(lines: Sequence[Line], page_count: int) -> set[int]:
    """Lines that recur at the edges of pages, nearly always at one place of them, and nowhere inside pages.

    A heading that happens to open or close some pages ("Stopień realizacji zadania") stands inside others too.
    """
    edges = _edges(lines)
    places: dict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    found: dict[str, set[int]] = defaultdict(set)
    for sides in edges.values():
        for side, indices in enumerate(sides):
            for place, index in enumerate(indices):
                key = _key(lines[index].plain)
                places[key][side, place] += 1
                found[key].add(index)
    everywhere = Counter(_key(line.plain) for line in lines)
    needed = max(2, _SHARE * page_count)
    keys = {
        key
        for key, indices in found.items()
        if len(key) >= _MIN_KEY
        and len({lines[index].page for index in indices}) >= needed
        and everywhere[key] - len(indices) <= _STRAYS * len(indices)
        and max(places[key].values()) >= _SAME_PLACE * len(indices)
    }
    gone = {index for key in keys for index in found[key]}
    return gone - _first_heads(lines, edges, keys)


def _first_heads(lines: Sequence[Line], edges: dict[int, tuple[list[int], list[int]]], keys: set[str]) -> set[int]:
    """The first page's letterhead stays where it opens the text."""
    if 0 not in edges:
        return set()
    kept: set[int] = set()
    for index in edges[0][0]:
        key = _key(lines[index].plain)
        if key in keys:
            kept.add(index)
        elif page_number(lines[index].plain) is None:
            break
    return kept


def _numbers_on_pages(lines: Sequence[Line], page_count: int) -> set[int]:
    """Lone numbers at the edges of pages that count with the pages."""
    offsets: dict[int, list[int]] = defaultdict(list)
    for page, (top, bottom) in _edges(lines).items():
        for index in {*top[:EDGE], *bottom[:EDGE]}:
            found = page_number(lines[index].plain)
            if found is not None:
                offsets[found.number - page].append(index)
    if not offsets:
        return set()
    best = max(offsets.values(), key=lambda found: len({lines[i].page for i in found}))
    pages = {lines[i].page for i in best}
    return _one_a_page(lines, best) if len(pages) >= max(1, min(3, page_count // 2)) else set()


def _one_a_page(lines: Sequence[Line], indices: Iterable[int]) -> set[int]:
    by_page: dict[int, int] = {}
    for index in sorted(indices):
        by_page.setdefault(lines[index].page, index)
    return set(by_page.values())


def _numbers_in_text(lines: Sequence[Line]) -> set[int]:
    """Page numbers by their form ("3/7", "Strona 2 z 5"), and bare ones that count up at a page's distance."""
    found = {i: number for i, line in enumerate(lines) if line.kind is None and (number := page_number(line.plain))}
    totals = Counter(number.total for number in found.values() if number.total)
    common = totals.most_common(1)[0][0] if totals else None
    sure = {i for i, number in found.items() if number.named or (number.total is not None and number.total == common)}
    bare = [i for i, number in found.items() if number.total is None and not number.named]
    return sure | _chain(lines, found, bare)


def _chain(lines: Sequence[Line], found: dict[int, PageNumber], bare: Sequence[int]) -> set[int]:
    places = _places(lines)
    best: list[int] = []
    for start in bare[:50]:
        if found[start].number not in {1, 2}:
            continue
        chain = [start]
        for index in bare:
            gap = places[index] - places[chain[-1]]
            if found[index].number == found[chain[-1]].number + 1 and _CHAIN_GAP[0] <= gap <= _CHAIN_GAP[1]:
                chain.append(index)
        best = max(best, chain, key=len)
    alone = len(best) == 1 and _breaks_sentence(lines, best[0]) and places[best[0]] >= _CHAIN_GAP[0]
    return set(best) if len(best) > 1 or alone else set()


def _places(lines: Sequence[Line]) -> list[int]:
    places: list[int] = []
    at = 0
    for line in lines:
        places.append(at)
        at += len(line.plain) + 1
    return places


def _breaks_sentence(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands inside a sentence that goes on below it, where only furniture can."""
    if not 0 < index < len(lines) - 1 or lines[index].blank:
        return False
    before, after = lines[index - 1].plain, lines[index + 1].plain
    return (before[-1].isalpha() or before[-1] == ",") and after[0].islower() and len(before) > _FULL_LINE


def _repeated_letterheads(lines: Sequence[Line]) -> set[int]:
    """Copies of contact lines (address, telephone, e-mail, web) in a text that does not show its pages.

    The first copy stays. A line that interrupts a sentence anywhere is furniture everywhere but at the top; otherwise
    a copy is furniture in a group of such lines or beside a page number: alone it may be a sentence about an address.
    """
    copies: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.kind is None and len(line.plain) < _LONG_LINE and _CONTACT.search(line.plain):
            copies[_key(line.plain)].append(index)
    repeated = [indices for indices in copies.values() if len(indices) > 1]
    later = {index for indices in repeated for index in indices[1:]}
    gone: set[int] = set()
    for indices in repeated:
        if any(_breaks_sentence(lines, index) for index in indices):
            gone.update(index for index in indices if index >= _LETTERHEAD)
        else:
            gone.update(index for index in indices[1:] if _in_group(lines, index, later))
    return gone


def _in_group(lines: Sequence[Line], index: int, later: set[int]) -> bool:
    near = (index - 1, index + 1)
    if any(i in later for i in near):
        return True
    return any(0 <= i < len(lines) and page_number(lines[i].plain) is not None for i in near)
