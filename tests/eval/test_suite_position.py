"""Suite `position`: labels, agreement, overlap, and the figures."""

import csv
import json
from pathlib import Path

import pytest

from corpus.errors import EvaluationError
from corpus.model import Span, Stance, content_hash
from eval.confusion import confusion
from eval.suite import SuiteContext
from eval.suites.position import LABELS, NEEDS, REGISTERS, hard_figures, kappa, overlap, read_hard, read_labelled, run


def _table() -> list[dict[str, str]]:
    with LABELS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for need in NEEDS:
        (tmp_path / need).parent.mkdir(exist_ok=True)
        (tmp_path / need).write_text("", encoding="utf-8")
    submissions = [
        {"id": "A1", "text": "Wnoszę o park przy ul. Lipowej."},
        {"id": "A2", "text": "Sprzeciwiam się budowie hali."},
    ]
    _write(tmp_path / NEEDS[0], submissions)
    _write(tmp_path / REGISTERS[0], [{"przedmiot": " kosztów promocji "}])
    return tmp_path


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    subject = f"r:gdansk:{content_hash('kosztów promocji')[:12]}"
    rows = [
        ("key", "part", "pass1", "pass2", "final", "start", "end"),
        ("p:A1", "dev", "for", "for", "for", "9", "30"),
        ("p:A2", "held", "against", "against", "against", "16", "28"),
        ("p:gone", "held", "for", "for", "for", "", ""),
        (subject, "held", "neutral", "for", "for", "", ""),
    ]
    path = tmp_path / "labels.tsv"
    path.write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")
    return path


def test_the_labels_are_500_texts_labelled_twice() -> None:
    rows = _table()
    keys = [row["key"] for row in rows]
    assert len(keys) == len(set(keys)) == 500
    assert sum(key.startswith("p:") for key in keys) == 300
    assert {row[name] for row in rows for name in ("pass1", "pass2", "final")} == set(Stance)
    assert {row["part"] for row in rows} == {"dev", "held"}
    assert sum(bool(row["start"]) for row in rows) == 100
    assert all(row["final"] in {row["pass1"], row["pass2"]} for row in rows)


def test_no_text_is_kept_with_the_labels() -> None:
    assert max(len(value) for row in _table() for value in row.values()) < 30


@pytest.mark.parametrize(
    ("pairs", "score"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a"), ("a", "a")], 1.0),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.0),
    ],
)
def test_kappa(pairs: list[tuple[str, str]], score: float) -> None:
    assert kappa(confusion(pairs)) == pytest.approx(score)


def test_overlap_counts_shared_words() -> None:
    text = "Wnoszę o park i ogród"
    assert overlap(text, Span(9, 21), Span(9, 21)) == 1
    assert overlap(text, Span(9, 21), Span(9, 13)) == pytest.approx(0.5)
    assert overlap(text, Span(9, 21), None) == 0


def test_only_texts_that_the_data_holds_are_read(data: Path, labels: Path) -> None:
    items = read_labelled(labels, data)
    assert [item.key for item in items][:2] == ["p:A1", "p:A2"]
    assert len(items) == 3
    assert items[0].target == Span(9, 30)
    assert items[2].passes == ("neutral", "for")


def test_the_suite_measures_and_lists_its_errors(data: Path, labels: Path) -> None:
    result = run(SuiteContext(data=data, options={"labels": str(labels)}))
    assert result.metrics["items"] == 3
    assert result.metrics["accuracy_dev"] == 1
    assert result.metrics["agreement"] == pytest.approx(2 / 3, abs=1e-4)
    assert result.metrics["target_f1"] == 1
    assert set(result.tables) == {"all", "dev", "held", "submissions", "subjects"}
    assert [row["key"][:8] for row in result.worst if isinstance(row["key"], str)] == ["r:gdansk"]
    held = run(SuiteContext(data=data, options={"labels": str(labels), "part": "held"}))
    assert held.metrics["items"] == 2


def test_data_without_the_texts_is_refused(data: Path, labels: Path) -> None:
    _write(data / NEEDS[0], [])
    _write(data / REGISTERS[0], [])
    with pytest.raises(EvaluationError, match="holds none"):
        run(SuiteContext(data=data, options={"labels": str(labels)}))


def test_the_hard_sentences_are_marked_and_mostly_read() -> None:
    sentences = read_hard()
    assert {kind for kind, _ in sentences} == {"negation", "irony", "concession", "condition"}
    assert all(item.final in set(Stance) for _, item in sentences)
    figures = hard_figures(sentences)
    assert figures["hard"] > 0.75
    assert figures["hard_negation_held"] > 0.75


@pytest.mark.data
def test_the_bar_is_reached(data_dir: Path) -> None:
    metrics = run(SuiteContext(data=data_dir)).metrics
    assert metrics["macro_f1"] >= 0.75
    assert metrics["macro_f1_held"] >= 0.75
