"""Learning to guess unknown words: which rules the endings of known words follow."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import takewhile

from nlp.lexicon import load_lexicon
from nlp.morphology import UNKNOWN, Analysis, analyses, forms
from nlp.tagging.guesser import LONGEST, NAME, WORD, Guesser, Rule

_OPEN = frozenset(("subst", "adj", "fin", "praet", "inf", "ger", "ppas", "pact", "adv", "imps", "impt", "pcon", "depr"))
_NAMES = frozenset(("subst",))
_MOST, _LEAST_SHARE, _FEWEST = 10, 0.02, 4
_PARADIGM = 0.3
_USUAL = 3.0

Counts = dict[str, Counter[Rule]]


def fit_guesser(words: Counter[str]) -> Guesser:
    """Return a guesser learnt from words of a text that the dictionary knows.

    Each kind of word counts once, for an unknown word is a rare one; every form of each name counts a little as well,
    since names occur in few of their forms.
    """
    counts: Counts = defaultdict(Counter)
    lexemes: set[str] = set()
    for word in sorted(words):
        readings = [reading for reading in analyses(word) if reading.tag != UNKNOWN and reading.pos in _OPEN]
        _count(counts, word, readings)
        lexemes.update(one.lexeme for one in readings if one.pos in _NAMES and one.lemma[:1].isupper())
    for lexeme in sorted(lexemes):
        for form in forms(lexeme):
            if form.tag.startswith("subst"):
                reading = Analysis(lexeme.partition(":")[0], form.tag, form.labels, lexeme)
                _add(counts, form.text, reading, _PARADIGM)
    return _pruned(counts)


def _count(counts: Counts, word: str, readings: Iterable[Analysis]) -> None:
    lexicon = load_lexicon()
    kept = [one for one in readings if one.lemma[:1].isupper() == word[:1].isupper()]
    weights = [lexicon.usualness(reading) for reading in kept]
    total = sum(weights)
    for reading, weight in zip(kept, weights, strict=True):
        _add(counts, word, reading, weight / total)


def _add(counts: Counts, word: str, reading: Analysis, weight: float) -> None:
    if not word.isalpha() or len(word) < 3:
        return
    kept = _shared(word, reading.lemma)
    if len(word) - kept > LONGEST or kept < 1:
        return
    rule = Rule(len(word) - kept, reading.lemma[kept:], reading.tag)
    kind = NAME if word[:1].isupper() else WORD
    for length in range(min(LONGEST, len(word) - 1) + 1):
        if length >= rule.cut - 1 or not length:
            counts[kind + word.lower()[len(word) - length :]][rule] += weight  # type: ignore[assignment]


def _shared(word: str, lemma: str) -> int:
    """Return how many letters two words begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, lemma, strict=False)))


def _pruned(counts: Counts) -> Guesser:
    """Return the guesser without endings that say nothing that the next shorter one does not."""
    kept: dict[str, list[tuple[Rule, float]]] = {}
    usual = {rule for kind in (NAME, WORD) for rule, weight in counts[kind].items() if weight >= _USUAL}
    for ending in sorted(counts, key=lambda one: (len(one), one)):
        total = sum(counts[ending].values())
        best = sorted(counts[ending].items(), key=lambda one: (-one[1], one[0].tag, one[0].add, one[0].cut))[:_MOST]
        rows = [(rule, weight / total) for rule, weight in best if rule in usual and weight / total >= _LEAST_SHARE]
        shorter = next(_shorter(kept, ending), None)
        if total >= _FEWEST and rows and (shorter is None or _differs(rows, shorter)):
            kept[ending] = rows
    rules = sorted({rule for rows in kept.values() for rule, _ in rows}, key=lambda one: (one.tag, one.add, one.cut))
    places = {rule: place for place, rule in enumerate(rules)}
    return Guesser(
        tuple(rules),
        {ending: tuple((places[rule], share) for rule, share in rows) for ending, rows in kept.items()},
    )


def _shorter(kept: dict[str, list[tuple[Rule, float]]], ending: str) -> Iterator[list[tuple[Rule, float]]]:
    for begin in range(2, len(ending) + 1):
        if (found := kept.get(ending[0] + ending[begin:])) is not None:
            yield found


def _differs(rows: list[tuple[Rule, float]], shorter: list[tuple[Rule, float]]) -> bool:
    before = dict(shorter)
    return sum(abs(share - before.get(rule, 0.0)) for rule, share in rows) > 0.25
