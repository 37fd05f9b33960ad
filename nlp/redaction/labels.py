"""Labels: "[osoba 1]" for every mention of one person, "[telefon 2]" for every place of one number."""

import re

from corpus.model import Finding, PersonalKind
from nlp.personal.reserved import LABELS

PERSON_SUBJECT = "person:"
_WRITTEN = re.compile(rf"\[({'|'.join(LABELS.values())}) (\d+)\]")


class Labels:
    """Gives labels in reading order; numbers go on behind those of labels that the text already has."""

    def __init__(self, text: str) -> None:
        self._last: dict[str, int] = {}
        self._given: dict[tuple[str, str], str] = {}
        for match in _WRITTEN.finditer(text):
            self._last[match[1]] = max(self._last.get(match[1], 0), int(match[2]))

    def label(self, finding: Finding) -> str:
        """Return the label of a finding: the same for all findings of one kind that share a subject."""
        word = LABELS[label_kind(finding)]
        if (word, finding.subject) not in self._given:
            self._last[word] = self._last.get(word, 0) + 1
            self._given[word, finding.subject] = f"[{word} {self._last[word]}]"
        return self._given[word, finding.subject]


def label_kind(finding: Finding) -> str:
    """Return the kind that names a finding: a signature that says who signed is that person."""
    return PersonalKind.PERSON if finding.subject.startswith(PERSON_SUBJECT) else finding.kind
