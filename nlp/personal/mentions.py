"""Places where a text may name a person: capitalised words that can make up a name, and names in small letters."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.morphology import UNKNOWN, analyses
from nlp.personal.roles import is_patron, is_private, is_public, is_verb
from nlp.personal.words import Part, Word, is_given, is_only_given, is_only_surname, is_place, is_surname, is_usual

_LONG_LINE = 50
_LETTERS = 5
_FULL = re.compile(
    r"(?:G[GI]{0,3}(?:P{0,2}[SUG]|[CU][SU])(?:P{1,2}[SUC]|[SU](?![SUGC]))?"
    r"|GGG[GSUC](?![A-Z])"
    r"|GP[GU][SU]|G[GI]*C(?![A-Z])|G[GI]*T(?![A-Z])|I{1,3}[SUG]|U{1,2}P{1,2}[US]|GP{1,2}[SUGC]"
    r"|[SU]G{1,2}(?![SUIG])|[SU]I{1,2}(?![SUGC])|[CT]G(?![A-Z]))"
)
_BROKEN = re.compile(r"-[ \u00a0]?\n[ \u00a0]?")
_GAPS = re.compile(r"[ \u00a0]|[ \u00a0]?\n[ \u00a0]?|\s-\s")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that may name a person.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last one.
        first: Place of its first word among the words of the text.
        last: Place behind its last word.
        full: Whether given name (or initial) and surname are there; else a context must say that it is a person.
        sure: Whether the words are names and nothing else.
    """

    start: int
    end: int
    first: int
    last: int
    full: bool
    sure: bool


def find_mentions(text: str, words: Sequence[Word]) -> list[Mention]:
    """Return the mentions of `text` in reading order, without overlaps."""
    found: list[Mention] = []
    for first, last in _runs(text, words):
        found.extend(_in_run(words, first, last))
    found = _with_couples(text, words, found)
    taken = {place for mention in found for place in range(mention.first, mention.last)}
    found.extend(mention for mention in _in_small_letters(text, words) if mention.first not in taken)
    return sorted(found, key=lambda mention: mention.start)


_STREETS = frozenset(("ul", "ulica", "ulicy", "ulicą", "al", "alei", "os", "osiedla", "osiedlu", "pl", "placu"))


def _street(words: Sequence[Word], first: int) -> bool:
    """Whether a run begins with a street's name that is an adjective: "ul. Dębowej Anna Rogala"."""
    return (
        first > 0
        and words[first - 1].text.lower() in _STREETS
        and words[first].text.endswith(("iej", "ej", "iego", "ego"))
        and words[first].part is not Part.GIVEN
    )


