"""Where Polish sentences end: a pure function over text, quick enough for whole archives.

Full stops after abbreviations, ordinals, initials and within dates and citations of acts do not end a sentence; a blank
line does, and so does a list item. `nlp.abbreviations` holds the knowledge as data; the dictionary is asked about the
words around the abbreviation of a year or an act.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Span
from nlp.abbreviations import (
    CODE_NAMES,
    MAY_BE_FINAL,
    NEVER_FINAL,
    OPENING,
    ORDINAL_LEADS,
    TIME_WORDS,
    YEAR_WORDS,
)
from nlp.lemmas import best_reading
from nlp.morphology import analyses

_CLOSERS = "”\"»’')\\]"
_BULLETS = "•▪▫◦●■□➢➤➔✓·\uf020-\uf0ff"
_PARAGRAPH = re.compile(
    r"\r?\n[^\S\n]*(?:\r?\n\s*)+"
    rf"|\n\s*(?=[{_BULLETS}])"
    r"|(?<=[.:;,?!])[^\S\n]*\n\s*(?=(?:[-–—*]|\(?(?:\d{1,3}|[a-zż])[.)])[^\S\n])"
)
_LINE_END = re.compile(
    r"(?:(?:[ \t][\d.,%]+){3}|(?:https?:|www\.)\S+)(?P<gap>[ \t]*\r?\n\s*)(?=[A-ZĄĆĘŁŃÓŚŹŻ])",
)
_CANDIDATE = re.compile(
    rf"(?:[.!?…]+|(?<=[{_CLOSERS}])\.)[{_CLOSERS}]*(?:\[\d{{1,3}}\])*(?=\s|$)"
    r"|(?<=[a-ząćęłńóśźż]{4})[.?!](?:\d{1,2}(?=\s+[A-ZĄĆĘŁŃÓŚŹŻ„])|(?=[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2}))"
)
_LAST_WORD = re.compile(r"[^\s(„\"«\[/–—]+$")
_NEXT_WORD = re.compile(r"[\s]*([„\"«‘(\[–—\-]*\s*)([^\s]*)")
_LABEL = re.compile(
    r"(?:(?:Ad|Do|Pyt(?:anie|\.)?|Punkt|Pkt|Art|Rozdział|§)\.?\s*)?(?:(?:nr|pkt|pytania)\.?\s*)?"
    r"(?:\(?\d{1,3}[a-z]?|[IVXL]{1,6}|[a-zA-Z]|§\s*\d+[a-z]?)[.)]*(?:\s*\d{1,2}\.)*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(rf"[§{_BULLETS}]")
_LIST_LABEL = re.compile(r"(?:[a-ząćę]|\d{1,3})\)")
_ROMAN = re.compile(r"[IVXLC]+")
_WINDOW = 40
_LONGEST_ADVERBIAL = 160
_CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")
_FINITE = frozenset(("fin", "praet", "imps", "impt", "bedzie", "winien", "pred", "cond"))


def split_sentences(text: str) -> list[Span]:
    """Return the sentences of `text` in order, as spans without surrounding white space.

    Every character that is not white space lies in exactly one span. A single line break is white space like any other;
    a blank line, a bullet, or an item label at the start of a line after punctuation ends the sentence before it. So
    does the end of a line that is a row of figures or a web address, before a capital. A list label ("1.", "Ad 2.",
    "a)") belongs to the sentence that it introduces.
    """
    return [span for start, end in _paragraphs(text) for span in _sentences(text, start, end)]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    gaps = [match.span() for match in _PARAGRAPH.finditer(text)]
    gaps += [match.span("gap") for match in _LINE_END.finditer(text)]
    start = 0
    for begin, end in sorted(gaps):
        if begin >= start:
            yield start, begin
            start = end
    yield start, len(text)


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _CANDIDATE.finditer(text, start, end):
        if match.end() < end and _ends(text, start, match, end):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        yield Span(start + left, start + len(piece.rstrip()))


@dataclass(frozen=True, slots=True)
class _Stop:
    """A place where the sentence that begins at `start` may end.

    Attributes:
        text: The whole text.
        start: Where the sentence begins.
        at: Where the full stop stands.
        opener: Brackets, quotation marks and dashes before the next word.
        following: The next word, with its punctuation.
    """

    text: str
    start: int
    at: int
    opener: str
    following: str


def _ends(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether the sentence that begins at `start` is over behind `match`."""
    after = _NEXT_WORD.match(text, match.end(), end)
    opener, word = (after[1], after[2]) if after else ("", "")
    if not word:
        return not opener.strip()
    if not _begins_sentence(opener, word):
        return False
    return match[0][0] != "." or _stop_ends(_Stop(text, start, match.start(), opener, word))


