from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ModelError
from nlp.weightfile import ARRAYS, DESCRIPTION, load_weights, pack_words, save_weights, shipped, unpack_words


def written(folder: Path) -> Path:
    save_weights(
        folder, {"b": np.arange(6, dtype=np.int8).reshape(2, 3), "a": np.ones(2, np.float16)}, {"labels": ["ż"]}
    )
    return folder


def test_arrays_and_description_come_back(tmp_path: Path) -> None:
    arrays, meta = load_weights(written(tmp_path))
    assert meta == {"labels": ["ż"]}
    assert arrays["b"].tolist() == [[0, 1, 2], [3, 4, 5]]
    assert arrays["a"].dtype == np.float16


def test_the_same_content_has_the_same_bytes(tmp_path: Path) -> None:
    first, second = written(tmp_path / "1"), written(tmp_path / "2")
    for name in (ARRAYS, DESCRIPTION):
        assert (first / name).read_bytes() == (second / name).read_bytes()


@pytest.mark.parametrize("name", [ARRAYS, DESCRIPTION])
def test_a_missing_file_is_an_error_with_a_remedy(tmp_path: Path, name: str) -> None:
    (written(tmp_path) / name).unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        load_weights(tmp_path)


@pytest.mark.parametrize("place", [0, 40, -1])
def test_a_changed_bit_is_found(tmp_path: Path, place: int) -> None:
    data = bytearray((written(tmp_path) / ARRAYS).read_bytes())
    data[place] ^= 1
    (tmp_path / ARRAYS).write_bytes(data)
    with pytest.raises(ModelError):
        load_weights(tmp_path)


def test_shipped_weights_lie_in_the_package() -> None:
    assert (shipped("council") / "model.safetensors").is_file()


@given(st.lists(st.text(alphabet="aąbćż -'"), max_size=20).filter(lambda found: found not in ([], [""])))
def test_words_are_packed_and_unpacked(found: list[str]) -> None:
    assert unpack_words(pack_words(found)) == found


def test_no_words_and_bad_words() -> None:
    assert unpack_words(pack_words([])) == []
    with pytest.raises(ValueError, match="line break"):
        pack_words(["a\nb"])
