"""Dates that contradict each other: flagged in Polish, never repaired."""

import datetime as dt
import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.cli.codes import ExitCode
from api.cli.entry import run
from api.services.dates import date_warnings
from corpus.model import Letter

Capture = pytest.CaptureFixture[str]
TODAY = dt.date(2026, 11, 21)
WRITTEN = dt.date(2026, 11, 2)


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("written", "transmitted", "received", "due", "said"),
    [
        ("2026-11-02", "2026-11-03", "2026-11-04", "2026-11-23", []),
        ("", "", "", "", []),
        ("2026-11-02", "", "2020-01-01", "2026-11-30", ["Data wpływu (1 stycznia 2020 r.) jest wcześniejsza niż"]),
        ("2026-11-02", "2026-11-10", "2026-11-04", "", ["Data wpływu (4 listopada 2026 r.) jest wcześniejsza niż"]),
        ("2026-11-02", "2026-10-10", "", "", ["Data przekazania (10 października 2026 r.) jest wcześniejsza"]),
        ("2026-11-02", "", "2026-11-02", "2026-11-20", ["Termin odpowiedzi już minął: 20 listopada 2026 r."]),
        ("2026-11-02", "", "2026-11-02", "2026-11-21", []),
        ("", "", "2027-01-04", "", ["Data wpływu (4 stycznia 2027 r.) jeszcze nie nadeszła"]),
        ("2025-11-02", "", "2026-11-04", "", ["Od daty pisma (2 listopada 2025 r.) do wpływu (4 listopada 2026 r.)"]),
        ("2027-02-01", "", "", "", ["Data pisma (1 lutego 2027 r.) jeszcze"]),
    ],
)  # fmt: skip
def test_doubtful_dates_are_named(written: str, transmitted: str, received: str, due: str, said: list[str]) -> None:
    letter = Letter(date=day(written), transmitted=day(transmitted), received=day(received))
    found = date_warnings(letter, day(due), TODAY)
    assert len(found) == len(said)
    assert all(one.startswith(start) for one, start in zip(found, said, strict=True))
    assert all(one.endswith(".") for one in found)


def test_read_and_draft_say_it(letter_file: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "projekt"
    assert run(["draft", str(letter_file), "--received", "2020-01-01", "--out", str(out)]) == 0
    assert "Data wpływu (1 stycznia 2020 r.) jest wcześniejsza niż data pisma" in capsys.readouterr().out
    warnings = json.loads((out / "draft.json").read_text(encoding="utf-8"))["warnings"]
    assert any(one.startswith("Termin odpowiedzi już minął: ") for one in warnings)

    old = tmp_path / "stare.txt"
    words = "Jasnobrzeg, 5 maja 2031 r.\n\nINTERPELACJA\n\nw sprawie parku\n\nKiedy powstanie park przy ul. Lipowej?\n"
    old.write_text(words, encoding="utf-8")
    assert run(["read", str(old)]) == 0
    assert "Uwaga: Data pisma (5 maja 2031 r.) jeszcze nie nadeszła" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("2026-02-31", "nie ma takiego dnia"),
        ("31 lutego 2026", "RRRR-MM-DD"),
        ("20260216", "RRRR-MM-DD"),
        ("2026-W07-1", "RRRR-MM-DD"),
        ("٢٠٢٦-01-01", "RRRR-MM-DD"),
        ("0000-01-01", "nie ma takiego dnia"),
    ],
)
def test_impossible_date_is_refused(letter_file: Path, given: str, said: str, capsys: Capture) -> None:
    assert run(["draft", str(letter_file), "--received", given]) == ExitCode.USAGE
    assert said in " ".join(capsys.readouterr().err.replace("│", " ").split())


@pytest.mark.parametrize("given", ["2026-02-31", "31 lutego 2026", "wczoraj", "1699920000", "2026-02-01T00:00:00"])
def test_impossible_date_is_refused_over_http(client: TestClient, letter_file: Path, given: str) -> None:
    files = {"file": (letter_file.name, letter_file.read_bytes())}
    answer = client.post("/api/v1/drafts/upload", files=files, data={"received": given})
    assert (answer.status_code, answer.json()["code"]) == (422, "API-001")


@pytest.mark.parametrize("given", ["2026-02-31", 1699920000, "1699920000", "2026-02-01T00:00:00", True])
@pytest.mark.parametrize("name", ["received", "transmitted"])
def test_json_takes_days_only(client: TestClient, name: str, given: object) -> None:
    answer = client.post("/api/v1/drafts", json={"document": "x", name: given})
    assert (answer.status_code, answer.json()["code"]) == (422, "API-001")
    assert client.post("/api/v1/drafts", json={"document": "x", name: "2026-02-28"}).json()["code"] == "STO-001"
