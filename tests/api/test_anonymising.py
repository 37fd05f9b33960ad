import io
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document as Docx
from fastapi.testclient import TestClient

from api.cli.codes import ExitCode
from api.cli.entry import run

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


def test_a_note_goes_with_the_file(docx: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(
        [
            "anonymise",
            str(docx),
            "--out",
            str(out),
            "--who",
            "Anna  Wzorcowa, Kancelaria",
            "--interest",
            "autorki uwagi",
        ]
    )
    note = (out / "uwaga-anonim.docx.nota.txt").read_text(encoding="utf-8")
    assert not [word for word in WORDS if word in note]
    assert "W dokumencie „uwaga-anonim.docx” wyłączono jawność danych osobowych." in note
    assert "numery PESEL (1)" in note
    assert "art. 5 ust. 2" in note
    assert "w interesie: autorki uwagi." in note
    assert "Wyłączenia dokonał(a): Anna Wzorcowa, Kancelaria, dnia " in note
    assert "DO UZUPEŁNIENIA" not in note


def test_what_the_office_has_not_said_is_marked(docx: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(["anonymise", str(docx), "--out", str(out)])
    note = (out / "uwaga-anonim.docx.nota.txt").read_text(encoding="utf-8")
    assert "[DO UZUPEŁNIENIA: kto dokonał wyłączenia]" in note
    assert "[DO UZUPEŁNIENIA: w czyim interesie]" in note
    assert "zmyślone" not in note


def test_invented_names_are_said_to_be_invented(docx: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    run(["anonymise", str(docx), "--out", str(out), "--mode", "pseudonym"])
    assert "zmyślone" in capsys.readouterr().out
    for ending in (".nota.txt", ".usuniecia.json"):
        assert "zmyślone" in (out / f"uwaga-anonim.docx{ending}").read_text(encoding="utf-8")


def test_files_of_one_name_do_not_take_each_others_place(docx: Path, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "uwaga.txt").write_text(f"Ławka {folder}.", encoding="utf-8")
    out = tmp_path / "out"
    folders = [str(tmp_path / "a"), str(tmp_path / "b")]
    assert run(["anonymise", *folders, str(docx), "--out", str(out)]) == ExitCode.OK
    texts = {path.name: path.read_text(encoding="utf-8") for path in out.glob("*.txt") if "nota" not in path.name}
    assert texts == {"uwaga-anonim.txt": "Ławka a.", "uwaga-anonim-2.txt": "Ławka b."}
    assert (
        json.loads((out / "uwaga-anonim-2.txt.usuniecia.json").read_text(encoding="utf-8"))["name"]
        == "uwaga-anonim-2.txt"
    )
    held = {path.name: path.read_bytes() for path in out.iterdir()}
    assert run(["anonymise", *folders, str(docx), "--out", str(out)]) == ExitCode.OK
    assert {path.name: path.read_bytes() for path in out.iterdir()} == held


def test_no_input_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("uwaga.txt", "uwaga-anonim.txt"):
        (tmp_path / name).write_text(LETTER, encoding="utf-8")
    given = [str(tmp_path / "uwaga.txt"), str(tmp_path / "uwaga-anonim.txt")]
    assert run(["anonymise", *given, "--out", str(tmp_path)]) == ExitCode.REFUSED
    assert "which is read too" in capsys.readouterr().err
    assert (tmp_path / "uwaga-anonim.txt").read_text(encoding="utf-8") == LETTER


def test_a_folder_that_holds_its_own_results_is_not_read_in_circles(tmp_path: Path) -> None:
    (tmp_path / "uwaga.txt").write_text(LETTER, encoding="utf-8")
    for _ in range(2):
        assert run(["anonymise", str(tmp_path), "--out", str(tmp_path)]) == ExitCode.OK
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "uwaga-anonim.txt",
        "uwaga-anonim.txt.nota.txt",
        "uwaga-anonim.txt.usuniecia.json",
        "uwaga.txt",
    ]


def test_a_place_that_takes_no_files_and_a_missing_file_are_errors(docx: Path, tmp_path: Path) -> None:
    assert run(["anonymise", str(docx), "--out", str(docx)]) == ExitCode.ERROR
    assert run(["anonymise", str(tmp_path / "nie-ma.docx")]) == ExitCode.REFUSED
    (tmp_path / "out" / "uwaga-anonim.docx").mkdir(parents=True)
    assert run(["anonymise", str(docx), "--out", str(tmp_path / "out")]) == ExitCode.REFUSED


def test_rulings_belong_to_one_file(docx: Path, tmp_path: Path) -> None:
    other, rulings = tmp_path / "b.txt", tmp_path / "decyzje.json"
    other.write_text(LETTER, encoding="utf-8")
    rulings.write_text('{"1": "restore"}', encoding="utf-8")
    assert run(["anonymise", str(docx), str(other), "--decisions", str(rulings)]) == ExitCode.ERROR


def test_json_stays_clean(docx: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["anonymise", str(docx), "--json", "--out", str(tmp_path / "out")])
    assert json.loads(capsys.readouterr().out)["name"] == "uwaga-anonim.docx"


def test_the_service_gives_the_note_and_keeps_nothing(client: TestClient, docx: Path) -> None:
    files = {"file": ('dziwna "nazwa"; ŁĄKA\u2028/..%0d.docx', docx.read_bytes())}
    said = {"redacted_by": "Kancelaria", "mode": "pseudonym"}
    listed = client.post("/api/v1/redactions/list", files=files, data=said)
    assert "Wyłączenia dokonał(a): Kancelaria, dnia " in listed.json()["note"]
    assert "zmyślone" in listed.json()["note"]
    assert not [word for word in WORDS if word in listed.text]
    made = client.post("/api/v1/redactions/file", files=files)
    assert made.status_code == 200
    assert made.headers["content-disposition"].isascii()
    assert not set('"\r\n/') & set(made.headers["content-disposition"].partition("''")[2])
    for answer in (listed, made, client.post("/api/v1/redactions", files=files)):
        assert answer.headers["cache-control"] == "no-store"
