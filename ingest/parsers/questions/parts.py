"""Sub-questions: sentences, lettered lists and clauses of one question, with their own spans and numbers."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Question, QuestionKind
from ingest.parsers.questions.items import Item
from ingest.parsers.questions.recognise import INTERROGATIVE, kind_of
from ingest.parsers.questions.units import Level, Unit

_CLAUSE = re.compile(
    rf"(?:,\s*|\s+)(?:oraz|i|a\s+także|jak\s+również|a\s+je(?:śli|żeli)\s+(?:tak|nie)\s*,?\s*(?:[-–—]\s*)?(?:to\s+)?)\s*(?P<word>{INTERROGATIVE})\b",
    re.IGNORECASE,
)
_ASKING_WORD = re.compile(rf"(?<!\w){INTERROGATIVE}\b", re.IGNORECASE)
_COMMA = re.compile(
    r",\s*(?P<word>czy|ile|ilu|kiedy|kto|dlaczego|jaki\w*|jaka|jakie\w*|w\s+jaki\w*|z\s+jaki\w*|na\s+jaki\w*|od\s+kiedy|do\s+kiedy)\b",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?:(?<=[\s:;,(])|^)(?P<n>[a-h])\)\s*")
_DANGLING = re.compile(
    r"(?:[\s,;]+(?:oraz|i|a|a\s+także|jak\s+również|\d\)|[a-z]\)|a\s+je(?:śli|żeli)\s+(?:tak|nie)[\s,–—-]*(?:to)?))?[\s,;]*$",
    re.IGNORECASE,
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def find_parts(text: str, item: Item, number: str) -> tuple[Question, ...]:
    """Return the sub-questions of an item in order; () where it is one plain question.

    A list inside the item is divided at its labels, else several sentences are divided, else coordinated clauses
    ("czy …, oraz kiedy …", "a jeśli tak, to ile"). Parts lie inside the question, do not overlap, and carry the item's
    number with a letter, which is the letter's own where it has one. A question that opens a list is no point of it: it
    carries the item's number alone.
    """
    ways = (list(way) for way in (_listed(item), _sentences(item), _clauses(text, item)))
    divided = next((way for way in ways if len(way) > 1), [])
    return tuple(
        _part(text, number + suffix, start, end, kind)
        for suffix, (_, start, end, kind) in zip(_suffixes(divided), divided, strict=True)
    )


def _suffixes(divided: Sequence["_Divided"]) -> Iterator[str]:
    """Each part's letter: its own; none for the question that opens the list; else the next one that is free."""
    own = {letter for letter, *_ in divided}
    free = iter([letter for letter in _LETTERS if letter not in own] + ["z"] * len(divided))
    for letter, *_ in divided:
        yield "" if letter == _STEM else letter or next(free)


_STEM = "stem"
_Divided = tuple[str, int, int, QuestionKind]


def _part(text: str, number: str, start: int, end: int, kind: QuestionKind) -> Question:
    end = start + len(_DANGLING.sub("", text[start:end]))
    return Question(number, collapse(text[start:end]), start, end, kind)


def collapse(text: str) -> str:
    """Return `text` with runs of white space as single spaces."""
    return re.sub(r"\s+", " ", text).strip()


def _sentences(item: Item) -> Iterator[_Divided]:
    """Each sentence a part, but for one that only opens a list ("Jeśli tak:"); letters where every part has its own."""
    pairs = list(zip(item.units, item.roles, strict=True))
    kept = [(unit, role) for index, (unit, role) in enumerate(pairs) if not _only_opens(unit, item.units[index + 1 :])]
    letters = [
        _own_letter(unit.label.number if unit.label and unit.label.level is Level.LETTER else "") for unit, _ in kept
    ]
    if letters and not letters[0] and _in_turn(letters):
        letters[0] = _STEM
    elif not _in_turn(letters):
        letters = [""] * len(letters)
    for (unit, role), letter in zip(kept, letters, strict=True):
        yield letter, unit.start, unit.end, kind_of(role)


def _in_turn(letters: Sequence[str]) -> bool:
    """Whether letters are given, and each but once."""
    given = [letter for letter in letters if letter]
    return bool(given) and len(set(given)) == len(given)


def _only_opens(unit: Unit, further: Sequence[Unit]) -> bool:
    return "?" not in unit.body and unit.body.rstrip().endswith(":") and bool(further) and further[0].label is not None


def _own_letter(number: str) -> str:
    return number if len(number) == 1 and number.isalpha() else ""


def _listed(item: Item) -> Iterator[_Divided]:
    """The labelled units of an item whose first sentence opens a list."""
    inner = [unit for unit in item.units[1:] if unit.label is not None]
    if not inner:
        return
    if len(inner) < len(item.units) - 1:
        yield from _sentences(item)
        return
    first = item.units[0]
    if "?" in first.body:
        yield _STEM, first.start, first.end, kind_of(item.roles[0])
    for unit in inner:
        yield _own_letter(unit.label.number if unit.label else ""), unit.start, unit.end, kind_of(item.role)


def _clauses(text: str, item: Item) -> Iterator[_Divided]:
    body = text[item.start : item.end]
    lettered = list(_LETTERED.finditer(body))
    if len(lettered) > 1:
        names = [match["n"] for match in lettered]
        yield from _between(item, [match.end() for match in lettered], [match.start() for match in lettered], names)
        return
    cuts = _coordinated(body)
    if cuts:
        yield from _between(item, [0, *cuts], [0, *cuts])


def _coordinated(body: str) -> list[int]:
    """Where further clauses begin: behind "oraz kiedy", and at commas too where such a conjunction is there."""
    strong = [match.start("word") for match in _CLAUSE.finditer(body) if _whole_clause(body[: match.start()])]
    if not strong:
        return []
    first = _ASKING_WORD.search(body)
    if first is None or not body[: first.start()].strip(' „"('):
        return strong
    weak = [match.start("word") for match in _COMMA.finditer(body) if first.start() < match.start("word") < strong[-1]]
    return sorted({*strong, *weak})


def _whole_clause(before: str) -> bool:
    """Whether at least two words follow the last question word, so that "kto i za jaką kwotę" stays together."""
    words = list(_ASKING_WORD.finditer(before))
    rest = before[words[-1].end() :] if words else before
    return len(re.findall(r"[^\W\d_]+", rest)) >= 2


def _between(item: Item, begins: Sequence[int], stops: Sequence[int], names: Sequence[str] = ()) -> Iterator[_Divided]:
    """Divide an item where its clauses begin; each ends where the label or word of the next one stands."""
    kind, start = kind_of(item.role), item.start
    limits = [start + stop for stop in stops[1:]] + [item.end]
    for index, (begin, limit) in enumerate(zip(begins, limits, strict=True)):
        yield names[index] if names else "", start + begin, limit, kind
