"""The suites of personal data: what they are given reads back, and what they count is what was found."""

from pathlib import Path

import pytest

from corpus.errors import EvaluationError
from eval.annotated import read_annotated
from eval.generate_identifiers import generate
from eval.suite import SuiteContext
from eval.suites import identifiers, persons, redaction
from nlp.personal.control import (
    iban_holds,
    identity_card_holds,
    land_register_holds,
    nip_holds,
    passport_holds,
    pesel_holds,
    regon_holds,
)

CHECKS = {
    "pesel": pesel_holds,
    "nip": nip_holds,
    "regon": regon_holds,
    "identity_card": identity_card_holds,
    "passport": passport_holds,
    "bank_account": iban_holds,
    "land_register": land_register_holds,
}


def test_braces_mark_names(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'held = true\n[[group]]\nclass = "x"\nsentences = ["{Anna Lis} i {Jan Kos} piszą.", "Nic."]\n', "utf-8"
    )
    first, second = read_annotated(path)
    assert [first.text[a:b] for a, b in first.names] == ["Anna Lis", "Jan Kos"]
    assert (first.text, first.group, first.held) == ("Anna Lis i Jan Kos piszą.", "x", True)
    assert second.names == ()


def test_generated_identifiers_are_the_same_for_one_seed() -> None:
    assert generate(3, 200) == generate(3, 200)
    assert generate(3, 200) != generate(4, 200)


def test_generated_control_digits_are_as_marked() -> None:
    for sample in generate(5, 400):
        for mark in sample.marks:
            code = "".join(sign for sign in sample.text[mark.start : mark.end] if sign.isalnum())
            code = code.removeprefix("PL") if mark.kind == "bank_account" else code
            assert CHECKS[mark.kind](code) is mark.control


def test_identifiers_are_counted(tmp_path: Path) -> None:
    result = identifiers.run(SuiteContext(tmp_path, options={"count": "300", "seed": "7"}))
    assert result.metrics["identifiers"] >= 300
    assert result.metrics["recall"] >= 0.999
    assert result.metrics["precision"] >= 0.99
    assert result.metrics["control"] >= 0.999
    assert result.tables["identifiers"].total == len(result.rows)


def test_names_of_persons_are_counted(tmp_path: Path) -> None:
    result = persons.run(SuiteContext(tmp_path))
    assert result.metrics["names"] >= 300
    assert result.metrics["recall"] >= 0.97
    assert result.metrics["held_recall"] >= 0.96
    assert result.metrics["false_sentences"] <= 0.03
    assert len(result.worst) <= 50


def test_words_removed_from_letters_are_counted(tmp_path: Path) -> None:
    folder = tmp_path / "sejm"
    folder.mkdir()
    folder.joinpath("letters.jsonl").write_text(
        '{"id": "1", "text": "Pan Adam Wilk pyta. Odpowiedział minister Jan Kos."}\n', encoding="utf-8"
    )
    result = redaction.run(SuiteContext(tmp_path))
    assert result.metrics["removed_words"] == 2
    assert result.metrics["unstable"] == 0
    assert result.metrics["removed_per_1000"] == pytest.approx(250)


def test_letters_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError):
        redaction.run(SuiteContext(tmp_path))
