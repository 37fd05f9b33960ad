import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from api.cli.codes import ExitCode
from api.cli.entry import run
from corpus.errors import ConfigurationError

Capture = pytest.CaptureFixture[str]

READ_FIELDS = {
    "kind", "title", "date", "place", "reference", "number", "subject", "authors", "addressee", "transmitted",
    "received", "due", "pages", "questions", "warnings",
}  # fmt: skip


def lines(captured: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in captured.splitlines()]


def test_help_says_how_and_what_the_exit_codes_mean(capsys: Capture) -> None:
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    for word in ("ingest", "read", "search", "draft", "serve", "eval", "Przykłady", "Kody wyjścia", "Polecenia"):
        assert word in shown


@pytest.mark.parametrize("command", ["ingest", "read", "search", "draft", "serve", "eval"])
def test_every_command_has_help_with_an_example(command: str, capsys: Capture) -> None:
    assert run([command, "--help"]) == 0
    assert f"referent {command}" in capsys.readouterr().out


def test_help_loads_nothing_heavy() -> None:
    probe = (
        "import sys; from api.cli.entry import run; run(['--help']); "
        "heavy = {'torch', 'faiss', 'spacy', 'fastapi', 'sqlalchemy', 'langchain_core', 'pydantic', 'morfeusz2'}; "
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert time.perf_counter() - started < 5


def test_no_arguments_show_the_help(capsys: Capture) -> None:
    assert run([]) == ExitCode.USAGE
    assert "Polecenia" in "".join(capsys.readouterr())


@pytest.mark.parametrize("arguments", [["nie-ma"], ["ingest"], ["read", "--nie-ma"], ["search", "x", "--limit", "0"]])
def test_wrong_usage_is_two(arguments: list[str], capsys: Capture) -> None:
    assert run(arguments) == ExitCode.USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nie-ma"], "nie ma polecenia „nie-ma”; polecenia: ingest"),
        (["ingest"], "brakuje: ŚCIEŻKA"),
        (["read", "--jsno", "x"], "nie ma opcji --jsno; są podobne: --json"),
        (["search", "x", "--limit", "0"], "ma to być liczba od 1 do 100"),
        (["search", "x", "--limit", "9" * 30], "ma to być liczba od 1 do 100"),
        (["search", "x", "--limit"], "opcja --limit"),
        (["search", "x", "y"], "zbędne argumenty: y"),
        (["serve", "--port", "70000"], "liczba od 0 do 65535"),
    ],
)
def test_wrong_usage_is_explained_in_polish(arguments: list[str], said: str, capsys: Capture) -> None:
    assert run(arguments) == ExitCode.USAGE
    shown = capsys.readouterr().err
    assert said in shown
    assert "Błąd: " in shown
    assert "Error" not in shown


@pytest.mark.parametrize("command", ["", "ingest", "read", "search", "draft", "serve", "eval", "version"])
def test_help_is_polish_throughout(command: str, capsys: Capture) -> None:
    assert run([*command.split(), "--help"]) == 0
    shown = capsys.readouterr().out
    assert "Użycie: " in shown
    assert "Pokaż tę pomoc." in shown
    for foreign in ("Usage", "OPTIONS", "[required]", "[default", "Show this", "<bool>", "COMMAND"):
        assert foreign not in shown


def test_wrong_date_is_wrong_usage(letter_file: Path, capsys: Capture) -> None:
    assert run(["draft", str(letter_file), "--received", "16.11.2026"]) == ExitCode.USAGE
    assert "RRRR-MM-DD" in capsys.readouterr().err


def test_version(capsys: Capture) -> None:
    assert run(["version"]) == 0
    assert capsys.readouterr().out.startswith("referent ")


# read ------------------------------------------------------------


def test_read_gives_one_object_with_every_field(letter_file: Path, capsys: Capture) -> None:
    assert run(["read", str(letter_file), "--json"]) == 0
    captured = capsys.readouterr()
    (found,) = lines(captured.out)
    assert found.keys() >= READ_FIELDS
    assert found["kind"] == "interpellation"
    assert found["due"] is not None
    assert captured.err == ""


def test_read_offsets_lead_to_the_question(letter_file: Path, capsys: Capture) -> None:
    assert run(["read", str(letter_file), "--json", "--text"]) == 0
    (found,) = lines(capsys.readouterr().out)
    text, questions = found["text"], found["questions"]
    assert isinstance(text, str)
    assert isinstance(questions, list)
    assert len(questions) >= 4
    for question in questions:
        for one in (question, question["whole"], *question["parts"]):
            assert " ".join(text[one["start"] : one["end"]].split()) == one["text"]
        assert question["whole"]["text"].startswith(question["text"])
        assert question["number"] not in [part["number"] for part in question["parts"]]


def test_read_shows_a_letter_to_an_officer(letter_file: Path, capsys: Capture) -> None:
    assert run(["read", str(letter_file)]) == 0
    shown = capsys.readouterr().out
    assert "forma żeńska" in shown
    assert "Pytania:" in shown
    assert "1. " in shown


def test_read_gives_a_line_for_every_row_of_a_corpus(tmp_path: Path, capsys: Capture) -> None:
    corpus = tmp_path / "korpus.jsonl"
    rows = [
        {"id": f"r{number}", "subject": f"sprawa {number}", "date": "2026-01-02", "text": f"Treść pisma {number}."}
        for number in range(3)
    ]
    corpus.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert run(["read", str(corpus), "--json"]) == 0
    assert [found["id"] for found in lines(capsys.readouterr().out)] == ["r0", "r1", "r2"]


