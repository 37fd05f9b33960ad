import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.cli.codes import ExitCode
from api.cli.entry import run

FIELDS = {"gist", "entities", "places", "topics", "routing", "sentiment", "position"}


def test_read_json_carries_what_is_understood(letter_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(letter_file), "--json", "--text", "--city", "jasnobrzeg"]) == ExitCode.OK
    out = json.loads(capsys.readouterr().out)
    assert out.keys() >= FIELDS
    assert all(out["text"][one["start"] : one["end"]] == one["text"] for one in out["entities"])
    assert out["routing"][0]["role"] == "leading"
    assert out["routing"][0]["reasons"]
    assert {"topic", "name", "probability", "subtopic"} <= out["topics"][0].keys()
    assert out["sentiment"]["document"]["sentiment"] in {"negative", "neutral", "positive", "mixed"}
    assert any(place["name"] == "Olszynki" for place in out["places"])


def test_the_letter_alone_is_quicker_and_says_nothing_of_it(
    letter_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(letter_file), "--json", "--letter-only"]) == ExitCode.OK
    out = json.loads(capsys.readouterr().out)
    assert all(out[field] is None for field in FIELDS)


def test_an_officer_sees_topics_units_places_and_tone(letter_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(letter_file), "--city", "jasnobrzeg"]) == ExitCode.OK
    shown = capsys.readouterr().out
    for label in ("Tematy:", "Jednostka:", "wiodąca", "Miejsca:", "Ton:"):
        assert label in shown


@pytest.mark.parametrize("understand", [True, False])
def test_the_service_gives_the_same(client: TestClient, letter_file: Path, understand: bool) -> None:
    files = {"file": (letter_file.name, letter_file.read_bytes())}
    (out,) = client.post("/api/v1/letters", files=files, params={"understand": understand}).json()
    assert (out["routing"] is not None) == understand
