"""A text as units: sentences in reading order, each with the label that opens it ("Ad 2)", "3.", "b)", "•")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from corpus.model import Block, BlockKind
from ingest.parsers.lines import is_closing
from nlp.sentences import split_sentences


class Level(IntEnum):
    """How deep a label stands by its form; a deeper one belongs to the item above it."""

    QUESTION = 0
    NUMBER = 1
    LETTER = 2
    BULLET = 3


@dataclass(frozen=True, slots=True)
class Label:
    """The label of an item: `number` as an answer refers to it, empty for a bullet."""

    number: str
    level: Level


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a label that stands alone.

    Attributes:
        start: Offset of its body, behind the label.
        end: Offset behind its last character.
        body: The text between.
        label: What opens it.
        block: Ordinal of its block, to tell paragraphs apart.
        first: Whether it opens its block or its line.
        last: Whether it closes its block.
    """

    start: int
    end: int
    body: str
    label: Label | None
    block: int
    first: bool
    last: bool


_AD = re.compile(
    r"(?:Ad\.?|Do\s+pyt(?:ania|\.))\s*(?:pyt\w*\.?\s*|pkt\.?\s*)?(?:nr\.?\s*)?(?P<n>\d{1,3}[a-z]?(?:\s*(?:[-–,]|i|oraz)\s*\d{1,3})*|[IVX]{1,5})(?![\w,])\s*[.):]*\s*[-–]?\s*",
    re.IGNORECASE,
)
_SERIES = r"\d{1,3}[a-z]?(?:\s*(?:[-–,]|i|oraz)\s*\d{1,3})*"
_QUESTION = re.compile(
    rf"(?:Pytani[ea]|Pyt\.?|Zapytanie)\s*(?:(?:nr\.?|numer)\s*(?P<n>{_SERIES}|[IVX]{{1,5}})\s*[.):–-]*\s*(?=\n|\s?[A-ZĄĆĘŁŃÓŚŹŻ„]|$)"
    rf"|(?P<m>{_SERIES})\s*(?:[.):–-]+\s*|(?=\n|\s[A-ZĄĆĘŁŃÓŚŹŻ]|$))|[:–]\s*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:\((?P<a>\d{1,2})\)|(?P<b>\d{1,2}(?:\.\d{1,2})?)(?:\.\)|[.)]|\s[.)](?=\s)|/(?=\s))|(?P<r>[IVX]{1,5})(?:\.\s|\)))\s*(?![\d.,:]*\d{2})"
)
_LETTER = re.compile(r"\(?(?P<n>[a-zż])(?:\)|\.(?=\s))\s*")
_BULLET = re.compile(r"[•●▪▫◦■□➢➤➔✓·*\uf0b7\uf0a7–—-]\s*(?=[^\W\d_]|[„\"(])")
_STARTS = (
    r"(?:Czy|Jak|Jaki\w*|Jaka|Jaką|Jakie\w*|Jakich|Jakim\w*|Ile|Ilu|Kiedy|Kto|Co|Dlaczego|Gdzie|Skąd|Któr\w+|Proszę|Prosimy|"
    r"(?:W|Z|Na|Do|Od|Po|Za|Przez)\s+(?:jak\w+|któr\w+|ilu|kiedy|czym))\b"
)
_INLINE = re.compile(
    rf"\s+(?=(?:(?:Pytanie|Ad\.?)\s*(?:nr\s*)?\d{{1,2}}[.):]|\(?\d{{1,2}}[.)])\s+[„\"]?{_STARTS})"
    r"|(?:(?<=[:;,?.!”\"])|(?<=\soraz)|(?<=\si))\s+(?=(?:Ad\.?\s*\d{1,2}\s*[.)]|\d{1,2}\)\s|[a-h]\)\s))"
    r"|(?<=\?)\s+(?=[a-ząćęłńóśźż])"
)
_STRAY = re.compile(r"(?:\s|^)(?P<label>\(?\d{1,2}[.)])$")
_QUESTION_WORD = re.compile(rf"[„\"]?{_STARTS}")
_NUMBERED_THING = re.compile(
    r"(?:\b(?:nr|numer\w*|pkt|ppkt|ust|art|poz|lit|§|dz|lok|godz|pyt\w*|ad|do|od|na|po|i|lini\w*|działk\w*|[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż-]+))\.?$"
)
_NAMED_LABEL = re.compile(r"\s+(?:Pytanie|Ad)\b")
_URL = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w.-]+\.(?:pl|eu|com|org)/\S*")


