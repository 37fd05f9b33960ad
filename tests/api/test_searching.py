"""What a search shows, and what it does not pass off as found."""

from collections.abc import Mapping

import pytest
from starlette.testclient import TestClient

from api.cli.codes import ExitCode
from api.cli.entry import run
from api.cli.values import LONGEST_QUESTION
from api.labels import KINDS, kind_of
from api.schemas.search import SearchIn
from api.services.searching import is_evidence, search
from api.wiring import Wiring
from corpus.model import DocumentKind

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("contributions", "kept"),
    [
        ({}, False),
        ({"paragraph": 0.2, "length": -0.3}, False),
        ({"dense_context": 0.05, "paragraph": 0.2}, False),
        ({"dense_context": 0.3, "length": -1.2}, True),
        ({"stem": 0.4, "head": -3.0}, True),
        ({"context": 1.2, "dense_context": -0.1}, True),
    ],
)
def test_evidence_is_a_shared_word_or_a_near_meaning(contributions: Mapping[str, float], *, kept: bool) -> None:
    assert is_evidence(contributions) is kept


@pytest.mark.parametrize("junk", ["xyzzy", "!!!", "w na do", "asdf qwerty"])
def test_nothing_is_found_for_nothing(samples: Wiring, junk: str) -> None:
    assert search(samples, SearchIn(text=junk, subject="", limit=10)) == []


def test_question_finds_what_shares_its_words(samples: Wiring) -> None:
    hits = search(samples, SearchIn(text="oświetlenie uliczne", subject="", limit=3))
    assert hits
    assert "oświetl" in (hits[0].text + hits[0].title).lower()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search", ""], "pytanie jest puste"),
        (["search", "  \n"], "pytanie jest puste"),
        (["search", "x" * (LONGEST_QUESTION + 1)], "najwyżej 5000"),
        (["search", "park", "--kind", "bzdura"], "reply (odpowiedź)"),
    ],
)
def test_unusable_question_is_wrong_usage(arguments: list[str], said: str, capsys: Capture) -> None:
    assert run(arguments) == ExitCode.USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in " ".join(captured.err.replace("│", " ").split())


@pytest.mark.parametrize("text", ["", "   ", "x" * (LONGEST_QUESTION + 1)])
def test_unusable_question_is_refused_over_http(client: TestClient, text: str) -> None:
    answer = client.post("/api/v1/search", json={"text": text})
    assert (answer.status_code, answer.json()["code"]) == (422, "API-001")


def test_kinds_are_known_by_both_names() -> None:
    assert KINDS.keys() == {kind.value for kind in DocumentKind}
    assert {kind_of(kind) for kind in KINDS} == set(KINDS)
    assert {kind_of(label.upper()) for label in KINDS.values()} == set(KINDS)
    assert kind_of("bzdura") is None
