"""Suite `redaction`: words removed from real official letters, whose officials, offices and figures must stay.

Every removal counts, whether it was right or not: some letters do name private persons, so that the rate is an upper
bound of what was wrongly removed. The removals are listed in `worst` for reading. Each letter is redacted twice; the
second time must change nothing.
"""

import json
from collections import Counter

from corpus.errors import EvaluationError
from corpus.model import Finding, RedactionMode
from eval.confusion import confusion
from eval.suite import Row, SuiteContext, SuiteResult, hash_files
from nlp.personal import find_personal
from nlp.redaction import redact

NEEDS = ("sejm/letters.jsonl",)
_MODES = tuple(RedactionMode)


def run(context: SuiteContext) -> SuiteResult:
    """Return how many words of official letters are removed, for each thousand.

    Metrics: `removed_per_1000`, `removed_words`, `words`, `letters`, `unstable` (letters that a second redaction
    changes, modes in turn), and `removed_<kind>` (words).

    Raises:
        EvaluationError: `sejm/letters.jsonl` is missing.
    """
    path = context.data / NEEDS[0]
    if not path.is_file():
        raise EvaluationError(f"{path} is missing", remedy="name a data folder as docs/evaluation.md describes")
    with path.open(encoding="utf-8") as lines:
        letters = [json.loads(line) for line in lines if line.strip()][: context.limit]
    rows: list[Row] = []
    words = unstable = 0
    for place, letter in enumerate(letters):
        text = letter["text"]
        findings = find_personal(text)
        rows += [_row(str(letter["id"]), text, finding) for finding in findings if not finding.review]
        words += len(text.split())
        unstable += not _stable(text, findings, _MODES[place % len(_MODES)])
        context.progress(place + 1, len(letters))
    return _result(rows, words, unstable, len(letters), hash_files(path))


def _stable(text: str, findings: tuple[Finding, ...], mode: RedactionMode) -> bool:
    once = redact(text, findings, mode).text
    return redact(once, find_personal(once), mode).text == once


def _row(letter: str, text: str, finding: Finding) -> Row:
    return {
        "letter": letter,
        "kind": str(finding.kind),
        "rule": finding.rule,
        "certainty": finding.certainty,
        "words": len(text[finding.start : finding.end].split()),
        "removed": text[finding.start : finding.end],
        "around": text[max(0, finding.start - 60) : finding.end + 40],
    }


def _result(rows: list[Row], words: int, unstable: int, letters: int, digest: str) -> SuiteResult:
    removed: Counter[str] = Counter()
    for row in rows:
        removed[str(row["kind"])] += len(str(row["removed"]).split())
    metrics = {
        "removed_per_1000": round(1000 * removed.total() / words, 4) if words else 0.0,
        "removed_words": float(removed.total()),
        "words": float(words),
        "letters": float(letters),
        "unstable": float(unstable),
        **{f"removed_{kind}": float(count) for kind, count in sorted(removed.items())},
    }
    table = confusion((str(row["rule"]), str(row["kind"])) for row in rows)
    return SuiteResult("redaction", metrics, tuple(rows), digest, {"rules": table}, tuple(rows[:50]))
