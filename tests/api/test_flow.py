"""The whole way: files in, index, search, draft, edit, approve, export; by the command line and over HTTP."""

import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.cli.codes import ExitCode
from api.cli.entry import run
from api.services.drafting import draft_letter
from api.services.exporting import docx_name, write_draft
from api.services.reading import choose_letter, documents_of, read_file
from api.settings import load_settings
from api.wiring import Wiring
from corpus.errors import ConfigurationError
from corpus.model import Draft

API = "/api/v1"
NOTE = "Schronisko dla zwierząt przy ul. Cichej przyjęło w 2025 roku 412 psów. Adoptowano 318 z nich."
LATER = "Schronisko dla zwierząt przy ul. Cichej przyjęło w 2026 roku 455 psów. Adoptowano 401 z nich."

Capture = pytest.CaptureFixture[str]


def wait_for(client: TestClient, response: Any) -> dict[str, Any]:
    assert response.status_code == 202, response.text
    job: dict[str, Any] = client.get(f"{API}/jobs/{response.json()['id']}", params={"wait": 30}).json()
    return job


# the draft ----------------------------------------------------------


def test_every_question_has_an_answer_and_one_has_none(draft: Draft) -> None:
    statuses = {answer.status.value for answer in draft.answers}
    assert len(draft.answers) >= 4
    assert "answered" in statuses
    assert "no_basis" in statuses


def test_citations_read_back_from_the_store(samples: Wiring, draft: Draft) -> None:
    cited = [one for answer in draft.answers for said in answer.sentences for one in said.citations]
    assert cited
    for one in cited:
        samples.store.verify(one)


def test_the_same_letter_gives_the_stored_draft(samples: Wiring, draft: Draft, letter_file: Path) -> None:
    letter = choose_letter(documents_of(read_file(letter_file, samples.limits())), "x")
    assert draft_letter(samples, letter).draft_id == draft.draft_id


def test_a_stored_letter_is_never_its_own_evidence(samples: Wiring) -> None:
    for summary in samples.store.list():
        if summary.kind.value in {"interpellation", "enquiry"}:
            made = draft_letter(samples, samples.store.get(summary.document_id).document)
            assert made.document_id == summary.document_id
            assert summary.document_id not in {source.document_id for source in made.sources}


def test_written_draft_is_replaced_as_a_whole(samples: Wiring, draft: Draft, tmp_path: Path) -> None:
    first = write_draft(draft, samples.profile(), tmp_path / "out")
    again = write_draft(draft, samples.profile(), tmp_path / "out")
    assert first == again
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["draft.json", "reply.docx"]


def test_folder_that_cannot_be_written_is_a_coded_error(samples: Wiring, draft: Draft, tmp_path: Path) -> None:
    (tmp_path / "plik").write_text("", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="cannot be written"):
        write_draft(draft, samples.profile(), tmp_path / "plik" / "out")


# the command line ---------------------------------------------------


def test_ingest_search_draft(tmp_path: Path, letter_file: Path, samples_dir: Path, capsys: Capture) -> None:
    home, out = str(tmp_path / "dom"), tmp_path / "projekt"
    replies = sorted(map(str, (samples_dir / "documents").glob("0[67]-*")))
    assert run(["--home", home, "ingest", *replies, "--json"]) == 0
    counts = json.loads(capsys.readouterr().out)
    assert (counts["given"], counts["added"], counts["refused"]) == (2, 2, 0)

    assert run(["--home", home, "search", "linia autobusowa nr 14", "--json", "--limit", "3"]) == 0
    hits = json.loads(capsys.readouterr().out)["hits"]
    assert 1 <= len(hits) <= 3
    assert "14" in hits[0]["text"]

    assert run(["--home", home, "draft", str(letter_file), "--out", str(out), "--received", "2026-11-16"]) == 0
    captured = capsys.readouterr()
    assert "Ad 1." in captured.out
    assert "Zapisano" in captured.err
    written = json.loads((out / "draft.json").read_text(encoding="utf-8"))
    assert written.keys() >= {"letter", "answers", "warnings", "sources"}
    assert written["letter"]["due"] == "2026-11-30"
    assert zipfile.is_zipfile(out / "reply.docx")


