import io
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document as Docx
from fastapi.testclient import TestClient

from api.cli.entry import ExitCode, run

LETTER = (
    "Szanowni Państwo,\n\nnazywam się Genowefa Trzpiot i mieszkam przy ul. Wierzbowej 7/3 w Jasnobrzegu. "
    "Mój PESEL to 44051401359, telefon 600 700 801. Proszę o naprawę chodnika. Działka nr 123/4 obr. 5 jest obok.\n\n"
    "Z poważaniem\nGenowefa Trzpiot\n"
)
WORDS = ("Genowefa", "Trzpiot", "Wierzbowej", "44051401359", "600 700 801")


@pytest.fixture
def docx(tmp_path: Path) -> Path:
    made = Docx()
    for line in LETTER.split("\n"):
        made.add_paragraph(line)
    made.core_properties.author = "Genowefa Trzpiot"
    path = tmp_path / "uwaga.docx"
    made.save(str(path))
    return path


def everything(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return "\n".join(container.read(name).decode("utf-8", "replace") for name in container.namelist())


def test_a_docx_is_written_without_what_is_personal(
    docx: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run(["anonymise", str(docx), "--out", str(out)]) == ExitCode.OK
    held = everything((out / "uwaga-anonim.docx").read_bytes())
    assert not [word for word in WORDS if word in held]
    assert "[osoba 1]" in held
    assert "Proszę o naprawę chodnika" in held
    assert "123/4" in held
    assert "do decyzji 1" in capsys.readouterr().out


def test_the_list_names_kinds_and_rules_but_no_words(docx: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(["anonymise", str(docx), "--out", str(out)])
    text = (out / "uwaga-anonim.docx.usuniecia.json").read_text(encoding="utf-8")
    assert not [word for word in WORDS if word in text]
    listed = json.loads(text)
    assert {"person", "pesel", "phone"} <= {removal["kind"] for removal in listed["removals"]}
    assert all(removal["rule"] and 0 < removal["certainty"] <= 1 for removal in listed["removals"])
    assert [removal["removed"] for removal in listed["removals"] if removal["review"]] == [False]


def test_a_reviewer_restores_and_accepts(docx: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["anonymise", str(docx), "--json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    phone = next(found["number"] for found in findings if found["kind"] == "phone")
    parcel = next(found["number"] for found in findings if found["kind"] == "parcel")
    rulings = tmp_path / "decyzje.json"
    rulings.write_text(json.dumps({str(phone): "restore", str(parcel): "accept"}), encoding="utf-8")
    out = tmp_path / "out"
    assert run(["anonymise", str(docx), "--out", str(out), "--decisions", str(rulings)]) == ExitCode.OK
    held = everything((out / "uwaga-anonim.docx").read_bytes())
    assert "600 700 801" in held
    assert "123/4" not in held


@pytest.mark.parametrize("content", ["nie json", "[]", '{"x": "restore"}', '{"1": "keep"}', '{"999": "restore"}'])
def test_rulings_of_another_form_are_an_error(content: str, docx: Path, tmp_path: Path) -> None:
    path = tmp_path / "decyzje.json"
    path.write_text(content, encoding="utf-8")
    assert run(["anonymise", str(docx), "--decisions", str(path)]) == ExitCode.ERROR


def test_a_format_that_cannot_be_written_is_refused_and_the_rest_goes_on(
    docx: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "strona.html"
    page.write_text("<html><body><p>Genowefa Trzpiot prosi.</p></body></html>", encoding="utf-8")
    out = tmp_path / "out"
    assert run(["anonymise", str(page), str(docx), "--out", str(out)]) == ExitCode.REFUSED
    assert "[ING-001]" in capsys.readouterr().err
    assert (out / "uwaga-anonim.docx").is_file()


@pytest.mark.parametrize("mode", ["mask", "label", "pseudonym"])
def test_redacting_a_text_twice_changes_nothing(mode: str, tmp_path: Path) -> None:
    path = tmp_path / "pismo.txt"
    path.write_text(LETTER, encoding="utf-8")
    run(["anonymise", str(path), "--out", str(tmp_path / "1"), "--mode", mode])
    once = tmp_path / "1" / "pismo-anonim.txt"
    run(["anonymise", str(once), "--out", str(tmp_path / "2"), "--mode", mode])
    assert (tmp_path / "2" / "pismo-anonim-anonim.txt").read_bytes() == once.read_bytes()


def test_a_personal_file_name_does_not_go_on(tmp_path: Path) -> None:
    path = tmp_path / "wniosek_Jan_Kowalski.txt"
    path.write_text("Proszę o ławkę.", encoding="utf-8")
    run(["anonymise", str(path), "--out", str(tmp_path / "out")])
    assert not [found for found in (tmp_path / "out").iterdir() if "owalski" in found.name]


def test_the_service_shows_makes_and_lists(client: TestClient, docx: Path) -> None:
    files = {"file": ("uwaga.docx", docx.read_bytes())}
    shown = client.post("/api/v1/redactions", files=files).json()
    assert any(found["text"] == "Genowefa Trzpiot" for found in shown["findings"])
    made = client.post("/api/v1/redactions/file", files=files, data={"mode": "mask"})
    assert made.status_code == 200
    assert "uwaga-anonim.docx" in made.headers["content-disposition"]
    assert not [word for word in WORDS if word in everything(made.content)]
    listed = client.post("/api/v1/redactions/list", files=files).text
    assert not [word for word in WORDS if word in listed]


@pytest.mark.parametrize("rulings", ["x", "[1]", '{"1": "maybe"}'])
def test_the_service_refuses_rulings_of_another_form(client: TestClient, docx: Path, rulings: str) -> None:
    answer = client.post(
        "/api/v1/redactions", files={"file": ("uwaga.docx", docx.read_bytes())}, data={"rulings": rulings}
    )
    assert answer.status_code in {400, 422}
    assert answer.json()["code"] == "API-001"
