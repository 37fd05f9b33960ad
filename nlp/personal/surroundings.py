"""What stands around a name: a function, a role, a title, what bears a patron's name, a signature, a source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from nlp.morphology import analyses
from nlp.personal.mentions import Mention
from nlp.personal.roles import (
    DOTTED,
    is_copula,
    is_document,
    is_patron,
    is_private,
    is_public,
    is_title,
    is_verb,
    lemmas_of,
)
from nlp.personal.words import COUPLES, Part, Word, is_place, is_surname, is_usual

_REACH = 12
_SENTENCE = re.compile(r"(?<![\s.][a-zA-Z])(?<!\b(?:dr|ul|mg|ob))[.!?…]\s+(?=[^\sa-ząćęłńóśźż])|\n\s*\n|[;•]")
_OFFICER = re.compile(
    r"(?:spraw\w+\s+prowadz\w+|prowadząc\w+\s+spraw\w+|sporządził\w*|opracował\w*|przygotował\w*"
    r"|osob\w+\s+do\s+kontaktu|zatwierdził\w*"
    r"|dekretac\w+|akceptował\w*|wykonał\w*|kontakt\s+w\s+sprawie|z\s+up(?:\.|oważnienia)[^\n]*"
    r"|/-/)\s*[:–-]?\s*(?:pani?\s+)?$",
    re.IGNORECASE,
)
_SIGNING = re.compile(
    r"(?:\(-\)|/podpis/|podpisał\w*|podpisano|\(podpis\s+\w+\)|z\s+poważaniem|poważaniem"
    r"|pozdraw\w+(?:\s+serdecznie)?|pozdrowienia|wyraz(?:ami|y)\s+szacunku"
    r"|podpis\w*(?:\s+wnioskodawc\w+)?)\s*[:,]?\s*(?:\n\s*){0,2}(?:mgr|inż\.|dr|\s)*$",
    re.IGNORECASE,
)
_SENDER = re.compile(
    r"(?:nazywam\s+się|nazywa\s+się|(?:^|\n)\s*(?:od|from|nadawca|do|to|dw|cc|do\s+wiadomości)\s*:\s*[\"„]?"
    r"|wiadomość\s+od\s*:|imi[ęe]\s+i\s+nazwisko\s*:?"
    r"|nazwisko\s+i\s+imi[ęe]\s*:?)\s*$",
    re.IGNORECASE,
)
_WROTE = re.compile(r"\s*(?:<[^>\n]*@|\([^)\n]*@|(?:napisał\w*|pisze|wrote)\s*:)", re.IGNORECASE)
_SOURCE = re.compile(
    r"\((?:red|oprac|tłum)\.\)|\bred\.|[.,(]\s*komentarz|wydawnictwo|\bwyd\.|\bs\.\s?\d+[-–]?\d*|et\s+al|\bdoi\b|isbn"
    r"|\(\d{4}\)[:.,]|\bi\s+wsp\.|(?:19|20)\d\d;\s|c\.\s?h\.\s?beck|\blex\b|\bvol\.|op\.\s?cit"
    r"|(?:\b[A-ZŁŚŻ][a-zżźćńółęąś]+\s+(?:19|20)\d\d,?\s+s\.)|\bnr\s+\d+,\s+s\.|czasopism|[.,]\s+(?:Warszawa|Kraków|Poznań"
    r"|Wrocław|Łódź|Gdańsk|Lublin|Toruń|Katowice)(?:\s|\s*:\s*\w+,\s)(?:19|20)\d\d,\s|przeciwko\s+Polsce|\bv\.\s|\bvs\.",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\s*(?:[,-]\s*)?(?:sp\.|spółk\w+|S\.\s?A\.|s\.\s?c\.|GmbH|Ltd|Inc|i\s+wspólnicy|&)")
_ADDRESS_LINE = re.compile(r"\s*\n\s*(?:ul\.|al\.|os\.|pl\.|zam\.|adres|\d\d-\d{3}|tel|PESEL|[A-ZŁŚ]\w+\s+\d+)")
_LINE = 50
_BESIDE = re.compile(r"[ \u00a0]{1,2}|, |: |:?\n|,\n| – | - ")
_HEAD = 800
_OFFICIAL = re.compile(
    r"gov\.pl|\bum\.\w+\.pl|Znak\s+pisma|Znak\s+sprawy:.{3,40}\n|Szanown\w\s+Pani?e?\s+(?:Marszałku|Marszałek|Radn|Pośle|Poseł)"
)
_OF_RESIDENT = re.compile(
    r"(?:^|\n)\s*(?:do|to)\s*:[^\n]*@|@(?:gmail|wp|onet|o2|interia|poczta)\.|(?<!\w)(?:zam\.|pesel\b|mieszkam\b|mieszkamy\b"
    r"|wnoszę\b|(?:zwracam\s+się\s+(?:z|o)|uprzejmie)\s+pro(?:śbą|szę)\b|proszę\s+o\b|prosimy\s+o\b|moj(?:ego|ej|emu|e|a)\b|mój\b)",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(r"gov\.pl|\bum\.\w+\.pl|MINISTER|PREZYDENT|Ministerstwo|Urząd Miasta")
_OFFICE_HELD = re.compile(
    r"(?:funkcj\w+|stanowisk\w+|urz[ąę]d\w*)\s[^.;]{0,120}(?:obj\w+|pełni\w*|sprawuj\w*|sprawow\w+|powoła\w+"
    r"|powierz\w+)\s[^.;]{0,25}$",
    re.IGNORECASE,
)


class Role(StrEnum):
    """As what a person is named."""

    PUBLIC = "public"
    PRIVATE = "private"
    PATRON = "patron"
    NONE = "none"


_PROXIES = frozenset({"pełnomocnik", "pełnomocniczka"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What was seen around a mention.

    Attributes:
        role: As what the person is named.
        near: Whether the role stands right beside the name.
        titled: Whether "Pan", "Pani", a degree stands before the name.
        document: Whether a letter or a view of theirs stands right before the name.
        signed: Whether the name is a signature.
        sender: Whether the name stands where senders and addressees of messages do.
        acts: Whether a verb follows.
        role_word: The word of a private role, "" without one.
        function_after: Whether a public function is named behind the name.
    """

    role: Role = Role.NONE
    near: bool = False
    titled: bool = False
    document: bool = False
    signed: bool = False
    sender: bool = False
    acts: bool = False
    role_word: str = ""
    function_after: bool = False


