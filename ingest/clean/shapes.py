"""What lines look like: list markers, letter formulas, headings, table rows, and whether a line continues another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.clean.lines import Line

GLYPH_LEVEL = 1
_SHORT = 0.8
_SHORT_BEFORE_CAPITAL = 0.87
_SHORT_IN_LIST = 0.95  # a list's last item often has no stop
_SHORT_AFTER_STOP = 0.92
_LONG_TEXT = 150
_MAX_HEADING = 180
_FULL = (0.85, 1.1)  # shares of the width
_BEYOND = 1.4
_LONGEST_FULL = 125  # no page is set in longer lines
_PER_LONG = 4
_ENOUGH = 6
TERMINAL = ".:;?!…"

_MARKERS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (2, re.compile(r"\d{1,2}\.\d{1,2}\.?(?:\d{1,2}\.?)?\s+(?=[^\W\d])")),
    (
        1,
        re.compile(
            r"(?:\d{1,3}[.)](?=\s+\S)|\d{1,2}(?:\s[.)]|/)(?=\s+[A-ZŻŹĆĄŚĘŁÓŃ])|\d{1,2}[.)](?=[^\W\d])|\(\d{1,2}\)\s)"
        ),
    ),
    (1, re.compile(r"(?:[IVX]{1,5}\)|[IVX]{2,5}\.|[IVX]\.(?=\s+[^\W\d]{2}))\s")),
    (2, re.compile(r"(?:\(?[a-zż]\)|[a-z]\.(?=\s[a-zżź]))\s*(?=\S)")),
)
_REFERENCE_END = re.compile(
    r"(?:^|[\s(])(?:art|ust|pkt|ppkt|nr|poz|par|lit|str|s|z|dnia|w|do|od|na|za|i|oraz|(?<!\d{4}\s)r|ok|tj|np|dz|ds|im|ul|al|os|pl|"
    r"rozdz|zał|tab|rys|tel|u|urz|b|dr|prof|inż|mgr|hab|m\.in|tzw|tzn|godz|ww|br|św|ks|gen|por|sygn|późn)\.?$|§$",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"(?:Ad\.?\s*(?:pyt(?:ania?|\.)?\s*)?\d|Pytani[ea]\s+(?:nr\s+)?\d|Odpowied[źz]\s*(?::|na pytanie|\d)|§\s*\d|"
    r"Rozdział\s|Załącznik\b|Szanown[yaei]\b|Z (?:poważaniem|wyrazami)\b|[Dd]otyczy\s*:|Dot\.\s|"
    r"za pośrednictwem\b|[il1|]nterpelacja w sprawie\b|"
    r"Znak\s*(?:sprawy|pisma)?\s*:|"
    r"Sprawa\s*:|W odpowiedzi na\b|Odpowiadając na\b|Do wiadomości\b|Z upoważnienia\b|z up\.|/-/|\(-\)|"
    r"(?:ul|al|pl)\.\s+[^\W\d_]|(?:tel|fax)\.?[\s:]|e-?mail\s*:|www\.|"
    r"Punkt\s+\d|PUNKT\s+\d|Ad\s*[IVX]+\b|Art\.\s*\d+\.\s+[A-ZŻŹĆĄŚĘŁÓŃ])"
)
_RESTATED = re.compile(r"(?:Ad\.?|Pytani[ea]|PYTANI[EA])\s+(?:nr\s+)?\d{1,2}[a-z]?\s*[.):]+\s+[„\"]?[A-ZŻŹĆĄŚĘŁÓŃ]")
_WHOLE_LINE = re.compile(
    r"(?:(?:Wielce\s+)?Szanown[yaei]\b(?:\s+[A-ZŻŹĆĄŚĘŁÓŃ][\w.-]*){0,6}\s*[,!]?|"
    r"Z (?:poważaniem|wyrazami szacunku)[,.]?|"
    r"[A-ZŻŹĆĄŚĘŁÓŃ][\w -]{2,30},\s*(?:dnia\s+|dn\.\s*)?\d{1,2}[. -]\s*(?:[^\W\d]+|\d{1,2})[. -]\s*\d{4}.{0,6}|"
    r"(?:Radn[ay]|(?:Wicep|P)rzewodnicząc[ay])(?:\s+(?:[A-ZŻŹĆĄŚĘŁÓŃ„][\w„”\"-]*|w|i)){1,8}|"
    r"(?:[Ii]nterpelacja|[Zz]apytanie)(?:\s+(?:nr\s+)?[\d/.]+)?|(?:Pan|Pani|Państwo|Sz\.\s*Pan[i]?)|"
    r"Ad\.?\s*\d+\s*[.):]?|Pytani[ea]\s+(?:nr\s+)?\d+\s*[.):]?)$"
)
_SPEECH = re.compile(
    r"^[-–—]\s+[^a-z].*\s[-–—]\s+(?:mów|powiedzia|doda|podkreśl|zaznacz|wyjaśni|tłumacz|przekonuj|informuj|komentuj|"
    r"przyzna|zapewni|twierdz|ocenia|pisze|pyta|apeluj|zauważ|wskazuj)"
)
_SENTENCES = re.compile(r"[a-ząćęłńóśźż]{4}[.?!]\s+[A-ZŻŹĆĄŚĘŁÓŃ][^\s.]*\s+[a-ząćęłńóśźż]+(?:ą|ę|e|i|y|a|o|ł)\b")
_NUMERIC = re.compile(r"[-–]?\d[\d.,]*%?$")
_CONTACT = re.compile(r"@|\bwww\.|https?:|\btel\b|\bfax\b|\+48|\d\d-\d{3}\b|\bgov\.pl\b", re.IGNORECASE)
_QUOTES = '„”"»«()[]*'


@dataclass(frozen=True, slots=True)
class Marker:
    """The number or letter that opens a list item ("1.", "a)", "2.1"), and its depth."""

    text: str
    level: int


def item_marker(plain: str) -> Marker | None:
    """Read the marker of a numbered or lettered list item; `None` where the line opens with none."""
    for level, pattern in _MARKERS:
        match = pattern.match(plain)
        if match is not None:
            return Marker(match.group().strip(), level)
    return None


def dash_opens(line: Line, before: Line | None) -> bool:
    """Say whether a leading dash is a bullet: not inside a sentence that was wrapped, nor before somebody's words."""
    if line.plain[:1] not in "-–—‒−*·" or len(line.plain) < 3:
        return False
    if _SPEECH.search(line.plain):
        return False
    return before is None or line.blank or line.first or before.plain[-1] in ".:;?!," or _dashed(before)


