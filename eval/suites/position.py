"""Suite `position`: is the position of submissions and councillors' subjects read as a person reads it?

The labels are those of `eval/data/position`, made twice; nothing was trained on the texts that they name. The option
`labels=FILE` names another table of the same form, for data kept aside; `part=held` or `part=dev` takes a part of it.
"""

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import EvaluationError
from corpus.model import Span, Stance, StanceReading, content_hash
from eval.confusion import ConfusionTable, confusion, prf
from eval.suite import WORST, Row, SuiteContext, SuiteResult, hash_files
from nlp.position import read_positions
from nlp.train.position_corpus import marked

FOLDER = Path(__file__).parent.parent / "data" / "position"
LABELS = FOLDER / "labels.tsv"
HARD = FOLDER / "hard.tsv"
SUBMISSIONS = "plan_gdansk/submissions.jsonl"
REGISTERS = tuple(f"registers/{city}.jsonl" for city in ("gdansk", "katowice", "krakow", "warszawa"))
NEEDS = (SUBMISSIONS, *REGISTERS)
BINS, EXCERPT = 10, 100


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with what a person read in it.

    Attributes:
        key: "p:<id>" of a submission, "r:<city>:<hash>" of a subject.
        part: "dev" or "held".
        passes: The labels of the two passes.
        final: The adjudicated label.
        target: The marked object; `None` where none is marked.
        text: The text.
    """

    key: str
    part: str
    passes: tuple[str, str]
    final: str
    target: Span | None
    text: str


def run(context: SuiteContext) -> SuiteResult:
    """Return how well positions are read.

    Metrics: `macro_f1` over all five positions and `macro_f1_common` without the conditional one, which is rare;
    `accuracy`; the same by part (`_dev`, `_held`) and source (`_submissions`, `_subjects`); F1 of each position
    (`f1_for` …); `target_f1`, overlap of words with the marked objects (`_held` too); `kappa` and `agreement` of the
    two passes; accuracy on our own hard sentences by kind (`hard_negation`, `hard_irony`, `hard_concession`,
    `hard_condition`; `_held` are those whose errors were never read) and the overlap of their marked objects
    (`hard_target_f1`); `review`, share of readings that go to a person, and `accuracy_sure` of the others;
    `calibration`, expected calibration error; `items`.

    Raises:
        EvaluationError: The data holds none of the labelled texts.
    """
    table = Path(context.options["labels"]) if "labels" in context.options else LABELS
    items = read_labelled(table, context.data)
    wanted = context.options.get("part")
    items = [item for item in items if wanted in (None, item.part)][: context.limit]
    if not items:
        remedy = "name the folder with the texts by --data, or their labels by --option labels=FILE"
        raise EvaluationError(f"{context.data} holds none of the texts that {table} labels", remedy=remedy)
    readings = read_positions([item.text for item in items])
    pairs = list(zip(items, readings, strict=True))
    tables = {name: _table(part) for name, part in _parts(pairs).items() if part}
    rows = tuple(_row(item, reading) for item, reading in pairs)
    wrong = sorted((row for row in rows if row["label"] != row["found"]), key=lambda row: -_number(row["probability"]))
    digest = hash_files(table, *(context.data / need for need in NEEDS))
    return SuiteResult("position", _metrics(pairs, tables), rows, digest, tables, tuple(wrong[:WORST]))


def read_labelled(table: Path, data: Path) -> list[Labelled]:
    """Return the labelled texts that `data` holds, in the order of the table."""
    texts = {f"p:{row['id']}": str(row["text"]) for row in _rows(data / SUBMISSIONS)}
    for name in REGISTERS:
        subjects = (str(row["przedmiot"]).strip() for row in _rows(data / name))
        texts |= {f"r:{Path(name).stem}:{content_hash(subject)[:12]}": subject for subject in subjects}
    with table.open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines, delimiter="\t"))
    return [_labelled(row, texts[row["key"]]) for row in found if row["key"] in texts]


def read_hard(path: Path = HARD) -> list[tuple[str, Labelled]]:
    """Return our own sentences with negation, irony, concession and conditions, each with its kind."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = []
    for number, row in enumerate(rows):
        line = marked(row["text"])
        target = Span(*line.target) if line.target else None
        labels = (row["label"], row["label"])
        found.append((row["kind"], Labelled(f"h:{number}", row["part"], labels, row["label"], target, line.text)))
    return found


def hard_figures(sentences: Sequence[tuple[str, Labelled]]) -> dict[str, float]:
    """Return the share of positions found by kind of sentence, and the overlap with their marked objects."""
    readings = read_positions([item.text for _, item in sentences])
    right: dict[str, list[bool]] = {}
    for (kind, item), reading in zip(sentences, readings, strict=True):
        for name in ("hard", f"hard_{kind}", *([f"hard_{kind}_held", "hard_held"] if item.part == "held" else [])):
            right.setdefault(name, []).append(item.final == reading.stance.value)
    pairs = [(item, reading) for (_, item), reading in zip(sentences, readings, strict=True)]
    shares = {name: sum(hits) / len(hits) for name, hits in right.items()}
    targets = _targets(pairs)
    return shares | {"hard_target_f1": targets["target_f1"], "hard_target_f1_held": targets["target_f1_held"]}


