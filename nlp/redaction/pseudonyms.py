"""Pseudonyms: invented persons of the same gender in the same case, and numbers that no office has issued.

Names come from `nlp.personal.reserved`, so that a redacted text is known as such. They are given in the order in which
persons first appear, from a list shuffled by the document's key: nothing of a name goes into its pseudonym.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, permutations

from corpus.model import Finding
from nlp.cases import Case
from nlp.inflection import GIVEN, decline_word
from nlp.personal.control import iban_holds, identity_card_holds, land_register_holds, nip_holds, regon_holds
from nlp.personal.reserved import GIVEN_NAMES, PATTERNS, SURNAME_STEMS
from nlp.redaction.grammar import Shape, mention_shape
from nlp.redaction.labels import label_kind

_ENDINGS = {
    "f": dict(zip(Case, ("a", "iej", "iej", "ą", "ą", "iej", "a"), strict=True)),
    "m1": dict(zip(Case, ("i", "iego", "iemu", "iego", "im", "im", "i"), strict=True)),
}
_CHECKS: dict[str, Callable[[str], bool]] = {
    "land_register": lambda written: land_register_holds(written.replace("/", "")),
    "nip": lambda written: nip_holds(written.replace("-", "")),
    "regon": regon_holds,
    "identity_card": lambda written: identity_card_holds(written.replace(" ", "")),
    "bank_account": lambda written: iban_holds(written.replace(" ", "")),
}


class Pseudonyms:
    """Gives every person and number of a text one pseudonym, in whatever case it is wanted."""

    def __init__(self, text: str, findings: Iterable[Finding], key: str) -> None:
        self._text = text
        self._people = [f for f in findings if label_kind(f) == "person"]
        self._genders = _genders(text, self._people)
        self._draw = random.Random(key)
        self._surnames = self._free_surnames()
        self._names: dict[str, tuple[str, str]] = {}
        self._numbers: dict[tuple[str, str], str] = {}
        self._last: Counter[str] = Counter()

    def replacement(self, finding: Finding) -> str:
        """Return what stands in the place of a finding."""
        kind = label_kind(finding)
        if kind == "person":
            return self._person(finding)
        if (kind, finding.subject) not in self._numbers:
            self._numbers[kind, finding.subject] = self._number(kind)
        return self._numbers[kind, finding.subject]

    def _person(self, finding: Finding) -> str:
        gender = self._genders.get(finding.subject, "m1")
        if finding.subject not in self._names:
            self._names[finding.subject] = (self._draw.choice(GIVEN_NAMES[gender]), next(self._surnames))
        given, stem = self._names[finding.subject]
        shape = mention_shape(self._text, finding.start, finding.end, gender)
        surname = "-".join(part + _ENDINGS[gender][shape.case] for part in stem.split("-"))
        if not shape.given:
            return surname
        return (
            f"{given[0]}. {surname}"
            if shape.initials
            else f"{decline_word(given, gender, shape.case, GIVEN)} {surname}"
        )

    def _free_surnames(self) -> Iterator[str]:
        """Yield the reserved surnames that the text does not have yet, then double ones."""
        lower = self._text.lower()
        stems = [stem for stem in SURNAME_STEMS if stem.lower() not in lower]
        self._draw.shuffle(stems)
        return chain(stems, map("-".join, permutations(SURNAME_STEMS, 2)))

    def _number(self, kind: str) -> str:
        while True:
            self._last[kind] += 1
            written = PATTERNS[kind].format(self._last[kind])
            if written not in self._text and not (kind in _CHECKS and _CHECKS[kind](written)):
                return written


def _genders(text: str, people: list[Finding]) -> dict[str, str]:
    """Return the gender of each person by what most of the mentions show."""
    votes: dict[str, Counter[str]] = {}
    for finding in people:
        shape: Shape = mention_shape(text, finding.start, finding.end)
        votes.setdefault(finding.subject, Counter())[shape.gender] += 1 + shape.sure + 2 * shape.titled
    return {subject: counts.most_common(1)[0][0] for subject, counts in votes.items()}
