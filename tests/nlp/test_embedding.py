import gzip
from pathlib import Path

import numpy as np
import pytest

from nlp.embedding import SentenceEncoder, default_model, model_hash, save_lemma_model
from nlp.train.parts.council import TRAINING, Recipe, read_texts, train

TOPICS = (
    ("remont", "ulica", "chodnik", "jezdnia", "asfalt", "przebudowa"),
    ("szkoła", "uczeń", "nauczyciel", "klasa", "lekcja", "oświata"),
)


def documents() -> list[list[str]]:
    rng = np.random.default_rng(1)
    return [[str(word) for word in rng.choice(TOPICS[n % 2], 40)] for n in range(60)]


def small(**changes: int) -> Recipe:
    return Recipe(**({"dimension": 4, "min_count": 2} | changes))  # type: ignore[arg-type]


def test_words_of_one_topic_come_near_each_other() -> None:
    lemmas, vectors = train(documents(), small())
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    near = unit @ unit.T
    place = {lemma: n for n, lemma in enumerate(lemmas)}
    same = near[place["remont"], place["ulica"]]
    other = near[place["remont"], place["szkoła"]]
    assert same > other


def test_training_again_gives_the_same() -> None:
    first, second = train(documents(), small()), train(documents(), small())
    assert first[0] == second[0]
    assert np.array_equal(first[1], second[1])


def test_too_few_lemmas_are_refused() -> None:
    with pytest.raises(ValueError, match="dimensions need more"):
        train([["ala", "kot"] * 5], small())


def test_a_saved_model_means_its_lemmas(tmp_path: Path) -> None:
    vectors = np.eye(3, dtype=np.float32)
    digest = save_lemma_model(tmp_path / "m", ["remont", "ulica", "szkoła"], vectors)
    encoder = SentenceEncoder(tmp_path / "m")
    rows = encoder.encode(["Remontem ulic", "w szkołach"])
    assert np.allclose(rows, [[0.5**0.5, 0.5**0.5, 0], [0, 0, 1]], atol=1e-3)
    assert encoder.name == f"m:{digest[:16]}"


def test_the_hash_follows_the_weights_and_not_the_card(tmp_path: Path) -> None:
    digest = save_lemma_model(tmp_path, ["remont"], np.ones((1, 2), dtype=np.float32))
    (tmp_path / "README.md").write_text("karta", encoding="utf-8")
    assert model_hash(tmp_path) == digest
    assert save_lemma_model(tmp_path, ["remont"], np.zeros((1, 2), dtype=np.float32)) != digest


def test_the_shipped_model_is_the_one_of_its_card() -> None:
    card = (default_model().parent / "README.md").read_text(encoding="utf-8")
    assert model_hash(default_model()) in card
    assert sum(path.stat().st_size for path in default_model().iterdir()) < 12_000_000


def test_the_shipped_model_knows_what_belongs_together() -> None:
    road, street, child = SentenceEncoder(default_model()).encode(
        ["remont drogi", "naprawa jezdni", "opieka nad dziećmi"]
    )
    assert road @ street > 0.3 > abs(float(road @ child))


def test_texts_are_read_packed_and_plain_with_hyphenation_mended(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("=== jeden\nwynagrodze-\nnie\n=== dwa\nkoniec", encoding="utf-8")
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"pierwszy"))
    assert [text.strip() for text in read_texts(tmp_path)] == ["pierwszy", "", "wynagrodzenie", "koniec"]


def test_a_folder_of_texts_becomes_a_model(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    words = [f"słowo{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(300)]
    text = "\n".join("=== dokument\n" + " ".join(str(word) for word in rng.choice(words, 400)) for _ in range(40))
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "t.txt").write_text(text, encoding="utf-8")
    figures = TRAINING.run(tmp_path, tmp_path / "model", 7)
    assert figures == {"lemmas": 300, "dimension": 256}
    assert SentenceEncoder(tmp_path / "model").dimension == 256
