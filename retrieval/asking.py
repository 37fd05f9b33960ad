"""What a question asks for: a figure, a date, a person or unit, a yes or no; read from its wording."""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Question
from nlp.lemmas import content_terms


class Asked(StrEnum):
    """What an answer must hold."""

    QUANTITY = "quantity"
    DATE = "date"
    WHO = "who"
    WHETHER = "whether"
    WHY = "why"
    OTHER = "other"


SELF_CONTAINED = 6
"""A sub-question of fewer words is not understood without its question."""

POLISH: dict[Asked, str] = {
    Asked.QUANTITY: "danych liczbowych",
    Asked.DATE: "terminu",
    Asked.WHO: "wskazania osoby lub jednostki",
    Asked.WHY: "przyczyn",
}
"""How the officer reads what is missing, in the genitive."""

_MEASURE = (
    r"liczb\w+|kwot\w+|koszt\w*|wysokoś\w+|odset\w+|procent\w*|budżet\w*|środki|środków|nakład\w*|wydat\w+|wartoś\w+|"
    r"powierzchni\w*|długoś\w+|cen\w?|staw\w+|udział\w*"
)
_ASKING = r"(?:jak(?:a|ą|i|ie|iej|iego|im|imi|ich)|któr\w+|poda\w+|wskaza\w+|przedstawi\w+|udostępni\w+)"
_PATTERNS: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (Asked.QUANTITY, re.compile(r"\b(?:ile|ilu|iloma|ilukrotnie)\b", re.IGNORECASE)),
    (Asked.QUANTITY, re.compile(rf"\b{_ASKING}\s+(?:\w+\s+){{0,3}}?(?:{_MEASURE})\b", re.IGNORECASE)),
    (Asked.DATE, re.compile(r"\bkiedy\b", re.IGNORECASE)),
    (Asked.DATE, re.compile(r"\b(?:jaki(?:m|ego|ch)?|któr\w+)\s+(?:\w+\s+)?(?:termin\w*|roku|dniu|miesiącu)\b", re.I)),
    (Asked.DATE, re.compile(r"\b(?:termin\w*|dat[aęy])\s+(?:rozpoczęcia|zakończenia|realizacji|uruchomienia)\b", re.I)),
    (Asked.WHO, re.compile(r"\b(?:kto|kogo|komu|kim)\b", re.IGNORECASE)),
    (Asked.WHO, re.compile(r"\bjak(?:i|a|ie|ą)\s+(?:podmiot|jednostka|organ|wydział|osoba|firma)\w*\b", re.IGNORECASE)),
    (Asked.WHY, re.compile(r"\b(?:dlaczego|czemu|z jak(?:iego|ich) (?:powod\w+|przyczyn\w*))\b", re.IGNORECASE)),
    (Asked.WHETHER, re.compile(r"\bczy\b", re.IGNORECASE)),
)
_POLITE = re.compile(
    r"\b(?:a także |oraz |i )?(?:uprzejmie )?(?:(?:proszę|prosimy|wnoszę)(?: również| także| ponadto)?"
    r"(?: o| tym samym o)? |o )"
    r"(?:wskazanie|podanie|przedstawienie|udostępnienie|udzielenie|przekazanie|informacj\w+|wyjaśnienie)"
    r"(?: informacji| odpowiedzi| danych)?(?: w szczególności)?[,:]?\s*",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:,\s*(?:a także|oraz|i|a)|\s(?:a także|oraz|i))\s+(?:o\s+informacj[ęe],?\s+)?"
    r"(?P<clause>(?:(?:na|w|z|do|od|o|przez|dla|za)\s+)?"
    r"(?:ile|ilu|iloma|kiedy|kto|komu|gdzie|dlaczego|czy|jak|jaki\w*|jaka|jaką|któr(?:e|zy|y|a|ych|ym|ej))\b)",
    re.IGNORECASE,
)
_FRAGMENTS = (
    (Asked.QUANTITY, re.compile(rf"\W*(?:\w+\s+){{0,2}}?(?:{_MEASURE})\b", re.IGNORECASE)),
    (Asked.DATE, re.compile(r"\W*(?:\w+\s+){0,2}?(?:termin\w*|dat[aęy])\b", re.IGNORECASE)),
)
_CONDITION = re.compile(r"\b(?:jeśli|jeżeli)\s+(?:tak|nie)\b.*$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing to answer: the wording that is searched for, and what an answer must hold.

    Attributes:
        text: The question's own words, without those that only ask ("Proszę o wskazanie …").
        wanted: What they ask for; never empty.
        label: Its number within the letter ("2a"), for the officer.
        own: Of a part that leans on the rest of its question ("a ile z nich …"), the part; `text` is then both.
    """

    text: str
    wanted: frozenset[Asked]
    label: str
    own: str = ""

    @property
    def words(self) -> str:
        """The words that an answer must meet: its own, or all of them."""
        return self.own or self.text

    @property
    def checkable(self) -> frozenset[Asked]:
        """Whatever of the wanted can be seen in an answer: figures and dates."""
        return self.wanted & {Asked.QUANTITY, Asked.DATE}


def read_ask(text: str, label: str = "1") -> Ask:
    """Read what one question asks for.

    A "czy …, a jeśli tak, to kiedy …" asks whether: what follows the condition is wanted only where the answer is
    yes, so it is not demanded of every answer.
    """
    main = _CONDITION.sub("", text) or text
    found = frozenset(asked for asked, pattern in _PATTERNS if pattern.search(main))
    if Asked.WHETHER in found and re.match(r"\W*czy\b", main, re.IGNORECASE):
        found = frozenset({Asked.WHETHER})
    return Ask(_POLITE.sub(" ", text).strip() or text, found or frozenset({Asked.OTHER}), label)


def asks(question: Question) -> tuple[Ask, ...]:
    """Return what a question asks for, one entry a sub-question or joined clause, else the question itself."""
    if not question.parts:
        return _clauses(question.text, question.number)
    return tuple(ask for part in question.parts for ask in _part(part, question))


def _part(part: Question, question: Question) -> tuple[Ask, ...]:
    """Read a sub-question; one of a few words ("źródeł finansowania") is read behind its question's beginning."""
    if part.parts:
        return asks(part)
    stem = _stem(part, question)
    if stem in {"", part.text} or (len(part.text.split()) >= SELF_CONTAINED and _asked(part.text)):
        return _clauses(part.text, part.number)
    return (_leaning(part.text, stem, part.number),)


def _clauses(text: str, label: str) -> tuple[Ask, ...]:
    """Read a question of several clauses that ask ("ile …, a ile z nich …"), each later one behind the first."""
    cuts = [match for match in _JOINT.finditer(text) if _says_something(text[: match.start()])]
    if not cuts or _CONDITION.search(text):
        return (read_ask(text, label),)
    ends = [*(cut.start() for cut in cuts[1:]), len(text)]
    first = read_ask(text[: cuts[0].start()], label)
    later = (text[cut.start("clause") : end] for cut, end in zip(cuts, ends, strict=True))
    return (first, *(_leaning(clause, first.text, label) for clause in later))


def _says_something(before: str) -> bool:
    """Whether what stands before a clause is a question itself, not only "proszę o informację"."""
    return len(content_terms(_POLITE.sub(" ", before))) >= 2


def _leaning(own: str, stem: str, label: str) -> Ask:
    bare = _POLITE.sub(" ", own).strip(" ,;") or own
    return Ask(read_ask(f"{stem.rstrip(' ?:;,')} {bare}").text, _asked(bare) or frozenset({Asked.OTHER}), label, bare)


def _asked(text: str) -> frozenset[Asked]:
    """Return what a fragment asks for: "kwoty zaplanowanej w budżecie" wants a figure without asking for one."""
    wanted = read_ask(text).wanted - {Asked.OTHER}
    if wanted:
        return wanted
    return frozenset(asked for asked, pattern in _FRAGMENTS if pattern.match(text))


def _stem(part: Question, question: Question) -> str:
    """Return the question's words before its sub-questions, or its first sub-question where nothing stands before."""
    first = question.parts[0].text
    before = question.text[: max(0, question.text.find(first))]
    return before if len(before.split()) > 1 or part.text == first else first