def _role(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a run begins with what someone is called before a given name: "Sąsiadka Zosia"."""
    word = words[first]
    led = last - first > 1 and words[first + 1].part is Part.GIVEN and word.part is not Part.GIVEN
    return led and word.text.istitle() and is_private(word.text) and is_usual(word.text)


def _runs(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of runs of words that can be parts of a name and follow each other."""
    first = 0
    while first < len(words):
        if words[first].part in {Part.OTHER, Part.PARTICLE}:
            first += 1
            continue
        last = first + 1
        while last < len(words) and words[last].part is not Part.OTHER and _joined(text, words[last - 1], words[last]):
            last += 1
        yield first + (_street(words, first) or _role(words, first, last)), last
        first = last


def _joined(text: str, first: Word, second: Word) -> bool:
    gap = text[first.end : second.start]
    if gap == " - " or _BROKEN.fullmatch(gap):
        return True
    if "\n" not in gap:
        return gap in {" ", "\u00a0", "  ", ""} and (gap != "" or first.part is Part.INITIAL)
    begin = text.rfind("\n", 0, first.end) + 1
    return _GAPS.fullmatch(gap) is not None and first.end - begin >= _LONG_LINE


def _in_run(words: Sequence[Word], first: int, last: int) -> Iterator[Mention]:
    letters = "".join(words[place].part for place in range(first, last))
    place = 0
    while place < len(letters):
        end = _full_end(words, first, letters, place)
        if end:
            end = _stretched(words, first + end, last) - first
            yield _mention(words, first + place, first + end, full=True)
        elif letters[place] in "GSUC":
            end = place + 1
            while letters[end : end + 1] in set("GSUCPI") and not _full_end(words, first, letters, end):
                end += 1
            yield _mention(words, first + place, first + end, full=False)
        place = end or place + 1


def _full_end(words: Sequence[Word], first: int, letters: str, place: int) -> int:
    """Return where the full name ends that begins at `place` of a run; 0 where none does."""
    match = _FULL.match(letters, place)
    if match and "P" in match[0] and _leads_on(words[first + place : first + match.end()]):
        match = _FULL.match(letters, place, letters.index("P", place))
    return match.end() if match and _allowed(words, first + place, first + match.end(), match[0]) else 0


def _stretched(words: Sequence[Word], end: int, last: int) -> int:
    """Take in the second half of a double surname that is written with spaces around its hyphen."""
    if (
        end < last
        and words[end].start - words[end - 1].end == 3
        and words[end].part in {Part.SURNAME, Part.COMMON, Part.UNKNOWN}
    ):
        return end + 1
    return end


def _allowed(words: Sequence[Word], first: int, last: int, letters: str) -> bool:
    """Whether a run that fits a pattern can be a name: nothing in it bears a name, and a word is joined to a name."""
    found = words[first:last]
    if [word.text for word in found[:2]] == ["S", "A"]:
        return False
    if any(map(_bears, found)) or _acronym(found) or _place(found):
        return False
    if letters[0] in "CT":
        return is_only_given(found[1].text) and found[0].text.isupper() and is_surname(found[0].text)
    if letters[0] in "SU" and letters[1] in "IG":
        return _surname_leads(found, letters)
    if "C" in letters or letters.endswith("T"):
        return is_only_given(found[0].text) or found[0].part is Part.INITIAL
    return True


def _surname_leads(found: Sequence[Word], letters: str) -> bool:
    """Whether a surname that stands before a given name or an initial can be one: "Nowak J.", "NOWAK Jan"."""
    if letters[1] == "I":
        return any(is_surname(part) and not is_usual(part) for part in found[0].text.split("-"))
    if found[0].text.isupper():
        return is_given(found[1].text) and not is_patron(found[0].text)
    return (
        is_given(found[1].text) and not is_patron(found[0].text) and not is_place(found[0].text) and _nominative(found)
    )


def _leads_on(found: Sequence[Word]) -> bool:
    """Whether there is a Polish preposition behind a surname: "od Jana Kosa do Anielewicza"."""
    places = [place for place, word in enumerate(found) if word.text in {"do", "ze"}]
    return bool(places) and places[0] > 1


def _bears(word: Word) -> bool:
    """Whether a word is what bears a patron's name ("Park"), unless it is rather a surname."""
    return is_patron(word.text) and (not is_surname(word.text) or is_usual(word.text))


def _place(found: Sequence[Word]) -> bool:
    """Whether two words are a place with its adjective: "Wodzisław Śląski"."""
    if len(found) != 2 or not is_place(found[0].text) or not is_usual(found[1].text):
        return False
    return any(reading.pos == "adj" for reading in analyses(found[1].text.lower()))


def _acronym(found: Sequence[Word]) -> bool:
    """Whether there is an acronym among the words: all in capitals though its neighbours are not, or too short."""
    names = [word for word in found if word.part not in {Part.INITIAL, Part.PARTICLE}]
    upper = [word for word in names if word.text.isupper()]
    if upper and found[0].part is Part.INITIAL and len(upper) < len(names) + 1:
        return not is_surname(upper[0].text)
    if upper and len(upper) == len(names):
        return not all(is_given(word.text) or is_surname(word.text) or len(word.text) > _LETTERS for word in upper)
    return any(is_given(word.text) and not is_surname(word.text) for word in upper) or any(
        not is_surname(word.text) and len(word.text) <= _LETTERS for word in upper
    )


def _nominative(found: Sequence[Word]) -> bool:
    """Whether a given name behind a surname stands in the nominative, as in lists: "Nowak Jan"."""
    readings = analyses(found[1].text.capitalize())
    return any("imię" in reading.labels and reading.has("sg", "nom") for reading in readings)


def _mention(words: Sequence[Word], first: int, last: int, *, full: bool) -> Mention:
    while words[last - 1].part is Part.PARTICLE:
        last -= 1
    sure = any(is_only_given(word.text) for word in words[first:last])
    return Mention(words[first].start, words[last - 1].end, first, last, full, sure)


def _with_couples(text: str, words: Sequence[Word], found: list[Mention]) -> list[Mention]:
    """Join "Teresa" to "Józef Matusiakowie" where only "i" stands between them."""
    joined: list[Mention] = []
    for mention in found:
        before = joined[-1] if joined else None
        if (
            before
            and mention.full
            and before.last - before.first == 1
            and words[before.first].part is Part.GIVEN
            and text[before.end : mention.start] in {" i ", " oraz ", " I "}
            and words[mention.first].part is Part.GIVEN
        ):
            joined[-1] = Mention(before.start, mention.end, before.first, mention.last, full=True, sure=True)
        else:
            joined.append(mention)
    return joined


_LEADING = re.compile(
    r"(?:pozdraw\w+(?:\s+serdecznie)?|poważaniem|szacunku|nazywam\s+się|podpis\w*|pan\w?|panią|panem|córk\w|syn\w*"
    r"|m[ąę]ż\w*|żon\w|matk\w|mam\w"
    r"|dziękuję|imieniu|wniosek)\s*[:,]?\s*$",
    re.IGNORECASE,
)


def _in_small_letters(text: str, words: Sequence[Word]) -> Iterator[Mention]:
    """Yield names typed in small letters: a given name with a surname behind it, or a surname behind "pan"."""
    for place, (first, second) in enumerate(itertools.pairwise(words)):
        if not (first.text.islower() and second.text.islower()) or text[first.end : second.start] != " ":
            continue
        given, surname = first.text.capitalize(), second.text.capitalize()
        if (
            is_given(given)
            and len(given) > 2
            and first.text not in _COURTESIES
            and is_surname(surname)
            and not is_public(second.text)
            and not is_verb(second.text)
            and (
                _no_word(given, first.text, surname, second.text)
                or (_led(text, first.start) and _a_name(given, surname))
            )
        ):
            yield Mention(first.start, second.end, place, place + 2, full=True, sure=True)
        elif (first.text in _COURTESIES and is_surname(surname) and _no_noun(second.text)) or (
            is_private(first.text) and is_only_given(surname) and _no_noun(second.text)
        ):
            yield Mention(second.start, second.end, place + 1, place + 2, full=False, sure=True)


def _a_name(given: str, surname: str) -> bool:
    return is_only_given(given) or is_only_surname(surname)


def _led(text: str, start: int) -> bool:
    return _LEADING.search(text[max(0, start - 30) : start]) is not None


_SURNAME_ENDING = re.compile(r"[sc]k[iaą]|ow(?:a|ej|ą)$")
_COURTESIES = frozenset(
    ["pan", "pani", "pana", "panu", "panią", "panem", "panie", "państwo", "państwa", "panom", "pań", "panów"]
)


def _no_word(given: str, given_text: str, surname: str, surname_text: str) -> bool:
    """Whether two words in small letters are rather names than words: one is no word, the other no usual one."""
    names = [_no_noun(given_text), _no_noun(surname_text)]
    return (
        all(names)
        or (names[0] and is_only_given(given) and not is_usual(surname_text))
        or (names[1] and is_given(given) and len(surname) > 4)
    )


def _no_noun(word: str) -> bool:
    """Whether a word in small letters is no word of the language, or only an adjective in -ski that is a surname."""
    readings = analyses(word)
    if readings[0].tag == UNKNOWN:
        return True
    return all(r.lemma[0].isupper() or (r.pos == "adj" and _SURNAME_ENDING.search(word)) for r in readings)
