"""Letters of invented councillors through the whole reading path, as plain text, wrapped text and DOCX."""

import textwrap
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from corpus.model import Document, Letter
from ingest.pipeline import read_bytes

LETTERS: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("councillors.toml").read_text(encoding="utf-8")
)
PLAIN_FIELDS = ("place", "date", "reference", "number", "subject", "transmitted", "received")
MUST_BE_ABSENT = ("reference", "number", "transmitted", "received")
WIDTH = 78


def wrap(text: str) -> str:
    """The letter as a plain text editor wraps it; a line with a wide gap stays."""
    lines: list[str] = []
    for line in text.splitlines():
        gap = "     " in line
        lines.extend([line] if gap else textwrap.wrap(line, WIDTH, break_on_hyphens=False) or [""])
    return "\n".join(lines)


def read(data: bytes, name: str) -> Document:
    (document,) = read_bytes(data, name, name)
    assert isinstance(document, Document)
    return document


def letter_of(document: Document) -> Letter:
    assert document.letter is not None
    return document.letter


def check(document: Document, wanted: dict[str, Any]) -> None:
    letter = letter_of(document)
    assert document.kind == wanted["kind"]
    for field in PLAIN_FIELDS:
        if field in wanted or field in MUST_BE_ABSENT:
            assert getattr(letter, field) == wanted.get(field), field
    assert len(letter.authors) == len(wanted["authors"])
    for author, expected in zip(letter.authors, wanted["authors"], strict=True):
        assert {key: getattr(author, key) for key in expected} == expected
    if "addressee" in wanted:
        assert {key: getattr(letter.addressee, key) for key in wanted["addressee"]} == wanted["addressee"]
    assert [[one.number, one.asked.text] for one in letter.questions] == wanted["questions"]
    points = {one.number: [part.number for part in one.further] for one in letter.questions}
    assert points | wanted.get("points", {}) == points


@pytest.mark.parametrize("name", LETTERS)
def test_plain_text(name: str) -> None:
    check(read(LETTERS[name]["text"].encode(), f"{name}.txt"), LETTERS[name])


@pytest.mark.parametrize("name", LETTERS)
def test_wrapped_text(name: str) -> None:
    check(read(wrap(LETTERS[name]["text"]).encode(), f"{name}.txt"), LETTERS[name])


@pytest.mark.parametrize("name", ["role_below", "club", "stamp", "sub", "para_after_list", "apel"])
def test_docx(name: str, make_docx: Callable[..., bytes]) -> None:
    lines = filter(None, map(str.strip, LETTERS[name]["text"].splitlines()))
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    check(read(make_docx(body), f"{name}.docx"), LETTERS[name])


@pytest.mark.parametrize("name", LETTERS)
def test_whatever_is_asked_reads_back(name: str) -> None:
    document = read(LETTERS[name]["text"].encode(), f"{name}.txt")
    for question in letter_of(document).questions:
        for one in (question, question.asked, *question.parts):
            assert " ".join(document.text[one.start : one.end].split()) == one.text


def test_a_closing_paragraph_is_no_part_of_the_last_question() -> None:
    document = read(LETTERS["para_after_list"]["text"].encode(), "pismo.txt")
    assert letter_of(document).questions[-1].text == "Kiedy ruszy kolejny nabór?"


def test_a_question_in_the_reasons_is_named_as_rhetorical() -> None:
    document = read(LETTERS["uzasadnienie"]["text"].encode(), "pismo.txt")
    assert any("Ile jeszcze mają czekać?" in warning for warning in document.warnings)
