"""Our own evaluation letters: laid out by the script, with exact offsets, and nobody else's words."""

import json
from pathlib import Path
from typing import Any

import pytest

from eval.own_data import FILES, FOLDER, build, write


def rows(name: str) -> list[dict[str, Any]]:
    lines = (FOLDER / "sejm" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_the_committed_files_are_what_the_script_writes(tmp_path: Path) -> None:
    write(tmp_path / "sejm")
    for name, content in build().items():
        assert (tmp_path / "sejm" / f"{name}.jsonl").read_text(encoding="utf-8") == content
        assert (FOLDER / "sejm" / f"{name}.jsonl").read_text(encoding="utf-8") == content


def test_there_are_letters_and_questions_enough() -> None:
    sizes = {name: len(rows(name)) for name in FILES}
    assert sizes["letters"] == sizes["corpus"] == 12
    assert sizes["questions"] >= 25


@pytest.mark.parametrize("question", rows("questions"), ids=lambda row: row["qid"])
def test_offsets_bound_an_answer_of_whole_sentences(question: dict[str, Any]) -> None:
    texts = {row["id"]: row["text"] for row in rows("corpus")}
    text = texts[question["document"]]
    answer = text[question["start"] : question["end"]]
    assert answer == answer.strip()
    assert answer[0].isupper()
    assert answer.endswith(".")
    assert text[question["start"] - 1] == "\n"
    assert text[question["end"]] == "\n"
    assert len(answer) >= 200


def test_letters_restate_the_questions_and_the_corpus_does_not() -> None:
    letters = {row["id"]: " ".join(row["text"].split()) for row in rows("letters")}
    corpus = {row["id"]: " ".join(row["text"].split()) for row in rows("corpus")}
    for question in rows("questions"):
        assert question["question"] in letters[question["document"]]
        assert question["question"] not in corpus[question["document"]]


def test_letters_state_their_number_date_and_signatory() -> None:
    for letter in rows("letters"):
        text = " ".join(letter["text"].split())
        assert f"nr {letter['number']} " in text
        assert letter["signatory"].split()[-1] in text
        assert letter["date"][:4] in text
