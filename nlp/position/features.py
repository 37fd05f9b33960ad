"""What a text shows of its position: lemmas with their negation, characters, and the structure of its predicates.

Names begin with the kind of feature: "w " lemmas ("w ~popierać" is denied), "c" characters within words, "s "
structure. Each kind is brought to length 1 by itself, so that a long text does not drown the structure of its opening.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nlp.classify.features import char_grams
from nlp.position.cues import Cue, find_cues, repaired_lemma
from nlp.position.words import PlacedWord, read_words

KINDS = ("w", "c", "s")
CHARS = (3, 5)
OPENING = 14
"""Words among which a cue opens the text."""

NEAR = 5
"""Words between two cues that belong together."""

_STANCE = frozenset({"request", "support", "oppose", "prevent", "praise"})
_LINKING = frozenset({"prep", "comp", "conj", "part"})
_STEPS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95)
_LENGTHS = (1, 2, 4, 8, 16, 32, 64, 128)


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text with its words and cues.

    Attributes:
        text: The text.
        words: Its words.
        cues: Its cues, in order.
    """

    text: str
    words: tuple[PlacedWord, ...]
    cues: tuple[Cue, ...]


def analyse(text: str) -> Analysis:
    """Return the words and cues of `text`."""
    words = read_words(text)
    return Analysis(text, words, tuple(find_cues(words)))


def features(found: Analysis, kinds: Sequence[str] = KINDS) -> dict[str, float]:
    """Return the features of an analysed text, each kind of length 1.

    Args:
        found: The analysis.
        kinds: Which of `KINDS` to give.
    """
    makers = {"w": _lemmas, "c": _characters, "s": _structure}
    row: dict[str, float] = {}
    for kind in kinds:
        counts = Counter(makers[kind](found))
        norm = math.sqrt(sum((1 + math.log(count)) ** 2 for count in counts.values()))
        row.update({name: (1 + math.log(count)) / norm for name, count in counts.items()})
    return row


def _lemmas(found: Analysis) -> Iterator[str]:
    marked = [("~" if word.denied else "") + repaired_lemma(word) for word in found.words]
    yield from (f"w {lemma}" for lemma in marked)
    yield from (f"w {first} {second}" for first, second in pairwise(marked))


def _characters(found: Analysis) -> Iterator[str]:
    for word in found.words:
        if word.pos != "dig":
            yield from char_grams(word.form, CHARS)


def _structure(found: Analysis) -> Iterator[str]:
    yield from _shape(found)
    yield from _heads(found.words)
    yield from _cue_features(found.cues)
    yield from _governed(found)
    wholes = [cue for cue in found.cues if cue.kind in _STANCE]
    if wholes:
        yield f"s first {_name(wholes[0])}"
        yield f"s last {_name(wholes[-1])}"
    else:
        yield "s first none"


def _cue_features(cues: Sequence[Cue]) -> Iterator[str]:
    yield from {f"s has {_name(cue)}" for cue in cues}
    yield from {f"s opens {_name(cue)}" for cue in cues if cue.first < OPENING}
    for one, other in pairwise(cues):
        if other.first - one.last <= NEAR and one.kind != other.kind:
            yield f"s {_name(one)} > {_name(other)}"


def _governed(found: Analysis) -> Iterator[str]:
    """Yield whether what a cue governs is denied ("proszę, aby nie budować"), and by which word it governs."""
    for cue in found.cues:
        behind = found.words[cue.last + 1 : cue.last + 1 + NEAR]
        if cue.kind not in _STANCE or not behind:
            continue
        if any(word.denied for word in behind):
            yield f"s {_name(cue)} > denied"
        link = next((word for word in behind if word.form != "się"), behind[0])
        yield f"s {_name(cue)} + {link.lemma if link.pos in _LINKING else link.pos}"


def _name(cue: Cue) -> str:
    return f"~{cue.kind}" if cue.denied else cue.kind


def _heads(words: Sequence[PlacedWord]) -> Iterator[str]:
    """Yield what the first noun is: in a councillor's subject it is the measure or the thing."""
    head = next((word for word in words[:8] if word.noun), None)
    if head is None:
        yield "s head none"
        return
    deny = "~" if head.denied else ""
    yield f"s head {deny}{head.lemma}"
    yield f"s head class {deny}{head.pos}"
    yield f"s head end {head.lemma[-3:]}"
    behind = next((word for word in words[words.index(head) + 1 : words.index(head) + 5] if word.noun), None)
    if behind is not None:
        yield f"s behind {behind.lemma}"
    if not any(word.finite for word in words[:OPENING]):
        yield f"s verbless {deny}{head.pos}"
        yield f"s verbless end {head.lemma[-3:]}"


def _shape(found: Analysis) -> Iterator[str]:
    words, text = found.words, found.text
    named = [word for word in words if word.pos != "dig"]
    held = [word for word in named if len(word.form) > 2]
    yield f"s words {_step(len(named), _LENGTHS)}"
    yield f"s known {_step(_share(word.known for word in held), _STEPS)}"
    yield f"s short {_step(_share(len(word.form) < 3 for word in named), _STEPS)}"
    yield f"s figures {_step(_share(word.pos == 'dig' for word in words), _STEPS)}"
    yield f"s letters {_step(_share(char.isalpha() or char.isspace() for char in text), _STEPS)}"
    yield f"s verbs {min(3, sum(word.finite for word in named))}"
    yield from (f"s mark {mark}" for mark in "?!" if mark in text)
    if any(word.denied for word in words):
        yield "s denial"


def _share(found: Iterator[bool]) -> float:
    held = list(found)
    return sum(held) / len(held) if held else 0.0


def _step(value: float, steps: Sequence[float]) -> int:
    return sum(value >= step for step in steps)
