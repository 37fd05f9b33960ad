"""Officialese and its plain alternatives, matched by lemmas; the table is `nlp/data/officialese.tsv`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from nlp.lexicon import load_lexicon
from nlp.morphology import Analysis, analyses, forms
from nlp.plain.hint import Hint, HintKind
from nlp.plain.tokens import PlainWord

_VERBAL_NOUN, _GENITIVE_NOUN, _BEFORE_NOUN = "+ger", "+gen", "~noun"
_NOT, _REACH = "!", 6
_ADJECTIVES_BETWEEN = 2
_AGREEING = 3
"""Number, case and gender."""
_NONE = "-"
_IN_ORDER_TO = "aby"
_ASPECTS = frozenset({"imperf", "perf"})
_ADJECTIVAL = ("adj", "ppas", "pact")
_DERIVED = frozenset({"ppas", "ger"})
_NOMINAL = frozenset({"subst", "ger", "adj", "ppas", "pact"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of the table.

    Attributes:
        pattern: Its words: a lemma, "=" and one form, "+ger" (a verbal noun), "+gen" (a noun in the genitive);
            "~noun" at the end asks for a noun or adjective behind the phrase, "!" and a lemma for no such word soon.
        plainer: What to say instead; "" where it can be left out, or where the verb of "+ger" is the answer; "-" where
            there is no ready answer.
        note: Why, in Polish.
    """

    pattern: tuple[str, ...]
    plainer: str
    note: str


@dataclass(frozen=True, slots=True)
class _Match:
    """A phrase found: words from `first` to before `last`; the verbal noun's reading, if it has one."""

    phrase: Phrase
    first: int
    last: int
    gerund: Analysis | None

    @property
    def weight(self) -> tuple[int, int]:
        """Longer matches first; of equal ones that with more exact words."""
        return self.last - self.first, sum(part.startswith("=") for part in self.phrase.pattern)


@cache
def load_phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """Return the table, by the first word of each pattern."""
    text = resources.files("nlp").joinpath("data", "officialese.tsv").read_text(encoding="utf-8")
    found: defaultdict[str, list[Phrase]] = defaultdict(list)
    for line in text.splitlines():
        if line and not line.startswith("#"):
            pattern, plainer, note = line.split("\t")
            parts = tuple(pattern.split())
            found[parts[0]].append(Phrase(parts, plainer, note))
    return {first: tuple(phrases) for first, phrases in found.items()}


def officialese(words: Sequence[PlainWord]) -> Iterator[Hint]:
    """Yield the phrases of the table that a sentence holds, the longest at each place, without overlap."""
    place = 0
    while place < len(words):
        best = max(_matches(words, place), key=lambda match: match.weight, default=None)
        if best is None:
            place += 1
            continue
        yield _hint(words, best)
        place = best.last


def _matches(words: Sequence[PlainWord], place: int) -> Iterator[_Match]:
    table, word = load_phrases(), words[place]
    keys = dict.fromkeys([f"={word.lower}", *(reading.lemma for reading in word.readings)])
    for phrase in (phrase for key in keys for phrase in table.get(key, ())):
        found = _match(phrase, words, place)
        if found:
            yield found


def _match(phrase: Phrase, words: Sequence[PlainWord], place: int) -> _Match | None:
    at, gerund = place, None
    if _only_participle(words[place], phrase):
        return None
    for part in phrase.pattern:
        if part.startswith(_NOT):
            follows = any(word.of_lemma(part[1:]) for word in words[at : at + _REACH])
            return None if follows else _Match(phrase, place, at, gerund)
        if part in {_VERBAL_NOUN, _GENITIVE_NOUN}:
            at = _skip_adjectives(words, at)
        if at >= len(words):
            return None
        if part == _BEFORE_NOUN:
            return _Match(phrase, place, at, gerund) if words[at].pos in _NOMINAL else None
        found = _reading(part, words[at], alone=len(phrase.pattern) == 1)
        if found is False:
            return None
        gerund = found if isinstance(found, Analysis) else gerund
        at += 1
    return _Match(phrase, place, at, gerund)


def _only_participle(word: PlainWord, phrase: Phrase) -> bool:
    """Whether a verb stands as a participle that no adjective can replace: "udzielonych odpowiedzi"."""
    readings = word.of_lemma(phrase.pattern[0])
    participle = bool(readings) and all(one.pos == "ppas" for one in readings)
    return participle and not any(one.pos == "adj" for one in analyses(phrase.plainer))


