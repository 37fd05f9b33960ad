import json
from pathlib import Path

import pytest

from corpus.errors import EvaluationError
from corpus.model import Sentiment
from eval.suite import SuiteContext
from eval.suites.sentiment import own_sentences, run
from nlp.train.tone import municipal_sentences

GOOD = ("Pokój był czysty", "Obsługa była miła", "Polecam ten hotel")
BAD = ("Pokój był brudny", "Obsługa była niemiła", "Odradzam ten hotel")
PLAIN = ("Hotel stoi przy rynku", "Pokój ma dwa okna", "Śniadanie podają o siódmej")
HOTELS_BAR, MEDICINE_BAR = 0.87, 0.81
"""Shares right on the real sentences below which the shipped weights are broken."""


def written(folder: Path, name: str) -> Path:
    (folder / "sentiment").mkdir()
    rows = [
        {"text": f"{text}{end}", "label": label, "domain": domain}
        for domain, end in (("hotels", "."), ("medicine", "!"), ("hotels", " w lipcu."), ("medicine", " i tyle."))
        for label, texts in (("positive", GOOD), ("negative", BAD), ("neutral", PLAIN))
        for text in texts
    ]
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (folder / "sentiment" / name).write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_weights_are_measured_with_our_own_sentences(tmp_path: Path) -> None:
    result = run(SuiteContext(written(tmp_path, "dev.jsonl")))
    assert result.metrics["accuracy_hotels"] > 0.7
    assert result.metrics["accuracy_own"] > 0.55
    assert {"accuracy_own_irony", "accuracy_own_negation", "accuracy_own_documents"} <= set(result.metrics)
    assert set(result.tables) == {"hotels", "medicine", "own"}
    assert all(row["tone"] != row["found"] for row in result.worst)
    certain = [row["probability"] for row in result.worst]
    assert certain == sorted(certain, key=lambda share: -float(str(share)))


def test_cross_validation_reads_the_training_sentences(tmp_path: Path) -> None:
    result = run(SuiteContext(written(tmp_path, "train.jsonl"), options={"model": "cross"}))
    assert len(result.rows) == 36
    assert result.metrics["accuracy_medicine"] > 0.4
    assert "accuracy_own" not in result.metrics


@pytest.mark.parametrize(("options", "said"), [({"model": "inny"}, "inny"), ({"model": "cross"}, "train.jsonl")])
def test_what_cannot_be_measured_is_refused(tmp_path: Path, options: dict[str, str], said: str) -> None:
    with pytest.raises(EvaluationError, match=said):
        run(SuiteContext(written(tmp_path, "dev.jsonl"), options=options))


def test_our_own_sentences_are_many_and_none_is_trained_on() -> None:
    own = own_sentences()
    assert len(own) >= 150
    assert len({sentence.key for sentence in own}) == len(own)
    assert {sentence.tone for sentence in own} == set(Sentiment)
    assert not {sentence.key for sentence in own} & {sentence.key for sentence in municipal_sentences()}


@pytest.mark.data
def test_the_shipped_weights_keep_their_bars(data_dir: Path) -> None:
    metrics = run(SuiteContext(data_dir)).metrics
    assert metrics["accuracy_hotels"] >= HOTELS_BAR
    assert metrics["accuracy_medicine"] >= MEDICINE_BAR
    assert metrics["calibration_error"] < 0.03
