"""The workflow files call what exists."""

import re
import shlex
from pathlib import Path

import pytest

from eval.__main__ import parser

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = (ROOT / ".github" / "workflows" / "evaluation.yml", ROOT / ".gitlab-ci.yml")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_checks_tests_and_gates(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    targets = set(re.findall(r"make ([a-z]+)", text))
    assert {"check", "test"} <= targets
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_calls_the_evaluation_as_it_is(path: Path) -> None:
    calls = re.findall(r"python -m eval (.+)", path.read_text(encoding="utf-8"))
    assert len(calls) == 2
    for call in calls:
        assert parser().parse_args(shlex.split(call)).gate
