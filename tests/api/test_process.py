"""`referent` as a process of its own: the service on a real port, and the evaluation that it starts."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.cli.codes import ExitCode
from api.cli.entry import run

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
REFERENT = [sys.executable, "-m", "api"]


@pytest.fixture
def service(tmp_path: Path) -> Iterator[str]:
    """The address of a service over an empty store; it ends well when it is told to."""
    command = [*REFERENT, "--home", str(tmp_path / "dom"), "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        found = ADDRESS.search(process.stderr.readline())
        assert found is not None
        yield found.group()
        process.send_signal(signal.SIGTERM)
        rest = process.stderr.read()
        assert process.wait(30) in {0, -signal.SIGTERM}
        assert "Traceback" not in rest


def test_service_answers_on_its_port(service: str) -> None:
    with urllib.request.urlopen(f"{service}/api/v1/health", timeout=30) as answer:
        assert json.load(answer)["status"] == "ok"
        assert answer.headers["server"] is None
    with urllib.request.urlopen(f"{service}/", timeout=30) as answer:
        assert 'lang="pl"' in answer.read().decode()
    foreign = urllib.request.Request(f"{service}/", headers={"Host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(foreign, timeout=30)
    assert refused.value.code == 403
    refused.value.close()


def test_evaluation_runs_in_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """`referent eval` hands its arguments and its home to `python -m eval`, and passes the exit code on."""
    monkeypatch.setattr(sys, "executable", str(_recorder(tmp_path)))
    arguments = ["--home", str(tmp_path), "eval", "retrieval", "--data", "dane", "--context", "letter", "--json"]
    assert run(arguments) == 7
    assert capfd.readouterr().out.split() == [
        str(tmp_path), "-m", "eval", "retrieval", "--data", "dane", "--context", "letter", "--json"
    ]  # fmt: skip


def _recorder(folder: Path) -> Path:
    """A program that prints its home and its arguments, and ends with 7."""
    script = folder / "python"
    script.write_text('#!/bin/sh\necho "$REFERENT_HOME" "$@"\nexit 7\n', encoding="utf-8")
    script.chmod(0o755)
    return script


def test_evaluation_without_data_is_an_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["eval", "retrieval", "--data", str(tmp_path / "nie-ma")]) in {ExitCode.USAGE, ExitCode.ERROR}
    assert "Traceback" not in capfd.readouterr().err


def test_module_is_the_command() -> None:
    done = subprocess.run([*REFERENT, "version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout[:9]) == (0, "referent ")


def test_settings_module_writes_their_table() -> None:
    done = subprocess.run([sys.executable, "-m", "api.settings"], capture_output=True, text=True, check=False)
    assert "REFERENT_HOME" in done.stdout


def test_output_is_utf8_whatever_the_locale_and_the_file_name(tmp_path: Path, letter_file: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/pismo-\xff.docx"
    Path(os.fsdecode(odd)).write_bytes(letter_file.read_bytes())
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [*REFERENT, "read", odd, "--json"]
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["subject"].startswith("mieszkań")
