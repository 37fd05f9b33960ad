from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelError
from retrieval.embedding import Embedder, HashingEmbedder, load_embedder


@pytest.fixture(params=["hashing", "shipped"], scope="module")
def embedder(request: pytest.FixtureRequest) -> Embedder:
    """The contract below holds for the model that ships and for the fake."""
    return HashingEmbedder() if request.param == "hashing" else load_embedder()


def test_rows_have_length_one(embedder: Embedder) -> None:
    rows = embedder.encode(["Remont chodnika", "Budowa szkoły i przedszkola"])
    assert rows.shape == (2, embedder.dimension)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_nothing_known_gives_zeros(embedder: Embedder) -> None:
    assert not embedder.encode(["", "i w na"]).any()
    assert embedder.encode([]).shape == (0, embedder.dimension)


def test_inflection_changes_nothing(embedder: Embedder) -> None:
    one, other = embedder.encode(["remont chodnika", "remontem chodników"])
    assert one @ other > 0.99


def test_a_text_is_encoded_alike_in_any_company(embedder: Embedder) -> None:
    alone = embedder.encode(["Budowa szkoły"])[0]
    assert np.allclose(embedder.encode(["Przetarg", "Budowa szkoły"])[1], alone, atol=1e-6)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="MOD-001"):
        load_embedder(tmp_path)
