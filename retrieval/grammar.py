"""Small grammatical questions that decide how a source's sentence can be set into a letter."""

import re
from functools import lru_cache

from nlp.lemmas import best_reading
from nlp.morphology import Analysis, analyses

_WORD = re.compile(r"[^\W\d_]+")
_FINITE = frozenset({"fin", "praet", "imps", "bedzie", "winien", "cond", "pred"})
_PREDICATIVES = frozenset({"brak", "można", "należy", "trzeba", "warto", "wiadomo", "widać", "czas"})
_FIRST = frozenset({"ja", "mnie", "mną", "my", "nas", "nam", "nami"})
_OWN = re.compile(r"(?:nasz|moj|mój)\w*", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\b(?:Pan(?:i|a|u|ie|em|owie|ów)?|Pań|Państw[oaue]m?)\s+(?:Pos[łe]\w*|Radn\w+|Senator\w*|Marszał\w+|Przewodnicząc\w+|"
    r"interpelacj\w+|zapytani\w+|pism\w+|wystąpieni\w+|uwag\w*|pytani\w+)|\bPanie\s+[A-ZŁŚŻ]\w+|\bSzanown\w+"
)
_LOWERED = frozenset(
    {"prep", "conj", "comp", "part", "adv", "qub", "fin", "praet", "imps", "pred", "bedzie", "pcon", "pant", "ger"}
)
_NAMES = frozenset({"imię", "nazwisko", "nazwa_geograficzna", "nazwa_własna", "nazwa_organizacji", "marka"})


def words(text: str) -> list[str]:
    """Return the words of `text` without numbers and punctuation."""
    return _WORD.findall(text)


@lru_cache(maxsize=1 << 16)
def is_finite(word: str) -> bool:
    """Whether a word can be the predicate of a sentence ("wpłynęło", "dokonano", "należy", "brak")."""
    if word.lower() in _PREDICATIVES:
        return True
    readings = analyses(word.lower())
    usual = best_reading(word.lower()).pos
    if usual in _FINITE - {"pred"} or any(reading.pos in {"praet", "imps"} for reading in readings):
        return True
    return any(reading.pos in _FINITE - {"pred"} for reading in readings[:2])


def is_clause(text: str) -> bool:
    """Whether `text` holds a predicate: letterheads, captions and list fragments do not."""
    return any(is_finite(word) for word in words(text))


@lru_cache(maxsize=1 << 16)
def _first_person(word: str) -> bool:
    if word.lower() in _FIRST or _OWN.fullmatch(word):
        return True
    readings = analyses(word.lower())
    verbs = [reading for reading in readings if reading.pos in _FINITE]
    return bool(verbs) and readings[0].pos in _FINITE and all(reading.has("pri") for reading in verbs)


def first_person(text: str) -> bool:
    """Whether the author of `text` speaks of himself ("podjęliśmy", "nasze działania")."""
    return any(_first_person(word) for word in words(_outside_quotes(text)))


def addresses_reader(text: str) -> bool:
    """Whether `text` speaks to its own addressee ("o których wspomina Pani Radna"), who is not ours."""
    return _ADDRESS.search(text) is not None


def _outside_quotes(text: str) -> str:
    return re.sub(r"[„“\"][^”“\"]*[”“\"]", " ", text)


def _is_common(readings: tuple[Analysis, ...]) -> bool:
    return readings[0].tag != "ign" and not any(set(reading.labels) & _NAMES for reading in readings)


def lowered(clause: str, elsewhere: str = "") -> str:
    """Return `clause` as it continues a sentence: its first word in lower case unless that is a name.

    Args:
        clause: A whole sentence.
        elsewhere: Text of the same document: a noun that it capitalises within sentences keeps its capital.
    """
    match = _WORD.match(clause)
    if match is None or not match[0][0].isupper() or (len(match[0]) > 1 and match[0][1:] != match[0][1:].lower()):
        return clause
    word, rest = match[0], clause[match.end() :]
    small = word.lower()
    if _function_word(small) or (_is_common(analyses(small)) and not _name_like(word, rest, elsewhere)):
        return small + rest
    return clause


def _function_word(small: str) -> bool:
    return len(small) == 1 or any(reading.pos in _LOWERED for reading in analyses(small)[:1])


def _name_like(word: str, rest: str, elsewhere: str) -> bool:
    """Whether a capitalised noun or adjective begins a name: another capital follows, or the text writes it so."""
    following = _WORD.match(rest.lstrip())
    if following and following[0][0].isupper() and rest[:1] == " ":
        return True
    return re.search(rf"[a-ząćęłńóśźż,] +{re.escape(word)}\b", elsewhere) is not None


def capitalised(clause: str) -> str:
    """Return `clause` with a capital at its beginning, behind an opening quotation mark if there is one."""
    match = re.search(r"\w", clause)
    if match is None:
        return clause
    return clause[: match.start()] + match[0].upper() + clause[match.end() :]