def _dashed(line: Line) -> bool:
    return line.plain[0] in "-–—‒−*·•"


def restates(plain: str) -> bool:
    """Say whether a line opens as a restated question or its answer does: "Pytanie 4. Czy …", "Ad 2. Miasto …"."""
    return _RESTATED.match(plain) is not None


def is_row(plain: str) -> bool:
    """Say whether a line is a row of figures: three fields or more, half of them numbers, no sentence."""
    fields = plain.split()
    if len(fields) < 3 or plain[-1] in ".;:" or _CONTACT.search(plain) or is_formula(plain):
        return False
    numbers = sum(1 for word in fields if _NUMERIC.match(word) or word in {"-", "–", "x", "X", "|"})
    return numbers >= 2 and numbers * 2 >= len(fields)


def is_heading(plain: str) -> bool:
    """Say whether a block reads like a heading; its neighbours decide together with this."""
    if not 3 <= len(plain) <= _MAX_HEADING or plain[-1] in ".,;:!?…-–" or _CONTACT.search(plain):
        return False
    body = plain.lstrip(_QUOTES)
    numbered = re.match(r"\d[\d.)]*\s+[^\W\d_]", body)
    if not body or not (body[0].isupper() or (numbered and numbered.group()[-1].isupper())):
        return False
    if _WHOLE_LINE.match(plain) or is_row(plain) or _SENTENCES.search(plain):
        return False
    return sum(char.isalpha() for char in plain) * 2 >= len(plain) and len(plain.split()) <= 25


def is_formula(plain: str) -> bool:
    """Say whether a line is a formula of letters that stands alone: salutation, closing, place and date."""
    return _WHOLE_LINE.match(plain) is not None


def _full_lines(lengths: Sequence[int], width: int) -> int:
    return sum(1 for length in lengths if _FULL[0] * width <= length <= _FULL[1] * width)


