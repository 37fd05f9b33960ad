"""What the words around a number say that it is: the nearest keyword before it, or the head of its table's column."""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property

_KEYWORDS = {
    "pesel": r"pesel\w*",
    "nip": r"nip|numer\w*\s+identyfikacji\s+podatkowej",
    "regon": r"regon\w*",
    "bank_account": r"iban|nrb|kont(?:o|a|em|cie)|rachun\w+|r-k\w*|nr\s+rach\w*",
    "identity_card": r"dow(?:ód|odu|odem|odzie|\.)(?:\s*os(?:obist\w*|ob\.|\.))?(?:\s+seri[aięe]\w?)?|d\.\s?o\."
    r"|seri[aięi]+\s+i\s+n(?:ume)?re?m?"
    r"|legitymuj\w+|dokument\w*\s+tożsamości",
    "passport": r"paszport\w*",
    "land_register": r"ks(?:i[ęe]g\w+|\.)\s+wiecz(?:yst\w+|\.)|(?<![.\w/])(?-i:KW)(?!\.\s?\d)|nr\s+kw|kw\s+nr",
    "phone": r"tel|telefon\w*|kom|komórk\w*|komórkow\w*|fax|faks|zadzwo\w+|dzwoni\w*|sms",
    "car_plate": r"nr\s+rej|rejestracyjn\w+|tablic\w+|rej\.",
    "other": r"krs|bdo|teryt|ean|gtin|isbn|issn|fakt(?:ur\w*)?|zamówie\w*|zlece\w*|licznik\w*|wodomierz\w*"
    r"|seryjn\w*|ppe|imei"
    r"|kod\w*|kresk\w*|spraw[ayie]\w*|znak\w*|poz|pozycj\w*|id|identyfikator\w*|cpv|referencyjn\w*|unp|przesyłk\w*"
    r"|inwentarz\w*"
    r"|umow[ayie]\w*|działk\w*|dz|rozdz|rozdział\w*|dział\w*|nr\s+kat\w*|katalog\w*|ewid\w*|kwot\w*|koszt\w*"
    r"|wartoś\w*|suma|sumy"
    r"|razem|ogółem|plan|wykonanie|budżet\w*|powierzchni\w*|dotacj\w*|wydatk\w*|dochod\w*|cen[ayie]|netto|brutto"
    r"|uchwał\w*|dz\.\s?u"
    r"|partii|serii|polis\w*|abonent\w*|klient\w*|karty|kart[aę]|indeks\w*|norm\w*|pn-en|nr\s+ref\w*"
    r"|numer\w*\s+ref\w*|symbol\w*",
}
_KEYWORD = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _KEYWORDS.items()) + r")(?!\w)", re.IGNORECASE
)
_CELL = re.compile(r"[\t|;]")
_REACH = 60
_BREAK = re.compile(r"\n\s*\n|[a-ząćęłńóśźż\d]{3}[.!?]\s+[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]")
_FIGURE = re.compile(r"(?<![\w/])\d[\d  .,]*")
_ORGANISATION = re.compile(
    r"\b(?:[Ss]p\.\s?z\s?o\.?\s?o|S\.\s?A\.|spółk\w+|Spółk\w+|SPÓŁK\w+|Urz[ąę]d\w*|URZ[ĄĘ]D\w*|Gmin\w+|GMIN\w+"
    r"|Ministerstw\w+|Zarząd\w*|Spółdzieln\w+"
    r"|Fundacj\w+|Stowarzyszeni\w+|KRS|Bank\w*|Przedsiębiorstw\w+|Szkoł\w+|Przedszkol\w+|Wspólnot\w+|Skarb\w*\s+Państwa"
    r"|Zakład\w*|Instytut\w*|Powiat\w*|Województw\w*|Komend\w+|Izb\w+|Miast[ao]\b|Politechni\w+|Uniwersytet\w*"
    r"|Szpital\w*)"
)