def test_second_ingest_changes_nothing(tmp_path: Path, capsys: Capture) -> None:
    note = tmp_path / "notatka.txt"
    note.write_text(NOTE, encoding="utf-8")
    for outcome in ("added", "unchanged"):
        assert run(["ingest", str(note), "--json"]) == 0
        counts = json.loads(capsys.readouterr().out)
        assert (counts["given"], counts[outcome]) == (1, 1)
    note.write_text(LATER, encoding="utf-8")
    assert run(["ingest", str(note), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["updated"] == 1
    assert run(["search", "ile psów przyjęło schronisko", "--json"]) == 0
    assert "455" in json.loads(capsys.readouterr().out)["hits"][0]["text"]


def test_refused_file_is_counted_and_named(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "dobry.txt").write_text(NOTE, encoding="utf-8")
    (tmp_path / "pusty.txt").write_bytes(b"")
    assert run(["ingest", str(tmp_path / "dobry.txt"), str(tmp_path / "pusty.txt")]) == ExitCode.REFUSED
    captured = capsys.readouterr()
    assert "Podano: 2. Dodano: 1, bez zmian: 0, zaktualizowano: 0, odrzucono: 1" in captured.out
    assert "[ING-009]" in captured.err


def test_search_of_an_empty_store_finds_nothing(capsys: Capture) -> None:
    assert run(["search", "cokolwiek"]) == 0
    assert "Niczego nie znaleziono" in capsys.readouterr().out


def test_draft_over_an_empty_store_refers_to_units(letter_file: Path, capsys: Capture) -> None:
    assert run(["draft", str(letter_file), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert {answer["status"] for answer in made["answers"]} == {"no_basis"}
    assert made["sources"] == []


# over HTTP ----------------------------------------------------------


def test_upload_search_draft_edit_approve_export(tmp_path: Path, letter_file: Path) -> None:
    app = create_app(load_settings(home=tmp_path / "dom", city="jasnobrzeg"))
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        uploads = [("files", ("notatka.txt", NOTE.encode())), ("files", ("pusty.txt", b""))]
        job = wait_for(client, client.post(f"{API}/documents", files=uploads))
        assert job["state"] == "done"
        assert (job["result"]["given"], job["result"]["added"], job["result"]["refused"]) == (2, 1, 1)
        assert job["result"]["failures"][0]["code"] == "ING-009"
        document = job["result"]["documents"][0]["id"]

        hits = client.post(f"{API}/search", json={"text": "Ile psów przyjęło schronisko?"}).json()["hits"]
        assert hits[0]["document"] == document
        assert NOTE[hits[0]["start"] : hits[0]["end"]] == hits[0]["text"]

        files = {"file": (letter_file.name, letter_file.read_bytes())}
        job = wait_for(client, client.post(f"{API}/drafts/upload", files=files, data={"received": "2026-11-16"}))
        assert job["state"] == "done", job
        path = f"{API}/drafts/{job['result']['draft']}"
        made = client.get(path).json()
        assert made["letter"]["due"] == "2026-11-30"
        assert client.get(f"{API}/drafts").json()["items"][0]["id"] == made["id"]

        _edit_and_approve(client, path, document)
        exported = client.get(f"{path}/docx")
        assert zipfile.is_zipfile(io.BytesIO(exported.content))
        assert ".docx" in exported.headers["content-disposition"]
        assert [job["kind"] for job in client.get(f"{API}/jobs").json()] == ["draft", "ingest"]


def _edit_and_approve(client: TestClient, path: str, document: str) -> None:
    cited = [{"document": document, "start": 0, "end": NOTE.index(".", 40) + 1}]
    sentence = {"text": "Schronisko przyjęło w 2025 roku 999 psów.", "citations": cited}
    edited = client.put(f"{path}/answers/1/sentences/1", json=sentence).json()
    assert not edited["answers"][0]["sentences"][0]["passed"]
    refused = client.post(f"{path}/approval", json={"name": "Anna Przykładna"})
    assert (refused.status_code, refused.json()["code"]) == (409, "DRA-001")
    fields = {"reference": "OR.0003.57.2026"}
    assert client.patch(f"{path}/letter", json=fields).json()["letter"]["reference"] == "OR.0003.57.2026"
    reasoned = {"name": "Anna Przykładna", "reason": "Dane potwierdzono telefonicznie ze schroniskiem."}
    approved = client.post(f"{path}/approval", json=reasoned)
    assert approved.status_code == 200, approved.text
    assert (approved.json()["status"], approved.json()["approved_by"]) == ("approved", "Anna Przykładna")
    assert client.put(f"{path}/answers/1/sentences/1", json=sentence).json()["code"] == "DRA-001"


def test_stored_letter_is_drafted(client: TestClient) -> None:
    row = client.get(f"{API}/documents", params={"kind": "interpellation"}).json()["items"][0]
    job = wait_for(client, client.post(f"{API}/drafts", json={"document": row["id"], "received": "2026-03-02"}))
    made = client.get(f"{API}/drafts/{job['result']['draft']}").json()
    assert made["document"] == row["id"]
    assert row["id"] not in {source["document"] for source in made["sources"]}
    assert client.post(f"{API}/drafts", json={"document": "nie-ma"}).status_code == 404


def test_same_name_of_two_letters_is_two_documents(tmp_path: Path) -> None:
    with TestClient(create_app(load_settings(home=tmp_path / "dom")), base_url="http://127.0.0.1") as client:
        for words in (NOTE, LATER, NOTE):
            wait_for(client, client.post(f"{API}/documents", files=[("files", ("skan.txt", words.encode()))]))
        assert client.get(f"{API}/documents").json()["total"] == 2


def test_file_name_in_the_header_is_plain_ascii(draft: Draft) -> None:
    assert docx_name(draft).isascii()


def test_odd_bytes_in_a_name_or_a_text_stop_no_batch(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "dane"
    folder.mkdir()
    (folder / os.fsdecode(b"pismo-\xff.txt")).write_text(NOTE, encoding="utf-8")
    row = {"id": "r\ud83d1", "subject": "sprawa \ud800", "date": "2026-01-02", "text": "Treść \udc80 pisma \x00 tutaj."}
    (folder / "korpus.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert run(["ingest", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["added"] == 2


# letters that ask nothing --------------------------------------------

RECIPE = "Sernik babci\n\nUtrzeć masło z cukrem, dodać twaróg i jaja. Piec godzinę w 170 stopniach.\n"


@pytest.mark.parametrize(("words", "code"), [(RECIPE, "DRA-002"), ("imię;wiek\nJan;40\nEwa;50\n", "ING-001")])
def test_letter_that_asks_nothing_is_not_answered(words: str, code: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "sernik.txt").write_text(words, encoding="utf-8")
    out = tmp_path / "projekt"
    assert run(["draft", str(tmp_path / "sernik.txt"), "--out", str(out)]) == ExitCode.ERROR
    captured = capsys.readouterr()
    assert (captured.out, out.exists()) == ("", False)
    assert f"[{code}]" in captured.err


def test_job_of_a_letter_that_asks_nothing_fails(tmp_path: Path) -> None:
    with TestClient(create_app(load_settings(home=tmp_path / "dom")), base_url="http://127.0.0.1") as client:
        letter = ("sernik.txt", RECIPE.encode())
        sent = wait_for(client, client.post(f"{API}/drafts/upload", files={"file": letter}))
        stored = wait_for(client, client.post(f"{API}/documents", files=[("files", letter)]))
        document = stored["result"]["documents"][0]["id"]
        asked = wait_for(client, client.post(f"{API}/drafts", json={"document": document}))
        for job in (sent, asked):
            assert (job["state"], job["error"]["code"]) == ("failed", "DRA-002")
            assert "sernik.txt" in job["error"]["what"]
        assert client.get(f"{API}/drafts").json()["total"] == 0