def _longest(lines: Sequence[Line]) -> int:
    """The longest line that can be one of the text: none of a letterhead's, and no paragraph on one line."""
    texts = (line.plain for line in lines if line.kind is None and len(line.plain) <= _LONGEST_FULL)
    return max((len(text) for text in texts if not _CONTACT.search(text)), default=0)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document is set.

    Attributes:
        width: The length of a full line, in characters.
        wrapped: Whether lines are wrapped at that width; otherwise each line is a paragraph.
        sure: Whether there are full lines enough to know the width.
    """

    width: int
    wrapped: bool
    sure: bool = False

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Layout":
        """Measure the lines that the format has not marked."""
        lengths = sorted(len(line.plain) for line in lines if line.kind is None)
        if not lengths:
            return cls(80, wrapped=False)
        width = max(lengths[int(len(lengths) * 0.85)], 40)
        full = _full_lines(lengths, width)
        if full < _ENOUGH:
            width = max(width, _longest(lines))
        beyond = sum(1 for length in lengths if length > max(_BEYOND * width, _LONGEST_FULL))
        return cls(width, wrapped=width <= _LONG_TEXT and _PER_LONG * beyond <= full, sure=full >= _ENOUGH)

    def is_short(self, plain: str) -> bool:
        """Say whether a line ends well before the margin."""
        return len(plain) < _SHORT * self.width

    def continues(self, last: Line, line: Line, following: Line | None, *, in_list: bool) -> bool:
        """Say whether `line` goes on with the paragraph whose last line is `last`."""
        if not self.wrapped or self._opens(last, line):
            return False
        flows = line.plain[0].islower() or (line.plain[0].isdigit() and last.plain[-1] not in TERMINAL)
        if line.breaks or line.page != last.page:
            return self._flows_over_page(last, line, flows=flows, in_list=in_list)
        if line.blank:
            return last.plain[-1].isalnum() and self._flows_over_blank(last, line)
        if self._left_room(last, line, in_list=in_list):
            return flows and last.plain[-1] not in TERMINAL
        if last.plain[-1] in ".?!" and line.plain[0].isupper() and self._sentence_left_room(last, line):
            return False
        return not self._heads(last, line, following, in_list=in_list)

    def _opens(self, last: Line, line: Line) -> bool:
        if is_formula(line.plain) or is_formula(last.plain):
            return True
        inside = _REFERENCE_END.search(last.plain, max(0, len(last.plain) - 12)) is not None
        if restates(line.plain) and not inside:
            return True
        if (
            _OPENER.match(line.plain)
            and not inside
            and (last.plain[-1] in TERMINAL + "," or self._left_room(last, line))
        ):
            return True
        if line.plain[0] in "•●○◦▪▫■□◼➢➤►▶✓✔‣∙" or "\uf000" <= line.plain[0] <= "\uf0ff":
            return True
        if dash_opens(line, last) and (last.plain[-1] in TERMINAL + "," or _dashed(last)):
            return True
        return self._opens_item(last, line, inside=inside) or (is_row(line.plain) and is_row(last.plain))

    def _opens_item(self, last: Line, line: Line, *, inside: bool) -> bool:
        if inside or item_marker(line.plain) is None:
            return False
        return line.blank or last.plain[-1] in TERMINAL + ",)" or self._left_room(last, line) or _next_item(last, line)

    def _left_room(self, last: Line, line: Line, *, in_list: bool = False) -> bool:
        """Whether the first word of `line` would have fitted on the line above: then the break was meant."""
        word = len(line.plain.split(" ", 1)[0])
        share = _SHORT_BEFORE_CAPITAL if line.plain[0].isupper() else _SHORT
        if in_list and line.plain[0].isupper():
            share = _SHORT_IN_LIST
        return len(last.plain) + 1 + word <= share * self.width

    def _flows_over_blank(self, last: Line, line: Line) -> bool:
        """Whether a sentence goes on below a blank line, which is then an artefact of the page."""
        if line.plain[0].islower():
            return not self.is_short(last.plain)
        return self.sure and self._overfull(last, line)

    def _overfull(self, last: Line, line: Line) -> bool:
        """Whether the first word of `line` could not stand on the line above: a blank line there is an artefact."""
        return len(last.plain) + 1 + len(line.plain.split(" ", 1)[0]) > self.width

    def _sentence_left_room(self, last: Line, line: Line) -> bool:
        """Whether a line that ends its sentence is a paragraph's last one: less room suffices; after "?" none."""
        word = len(line.plain.split(" ", 1)[0])
        return last.plain[-1] == "?" or len(last.plain) + 1 + word <= _SHORT_AFTER_STOP * self.width

    def _flows_over_page(self, last: Line, line: Line, *, flows: bool, in_list: bool) -> bool:
        """Whether a paragraph goes on over the page's end; before a capital only where both lines are full."""
        ended = last.plain[-1] in TERMINAL + '”"'
        if flows:
            return not ended or last.plain[-1] not in TERMINAL
        full = not self._left_room(last, line) and not self.is_short(line.plain)
        return not ended and not in_list and full and last.plain[-1] != ","

    def _heads(self, last: Line, line: Line, following: Line | None, *, in_list: bool) -> bool:
        """Whether `line` is a heading set right under a paragraph that fills its last line."""
        if last.plain[-1] not in ".?!" or in_list or following is None or following.blank:
            return False
        if not is_heading(line.plain) or following.plain[0].islower():
            return False
        return self._left_room(line, following) and not self.is_short(following.plain)


def _next_item(last: Line, line: Line) -> bool:
    """Whether both lines open with markers of one kind."""
    above, here = item_marker(last.plain), item_marker(line.plain)
    return above is not None and here is not None and above.level == here.level