def _reading(part: str, word: PlainWord, *, alone: bool) -> Analysis | bool:
    """Return whether a word fits a part of a pattern; of a verbal noun its reading.

    A verb alone is not met by its participle or verbal noun: "posiadać", but not "posiadany".
    """
    if part == _VERBAL_NOUN:
        verbal = [one for one in word.readings if one.pos == "ger" and one.has("gen", "sg")]
        return load_lexicon().best(verbal) if verbal else False
    if part == _GENITIVE_NOUN:
        return word.has("subst", "gen") and word.pos == "subst" and word.text[0].islower()
    if part.startswith("="):
        return word.lower == part[1:]
    return any(not alone or one.pos not in _DERIVED for one in word.of_lemma(part))


def _skip_adjectives(words: Sequence[PlainWord], at: int) -> int:
    """Return the place behind the adjectives in the genitive that may stand before a noun."""
    for _ in range(_ADJECTIVES_BETWEEN):
        if at < len(words) and any(words[at].has(pos, "gen") for pos in _ADJECTIVAL) and words[at].pos != "subst":
            at += 1
    return at


def _hint(words: Sequence[PlainWord], match: _Match) -> Hint:
    start, end = words[match.first].start, words[match.last - 1].end
    behind = words[match.last] if match.last < len(words) else None
    plainer = "" if match.phrase.plainer == _NONE else _plainer(words, match, behind)
    advice = f"; spróbuj: „{plainer}”" if plainer else "" if match.phrase.plainer == _NONE else "; zwykle można opuścić"
    message = f"{match.phrase.note[:1].upper()}{match.phrase.note[1:]}{advice}."
    return Hint(HintKind.OFFICIALESE, start, end, message, plainer)


def _plainer(words: Sequence[PlainWord], match: _Match, behind: PlainWord | None) -> str:
    """Return the alternative, its first word in the form of the word that it replaces.

    Args:
        words: The sentence.
        match: What was found.
        behind: The word behind the match, with which an adjective agrees.
    """
    first = words[match.first]
    plainer, lead, end = match.phrase.plainer, match.phrase.pattern[0], match.phrase.pattern[-1]
    if lead.startswith("=") and end[0].isalpha() and match.gerund is None:
        return _inflected(words[match.last - 1], end, plainer, behind)
    if match.gerund:
        infinitive = match.gerund.lemma
        if lead.startswith("="):
            return f"{plainer} {infinitive}" if plainer == _IN_ORDER_TO else plainer
        return _inflected(first, lead, infinitive, None)
    if lead.startswith("=") or not plainer:
        return plainer
    options = [option.partition(" ") for option in plainer.split("; ")]
    return "; ".join(f"{_inflected(first, lead, head, behind)}{space}{rest}" for head, space, rest in options)


def _inflected(word: PlainWord, lemma: str, other: str, behind: PlainWord | None) -> str:
    """Return the lemma `other` in the form in which `word` stands, where the dictionary has it; else as it is."""
    readings = [one for one in word.of_lemma(lemma) if one.pos != "ger"]
    readings.sort(key=lambda one: (not _agreed(one, behind), one.has("pl")))
    for reading in readings:
        wanted = _agreed(reading, behind) or _adjectival(reading)
        fitting = [form for form in forms(other) if _alike(wanted, form.tag)]
        if fitting:
            return _clearest([form.text for form in fitting if form.tag == fitting[0].tag], other)
    return other


def _clearest(texts: Sequence[str], lemma: str) -> str:
    """Return of equal forms that which stands for the fewest others: "tę", for "tą" is the instrumental too."""
    every = [form.text for form in forms(lemma)]
    return min(texts, key=every.count)


def _adjectival(reading: Analysis) -> str:
    """Return the tag of a reading, of a participle that of an adjective in the same form."""
    return ":".join(["adj", *reading.tag.split(":")[1:4]]) if reading.pos == "ppas" else reading.tag


def _agreed(reading: Analysis, behind: PlainWord | None) -> str:
    """Return the tag of an adjective with the values that it shares with the noun behind; "" where there is none."""
    tag = _adjectival(reading)
    nouns = [one.tag.split(":")[1:4] for one in behind.readings if one.pos in {"subst", "ger"}] if behind else []
    for noun in nouns if tag.startswith("adj:") else ():
        pairs = zip(tag.split(":")[1:4], noun, strict=False)
        shared = [".".join(sorted(set(ours.split(".")) & set(theirs.split(".")))) for ours, theirs in pairs]
        if len(shared) == _AGREEING and all(shared):
            return ":".join(["adj", *shared])
    return ""


def _alike(first: str, second: str) -> bool:
    """Whether two tags are of one class and share a value in each position, aspects aside."""
    ours, theirs = first.split(":"), second.split(":")
    if ours[0] != theirs[0]:
        return False
    pairs = ((set(a.split(".")), set(b.split("."))) for a, b in zip(ours[1:], theirs[1:], strict=False))
    return all(a & b or (a | b) <= _ASPECTS for a, b in pairs)