def look_around(text: str, words: Sequence[Word], mention: Mention) -> Surroundings:
    """Return what stands around a mention."""
    before = text[max(0, mention.start - 80) : mention.start]
    back = _behind(text, words, mention)
    ahead = _ahead(text, words, mention)
    signed = _SIGNING.search(before) is not None
    if signed and ahead.role is not Role.PRIVATE and _of_office(text):
        return Surroundings(Role.PUBLIC, signed=True)
    role, near, word = back.role, back.near, back.word
    sender = _SENDER.search(before) is not None or _WROTE.match(text, mention.end) is not None
    held = _OFFICE_HELD.search(text[max(0, mention.start - 200) : mention.start])
    if ahead.role is Role.PUBLIC or held or _OFFICER.search(before) or _in_letterhead(text, mention):
        role = Role.PUBLIC
    elif ahead.role is Role.PRIVATE and role in {Role.NONE, Role.PRIVATE}:
        role, near, word = Role.PRIVATE, True, ahead.word
    known = back.titled or signed or sender or role is Role.PRIVATE
    if not known and (_cited(text, mention) or _FIRM.match(text, mention.end)):
        role = Role.PATRON
    acts = _acts(text, words, mention)
    return Surroundings(role, near, back.titled, back.document, signed, sender, acts, word, ahead.role is Role.PUBLIC)


@dataclass(frozen=True, slots=True)
class _Side:
    role: Role = Role.NONE
    near: bool = False
    titled: bool = False
    document: bool = False
    word: str = ""


