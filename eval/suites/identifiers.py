"""Suite `identifiers`: generated identifiers, right and wrong, in sentences and tables among figures like them.

`--option seed=N` chooses another set, `--option count=N` its size (2,000). An identifier is found when a finding of its
kind covers it; a finding of any numbered kind that is no identifier of the sample counts against precision.
"""

from collections.abc import Sequence

from corpus.model import Finding, PersonalKind, content_hash
from eval.confusion import confusion
from eval.generate_identifiers import Mark, Sample, generate
from eval.suite import Row, SuiteContext, SuiteResult
from nlp.personal import find_personal

NEEDS: tuple[str, ...] = ()
_KINDS = frozenset(
    (
        *(PersonalKind.PESEL, PersonalKind.NIP, PersonalKind.REGON, PersonalKind.IDENTITY_CARD, PersonalKind.PASSPORT),
        *(PersonalKind.BANK_ACCOUNT, PersonalKind.LAND_REGISTER, PersonalKind.PHONE, PersonalKind.CAR_PLATE),
    )
)
_NONE = "none"


def run(context: SuiteContext) -> SuiteResult:
    """Return how many of the identifiers are found, and how many findings are none.

    Metrics: `recall`, `precision`, `identifiers`, `failing_recall` (of those whose control digit fails), `control`
    (share of the found ones whose control digit is judged rightly), `samples`.
    """
    seed, count = int(context.options.get("seed", "20")), int(context.options.get("count", "2000"))
    samples = generate(seed, count)[: context.limit]
    rows: list[Row] = []
    for done, sample in enumerate(samples, 1):
        rows += _score(sample)
        context.progress(done, len(samples))
    pairs = [(str(row["kind"]), str(row["found"])) for row in rows]
    worst = tuple(row for row in rows if row["kind"] != row["found"] or row["control"] != row["judged"])[:50]
    digest = content_hash("\n".join(sample.text for sample in samples))
    metrics = _metrics(rows) | {"samples": float(len(samples))}
    return SuiteResult("identifiers", metrics, tuple(rows), digest, {"identifiers": confusion(pairs)}, worst)


def _score(sample: Sample) -> list[Row]:
    findings = [finding for finding in find_personal(sample.text) if finding.kind in _KINDS]
    hits = [_hit(mark, findings) for mark in sample.marks]
    rows = [_row(sample, mark.start, mark.end, mark, hit) for mark, hit in zip(sample.marks, hits, strict=True)]
    return rows + [_row(sample, f.start, f.end, None, f) for f in findings if f not in hits]


def _hit(mark: Mark, findings: Sequence[Finding]) -> Finding | None:
    over = [f for f in findings if f.start <= mark.start and f.end >= mark.end]
    return next((f for f in over if f.kind == mark.kind), over[0] if over else None)


def _row(sample: Sample, start: int, end: int, mark: Mark | None, found: Finding | None) -> Row:
    return {
        "kind": mark.kind if mark else _NONE,
        "found": str(found.kind) if found else _NONE,
        "control": mark.control if mark else None,
        "judged": found.control if found else None,
        "rule": found.rule if found else "",
        "around": sample.text[max(0, start - 40) : end + 15],
    }


def _metrics(rows: Sequence[Row]) -> dict[str, float]:
    marked = [row for row in rows if row["kind"] != _NONE]
    right = [row for row in marked if row["found"] == row["kind"]]
    found = [row for row in rows if row["found"] != _NONE]
    failing = [row for row in marked if row["control"] is False]
    return {
        "recall": _share(len(right), len(marked)),
        "precision": _share(len(right), len(found)),
        "identifiers": float(len(marked)),
        "failing_recall": _share(sum(row["found"] == row["kind"] for row in failing), len(failing)),
        "control": _share(sum(row["control"] == row["judged"] for row in right), len(right)),
    }


def _share(right: int, of: int) -> float:
    return round(right / of, 5) if of else 0.0
