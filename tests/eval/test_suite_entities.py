"""The suite of named entities, on a few invented sentences and the weights that ship."""

from pathlib import Path

import pytest

from corpus.errors import EvaluationError
from eval.suite import SuiteContext
from eval.suites.entities import Judged, kind_spans, run, true_spans
from nlp.ner.finder import WordRun
from nlp.train.ner_data import read_iob

ROWS = """Radna\tradna\tsubst\tO
Anna\tAnna\tsubst\tB-nam_liv_person
Kowalska\tKowalska\tsubst\tI-nam_liv_person
z\tz\tprep\tO
Krakowa\tKraków\tsubst\tB-nam_loc_gpe_city
pyta\tpytać\tfin\tO
.\t.\tinterp\tO

Rozkwietna\trozkwietny\tadj\tB-nam_eve_human
łąka\tłąka\tsubst\tI-nam_eve_human
kwitnie\tkwitnąć\tfin\tO
.\t.\tinterp\tO
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "kept.iob").write_text(ROWS, encoding="utf-8")
    return tmp_path


def test_data_kept_aside_is_measured_with_the_weights_that_ship(folder: Path) -> None:
    options = {"model": "shipped", "file": "ner/kept.iob"}
    result = run(SuiteContext(folder, options=options))
    assert result.metrics["person_f1"] == result.metrics["loc_road_f1"] == 1
    assert result.metrics["sentences"] == 2
    assert result.tables["labels"].counts[0][0] == 1
    assert result.worst == ()


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="missing"):
        run(SuiteContext(tmp_path))


def test_only_reported_labels_count(folder: Path) -> None:
    first, second = read_iob(folder / "ner" / "kept.iob")
    assert true_spans(first) == {(1, 3, "PERSON"), (4, 5, "LOC")}
    assert kind_spans(second) == [(0, 2, "event")]
    assert true_spans(second) == frozenset()


def test_wrong_spans_are_counted_on_both_sides(folder: Path) -> None:
    first, _ = read_iob(folder / "ner" / "kept.iob")
    judged = Judged(first, true_spans(first), (WordRun(1, 2, "PERSON", 0.9, "person"),))
    assert judged.wrong == 3