def _of_office(text: str) -> bool:
    """Whether a letter is an office's: its head says so, and nothing in it is what a resident writes."""
    return _OFFICIAL.search(text[:_HEAD]) is not None and _OF_RESIDENT.search(text) is None


def _behind(text: str, words: Sequence[Word], mention: Mention) -> _Side:
    """Walk back from a mention to the word that says as what the person is named."""
    titled, commas, steps = False, 0, 0
    for place in range(mention.first - 1, max(-1, mention.first - _REACH - 1), -1):
        word, gap = words[place], text[words[place].end : words[place + 1].start]
        commas += gap.count(",") + gap.count("(")
        beside = steps == 0 and (titled or (_BESIDE.fullmatch(gap) is not None and (mention.full or "\n" not in gap)))
        if _broken(text, word, gap, mention) or (commas > 1 and not _name_like(words, place)):
            break
        if is_public(word.text) and not _part_of_name(words, place):
            return _Side(Role.PUBLIC, steps == 0, titled)
        if is_title(word.text) or _dotted_title(text, word):
            titled = titled or steps == 0
            continue
        if steps == 0 and word.text.lower() in COUPLES and gap == " ":
            return _couple(words[mention.first])
        if is_patron(word.text) and steps == 0 and commas == 0 and not _addressed(titled, text, mention):
            return _Side(Role.PATRON, True)
        if (is_private(word.text) or is_document(word.text)) and _says_role(words, place):
            person = is_private(word.text)
            return _Side(Role.PRIVATE, person and beside, titled, not person and steps == 0, word.text)
        if _ends_phrase(word.text, steps):
            break
        steps += not is_copula(word.text)
    return _Side(titled=titled)


def _ends_phrase(word: str, steps: int) -> bool:
    """Whether what is before a word says nothing of the name: a verb stands there, or a preposition beside the name."""
    return (is_verb(word) and not is_copula(word)) or (steps == 0 and _governs(word))


def _dotted_title(text: str, word: Word) -> bool:
    return word.text.lower() in DOTTED and text[word.end : word.end + 1] == "." != text[word.start - 1 : word.start]


def _couple(word: Word) -> _Side:
    return _Side(Role.PRIVATE, True, word="państwo") if _plural(word) else _Side()


def _plural(word: Word) -> bool:
    """Whether a name may be that of a couple or a family: a surname in the plural, or a given name before it."""
    if word.part is Part.GIVEN:
        return not is_place(word.text)
    plural = any("nazwisko" in r.labels and r.has("pl") and not r.has("sg") for r in analyses(word.text))
    return plural and not is_usual(word.text)


def _says_role(words: Sequence[Word], place: int) -> bool:
    """Whether a word is a role here, and not a word of an office's name ("Ministra Rodziny", "WNIOSEK")."""
    word = words[place].text
    return word.islower() or (word.istitle() and (place == 0 or not words[place - 1].text[0].isupper()))


def _addressed(titled: bool, text: str, mention: Mention) -> bool:
    """Whether "Pan" or "Pani" stands right before a mention, which no patron is called."""
    return titled and re.search(r"(?i)\bpan\w*\s*$", text[max(0, mention.start - 8) : mention.start]) is not None


def _broken(text: str, word: Word, gap: str, mention: Mention) -> bool:
    """Whether the sentence or the block of lines ends in a gap."""
    if _SENTENCE.search(text, word.end - 3, word.end + len(gap) + 1) and not _abbreviated(word, gap):
        return True
    if "\n" not in gap:
        return False
    line = text[text.rfind("\n", 0, word.end) + 1 : word.end]
    if len(line) >= _LINE or is_title(word.text) or ":" in gap:
        return False
    if re.search(r"(?i)(?:^|\n)\s*(?:sz\.\s*)?pani?\s+$", text[max(0, mention.start - 60) : mention.start]):
        return False
    return line.lstrip().startswith(("Do ", "Sz", "Dot")) or _ADDRESS_LINE.match(text, mention.end) is not None


