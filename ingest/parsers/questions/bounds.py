"""Exact ends of a question: without the quotation marks and footnote digits around it."""

import re

_CLOSERS = {"”": "„“", "“": "„", "»": "«", '"': '"', "’": "‘", ")": "(", "]": "["}
_DANGLING = re.compile(r"(?:[;,\s]+(?:oraz|i|a\s+także))?[\s;,”\"»]*$")
_OPENERS = '„"«“(‘['


def question_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the question in `start:end` begins and ends.

    It ends behind its last question mark, where it has one, together with closing marks that were opened inside it. An
    opening quotation mark is left out when the mark that closes it is.
    """
    begin = start
    while begin < end and (text[begin] in _OPENERS or text[begin].isspace()) and not _closed_inside(text, begin, end):
        begin += 1
    mark = text.rfind("?", begin, end)
    if mark < 0 or _long_tail(text[mark + 1 : end]):
        return begin, begin + len(_DANGLING.sub("", text[begin:end]))
    stop = mark + 1
    while stop < end and text[stop] in _CLOSERS and _opened(text[begin:stop], text[stop]):
        stop += 1
    return begin, stop


def _long_tail(tail: str) -> bool:
    """Whether words follow the last question mark: then they belong to what is asked."""
    return len(re.findall(r"[^\W\d_]{2,}", tail)) > 0


def _opened(inside: str, closer: str) -> bool:
    openers = _CLOSERS[closer]
    if closer == '"':
        return inside.count('"') % 2 == 1
    return sum(inside.count(opener) for opener in openers) > inside.count(closer)


def _closed_inside(text: str, begin: int, end: int) -> bool:
    """Whether what opens at `begin` closes before the question's end ("„Zielona” ulica ma …?")."""
    if text[begin].isspace():
        return False
    closers = [closer for closer, openers in _CLOSERS.items() if text[begin] in openers]
    places = [place for closer in closers if (place := text.find(closer, begin + 1, end)) > 0]
    return bool(places) and "?" not in text[begin : min(places)]
