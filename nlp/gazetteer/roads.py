"""Names behind "ul.", "pl.", "os." and the like that no list has: how far they reach, and their nominative."""

import re
from functools import lru_cache

from corpus.knowledge import PlaceKind
from corpus.model import Span
from nlp.gazetteer.declension import is_given_genitive
from nlp.gazetteer.table import Words
from nlp.morphology import UNKNOWN, Analysis, analyses, forms
from nlp.wordlists import words as table

TITLES = table("""
    im imienia gen generała ks księdza św świętego świętej świętych płk pułkownika prof profesora dr doktora kpt
    kapitana mjr majora bp biskupa abp arcybiskupa kard kardynała marsz marszałka hetmana por porucznika inż inżyniera
    o ojca rtm rotmistrza królowej króla księcia księżnej prezydenta papieża bł błogosławionej błogosławionego hr
    ppłk mjra
""")
_LEADS = table("na nad pod za ku przy do koło między")
_ROMAN = re.compile(r"[IVX]{1,6}")
_MONTHS = table("""
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
""")
_LONGEST = 5
_HOUSE = re.compile(
    r"[ \u00a0](?:nr[ \u00a0])?(?P<house>\d{1,4}(?:[a-zA-Z](?!\w)|[ \u00a0][A-Z](?![\w.]))?"
    r"(?:[ \u00a0]?[/–-][ \u00a0]?\d{1,4}[a-zA-Z]?(?!\w))*(?:[ \u00a0]?(?:m\.|lok\.)[ \u00a0]?\d{1,4})?)"
    r"(?![\w%]|[.,]\d|[ \u00a0]\d{3}(?![\d-])|[ \u00a0](?:%|zł|tys|mln|m2|m²|m\b|km|ha|r\.|szt|osób|"
    r"drzew|lat|miejsc|dni|stycz|lut|mar[cz]|kwie|maj|czerw|lip[ci]|sierp|wrze|paźdz|listop|grud))"
)
_AGREEING = frozenset((PlaceKind.BRIDGE, PlaceKind.PARK, PlaceKind.ROUNDABOUT, PlaceKind.ESTATE))
"""Kinds whose names are adjectives more often than surnames: "mostu Siennickiego" is "most Siennicki"."""
_FEMININE = ("ulica", "aleja")


def house_number(text: str, end: int) -> Span | None:
    """Return where the number of a house stands right behind `end` ("12/4", "5a"); no amount or date is one."""
    found = _HOUSE.match(text, end)
    return Span(*found.span("house")) if found else None


def name_end(words: Words, place: int, *, prepositions: bool = True) -> int | None:
    """Return the place behind the name that begins at a word, or `None` where no name does.

    A name is one to five words: titles and initials ("gen.", "T."), a number before a capital ("29 Listopada", "II
    Pułku"), a preposition ("Na Skarpie"), and words with a capital.

    Args:
        words: The words of a text.
        place: Where the name begins.
        prepositions: Whether it may begin with a preposition in small letters, as streets do ("ul. nad Drwiną"); behind
            "most" or "skwer" that only says where it is.
    """
    if not prepositions and words.forms[place] in _LEADS:
        return None
    at = _begin(words, place)
    last = None
    while at < len(words) and at - place < _LONGEST and words.forms[at][0].isupper():
        if at > place and not _goes_on(words, at, first=last is None):
            break
        last = at = at + 1
    if last and last < len(words) and words.joined(last) and _numbered(words, last):
        last += 1
    return last


def _begin(words: Words, place: int) -> int:
    """Return where the capitals of a name must begin: behind titles, initials, numbers and a preposition."""
    at = place
    while at < min(len(words) - 1, place + 3) and words.joined(at + 1) and _prefix(words, at):
        at += 1
    return at


def _prefix(words: Words, at: int) -> bool:
    word, behind = words.forms[at], words.forms[at + 1]
    if word.lower() in TITLES or (len(word) == 1 and word.isupper()):
        return behind[0].isupper() or behind.lower() in TITLES
    return (word.lower() in _LEADS or word.isdigit() or bool(_ROMAN.fullmatch(word))) and behind[0].isupper()


def _goes_on(words: Words, at: int, *, first: bool) -> bool:
    """Whether the word with a capital belongs to the name of which the word before it is a part."""
    if not words.joined(at):
        return False
    before = words.forms[at - 1]
    if not words.same_line(at) and not (first or is_given_genitive(before) or before.lower() in TITLES):
        return False
    return first or not feminine_adjective(before) or _feminine_genitive(words.forms[at])