def _abbreviated(word: Word, gap: str) -> bool:
    return (
        gap.startswith(".")
        and "\n\n" not in gap
        and (len(word.text) <= 4 or word.part is Part.INITIAL)
        and ";" not in gap
    )


def _name_like(words: Sequence[Word], place: int) -> bool:
    return words[place].part in {Part.GIVEN, Part.SURNAME, Part.INITIAL, Part.UNKNOWN}


def _part_of_name(words: Sequence[Word], place: int) -> bool:
    """Whether a word that is also a function is here a surname, behind a given name."""
    return (
        place > 0
        and words[place].text[0].isupper()
        and words[place - 1].part is Part.GIVEN
        and is_surname(words[place].text)
    )


def _governs(word: str) -> bool:
    return word.islower() and all(reading.pos == "prep" for reading in analyses(word))


def _ahead(text: str, words: Sequence[Word], mention: Mention) -> _Side:
    """Look at what is said of a person behind the name: ", radny", "(mieszkanka Woli)", a line with a function."""
    if mention.last >= len(words):
        return _Side()
    gap = text[mention.end : words[mention.last].start]
    if "\n\n\n" in gap or any(sign in gap for sign in ".;!?"):
        return _Side()
    if not (re.search(r"[,(–\n-]", gap) or words[mention.last].text[0].isupper()):
        return _Side()
    for place in range(mention.last, min(len(words), mention.last + 4)):
        word = words[place]
        if place > mention.last and (
            _SENTENCE.search(text, words[place - 1].end - 3, word.start + 1) or is_verb(word.text)
        ):
            break
        public = is_public(word.text) and not ("\n\n" in gap and _names_another(words, place))
        if public or _for_an_official(words, place):
            return _Side(Role.PUBLIC, place == mention.last)
        if (
            is_private(word.text)
            and place <= mention.last + 1
            and gap in {", ", " (", " – ", ",\n", " - "} | ({"\n"} if mention.full else set())
        ):
            return _Side(Role.PRIVATE, True, word=word.text)
        if is_verb(word.text) or (_name_like(words, place) and place == mention.last and "\n" not in gap):
            break
    return _Side()


def _for_an_official(words: Sequence[Word], place: int) -> bool:
    """Whether a proxy stands there for somebody in office ("Pełnomocniczka Prezydenta"), not for a private person."""
    behind = words[place + 1].text if place + 1 < len(words) else ""
    return bool(lemmas_of(words[place].text) & _PROXIES) and is_public(behind)


def _names_another(words: Sequence[Word], place: int) -> bool:
    """Whether a name stands right behind a function: below a blank line it is the function of that person."""
    return place + 1 < len(words) and words[place + 1].part in {Part.GIVEN, Part.SURNAME, Part.INITIAL}


def _in_letterhead(text: str, mention: Mention) -> bool:
    """Whether a name stands in a line of its own among the lines of an official letter's head."""
    begin, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
    if mention.start > _HEAD or text[begin : mention.start].strip() or (end >= 0 and text[mention.end : end].strip()):
        return False
    if _ADDRESS_LINE.match(text, mention.end) or _OF_RESIDENT.search(text):
        return False
    return _LETTERHEAD.search(text[max(0, begin - 120) : mention.end + 120]) is not None


def _acts(text: str, words: Sequence[Word], mention: Mention) -> bool:
    """Whether a verb follows a mention, "nie" between them or not."""
    following = words[mention.last : mention.last + 2]
    if not following or text[mention.end : following[0].start] != " ":
        return False
    first = following[0].text
    return (
        is_verb(first)
        or first == "spod"
        or (first in {"nie", "również", "także", "też"} and len(following) > 1 and is_verb(following[1].text))
    )


def _cited(text: str, mention: Mention) -> bool:
    """Whether a mention is the author of a cited work or the name of a case."""
    begin = text.rfind("\n", 0, max(0, mention.start - 60)) + 1
    end = text.find("\n", mention.end + 60)
    line = text[max(begin, mention.start - 120) : min(end if end >= 0 else len(text), mention.end + 160)]
    return _SOURCE.search(line) is not None
