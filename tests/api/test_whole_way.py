"""Two whole ways on the sample documents: an officer's over HTTP, and that of a file which changes once cited."""

import io
import json
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.cli.entry import run
from api.schemas.search import SearchIn
from api.services.ingesting import ingest_uploads
from api.services.reading import Upload
from api.services.searching import search
from api.settings import load_settings
from api.wiring import Wiring
from corpus.store import Store

API = "/api/v1"
APPROVER = {"name": "Anna Przykładna, Sekretarz Miasta"}
GAPS = {
    "reference": "OR.0003.57.2026",
    "signature": ["z up. BURMISTRZA", "Anna Przykładna", "Sekretarz Miasta"],
}
SHELTER = "Schronisko przy ul. Cichej przyjęło w 2025 roku 412 psów. Adoptowano 318 z nich.\n"
CHANGED = "Schronisko przy ul. Cichej przyjęło w 2026 roku 455 psów. Adoptowano 401 z nich, a 20 zmarło.\n"

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def service(tmp_path: Path) -> Iterator[TestClient]:
    app = create_app(load_settings(home=tmp_path / "urzad", city="jasnobrzeg", ocr=False))
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        yield client


def done(client: TestClient, response: Any) -> dict[str, Any]:
    assert response.status_code == 202, response.text
    job = client.get(f"{API}/jobs/{response.json()['id']}", params={"wait": 30}).json()
    assert job["state"] == "done", job
    result: dict[str, Any] = job["result"]
    return result


def test_officer_uploads_drafts_corrects_and_approves(
    service: TestClient, samples_dir: Path, letter_file: Path
) -> None:
    files = [("files", (path.name, path.read_bytes())) for path in sorted((samples_dir / "documents").glob("0*"))]
    stored = done(service, service.post(f"{API}/documents", files=files))
    assert stored["added"] + stored["refused"] == stored["given"] == len(files)
    assert [one["code"] for one in stored["failures"]] == ["ING-003"]  # the scan: nothing is recognised here

    letter = {"file": (letter_file.name, letter_file.read_bytes())}
    path = f"{API}/drafts/{done(service, service.post(f'{API}/drafts/upload', files=letter))['draft']}"
    made = service.get(path).json()
    answer, sentence = cited_place(made)
    words = made["answers"][answer - 1]["sentences"][sentence - 1]["text"]
    place = f"{path}/answers/{answer}/sentences/{sentence}"

    wrong = service.put(place, json={"text": f"{words.rstrip('.')}, co kosztowało 987 654 zł."}).json()
    assert not wrong["answers"][answer - 1]["sentences"][sentence - 1]["passed"]
    service.patch(f"{path}/letter", json=GAPS)
    refused = service.post(f"{path}/approval", json=APPROVER)
    assert (refused.status_code, refused.json()["code"]) == (409, "DRA-001")

    fixed = service.put(place, json={"text": words}).json()
    assert fixed["answers"][answer - 1]["sentences"][sentence - 1]["passed"]
    reasoned = APPROVER | {"reason": "Pytania bez odpowiedzi przekazano właściwym wydziałom."}
    approved = service.post(f"{path}/approval", json=reasoned)
    assert approved.status_code == 200, approved.text
    assert approved.json()["status"] == "approved"

    assert service.get(path, params={"version": 1}).json()["answers"] == made["answers"]
    with zipfile.ZipFile(io.BytesIO(service.get(f"{path}/docx").content)) as exported:
        assert "OR.0003.57.2026" in exported.read("word/document.xml").decode("utf-8")


def cited_place(made: dict[str, Any]) -> tuple[int, int]:
    """Places of the first sentence that cites something and passes, from 1."""
    return next(
        (number, place)
        for number, answer in enumerate(made["answers"], 1)
        for place, said in enumerate(answer["sentences"], 1)
        if said["citations"] and said["passed"]
    )


def test_changed_file_is_a_new_version_and_old_citations_read_back(tmp_path: Path, capsys: Capture) -> None:
    note = tmp_path / "schronisko.txt"
    note.write_text(SHELTER, encoding="utf-8")
    (first,) = ingested(note, capsys)["documents"]
    again = ingested(note, capsys)
    assert (again["unchanged"], again["added"], again["updated"]) == (1, 0, 0)

    with Store.open(load_settings().store_url) as store:
        cited = store.citation(first["id"], 1, 0, SHELTER.index(".", 30) + 1)
    note.write_text(CHANGED, encoding="utf-8")
    (changed,) = ingested(note, capsys)["documents"]
    assert (changed["id"], changed["version"], changed["outcome"]) == (first["id"], 2, "updated")

    with Store.open(load_settings().store_url) as store:
        store.verify(cited)
        assert "412 psów" in cited.quote
        assert "455" in store.text(changed["id"], 2, 0, 60)
        assert store.get(first["id"], 1).document.text.startswith("Schronisko")
    assert run(["search", "ile psów przyjęło schronisko", "--json"]) == 0
    hits = json.loads(capsys.readouterr().out)["hits"]
    assert {hit["version"] for hit in hits} == {2}


def ingested(path: Path, capsys: Capture) -> dict[str, Any]:
    assert run(["ingest", str(path), "--json"]) == 0
    counts: dict[str, Any] = json.loads(capsys.readouterr().out)
    return counts


def test_searches_go_on_while_documents_come_in(tmp_path: Path) -> None:
    """Each search sees a whole index: what is stored before it began is found, whichever thread refreshes."""
    wiring = Wiring(load_settings(home=tmp_path / "dom", city="jasnobrzeg"))
    texts = [f"Sprawozdanie {number}. Schronisko przyjęło {400 + number} psów.\n" for number in range(8)]

    def add(number: int) -> int:
        upload = Upload(f"raport-{number}.txt", texts[number].encode())
        ingest_uploads(wiring, [upload], lambda stage, done, total: None)
        return len(find())

    def find() -> list[str]:
        hits = search(wiring, SearchIn(text="ile psów przyjęło schronisko", subject="", limit=50))
        for hit in hits:
            assert wiring.store.text(hit.document, hit.version, hit.start, hit.end) == hit.text
        return sorted(hit.name for hit in hits)

    try:
        with ThreadPoolExecutor(6) as pool:
            added = [pool.submit(add, number) for number in range(len(texts))]
            found = [pool.submit(find) for _ in range(40)]
            assert all(one.result(60) >= 1 for one in added)
            assert all(len(one.result(60)) <= len(texts) for one in found)
        assert find() == sorted(f"raport-{number}.txt" for number in range(len(texts)))
    finally:
        wiring.close()