def _numbered(words: Words, at: int) -> bool:
    """Whether a number belongs to the name: "Dywizjonu 303", "28 Lipca 1943", "Jana Pawła II"."""
    word, before = words.forms[at], words.forms[at - 1].lower()
    if word.isdigit():
        return before in {"dywizjonu", "eskadry"} or (before in _MONTHS and len(word) == 4)
    return bool(_ROMAN.fullmatch(word))


@lru_cache(maxsize=1 << 13)
def feminine_adjective(word: str) -> bool:
    """Whether a word is an adjective of "ulica" in some case, by the dictionary or its ending."""
    return _adjective(word, "f") is not None or (
        word.endswith(("skiej", "ckiej", "ską", "cką", "ska", "cka")) and analyses(word)[0].tag == UNKNOWN
    )


@lru_cache(maxsize=1 << 13)
def may_be_surname(word: str) -> bool:
    """Whether a word is a surname, or unknown, so that it may be one."""
    readings = analyses(word)
    return readings[0].tag == UNKNOWN or any("nazwisko" in reading.labels for reading in readings)


@lru_cache(maxsize=1 << 13)
def _feminine_genitive(word: str) -> bool:
    return any(reading.has("sg", "f") and (reading.has("gen") or reading.pos == "adj") for reading in analyses(word))


def _adjective(word: str, gender: str) -> Analysis | None:
    """Return the reading of a word as an adjective of a thing of this gender, `None` where the dictionary has none."""
    for reading in analyses(word.lower()):
        declines = reading.pos in {"adj", "ppas"} and reading.lemma[:1].islower() and reading.has("sg", gender)
        if declines and _positive(reading.tag):
            return reading
    return None


def nominative(words: tuple[str, ...], kind: PlaceKind) -> str:
    """Return the likely nominative of an unknown name: adjectives agree with the kind, what else there is stays.

    "Szklanej" behind "ul." gives "Szklana"; "Kościuszki", "Na Skarpie", "Królowej Jadwigi" (an adjective with a noun in
    the genitive) and "Ćwiklińskiej" (a surname that is no adjective of the language) stay.
    """
    gender = "f" if kind.value in _FEMININE else "n" if kind in {PlaceKind.ROUNDABOUT, PlaceKind.ESTATE} else "m3"
    agreeing = kind in _AGREEING
    straight = [_straightened(word, gender, agreeing=agreeing) for word in words]
    return " ".join(word for word in straight if word) if all(straight) else " ".join(words)


@lru_cache(maxsize=1 << 13)
def _straightened(word: str, gender: str, *, agreeing: bool) -> str | None:
    """Return an adjective in the nominative of `gender`, `None` for another word."""
    reading = _adjective(word, gender)
    if reading is not None and (agreeing or not _only_a_person(word, gender)):
        for form in forms(reading.lexeme):
            if form.tag.startswith(reading.pos) and form.has("sg", "nom", gender) and _positive(form.tag):
                return form.text[:1].upper() + form.text[1:]
    return _by_ending(word, gender) if analyses(word)[0].tag == UNKNOWN else None


def _only_a_person(word: str, gender: str) -> bool:
    """Whether a genitive in -skiego is rather a surname: "plac Sikorskiego"."""
    return (
        gender != "f"
        and word.endswith(("skiego", "ckiego", "dzkiego"))
        and any("nazwisko" in r.labels for r in analyses(word))
    )


def _positive(tag: str) -> bool:
    return not tag.endswith((":com", ":sup", ":neg"))


def _by_ending(word: str, gender: str) -> str | None:
    if gender == "f":
        if word.endswith(("skiej", "ckiej")):
            return f"{word[:-3]}a"
        if word.endswith(("ską", "cką", "ową", "ną")):
            return f"{word[:-1]}a"
        return f"{word[:-2]}a" if word.endswith(("owej", "nej", "czej", "lej")) else None
    for ending, end in (("skim", "ki"), ("ckim", "ki"), ("owym", "owy"), ("nym", "ny")):
        if word.endswith(ending):
            stem = f"{word[: -len(ending)]}{ending[0] if end == 'ki' else ''}{end}"
            return stem if gender == "m3" else f"{stem}e" if end == "ki" else f"{stem[:-1]}e"
    return None