def test_read_gives_a_line_for_a_message_and_each_attachment(samples_dir: Path, capsys: Capture) -> None:
    (message,) = (samples_dir / "documents").glob("*.eml")
    assert run(["read", str(message), "--json"]) == 0
    names = [found["name"] for found in lines(capsys.readouterr().out)]
    assert names[0] == message.name
    assert len(names) == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "ING-009"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "ING-00"), (b"%PDF-1.7\nzepsuty", "ING-00")],
)
def test_file_that_cannot_be_read_is_refused_with_its_code(
    content: bytes, code: str, tmp_path: Path, capsys: Capture
) -> None:
    bad = tmp_path / "pismo.pdf"
    bad.write_bytes(content)
    assert run(["read", str(bad), "--json"]) == ExitCode.REFUSED
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"[{code}")
    assert "Traceback" not in captured.err


def test_bad_file_does_not_stop_the_good_one(tmp_path: Path, letter_file: Path, capsys: Capture) -> None:
    assert run(["read", str(tmp_path / "nie-ma.pdf"), str(letter_file), "--json"]) == ExitCode.REFUSED
    captured = capsys.readouterr()
    assert len(lines(captured.out)) == 1
    assert "nie-ma.pdf" in captured.err


# errors ------------------------------------------------------------


def test_unknown_city_is_a_coded_error(letter_file: Path, capsys: Capture) -> None:
    assert run(["read", str(letter_file), "--city", "atlantyda"]) == ExitCode.ERROR
    assert capsys.readouterr().err.startswith("[CFG-001]")


def test_home_that_cannot_be_made_is_a_coded_error(tmp_path: Path, letter_file: Path, capsys: Capture) -> None:
    (tmp_path / "plik").write_text("", encoding="utf-8")
    arguments = ["--home", str(tmp_path / "plik" / "dom"), "search", "cokolwiek"]
    assert run(arguments) == ExitCode.ERROR
    assert capsys.readouterr().err.count("[CFG-001]") == 1


def test_bad_setting_is_a_coded_error(monkeypatch: pytest.MonkeyPatch, letter_file: Path, capsys: Capture) -> None:
    monkeypatch.setenv("REFERENT_MAX_PAGES", "wiele")
    assert run(["read", str(letter_file)]) == ExitCode.ERROR
    assert "REFERENT_MAX_PAGES 'wiele'" in capsys.readouterr().err


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.10", "example.org"])
def test_service_refuses_other_addresses_and_says_why(host: str, capsys: Capture) -> None:
    assert run(["serve", "--host", host]) == ExitCode.ERROR
    shown = capsys.readouterr().err
    assert shown.startswith("[CFG-001]")
    assert "roles" in shown


def test_taken_port_is_a_coded_error(capsys: Capture) -> None:
    from api.app import open_socket
    from api.settings import load_settings

    with open_socket(load_settings(port=0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigurationError, match=str(port)):
            open_socket(load_settings(port=port))


def test_unknown_kind_is_refused(capsys: Capture) -> None:
    assert run(["search", "x", "--kind", "wiersz"]) == ExitCode.USAGE
    shown = " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert "nie ma takiego rodzaju" in shown
    assert "odpowiedź" in shown


def test_interrupted_command_says_so(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("api.cli.search.run", interrupt)
    assert run(["search", "x"]) == ExitCode.INTERRUPTED
    assert "Przerwano" in capsys.readouterr().err


def test_unexpected_error_is_one_line(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("coś")

    monkeypatch.setattr("api.cli.search.run", fail)
    assert run(["search", "x"]) == ExitCode.ERROR
    shown = capsys.readouterr().err
    assert shown.startswith("[REF-000] unexpected ZeroDivisionError")
    assert shown.count("\n") == 1


def test_closed_pipe_is_no_error(letter_file: Path) -> None:
    command = f"{sys.executable} -m api read {letter_file} {letter_file} --json | head -c 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, env=dict(os.environ))
    assert done.stderr == ""


def test_messages_name_files_and_rows_but_no_folder(tmp_path: Path, letter_file: Path, capsys: Capture) -> None:
    corpus = tmp_path / "korpus.jsonl"
    corpus.write_text('{"id": "a", "text": "Treść pisma."}\n\n{"id": "b"}\n[1]\n', encoding="utf-8")
    assert run(["ingest", str(corpus), str(tmp_path / "nie-ma.pdf"), "--json"]) == ExitCode.REFUSED
    captured = capsys.readouterr()
    failures = json.loads(captured.out)["failures"]
    assert [one["name"] for one in failures] == ["korpus.jsonl, wiersz 3", "korpus.jsonl, wiersz 4", "nie-ma.pdf"]
    assert str(tmp_path) not in captured.out + captured.err
    assert "Errno" not in captured.err


def test_a_warning_is_given_once(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "pismo.txt").write_text("Interpelacja\n\nProszę o naprawę lampy przy ul. Lipowej.\n", encoding="utf-8")
    assert run(["read", str(tmp_path / "pismo.txt"), "--json"]) == 0
    (found,) = lines(capsys.readouterr().out)
    warnings = found["warnings"]
    assert isinstance(warnings, list)
    assert warnings
    assert len(warnings) == len(set(warnings))
