from pathlib import Path

import pytest

from corpus.errors import IndexFileError
from retrieval import files
from retrieval.files import Manifest

CONTENTS = {"one.npy": b"first", "two.json": b"second"}


def manifest(generation: int = 1) -> Manifest:
    return Manifest(files.FORMAT, "recipe", generation, 2, 4, "model", "", {})


def test_what_is_written_is_read(tmp_path: Path) -> None:
    written = files.write(tmp_path / "index", manifest(), CONTENTS)
    read = files.read_manifest(tmp_path / "index")
    assert read == written
    assert files.read(tmp_path / "index", read) == CONTENTS


def test_the_previous_generation_is_kept_and_older_ones_go(tmp_path: Path) -> None:
    names = [files.write(tmp_path, manifest(n), {"f": bytes([n])}).folder for n in range(4)]
    assert {path.name for path in tmp_path.glob("g-*")} == set(names[-2:])
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["manifest.json", *names[-2:]])


def test_writing_the_same_again_is_harmless(tmp_path: Path) -> None:
    first = files.write(tmp_path, manifest(), CONTENTS)
    assert files.write(tmp_path, manifest(), CONTENTS) == first
    assert files.read(tmp_path, first) == CONTENTS


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("damage", ["flip", "truncate", "remove"])
def test_damage_is_found(tmp_path: Path, name: str, damage: str) -> None:
    written = files.write(tmp_path, manifest(), CONTENTS)
    path = tmp_path / written.folder / name
    data = path.read_bytes()
    path.unlink()
    if damage == "flip":
        path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    elif damage == "truncate":
        path.write_bytes(data[:-1])
    with pytest.raises(IndexFileError, match="IDX-001"):
        files.read(tmp_path, written)


@pytest.mark.parametrize("text", ["", "{}", "[1]", "{", '{"format": 1, "unknown": 2}'])
def test_a_manifest_of_another_form_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(IndexFileError):
        files.read_manifest(tmp_path)


def test_a_disk_that_refuses_leaves_what_was_current(tmp_path: Path) -> None:
    written = files.write(tmp_path, manifest(), CONTENTS)
    with pytest.raises(IndexFileError, match="cannot write"):
        files.write(tmp_path, manifest(2), {"no/such/folder": b""})
    assert files.read(tmp_path, files.read_manifest(tmp_path)) == CONTENTS
    assert not list(tmp_path.glob(".aside-*"))
    assert files.read_manifest(tmp_path) == written
