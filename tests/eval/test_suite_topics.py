"""The suites of topics and categories on small data of their own form."""

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from corpus.errors import EvaluationError, ReferentError
from eval.suite import SuiteContext, SuiteResult
from eval.suites import categories, taxonomy, topics

PLACES = ("przy ulicy Lipowej", "w parku", "na osiedlu Zielonym", "dla seniorów", "w Dolinie", "obok szkoły")
KINDS: Mapping[str, tuple[list[str], str]] = {
    "Remont chodnika": (["public transit and roads"], "Infrastruktura drogowa i komunikacja"),
    "Budowa boiska": (["sport"], "Sport i rekreacja"),
    "Sadzenie drzew": (["urban greenery"], "Tereny zielone i ochrona środowiska"),
    "Koncerty i wystawy": (["culture", "education"], "Kultura i dziedzictwo"),
}


def _write(path: Path, rows: Iterator[Mapping[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def projects(tmp_path: Path) -> Path:
    pairs = [(kind, place) for place in PLACES for kind in KINDS]
    warsaw = ({"title": f"{kind} {place}", "categories": KINDS[kind][0]} for kind, place in pairs)
    _write(tmp_path / "warsaw_budget" / "projects.jsonl", warsaw)
    lodz = (
        {"title": f"{kind} {place}", "text": f"Zadanie: {kind}.", "category": KINDS[kind][1]} for kind, place in pairs
    )
    _write(tmp_path / "lodz" / "projects.jsonl", lodz)
    for city in ("gdansk", "katowice", "krakow", "warszawa"):
        _write(tmp_path / "registers" / f"{city}.jsonl", iter([{"przedmiot": f"remontu chodnika, {city}"}]))
    (tmp_path / "text").mkdir()
    lines = "\n".join("remont chodnika i jezdni, drzewa w parku, boisko szkolne, koncert" for _ in range(5))
    (tmp_path / "text" / "council.txt.gz").write_bytes(gzip.compress(lines.encode("utf-8")))
    return tmp_path


def _run(data: Path, suite: str, **options: str) -> SuiteResult:
    return {"topics": topics, "categories": categories}[suite].run(SuiteContext(data=data, options=options))


def test_topics_are_cross_validated_with_and_without_near_duplicates(projects: Path) -> None:
    result = _run(projects, "topics")
    assert result.metrics["micro_f1"] > 0.8
    assert {"macro_f1", "grouped_micro_f1", "grouped_macro_f1", "f1:sport"} <= result.metrics.keys()
    assert sum(map(sum, result.tables["sport"].counts)) == len(PLACES) * len(KINDS)


def test_topics_are_learnt_from_another_folder(projects: Path) -> None:
    result = _run(projects, "topics", train=str(projects))
    assert result.metrics["micro_f1"] == 1
    assert result.worst == ()


@pytest.mark.parametrize("suite", ["topics", "categories"])
def test_shipped_models_are_measured_as_they_are(projects: Path, suite: str) -> None:
    result = _run(projects, suite, model="shipped")
    assert result.metrics.get("micro_f1", result.metrics.get("accuracy", 0)) > 0.5
    assert len(result.worst) == min(50, len(result.rows))


def test_categories_are_cross_validated_and_confused(projects: Path) -> None:
    result = _run(projects, "categories")
    assert result.metrics["accuracy"] > 0.8
    assert result.tables["categories"].total == len(PLACES) * len(KINDS)
    assert "grouped_macro_f1" in result.metrics


def test_categories_are_learnt_from_another_folder(projects: Path) -> None:
    assert _run(projects, "categories", train=str(projects)).metrics["accuracy"] == 1


@pytest.mark.parametrize("suite", ["topics", "categories"])
def test_an_unknown_model_is_refused(projects: Path, suite: str) -> None:
    with pytest.raises(EvaluationError, match="model=cross"):
        _run(projects, suite, model="best")


def test_a_folder_without_the_labelled_subjects_is_refused(projects: Path) -> None:
    with pytest.raises(EvaluationError, match="no labelled subject"):
        taxonomy.run(SuiteContext(data=projects))


def test_missing_projects_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReferentError):
        _run(tmp_path, "topics")


@pytest.mark.data
def test_the_taxonomy_that_ships_files_most_held_subjects_rightly(data_dir: Path) -> None:
    result = taxonomy.run(SuiteContext(data=data_dir, options={"model": "shipped"}))
    assert result.metrics["topics_micro_f1"] > 0.75
    assert result.metrics["topic_top1"] > 0.8
    assert result.metrics["subtopic_top1"] > 0.7
    assert result.metrics["topics_ece"] < 0.05