def _rows(path: Path) -> Iterable[Mapping[str, object]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _labelled(row: Mapping[str, str], text: str) -> Labelled:
    target = Span(int(row["start"]), int(row["end"])) if row["start"] else None
    return Labelled(row["key"], row["part"], (row["pass1"], row["pass2"]), row["final"], target, text)


Pairs = Sequence[tuple[Labelled, StanceReading]]


def _parts(pairs: Pairs) -> dict[str, Pairs]:
    return {
        "all": pairs,
        "dev": [pair for pair in pairs if pair[0].part == "dev"],
        "held": [pair for pair in pairs if pair[0].part == "held"],
        "submissions": [pair for pair in pairs if pair[0].key.startswith("p:")],
        "subjects": [pair for pair in pairs if pair[0].key.startswith("r:")],
    }


def _table(pairs: Pairs) -> ConfusionTable:
    return confusion(
        ((item.final, reading.stance.value) for item, reading in pairs), [stance.value for stance in Stance]
    )


def _metrics(pairs: Pairs, tables: Mapping[str, ConfusionTable]) -> dict[str, float]:
    metrics: dict[str, float] = {}
    for name, table in tables.items():
        suffix = "" if name == "all" else f"_{name}"
        shown = [label for label, row in zip(table.labels, table.counts, strict=True) if sum(row)]
        metrics[f"macro_f1{suffix}"] = table.macro_f1()
        metrics[f"macro_f1_common{suffix}"] = table.macro_f1([label for label in shown if label != Stance.CONDITIONAL])
        metrics[f"accuracy{suffix}"] = table.accuracy
    metrics |= {f"f1_{stance.value}": tables["all"].scores(stance.value)[2] for stance in Stance}
    metrics |= _targets(pairs) | _certainty(pairs) | hard_figures(read_hard())
    agreement = confusion((item.passes for item, _ in pairs), [stance.value for stance in Stance])
    metrics |= {"kappa": kappa(agreement), "agreement": agreement.accuracy, "items": float(len(pairs))}
    return {name: round(value, 4) for name, value in metrics.items()}


def _targets(pairs: Pairs) -> dict[str, float]:
    scored = [(item.part, overlap(item.text, item.target, reading.target)) for item, reading in pairs if item.target]
    held = [score for part, score in scored if part == "held"]
    return {
        "target_f1": sum(score for _, score in scored) / max(1, len(scored)),
        "target_f1_held": sum(held) / max(1, len(held)),
        "targets": float(len(scored)),
    }


def overlap(text: str, wanted: Span, found: Span | None) -> float:
    """Return F1 of the words that two spans of a text share; 0 where nothing was found."""
    if found is None:
        return 0.0
    one, other = (_words(text, span) for span in (wanted, found))
    return prf(len(one & other), len(other), len(one))[2]


def _words(text: str, span: Span) -> set[int]:
    return {match.start() for match in re.finditer(r"\w+", text) if span.start <= match.start() < span.end}


def _certainty(pairs: Pairs) -> dict[str, float]:
    right = [item.final == reading.stance.value for item, reading in pairs]
    sure = [hit for hit, (_, reading) in zip(right, pairs, strict=True) if not reading.review]
    error = 0.0
    for place in range(BINS):
        low, high = place / BINS, (place + 1) / BINS
        inside = [
            (hit, reading.probability)
            for hit, (_, reading) in zip(right, pairs, strict=True)
            if low < reading.probability <= high
        ]
        error += abs(sum(hit for hit, _ in inside) - sum(probability for _, probability in inside)) / len(pairs)
    return {
        "review": 1 - len(sure) / len(pairs),
        "accuracy_sure": sum(sure) / max(1, len(sure)),
        "calibration": error,
    }


def kappa(table: ConfusionTable) -> float:
    """Return Cohen's kappa of two readers whose labels `table` counts; 1 where both gave one label throughout."""
    rows = [sum(row) for row in table.counts]
    columns = [sum(column) for column in zip(*table.counts, strict=True)]
    chance = sum(row * column for row, column in zip(rows, columns, strict=True)) / max(1, table.total) ** 2
    return 1.0 if chance == 1 else (table.accuracy - chance) / (1 - chance)


def _row(item: Labelled, reading: StanceReading) -> Row:
    return {
        "key": item.key,
        "part": item.part,
        "label": item.final,
        "found": reading.stance.value,
        "probability": round(reading.probability, 4),
        "words": " … ".join(item.text[span.start : span.end] for span in reading.words),
        "target": item.text[reading.target.start : reading.target.end][:EXCERPT] if reading.target else "",
        "text": " ".join(item.text[:EXCERPT].split()),
    }


def _number(value: object) -> float:
    return value if isinstance(value, float) else 0.0
