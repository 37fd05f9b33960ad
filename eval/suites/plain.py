"""Suite `plain`: are the places found that could be plainer, and nothing else?

Our own sentences in `eval/data/plain/`, each with the hints expected; a hint is right when its kind and its words are.
Sentences without hints are in the set, too. Nothing of the data folder is read.
"""

import tomllib
from collections import Counter
from pathlib import Path

from eval.confusion import prf
from eval.suite import WORST, Row, SuiteContext, SuiteResult, hash_files
from nlp.plain import HintKind, find_hints

NEEDS: tuple[str, ...] = ()
SENTENCES = Path(__file__).parent.parent / "data" / "plain" / "sentences.toml"
_WHOLE = "*"
Pair = tuple[str, str]


def run(context: SuiteContext) -> SuiteResult:
    """Return precision, recall and F1 of hints (`precision`, `recall`, `f1`), and F1 by kind (`f1_<kind>`)."""
    written = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))["sentences"][: context.limit]
    rows = tuple(_row(line) for line in written)
    right, found, true = Counter[str](), Counter[str](), Counter[str]()
    for _, wanted, got in rows:
        right.update(kind for kind, _ in wanted & got)
        found.update(kind for kind, _ in got)
        true.update(kind for kind, _ in wanted)
    precision, recall, f1 = prf(right.total(), found.total(), true.total())
    kinds = {f"f1_{kind}": round(prf(right[kind], found[kind], true[kind])[2], 4) for kind in HintKind if true[kind]}
    metrics = {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), **kinds}
    read = tuple(_shown(*row) for row in rows)
    worst = tuple(row for row in read if row["missing"] or row["extra"])[:WORST]
    return SuiteResult("plain", metrics, read, hash_files(SENTENCES), worst=worst)


def _row(line: str) -> tuple[str, frozenset[Pair], frozenset[Pair]]:
    """Return a sentence, the hints expected and those found, each as kind and words."""
    sentence, *hints = (cell.strip() for cell in line.split("|"))
    pairs = (hint.partition(":") for hint in hints)
    wanted = frozenset((kind, sentence if words.strip() == _WHOLE else words.strip()) for kind, _, words in pairs)
    return (
        sentence,
        wanted,
        frozenset((hint.kind.value, sentence[hint.start : hint.end]) for hint in find_hints(sentence)),
    )


def _shown(sentence: str, wanted: frozenset[Pair], found: frozenset[Pair]) -> Row:
    return {"sentence": sentence, "missing": sorted(wanted - found), "extra": sorted(found - wanted)}
