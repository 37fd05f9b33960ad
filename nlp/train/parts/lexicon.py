"""Derive the lexicon from raw and from tagged text: `python -m nlp.train lexicon --data DIR`.

Expectation maximisation over the readings that Morfeusz gives each form: unambiguous forms say how frequent lexemes and
tags are, which decides the ambiguous ones, and so on. The tagged text (automatic, hence noisy) then overrules single
forms. Twelve rounds over 4.6 million words take about ten seconds; the result depends on nothing but the input.
"""

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nlp.lexicon import Lexicon, group_of, inflects, lexeme_key, tag_class
from nlp.morphology import UNKNOWN, Analysis, analyses
from nlp.train.part import Training

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
RAW, TAGGED = "text/council.txt.gz", "ner/cen_train.iob"
_ROUNDS = 12
_TAGGED_WEIGHT = 2.0
_LEAST_SHARE = 0.002
_LEAST_COUNT = 2.0
_SEEN_SHARE = 0.2
_MANY = 1000
_UNSEEN = 0.02
_SPREADING = ("\tsubst", "\tadj", "\tverb")
_NOTE = "# {what}\n# Written by python -m nlp.train lexicon; sources and terms: nlp/data/README.md\n"

Classes = dict[str, Counter[str]]
"""How often tagged text gives each form (in lower case) each grammatical class."""
_Score = Callable[[str, Analysis], float]
_OLD_CLASSES = {"qub": "part"}


def _floats() -> defaultdict[str, float]:
    return defaultdict(float)


def _sets() -> defaultdict[str, set[str]]:
    return defaultdict(set)


@dataclass(slots=True)
class _Counts:
    """Expected counts of lexemes, of tags, and of the classes that tags are shares of."""

    lexemes: defaultdict[str, float] = field(default_factory=_floats)
    tags: defaultdict[str, float] = field(default_factory=_floats)
    classes: defaultdict[str, float] = field(default_factory=_floats)
    spread: defaultdict[str, set[str]] = field(default_factory=_sets)

    def add(self, word: str, reading: Analysis, weight: float, share: float) -> None:
        """Count one reading of `word`, `weight` times; `share` is its part of that form."""
        self.lexemes[lexeme_key(reading)] += weight
        if share >= _SEEN_SHARE:
            self.spread[lexeme_key(reading)].add(word.lower())
        self.tags[reading.tag] += weight
        self.classes[tag_class(reading.tag)] += weight

    def share(self, tag: str) -> float:
        """Return the share of a tag in its class; 1 in classes without forms."""
        return self.tags[tag] / (self.classes[tag_class(tag)] or 1.0) if inflects(tag.partition(":")[0]) else 1.0

    def score(self, reading: Analysis) -> float:
        """Return how probable a reading is, up to a factor that all readings of a form share.

        An inflected lexeme that is seen in a single form ("radno" in "radna") is less probable than its count.
        """
        key = lexeme_key(reading)
        forms = len(self.spread[key]) if key.endswith(_SPREADING) else _MANY
        share = self.share(reading.tag)
        return self.lexemes[key] * share * forms / (forms + 1)


def estimate(words: Counter[str], classes: Classes, rounds: int = _ROUNDS) -> tuple[dict[str, float], dict[str, float]]:
    """Return expected counts of lexemes and shares of tags for forms that occur so many times each.

    The first round divides a form between its readings by the classes that tagged text gives it, evenly where it has
    none; each further round by the counts of the one before. Words that do not inflect ("i", "za") keep what the first
    round says, for nothing else can tell a conjunction from an interjection.
    """
    readings = {word: found for word in words if (found := analyses(word))[0].tag != UNKNOWN}
    counts = _round(words, readings, lambda word, reading: _first_guess(classes.get(word.lower()), reading))
    for _ in range(rounds - 1):
        before = counts
        counts = _round(words, readings, lambda _, reading, before=before: before.score(reading))  # type: ignore[misc]
    return dict(counts.lexemes), {tag: counts.share(tag) for tag in counts.tags}


