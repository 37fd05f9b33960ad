"""The benchmark of the Polish layer runs; how quick it is, only a quiet machine can say."""

import gzip
from pathlib import Path

import pytest

from corpus.errors import EvaluationError
from eval.benchmarks.polish_speed import Speed, count_words, documents, main, measure

TEXT = "Rada Miasta Wierzbna przyjęła 14 maja 2025 r. budżet – 3 mln zł.\n" * 300


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with gzip.open(tmp_path / "council.txt.gz", "wt", encoding="utf-8") as text:
        text.write(TEXT)
    return tmp_path


def test_documents_are_spread_over_the_file(folder: Path) -> None:
    whole = documents(folder / "council.txt.gz", 10**6)
    assert "".join(whole) == TEXT
    assert len(documents(folder / "council.txt.gz", 1500)) < len(whole)


def test_words_have_letters_or_figures() -> None:
    assert count_words("Rada – 3 mln zł.") == 4


def test_everything_is_measured(folder: Path) -> None:
    found = {speed.name.strip(): speed for speed in measure(documents(folder / "council.txt.gz", 10**6))}
    assert {"whole pipeline", "tokenizer", "referent_tagger", "lemmas only (nlp.lemmas)"} <= set(found)
    assert all(speed.seconds > 0 for speed in found.values())
    assert found["whole pipeline"].seconds >= found["referent_tagger"].seconds
    assert Speed("x", 2.0, 10).rate == 5


def test_the_command_prints_a_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--words", "500"]) in {0, 1}
    assert "referent_tagger" in capsys.readouterr().out


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"council\.txt\.gz"):
        documents(tmp_path / "council.txt.gz", 5)
