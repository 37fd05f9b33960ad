"""Puts masks, labels or pseudonyms where personal data stood, and lists what was removed, never the words."""

from collections.abc import Iterable, Mapping
from itertools import accumulate

from corpus.model import Finding, RedactionMode, Removal, Ruling
from nlp.personal.reserved import MASK
from nlp.redaction.labels import Labels
from nlp.redaction.model import Edit, Redacted
from nlp.redaction.pseudonyms import Pseudonyms


def redact(
    text: str,
    findings: Iterable[Finding],
    mode: RedactionMode,
    *,
    rulings: Mapping[int, Ruling] | None = None,
    key: str = "",
) -> Redacted:
    """Return `text` without the personal data that `findings` name.

    Redacting the result again, with what `find_personal` finds in it, changes nothing. Findings are numbered from 1 in
    reading order; of two that overlap, the first in reading order (the longer one, where both begin together) counts.

    Args:
        text: The text.
        findings: What was found in it (`find_personal`).
        mode: What stands in the place of what goes: five blocks, a label that is the same for all mentions of one
            person or number ("[osoba 1]"), or invented data in the same grammatical case.
        rulings: What a reviewer said, by number of the finding. A restored one stays; one that is for review stays
            until it is accepted.
        key: Names the document, so that two documents do not share their pseudonyms ("Ewa Malinogórska").
    """
    chosen = _without_overlaps(findings)
    ruled = [(rulings or {}).get(number, Ruling.PROPOSED) for number in range(1, len(chosen) + 1)]
    words = _replacements(text, chosen, mode, key)
    edits = tuple(
        Edit(finding.start, finding.end, word, number)
        for number, (finding, ruling, word) in enumerate(zip(chosen, ruled, words, strict=True), 1)
        if _goes(finding, ruling)
    )
    return Redacted(_edited(text, edits), _removals(chosen, ruled, edits), edits)


def _without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, -f.end, f.kind)):
        if finding.end > finding.start and (not kept or finding.start >= kept[-1].end):
            kept.append(finding)
    return kept


def _goes(finding: Finding, ruling: Ruling) -> bool:
    """Whether the words of a finding leave the text."""
    return ruling is Ruling.ACCEPTED or (ruling is Ruling.PROPOSED and not finding.review)


def _replacements(text: str, findings: list[Finding], mode: RedactionMode, key: str) -> list[str]:
    if mode is RedactionMode.MASK:
        return [MASK] * len(findings)
    if mode is RedactionMode.LABEL:
        labels = Labels(text)
        return [labels.label(finding) for finding in findings]
    pseudonyms = Pseudonyms(text, findings, key)
    return [pseudonyms.replacement(finding) for finding in findings]


def _edited(text: str, edits: Iterable[Edit]) -> str:
    pieces, last = [], 0
    for edit in edits:
        pieces += [text[last : edit.start], edit.replacement]
        last = edit.end
    return "".join([*pieces, text[last:]])


def _removals(findings: list[Finding], ruled: list[Ruling], edits: tuple[Edit, ...]) -> tuple[Removal, ...]:
    made = {edit.number: edit for edit in edits}
    grown = [
        len(made[number].replacement) - (finding.end - finding.start) if number in made else 0
        for number, finding in enumerate(findings, 1)
    ]
    shifts = accumulate(grown, initial=0)
    return tuple(
        Removal(
            number=number,
            kind=finding.kind,
            start=finding.start + shift,
            end=finding.end + shift + growth,
            replacement=made[number].replacement if number in made else "",
            rule=finding.rule,
            certainty=finding.certainty,
            control=finding.control,
            ruling=ruling,
        )
        for number, (finding, ruling, shift, growth) in enumerate(zip(findings, ruled, shifts, grown, strict=False), 1)
    )