def _first_guess(seen: Counter[str] | None, reading: Analysis) -> float:
    return 1.0 if seen is None else (seen[group_of(reading.pos)] + _UNSEEN) / (seen.total() + 1)


def _round(words: Counter[str], readings: dict[str, tuple[Analysis, ...]], score: _Score) -> _Counts:
    counts = _Counts()
    for word, found in readings.items():
        scores = [score(word, reading) for reading in found]
        total = sum(scores)
        for reading, part in zip(found, scores, strict=True):
            if part:
                counts.add(word, reading, words[word] * part / total, part / total)
    return counts


def overrules(lexicon: Lexicon, tagged: dict[str, Counter[str]]) -> dict[str, str]:
    """Return the forms whose tagged lemma wins over the counts, each with that lemma.

    A tagged lemma that the counts call all but impossible is a fault of the tagger ("mają" as "maić") and is
    passed over.
    """
    found = {}
    for form, lemmas in sorted(tagged.items()):
        weights = lexicon.weights(analyses(form))
        seen = sum(lemmas.values()) + 1
        votes = {k: w + _TAGGED_WEIGHT * lemmas[k] / seen if w >= _LEAST_SHARE else w for k, w in weights.items()}
        best = max(votes, key=votes.__getitem__)
        if best != max(weights, key=weights.__getitem__):
            found[form] = best
    return found


def ambiguous(words: Iterable[str]) -> set[str]:
    """Return the lexemes among which some form has to choose; of the others no count is needed."""
    chosen: set[str] = set()
    for word in words:
        readings = analyses(word)
        if len(set(map(lexeme_key, readings))) > 1:
            chosen.update(map(lexeme_key, readings))
    return chosen


def _read_words(path: Path) -> Counter[str]:
    words: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            words.update(_WORD.findall(line))
    return words


def _read_tagged(path: Path) -> tuple[dict[str, Counter[str]], Classes]:
    """Return the lemmas of each form, and the classes of each form in lower case."""
    lemmas: defaultdict[str, Counter[str]] = defaultdict(Counter)
    classes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) == 4 and _WORD.fullmatch(fields[0]):
            lemmas[fields[0]][fields[1].lower()] += 1
            pos = fields[2].partition(":")[0]
            classes[fields[0].lower()][group_of(_OLD_CLASSES.get(pos, pos))] += 1
    return lemmas, classes


def _write(path: Path, what: str, rows: Iterator[str]) -> None:
    path.write_text(_NOTE.format(what=what) + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def run(data: Path, out: Path, seed: int) -> Mapping[str, float]:
    """Read the two sources, write the three tables, return how long they are; nothing here depends on `seed`."""
    del seed
    words = _read_words(data / RAW)
    tagged, classes = _read_tagged(data / TAGGED)
    words.update({form: sum(lemmas.values()) for form, lemmas in tagged.items()})
    lexemes, tags = estimate(words, classes)
    kept = {key: round(lexemes[key], 1) for key in sorted(ambiguous(words)) if lexemes.get(key, 0.0) >= _LEAST_COUNT}
    shares = {tag: float(f"{share:.3g}") for tag, share in sorted(tags.items()) if share > 0}
    forms = overrules(Lexicon(kept, shares, {}), tagged)
    out.mkdir(parents=True, exist_ok=True)
    _write(out / "lexemes.tsv", "lemma, class, expected count", (f"{key}\t{n:g}" for key, n in kept.items()))
    _write(out / "tags.tsv", "tag, share within its class", (f"{tag}\t{n:g}" for tag, n in shares.items()))
    _write(out / "forms.tsv", "form, lemma that tagged text gives it", (f"{k}\t{v}" for k, v in forms.items()))
    return {"lexemes": float(len(kept)), "tags": float(len(shares)), "forms": float(len(forms))}


TRAINING = Training("how frequent lexemes and tags are", (RAW, TAGGED), run, folder="data")
