"""The command line of the evaluation, over a suite that is defined here."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from corpus.errors import EvaluationError
from eval.__main__ import OWN, _bars, _progress, main
from eval.confusion import confusion
from eval.gates import Bound, Verdict
from eval.report import Report, as_json, figure, table
from eval.run import ALL, SUITES, Measured, Suite, Task, environment, load_suite, missing, run_suite
from eval.suite import SuiteContext, SuiteResult

ROOT = Path(__file__).resolve().parents[2]


def counting(context: SuiteContext) -> SuiteResult:
    """A suite that reports what it was given."""
    items = context.limit or 3
    rows = []
    for number in range(items):
        context.progress(number + 1, items)
        rows.append({"id": number, "path": context.data / str(number)})
    letter = context.options.get("context") == "letter"
    metrics = {"mrr@10": 0.9 if letter else 0.1, "count": float(items)}
    return SuiteResult("retrieval", metrics, tuple(rows), "f" * 64)


def load(name: str) -> Suite:
    assert name in SUITES
    return counting


@pytest.mark.parametrize(
    ("options", "key"),
    [({}, "retrieval"), ({"context": "question"}, "retrieval"), ({"context": "letter"}, "retrieval:letter")],
)
def test_a_task_is_known_by_suite_and_context(options: dict[str, str], key: str) -> None:
    assert Task("retrieval", options).key == key


def test_all_runs_every_suite() -> None:
    assert {task.suite for task in ALL} == set(SUITES)


def test_suites_whose_data_is_not_there_are_left_out_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sejm").mkdir()
    (tmp_path / "sejm" / "letters.jsonl").write_text("", encoding="utf-8")
    assert main(["all", "--data", str(tmp_path), "--json"], load) == 0
    shown = capsys.readouterr()
    measured = {suite["suite"] for suite in json.loads(shown.out)["suites"]}
    assert "letters" in measured
    assert "retrieval" not in measured
    assert "left out: retrieval needs sejm/corpus.jsonl" in shown.err


def test_tables_and_worst_errors_are_shown_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def confused(context: SuiteContext) -> SuiteResult:
        table = confusion([("za", "przeciw"), ("za", "za")])
        return SuiteResult("letters", {}, (), "0", {"stance": table}, ({"text": "Nie wiem."},))

    path = tmp_path / "report.json"
    assert main(["letters", "--data", str(tmp_path), "--report", str(path)], lambda name: confused) == 0
    assert "letters: stance (rows: true, columns: found)" in " ".join(capsys.readouterr().out.split())
    (suite,) = json.loads(path.read_text(encoding="utf-8"))["suites"]
    assert suite["tables"]["stance"] == {"labels": ["przeciw", "za"], "counts": [[0, 0], [1, 1]]}
    assert suite["worst"] == [{"text": "Nie wiem."}]


@pytest.mark.parametrize("name", SUITES)
def test_every_suite_can_be_loaded(name: str) -> None:
    assert callable(load_suite(name))


def test_an_unknown_suite_is_named_with_those_there_are() -> None:
    with pytest.raises(EvaluationError, match="name one of retrieval, questions"):
        load_suite("themes")


def test_data_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="is no folder"):
        run_suite("retrieval", SuiteContext(tmp_path / "none"), load)


def test_the_table_shows_every_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["retrieval", "--data", str(tmp_path)], load) == 0
    shown = capsys.readouterr()
    assert "mrr@10" in shown.out
    assert "0.1000" in shown.out
    assert "data set shared" in shown.out
    assert shown.err == ""


def test_the_json_holds_figures_and_what_they_came_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["retrieval", "--data", str(tmp_path), "--context", "letter", "--limit", "2", "--json"]
    assert main(arguments, load) == 0
    report = json.loads(capsys.readouterr().out)
    (suite,) = report["suites"]
    assert suite["suite"] == "retrieval:letter"
    assert suite["metrics"] == {"mrr@10": 0.9, "count": 2.0}
    assert (suite["items"], suite["data_hash"]) == (2, "f" * 64)
    assert report["command"].startswith("python -m eval retrieval --data")
    assert report["environment"]["python"]
    assert "rows" not in suite


def test_a_report_file_holds_every_item(tmp_path: Path) -> None:
    path = tmp_path / "out" / "report.json"
    assert main(["questions", "--data", str(tmp_path), "--report", str(path)], load) == 0
    rows = json.loads(path.read_text(encoding="utf-8"))["suites"][0]["rows"]
    assert [row["id"] for row in rows] == [0, 1, 2]


def test_a_gate_that_fails_exits_with_1_and_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["retrieval", "--data", str(tmp_path), "--gate"], load) == 1
    shown = capsys.readouterr()
    assert "not accepted: retrieval: mrr@10 is 0.1, at least" in " ".join(shown.err.split())
    assert "FAILS" in shown.out


def test_a_gate_that_holds_exits_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["retrieval", "--data", str(tmp_path), "--context", "letter", "--gate", "--json"], load) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["passed"] is True
    assert "accepted figures are reached" in shown.err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["themes"],
        ["all", "--predictions", "p.jsonl"],
        ["all", "--context", "letter"],
        ["retrieval", "--limit", "0"],
        ["retrieval", "--option", "model"],
    ],
)
def test_a_wrong_call_exits_with_2_and_the_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments, load)
    assert caught.value.code == 2
    assert "usage: referent eval" in capsys.readouterr().err


def test_an_error_of_a_suite_exits_with_2_and_its_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(context: SuiteContext) -> SuiteResult:
        raise EvaluationError(f"{context.data} holds no corpus.jsonl", remedy="name another folder")

    assert main(["retrieval", "--data", str(tmp_path)], lambda name: refuse) == 2
    assert "[EVA-001]" in capsys.readouterr().err


def test_options_reach_the_suite(tmp_path: Path) -> None:
    seen: list[SuiteContext] = []

    def note(context: SuiteContext) -> SuiteResult:
        seen.append(context)
        return counting(context)

    predictions = tmp_path / "p.jsonl"
    arguments = [
        "drafting",
        "--data",
        str(tmp_path),
        "--option",
        "writer=extractive",
        "--predictions",
        str(predictions),
    ]
    assert main(arguments, lambda name: note) == 0
    assert (seen[0].options, seen[0].predictions) == ({"writer": "extractive"}, predictions)


@pytest.mark.parametrize(
    ("value", "text"), [(0.5, "0.5000"), (1.0, "1.0000"), (519.0, "519"), (0, "0.0000"), (2.5, "2.5000")]
)
def test_counts_are_whole_and_shares_have_four_digits(value: float, text: str) -> None:
    assert figure(value) == text


def test_a_figure_that_is_missing_is_a_row_of_its_own() -> None:
    one = Measured("letters", SuiteResult("letters", {}, (), "0"), 0.5)
    report = Report("own", "", [one], [Verdict("letters", "date", Bound(0.9, None), None)])
    assert table(report).row_count == 2
    assert json.loads(as_json(report))["passed"] is False


def test_the_environment_names_what_figures_depend_on() -> None:
    assert {"python", "machine", "morfeusz2"} <= environment().keys()


@pytest.mark.parametrize("task", [task for task in ALL if not missing(task.suite, OWN)], ids=lambda task: task.key)
def test_our_own_data_reaches_its_gate(task: Task, capsys: pytest.CaptureFixture[str]) -> None:
    context = ["--context", task.options["context"]] if task.options else []
    code = main([task.suite, *context, "--gate", "--json"])
    shown = capsys.readouterr()
    assert code == 0, shown.err
    report = json.loads(shown.out)
    assert report["dataset"] == "own"
    assert len(report["gates"]) >= 1


def test_the_module_is_a_program() -> None:
    command = [sys.executable, "-W", "error", "-m", "eval", "letters", "--gate", "--limit", "3"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, "accepted figures are reached" in done.stderr) == (0, True), done.stderr


def test_progress_is_shown_on_a_terminal_and_nowhere_else() -> None:
    screen = io.StringIO()
    with _bars(Console(file=screen, force_terminal=True, width=100)) as bars:
        assert bars is not None
        _progress(bars, "letters")(3, 7)
        bars.refresh()
    assert "letters" in screen.getvalue()
    assert "3/7" in screen.getvalue()
    with _bars(Console(file=io.StringIO())) as bars:
        assert bars is None
        _progress(bars, "letters")(3, 7)