class Context:
    """Reads one text; every answer is about an offset in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tops: dict[tuple[int, int], int] = {}

    def kind_at(self, start: int) -> str:
        """Return the kind that the words before `start` announce, "other" for what is no personal data, or ""."""
        head = self.column_head(start)
        if head:
            return _last_keyword(head) or "other"
        place = bisect_right(self._keyword_ends, start) - 1
        if place < 0 or start - self._keyword_ends[place] > _REACH:
            return ""
        kind, between = self._keyword_kinds[place], self.text[self._keyword_ends[place] : start]
        if _BREAK.search(between) or (kind == "other" and re.search(r"\d{3}", between)):
            return ""
        return kind

    def distance(self, start: int) -> str:
        """Return the text between the nearest keyword and `start`."""
        place = bisect_right(self._keyword_ends, start) - 1
        return self.text[self._keyword_ends[place] : start] if place >= 0 else ""

    def column_head(self, start: int) -> str:
        """Return the head of the table column that `start` stands in, "" where there is none."""
        line = bisect_right(self._line_starts, start) - 1
        if self._columns(line) < 1:
            return ""
        first = self._first_line(line)
        column = len(_CELL.findall(self.text[self._line_starts[line] : start]))
        cells = _CELL.split(self._line(first))
        head = cells[column].strip() if first < line and column < len(cells) else ""
        return "" if re.search(r"\d{3}", head) else head

    def in_table_of(self, start: int, wanted: Callable[[str], bool]) -> bool:
        """Return whether the heads of the table that `start` stands in have a word that is `wanted`."""
        head = self._line(self._first_line(bisect_right(self._line_starts, start) - 1))
        return any(map(wanted, re.findall(r"[^\W\d_]+", head)))

    def _first_line(self, line: int) -> int:
        """Return the first line of the table that a line stands in: those above it have as many cells, or one less."""
        columns, first = self._columns(line), line
        while first > 0 and self._columns(first - 1) >= columns - 1 and self._columns(first - 1) > 0:
            first = self._tops.get((first - 1, columns), first - 1)
        self._tops[line, columns] = first
        return first

    def figures_in_line(self, start: int) -> int:
        """Return how many figures stand in the line of `start`."""
        return len(_FIGURE.findall(self._line(bisect_right(self._line_starts, start) - 1)))

    def near_organisation(self, start: int) -> bool:
        """Whether an organisation or an office is named shortly before `start`, or in the same line."""
        line = bisect_right(self._line_starts, start) - 1
        return bool(
            _ORGANISATION.search(self.text[max(0, start - 120) : start]) or _ORGANISATION.search(self._line(line))
        )

    def line_around(self, start: int) -> str:
        """Return the line of `start`."""
        return self._line(bisect_right(self._line_starts, start) - 1)

    def block_around(self, start: int, lines: int) -> str:
        """Return the line of `start` with so many lines above and below it, none of them behind a blank line."""
        line = bisect_right(self._line_starts, start) - 1
        first = last = line
        while first > max(0, line - lines) and self._line(first - 1).strip():
            first -= 1
        while last < min(len(self._line_starts) - 1, line + lines) and self._line(last + 1).strip():
            last += 1
        return "\n".join(self._line(number) for number in range(first, last + 1))

    def _line(self, number: int) -> str:
        end = self.text.find("\n", self._line_starts[number])
        return self.text[self._line_starts[number] : end if end >= 0 else len(self.text)]

    def _columns(self, line: int) -> int:
        return len(_CELL.findall(self._line(line)))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _keywords(self) -> list[tuple[int, str]]:
        return [(match.end(), str(match.lastgroup)) for match in _KEYWORD.finditer(self.text)]

    @cached_property
    def _keyword_ends(self) -> list[int]:
        return [end for end, _ in self._keywords]

    @cached_property
    def _keyword_kinds(self) -> list[str]:
        return [kind for _, kind in self._keywords]


def _last_keyword(head: str) -> str:
    found = [str(match.lastgroup) for match in _KEYWORD.finditer(head)]
    return next((kind for kind in reversed(found) if kind != "other"), found[-1] if found else "")