def _begins_sentence(opener: str, word: str) -> bool:
    """Whether a sentence may begin with this word: a capital, a figure, a quotation, a bullet or an item's label."""
    first = word[0]
    if first.isalpha():
        return first.isupper() or bool(_LIST_LABEL.match(word))
    return first.isdigit() or _MARK.match(first) is not None or bool(opener.strip() and first in '„"[')


def _stop_ends(stop: _Stop) -> bool:
    """Whether a full stop ends the sentence, by the word before it and the word after it."""
    if _is_label(stop):
        return False
    found = _LAST_WORD.search(stop.text, max(stop.start, stop.at - _WINDOW), stop.at)
    if found is None:
        return True
    word = found[0]
    if len(word) == 1 and word.isupper():
        return False
    if word[-1].isdigit() or _ROMAN.fullmatch(word):
        return _number_ends(stop, found.start(), word)
    return _word_ends(stop, word)


def _word_ends(stop: _Stop, word: str) -> bool:
    """Whether a full stop after a word ends the sentence; an acronym ("WPF") is no abbreviation, but in a heading."""
    if word.isupper() and not stop.following[:2].isupper():
        return True
    word = word.lower()
    if word in MAY_BE_FINAL:
        return _final_abbreviation(stop, word)
    return word not in NEVER_FINAL and not _looks_abbreviated(word)


def _is_label(stop: _Stop) -> bool:
    """Whether everything in the sentence so far is an item's label: "1", "Ad 2", "Pytanie nr 3", "§ 4"."""
    return stop.at - stop.start < _WINDOW and _LABEL.fullmatch(stop.text[stop.start : stop.at].strip()) is not None


def _number_ends(stop: _Stop, begin: int, word: str) -> bool:
    """Whether a full stop after a number ends the sentence: not after "podczas 14."."""
    if len(word) > 3:
        return True
    lead = _WORD.findall(stop.text[max(stop.start, begin - 20) : begin])
    return not (lead and lead[-1].lower() in ORDINAL_LEADS)


def _final_abbreviation(stop: _Stop, word: str) -> bool:
    """Whether an abbreviation that can stand last does: "… w 2025 r. Rada" yes, "W 2025 r. Rada" no."""
    if stop.opener.strip() or stop.following[0].isdigit():
        return False
    if word in OPENING and _opens_with_adverbial(stop):
        return False
    if word not in YEAR_WORDS:
        return True
    name = _WORD.match(stop.following)
    if name and name[0].lower() in CODE_NAMES and "z dnia" in stop.text[max(stop.start, stop.at - 40) : stop.at]:
        return False
    if name and _locative(name[0]):
        return False
    so_far = _WORD.findall(stop.text[stop.start : stop.at]) if stop.at - stop.start < 80 else ["?"]
    return not all(part.lower() in TIME_WORDS for part in so_far)


def _opens_with_adverbial(stop: _Stop) -> bool:
    """Whether the sentence so far is a phrase with a preposition that still waits for its verb.

    "Podczas wyborów w 2010 r. Partii …" and "Na podstawie art. 30 u.s.g. Prezydent …" go on, "Tak było w 2010 r." does
    not.
    """
    if stop.at - stop.start > _LONGEST_ADVERBIAL:
        return False
    words = _WORD.findall(stop.text[stop.start : stop.at])
    if len(words) < 2 or not words[0][:1].isupper() or best_reading(words[0].lower()).pos != "prep":
        return False
    return not any(best_reading(word).pos in _FINITE for word in words if len(word) > 1)


def _locative(word: str) -> bool:
    """Whether a word can only be a locative, which no sentence begins with: "na anektowanym w 2014 r. Krymie"."""
    cases = {case for reading in analyses(word) for case in _CASES if reading.has(case)}
    return bool(cases) and cases <= {"loc", "voc"}


def _looks_abbreviated(word: str) -> bool:
    """Whether a small word without a vowel ("wzgl", "śp") can only be an abbreviation."""
    return word.isalpha() and 1 < len(word) < 6 and not set("aeiouyąęó") & set(word)
