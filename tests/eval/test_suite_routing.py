import json
from pathlib import Path

import pytest

from corpus.errors import EvaluationError
from corpus.model import content_hash
from eval.city_routing import measure, read_register
from eval.suite import SuiteContext
from eval.suites.routing import run
from nlp.train.parts.routing import TRAINING, ministries, read_assignments

KINDS = {
    "minister zdrowia": ("leczenia pacjentów w szpitalu", "refundacji leków w aptekach", "pielęgniarek na oddziałach"),
    "minister infrastruktury": ("budowy obwodnicy", "linii kolejowej i dworca", "remontu mostu na drodze krajowej"),
    "minister edukacji": ("nauczycieli w szkołach", "egzaminu ósmoklasisty", "podręczników dla uczniów"),
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "sejm").mkdir()
    rows = [
        {"subject": f"Interpelacja w sprawie {subject} nr {copy}", "addressees": [unit], "text": f"O {subject}. " * 40}
        for unit, subjects in KINDS.items()
        for subject in subjects
        for copy in range(4)
    ]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (tmp_path / "sejm" / "letters.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("options", [{}, {"model": "shipped"}])
def test_addressees_are_found(data: Path, options: dict[str, str]) -> None:
    result = run(SuiteContext(data, options=options))
    assert result.metrics["top3"] >= result.metrics["top1"] > 0.8
    assert result.tables["leading"].total == result.metrics["letters"] == 36
    assert len(result.worst) <= 50


def test_letters_of_an_asked_subject_are_not_learnt_from(data: Path) -> None:
    with pytest.raises(EvaluationError, match="no letter of another subject"):
        run(SuiteContext(data, options={"train": str(data)}))


def test_one_folder_teaches_and_another_is_measured(data: Path, tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    (asked / "sejm").mkdir(parents=True)
    row = {"subject": "w sprawie refundacji leku", "addressees": ["minister zdrowia"], "text": ""}
    (asked / "sejm" / "letters.jsonl").write_text(json.dumps(row), encoding="utf-8")
    result = run(SuiteContext(asked, options={"train": str(data)}))
    assert result.metrics["top1"] == 1
    assert result.rows[0]["found"][0] == "minister zdrowia"  # type: ignore[index]


def test_a_city_is_measured_on_its_own_subjects(data: Path) -> None:
    (data / "routing").mkdir()
    (data / "routing" / "subjects.tsv").write_text("# x\nwycinki drzew w parku\tZZM|WS\n", encoding="utf-8")
    assert run(SuiteContext(data)).metrics == {"top1": 1.0, "top3": 1.0, "letters": 1.0}
    (data / "routing" / "subjects.tsv").write_text("wycinki drzew\tXYZ\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="names no unit"):
        run(SuiteContext(data))


def test_a_register_is_measured_by_its_labels(tmp_path: Path) -> None:
    register, labels = tmp_path / "krakow.jsonl", tmp_path / "labels.tsv"
    register.write_text(json.dumps({"przedmiot": "wycinki drzew w parku"}), encoding="utf-8")
    labels.write_text(f"# x\n{content_hash('wycinki drzew w parku')[:16]}\tZZM|WS\n", encoding="utf-8")
    metrics, rows = measure(read_register(register, labels))
    assert metrics == {"top1": 1.0, "top3": 1.0, "letters": 1.0}
    assert rows[0]["top1"] is True
    labels.write_text("0000000000000000\tZZM\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="no labelled subject"):
        read_register(register, labels)


def test_the_part_can_be_trained(data: Path, tmp_path: Path) -> None:
    figures = TRAINING.run(data, tmp_path / "out", 7)
    assert figures["history_top1"] > 0.8
    assert (tmp_path / "out" / "model.safetensors").is_file()


def test_subjects_lose_the_kind_of_letter(data: Path) -> None:
    assert read_assignments(data / "sejm" / "letters.jsonl")[0].subject.startswith("leczenia")
    assert len({unit.name for unit in ministries()}) == len(ministries())
