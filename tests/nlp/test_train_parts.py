from pathlib import Path

import pytest

from corpus.errors import ModelError
from nlp.train.__main__ import TRAINED, WRONG_CALL, main
from nlp.train.part import PACKAGE, Training, load_part, part_names, require, shipped_folder

BOUND = 25_000_000


def test_every_part_says_what_it_learns() -> None:
    assert {"council", "lexicon"} <= set(part_names())
    for name in part_names():
        training = load_part(name)
        assert training.summary
        assert training.needs


@pytest.mark.parametrize("name", part_names())
def test_every_part_ships_with_its_card(name: str) -> None:
    folder = shipped_folder(name, load_part(name))
    cards = [folder / "README.md", folder.parent / "README.md"]
    card = "\n".join(path.read_text(encoding="utf-8") for path in cards if path.is_file())
    assert f"python -m nlp.train {name} --data" in card
    assert "licence" in card.lower() or "CC BY" in card


def test_all_weights_are_small_and_hold_no_code() -> None:
    files = [path for path in (PACKAGE / "weights").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= BOUND
    assert {path.suffix for path in files} <= {".safetensors", ".json", ".md", ".tsv"}


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(ModelError, match="lexicon"):
        load_part("pogoda")


def test_missing_data_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["council", "--data", str(tmp_path), "--out", str(tmp_path / "out")]) == WRONG_CALL
    assert "text/council.txt.gz" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_command_trains_and_prints_its_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import gzip

    (tmp_path / "text").mkdir()
    (tmp_path / "ner").mkdir()
    (tmp_path / "text" / "council.txt.gz").write_bytes(gzip.compress("mają miał drogi drogę\n".encode()))
    (tmp_path / "ner" / "cen_train.iob").write_text("lat\trok\tsubst:pl:gen:m3\tO\n", encoding="utf-8")
    assert main(["lexicon", "--data", str(tmp_path), "--out", str(tmp_path / "out")]) == TRAINED
    printed = capsys.readouterr().out
    assert printed.startswith("data ")
    assert "lexemes " in printed


def test_the_digest_follows_the_data(tmp_path: Path) -> None:
    training = Training("x", ("a.txt",), lambda data, out, seed: {})
    (tmp_path / "a.txt").write_text("raz", encoding="utf-8")
    first = require(training, tmp_path)
    (tmp_path / "a.txt").write_text("dwa", encoding="utf-8")
    assert require(training, tmp_path) != first
