from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelError
from nlp.embedding import SentenceEncoder, default_model
from nlp.vectors import load_vectors

TEXTS = ["Remont chodnika przy szkole", "", "xyzzy", "Uchwała Rady Miasta w sprawie budżetu na 2025 rok"]


def test_they_are_the_rows_that_sentence_transformers_gives() -> None:
    assert np.allclose(load_vectors().encode(TEXTS), SentenceEncoder(default_model()).encode(TEXTS), atol=1e-3)


def test_no_texts_give_no_rows() -> None:
    assert load_vectors().encode([]).shape == (0, 256)


def test_a_folder_without_vectors_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        load_vectors(tmp_path)
