import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import EvaluationError
from eval.benchmarks import fit_fusion, retrieval_peers
from eval.suite import SuiteContext
from eval.suites.retrieval import METRICS, Found, data_files, make_queries, run, score
from retrieval.features import FEATURES, QUESTION_FEATURES

TOPICS = {
    "chodnik": "Remont chodnika przy ulicy Lipowej rozpocznie się w maju i potrwa trzy miesiące.",
    "żłobek": "Żłobek przy ulicy Klonowej przyjmie we wrześniu dziewięćdziesięcioro dzieci.",
    "tramwaj": "Linia tramwajowa do Zarzecza zostanie otwarta w przyszłym roku wiosną.",
    "park": "Park nad rzeką zostanie oświetlony, a ławki zostaną wymienione do jesieni.",
}
MORE = "Dziękujemy za zainteresowanie tą sprawą i zapraszamy mieszkańców na spotkania, które odbędą się wkrótce."
OPENING = (
    "Szanowna Pani Przewodnicząca,\n\nodpowiadając na interpelację przekazaną przez Przewodniczącą Rady pismem "
    "z 2 marca 2026 r., przedstawiam wyjaśnienia.\n\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small corpus of our own in the form of the measurement data."""
    target = tmp_path_factory.mktemp("data")
    corpus, questions = [], []
    for name, first in TOPICS.items():
        answer = f"{first} {MORE}"
        subject = f"Interpelacja w sprawie: {name}"
        text = f"{OPENING}{answer}\n\nZ poważaniem\nPrezydent Miasta"
        corpus.append({"id": name, "subject": subject, "addressees": [], "date": "2026-03-02", "text": text})
        place = {"document": name, "start": len(OPENING), "end": len(OPENING) + len(answer)}
        asked = f"Kiedy {answer.split(maxsplit=1)[0].lower()} {answer.split()[1]}?"
        questions.append({"qid": f"{name}#1", "subject": subject, "number": 1, "question": asked, **place})
    for file, rows in (("corpus.jsonl", corpus), ("questions.jsonl", questions)):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (target / file).write_text(lines, encoding="utf-8")
    return target


@pytest.mark.parametrize("mode", ["question", "letter"])
def test_small_corpus_is_answered(folder: Path, tmp_path: Path, mode: str) -> None:
    predictions, seen = tmp_path / "p.jsonl", []
    context = SuiteContext(
        folder, predictions, {"context": mode}, progress=lambda done, total: seen.append((done, total))
    )
    result = run(context)
    assert result.metrics["mrr@10"] == result.metrics["hit@5"] == 1.0
    assert seen[-1] == (4, 4)
    rows = [json.loads(line) for line in predictions.read_text(encoding="utf-8").splitlines()]
    assert {row["qid"] for row in rows} == {f"{name}#1" for name in TOPICS}
    text = {row["id"]: row["text"] for row in map(json.loads, (folder / "corpus.jsonl").read_text().splitlines())}
    for row in rows:
        best = row["passages"][0]
        assert row["qid"] == f"{best['document']}#1"
        words = text[best["document"]][best["start"] : best["end"]]
        assert TOPICS[best["document"]] in words


def test_limit_takes_the_first(folder: Path) -> None:
    assert run(SuiteContext(folder, limit=2)).metrics["questions"] == 2


def test_an_unknown_context_is_refused(folder: Path) -> None:
    with pytest.raises(EvaluationError, match="no context"):
        run(SuiteContext(folder, options={"context": "page"}))


def test_data_is_found_in_the_folder_or_its_sejm(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "sejm").symlink_to(folder)
    assert [path.name for path in data_files(tmp_path)] == ["corpus.jsonl", "questions.jsonl"]
    with pytest.raises(EvaluationError, match="EVA-001"):
        data_files(tmp_path / "none")


def test_a_letter_knows_its_other_questions() -> None:
    rows = [{"question": q, "document": d, "subject": "s"} for q, d in (("a?", "1"), ("b?", "1"), ("c?", "2"))]
    assert [query.siblings for query in make_queries(rows, letter=True)] == [("b?",), ("a?",), ()]
    assert {query.letter_subject for query in make_queries(rows, letter=False)} == {""}


ANSWER = {"document": "d", "start": 100, "end": 200}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], (0, 0, 0, 0)),
        ([("d", 100, 200)], (1, 1, 1, 1)),
        ([("d", 50, 150)], (1, 1, 1, 0.5)),
        ([("d", 49, 150)], (0, 0, 0, 0.5)),
        ([("x", 100, 200), ("d", 150, 200)], (0, 1, 0.5, 0.5)),
        ([("d", 0, 10)] * 5 + [("d", 100, 200)], (0, 0, 1 / 6, 1)),
        ([("d", 0, 10)] * 10 + [("d", 100, 200)], (0, 0, 0, 0)),
    ],
)
def test_scores(found: list[tuple[str, int, int]], expected: tuple[float, ...]) -> None:
    assert tuple(score(ANSWER, [Found(*place) for place in found]).values()) == pytest.approx(expected)


@given(
    found=st.lists(st.tuples(st.sampled_from("dx"), st.integers(0, 300), st.integers(1, 200)), max_size=12),
)
def test_scores_stay_within_bounds(found: list[tuple[str, int, int]]) -> None:
    values = score(ANSWER, [Found(document, start, start + size) for document, start, size in found])
    assert tuple(values) == METRICS
    assert all(0 <= value <= 1 for value in values.values())
    assert values["hit@1"] <= values["hit@5"]


def test_fitting_learns_which_feature_tells() -> None:
    rng = np.random.default_rng(0)
    column = FEATURES.index("context")
    cases = []
    for number in range(40):
        features = rng.random((6, len(FEATURES)))
        cases.append(fit_fusion.Case(features, features[:, column] == features[:, column].max(), f"d{number % 20}"))
    columns = [FEATURES.index(name) for name in QUESTION_FEATURES]
    weights = fit_fusion.fit(cases, columns)
    assert int(np.argmax(weights)) == column
    assert fit_fusion.cross_validated(cases, columns, seed=1) > 0.9


def test_fitting_and_comparing_run_from_the_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fit_fusion.main(["--data", str(folder), "--without", "dense"]) == 0
    shown = capsys.readouterr().out
    assert "letter: mrr@10" in shown
    assert '"dense":' not in shown
    assert retrieval_peers.main(["--data", str(folder)]) == 0
    assert json.loads(capsys.readouterr().out)["referent"]["mrr@10"] == 1.0


@pytest.mark.data
@pytest.mark.parametrize(("mode", "bar"), [("question", 0.58), ("letter", 0.64)])
def test_real_questions_are_answered(data_dir: Path, tmp_path: Path, mode: str, bar: float) -> None:
    predictions = tmp_path / "p.jsonl"
    result = run(SuiteContext(data_dir, predictions, {"context": mode}))
    assert result.metrics["mrr@10"] >= bar
    scorer = data_dir.parent / "tools" / "score_retrieval.py"
    if scorer.is_file():
        command = [sys.executable, str(scorer), str(data_dir / "sejm"), str(predictions)]
        shown = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
        assert {name: shown[name] for name in METRICS} == {name: round(result.metrics[name], 4) for name in METRICS}
