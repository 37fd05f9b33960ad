"""Suite `persons`: names of private persons found, and names that stay, in our own sentences with invented people.

A name counts as found when every letter and digit of it is covered. Half of the sentences were written before the
detector and never read while it was built (`held`); both halves are reported. A third set (`review`), in which braces
mark personal data of every kind, was written by a second reader afterwards, and is reported apart.
"""

from collections.abc import Sequence
from pathlib import Path

from corpus.model import Finding, PersonalKind
from eval.annotated import Annotated, read_annotated
from eval.confusion import confusion
from eval.suite import Row, SuiteContext, SuiteResult, hash_files
from nlp.personal import find_personal

NEEDS: tuple[str, ...] = ()
FOLDER = Path(__file__).parent.parent / "data" / "persons"
_NAMES = ("held", "open", "public_held", "public_open")
_REVIEW = "review"
_KINDS = frozenset((PersonalKind.PERSON, PersonalKind.SIGNATURE))
_JOINS = frozenset(("i", "oraz"))


def run(context: SuiteContext) -> SuiteResult:
    """Return recall and wrongly found names, together and for the held half.

    Metrics: `recall`, `held_recall`, `open_recall` (shares of the names), `names`; `precision` (share of the findings
    that touch a name), `false_sentences` (share of the sentences without private names in which something was found),
    its held half `held_false_sentences`; `recall_<class>`. Of the third set, for personal data of every kind:
    `review_recall`, `review_false_sentences`, `review_recall_<class>`.
    """
    paths = [FOLDER / f"{name}.toml" for name in (*_NAMES, _REVIEW)]
    sentences = [(path.stem, sentence) for path in paths for sentence in read_annotated(path)][: context.limit]
    rows, review = list[Row](), list[Row]()
    for done, (part, sentence) in enumerate(sentences, 1):
        found = [finding for finding in find_personal(sentence.text) if not finding.review]
        if part == _REVIEW:
            review.append(_score(sentence, found))
        else:
            rows.append(_score(sentence, [finding for finding in found if finding.kind in _KINDS]))
        context.progress(done, len(sentences))
    pairs = [pair for row in rows for pair in _outcomes(row)]
    worst = tuple(row for row in (*rows, *review) if row["missed"] or row["false"])[:50]
    tables = {"persons": confusion(pairs)}
    metrics = {**_metrics(rows), **_review_metrics(review)}
    return SuiteResult("persons", metrics, (*rows, *review), hash_files(*paths), tables, worst)


def _score(sentence: Annotated, findings: Sequence[Finding]) -> Row:
    missed = [sentence.text[a:b] for a, b in sentence.names if not _covered(sentence.text, a, b, findings)]
    false = [f for f in findings if not any(f.start < b and a < f.end for a, b in sentence.names)]
    return {
        "class": sentence.group,
        "held": sentence.held,
        "text": sentence.text,
        "names": len(sentence.names),
        "found": len(findings),
        "missed": missed,
        "false": [sentence.text[f.start : f.end] for f in false],
    }


def _covered(text: str, start: int, end: int, findings: Sequence[Finding]) -> bool:
    """Whether findings cover every letter and digit of a name, but for the "i" of a couple."""
    bare = "".join(
        sign for place, sign in enumerate(text[start:end], start) if not any(f.start <= place < f.end for f in findings)
    )
    return not any(sign.isalnum() for sign in bare) or bare.strip() in _JOINS


def _outcomes(row: Row) -> list[tuple[str, str]]:
    missed, false = _count(row["missed"]), _count(row["false"])
    found = [("name", "name")] * (_number(row["names"]) - missed)
    return found + [("name", "none")] * missed + [("none", "name")] * false


def _metrics(rows: Sequence[Row]) -> dict[str, float]:
    names, missed = sum(_number(row["names"]) for row in rows), sum(_count(row["missed"]) for row in rows)
    found, false = sum(_number(row["found"]) for row in rows), sum(_count(row["false"]) for row in rows)
    held = [row for row in rows if row["held"]]
    return {
        "recall": _recall(rows),
        "held_recall": _recall(held),
        "open_recall": _recall([row for row in rows if not row["held"]]),
        "names": float(names),
        "missed": float(missed),
        "precision": round((found - false) / found, 4) if found else 0.0,
        "false_sentences": _false(rows),
        "held_false_sentences": _false(held),
        **{f"recall_{group}": _recall([r for r in rows if r["class"] == group]) for group in _groups(rows)},
    }


def _review_metrics(rows: Sequence[Row]) -> dict[str, float]:
    return {
        "review_recall": _recall(rows),
        "review_false_sentences": _false(rows),
        **{f"review_recall_{group}": _recall([r for r in rows if r["class"] == group]) for group in _groups(rows)},
    }


def _groups(rows: Sequence[Row]) -> list[str]:
    return sorted({str(row["class"]) for row in rows if row["names"]})


def _recall(rows: Sequence[Row]) -> float:
    names, missed = sum(_number(row["names"]) for row in rows), sum(_count(row["missed"]) for row in rows)
    return round((names - missed) / names, 4) if names else 0.0


def _false(rows: Sequence[Row]) -> float:
    public = [row for row in rows if not row["names"]]
    return round(sum(bool(row["false"]) for row in public) / len(public), 4) if public else 0.0


def _count(value: object) -> int:
    return len(value) if isinstance(value, list) else 0


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
