"""The suites of forms and of plain language on their own data."""

from pathlib import Path

import pytest

from eval.forms_data import Declined, couples, hard_names, names_aside, phrases, write
from eval.suite import SuiteContext
from eval.suites import forms, plain
from nlp.cases import Case
from nlp.train.name_paradigms import SOURCES, kept_aside


def test_forms_are_measured_without_data(tmp_path: Path) -> None:
    result = forms.run(SuiteContext(tmp_path, limit=40))
    assert result.metrics["hard"] >= 0.98
    assert result.metrics["names_dictionary"] == 1.0
    assert result.metrics["names"] >= 0.9
    assert result.metrics["phrases"] >= 0.98
    assert result.tables["genitive"].total == 40
    assert len(result.worst) <= 50
    assert all(row["wrong"] for row in result.worst)


def test_names_kept_aside_were_never_learnt() -> None:
    names = names_aside()
    assert len(names) == 1500
    assert all(kept_aside(one.lemma) and len(one.cells) == 6 for one in names)


def test_the_sets_by_hand_are_large_and_whole() -> None:
    assert len(hard_names()) >= 100
    assert len(couples()) >= 15
    assert all(len(phrases(part)) == 60 for part in ("first", "second"))


def test_both_apostrophes_count() -> None:
    one = Declined("Moore", "m1:nazwisko", {Case.GENITIVE: ("Moore'a",)})
    assert forms.right(one, Case.GENITIVE, "Moore’a")
    assert not forms.right(one, Case.GENITIVE, "Moorego")


def test_names_are_drawn_from_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import gzip

    for source in SOURCES:
        (tmp_path / source).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / source).write_bytes(gzip.compress(b"") if source.endswith(".gz") else b"Zofia")
    (tmp_path / SOURCES[0]).write_bytes(gzip.compress(b"Kowalskiego Nowaka Zofii Qwert"))
    monkeypatch.setattr("eval.forms_data.ASIDE", tmp_path / "aside.tsv")
    count = write(tmp_path)
    rows = [line.split("\t") for line in (tmp_path / "aside.tsv").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == count > 0
    assert all(kept_aside(lemma) and not kind.startswith("pl") for lemma, kind in rows)


def test_hints_are_measured(tmp_path: Path) -> None:
    result = plain.run(SuiteContext(tmp_path))
    assert result.metrics["precision"] >= 0.95
    assert result.metrics["recall"] >= 0.95
    assert len(result.rows) >= 80
    assert {"f1_passive", "f1_genitives"} <= set(result.metrics)


@pytest.mark.parametrize("limit", [1, 5])
def test_a_limit_is_kept(tmp_path: Path, limit: int) -> None:
    assert len(plain.run(SuiteContext(tmp_path, limit=limit)).rows) == limit