def mask_urls(text: str) -> str:
    """Return `text`, of the same length, with the question marks of addresses blotted out."""
    return _URL.sub(lambda match: match[0].replace("?", "_"), text)


def split_units(text: str, blocks: Sequence[Block]) -> list[Unit]:
    """Return the units of a text in order; footnotes are left out, since they interrupt what is asked."""
    masked = mask_urls(text)
    return [
        unit
        for ordinal, (start, end) in enumerate(_ranges(text, blocks))
        for unit in _block_units(masked, ordinal, start, end)
    ]


def _ranges(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    if blocks:
        yield from ((block.start, block.end) for block in blocks if block.kind is not BlockKind.FOOTNOTE)
        return
    for match in re.finditer(r"(?:[^\n\f]|\n(?!\s*\n))+", text):
        yield match.start(), match.end()


def _block_units(text: str, ordinal: int, start: int, end: int) -> Iterator[Unit]:
    spans = _labels_moved(text, [(start + span.start, start + span.end) for span in split_sentences(text[start:end])])
    spans = [piece for begin, stop in spans for piece in _before_end(text, begin, stop)]
    pieces = [piece for begin, stop in spans for piece in _inline(text, begin, stop)]
    for index, (begin, stop) in enumerate(pieces):
        label, body = read_label(text, begin, stop)
        first = index == 0 or text[pieces[index - 1][1] : begin].count("\n") > 0
        yield Unit(body, stop, text[body:stop], label, ordinal, first, index == len(pieces) - 1)


def _before_end(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Divide a sentence without a full stop from the closing formula on the line below it."""
    for line in re.finditer(r"\n\s*", text[start:end]):
        below = start + line.end()
        if is_closing(text[below:end].partition("\n")[0]):
            yield start, start + line.start()
            yield below, end
            return
    yield start, end


def _labels_moved(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give a label that ended up behind the sentence before ("… w 2025 r. 2.") to the question that it opens."""
    moved: list[tuple[int, int]] = []
    for start, end in spans:
        label = _STRAY.search(text, *moved[-1]) if moved else None
        if label and _QUESTION_WORD.match(text, start, end) and not _NUMBERED_THING.search(text[: label.start()][-40:]):
            moved[-1] = (moved[-1][0], label.start())
            moved.append((label.start("label"), end))
        else:
            moved.append((start, end))
    return [(start, end) for start, end in moved if end > start]


def _inline(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Divide a sentence where labels stand inside it: "… informację: 1) ile …, 2) kto …"."""
    cuts = [match for match in _INLINE.finditer(text, start, end) if _may_cut(text, start, match.start())]
    begins = [start, *(cut.end() for cut in cuts)]
    stops = [*(cut.start() for cut in cuts), end]
    yield from zip(begins, stops, strict=True)


def _may_cut(text: str, start: int, at: int) -> bool:
    """Whether a label may begin at `at`: outside brackets, and not where a number belongs to the word before it."""
    if _NAMED_LABEL.match(text, at):
        return True
    return _balanced(text[start:at]) and not _NUMBERED_THING.search(text[max(start, at - 40) : at])


def _balanced(before: str) -> bool:
    return before.count("(") <= before.count(")") + len(re.findall(r"(?<!\w)(?:\d{1,2}|[a-z])\)", before))


def read_label(text: str, start: int, end: int) -> tuple[Label | None, int]:
    """Return the label at `start` and where the body behind it begins; a number and a letter may stand together."""
    for pattern, level in ((_AD, Level.QUESTION), (_QUESTION, Level.QUESTION), (_NUMBER, Level.NUMBER)):
        match = pattern.match(text, start, end)
        if match:
            number = next((value for value in match.groupdict().values() if value), "")
            return Label(_tidy(number), level), match.end()
    match = _LETTER.match(text, start, end)
    if match:
        return Label(match["n"], Level.LETTER), match.end()
    match = _BULLET.match(text, start, end)
    if match:
        return Label("", Level.BULLET), match.end()
    return None, start


def _tidy(number: str) -> str:
    """Write a series as "1-2" or "1,3", whatever stands between its numbers."""
    return re.sub(r"(?<=\d)(?:i|oraz)(?=\d)", ",", re.sub(r"\s+", "", number.rstrip("."))).replace("–", "-")
