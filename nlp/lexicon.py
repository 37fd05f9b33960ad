"""Which lemma a word form most probably has, without its context: counts of lexemes and tags, learnt from text.

Of a form's readings, the one wins whose lexeme is frequent and whose tag is usual for its class; what tagged text says
about the form itself counts on top. The figures lie in `nlp/data/` and are written by `nlp.train.parts.lexicon`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from nlp.morphology import Analysis
from nlp.wordlists import words

_VERBAL = words("fin praet inf ger pact ppas impt imps pcon pant cond bedzie aglt winien")
_GROUPS = {"depr": "subst", "adja": "adj", "adjp": "adj", "adjc": "adj", **dict.fromkeys(_VERBAL, "verb")}
_INFLECTED = words("subst adj verb num ppron12 ppron3 siebie")
_RARE_LEXEME = 0.02
_RARE_TAG = 1e-6
_GENDER = 3


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What was learnt.

    Attributes:
        lexemes: Count of each lexeme, keyed by lemma, tab and group.
        tags: Share of each tag in its class.
        forms: Lemma of single forms for which tagged text overrules the counts.
    """

    lexemes: Mapping[str, float]
    tags: Mapping[str, float]
    forms: Mapping[str, str]

    def usualness(self, reading: Analysis) -> float:
        """Return how often a reading is to be expected: the count of its lexeme times the share of its tag."""
        count = self.lexemes.get(lexeme_key(reading), 0.0) + _RARE_LEXEME
        return count * self.tags.get(reading.tag, _RARE_TAG)

    def weights(self, readings: tuple[Analysis, ...]) -> dict[str, float]:
        """Return the share of each lemma (lower case) among the readings of one form; the shares add up to 1."""
        found: defaultdict[str, float] = defaultdict(float)
        for reading in readings:
            found[reading.lemma.lower()] += self.usualness(reading)
        total = sum(found.values())
        return {lemma: weight / total for lemma, weight in found.items()}

    def lemma(self, form: str, readings: tuple[Analysis, ...]) -> str:
        """Return the most probable lemma of `form`, in lower case."""
        lemmas = {reading.lemma.lower() for reading in readings}
        for key in (form, form.lower()):
            if self.forms.get(key) in lemmas:
                return self.forms[key]
        weights = self.weights(readings)
        return max(weights, key=weights.__getitem__)

    def best(self, readings: Sequence[Analysis]) -> Analysis:
        """Return the reading whose lexeme is the most frequent and, among its tags, the most usual one."""

        def rank(reading: Analysis) -> tuple[float, float]:
            return self.lexemes.get(lexeme_key(reading), 0.0), self.tags.get(reading.tag, _RARE_TAG)

        return max(readings, key=rank)


def lexeme_key(reading: Analysis) -> str:
    """Return the key under which a lexeme is counted: its lemma and its class, homonyms together."""
    return f"{reading.lemma}\t{group_of(reading.pos)}"


def group_of(pos: str) -> str:
    """Return the group of grammatical classes that inflect one lexeme: all of a verb's are "verb"."""
    return _GROUPS.get(pos, pos)


def inflects(pos: str) -> bool:
    """Whether words of a class have forms, so that a tag's share says something; "w" has its tags all at once."""
    return group_of(pos) in _INFLECTED


def tag_class(tag: str) -> str:
    """Return the class within which a tag's share is measured: verbs together, nouns by gender, the rest by kind."""
    positions = tag.split(":")
    group = group_of(positions[0])
    return group + positions[_GENDER] if group == "subst" and len(positions) > _GENDER else group


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon that the package ships."""
    lexemes = {f"{lemma}\t{group}": float(count) for lemma, group, count in _rows("lexemes.tsv")}
    return Lexicon(
        lexemes=lexemes,
        tags={tag: float(share) for tag, share in _rows("tags.tsv")},
        forms=dict(_rows("forms.tsv")),
    )


def _rows(name: str) -> list[list[str]]:
    text = resources.files("nlp").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
