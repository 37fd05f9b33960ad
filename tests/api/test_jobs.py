import datetime as dt
import threading
from collections.abc import Callable, Iterator

import pytest

from api.jobs import JobRunner, JobState, Report, utc_now
from corpus.errors import NotFoundError, WriterError

NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


@pytest.fixture
def runner() -> Iterator[JobRunner]:
    made = JobRunner(workers=1, kept=3, clock=lambda: NOON)
    yield made
    made.close()


def test_done_job_has_its_result_and_times(runner: JobRunner) -> None:
    job = runner.submit("ingest", lambda report: {"added": 2})
    ended = runner.get(job.job_id, wait=10)
    assert ended.state is JobState.DONE
    assert ended.over
    assert dict(ended.result) == {"added": 2}
    assert (ended.created, ended.finished, ended.error) == (NOON, NOON, None)


def test_progress_is_seen_while_it_runs(runner: JobRunner) -> None:
    reported, go_on = threading.Event(), threading.Event()

    def work(report: Report) -> dict[str, int]:
        report("czytanie", 3, 7)
        reported.set()
        assert go_on.wait(10)
        return {}

    job = runner.submit("ingest", work)
    assert reported.wait(10)
    running = runner.get(job.job_id)
    assert (running.state, running.stage, running.done, running.total) == (JobState.RUNNING, "czytanie", 3, 7)
    go_on.set()
    assert runner.get(job.job_id, wait=10).state is JobState.DONE


def test_waiting_ends_when_its_time_is_over(runner: JobRunner) -> None:
    go_on = threading.Event()
    job = runner.submit("draft", lambda report: {"ended": go_on.wait(10)})
    assert not runner.get(job.job_id, wait=0.05).over
    go_on.set()


def test_coded_error_is_kept(runner: JobRunner) -> None:
    def work(report: Report) -> dict[str, str]:
        raise WriterError("the model is silent", remedy="start it")

    ended = runner.get(runner.submit("draft", work).job_id, wait=10)
    assert ended.state is JobState.FAILED
    assert ended.error is not None
    assert (ended.error.code, ended.error.what) == ("WRI-001", "the model is silent")


def test_unexpected_error_ends_the_job_without_its_words(runner: JobRunner) -> None:
    def work(report: Report) -> dict[str, str]:
        raise KeyError("Jan Poufny")

    ended = runner.get(runner.submit("draft", work).job_id, wait=10)
    assert ended.error is not None
    assert ended.error.code == "REF-000"
    assert "Poufny" not in str(ended.error)


def test_unknown_job_is_not_found(runner: JobRunner) -> None:
    with pytest.raises(NotFoundError, match="STO-001"):
        runner.get("nieznane")


def test_newest_job_is_listed_first(runner: JobRunner) -> None:
    jobs = [runner.submit("ingest", lambda report: {}) for _ in range(3)]
    assert [job.job_id for job in runner.all()] == [job.job_id for job in reversed(jobs)]


def test_only_so_many_ended_jobs_are_kept(runner: JobRunner) -> None:
    for _ in range(8):
        runner.get(runner.submit("ingest", lambda report: {}).job_id, wait=10)
    assert len(runner.all()) <= 4


def test_running_jobs_are_never_forgotten() -> None:
    runner = JobRunner(workers=2, kept=1)
    go_on = threading.Event()
    slow = runner.submit("draft", lambda report: {"ended": go_on.wait(10)})
    for _ in range(4):
        runner.get(runner.submit("ingest", lambda report: {}).job_id, wait=10)
    assert slow.job_id in {job.job_id for job in runner.all()}
    go_on.set()
    runner.close()


def test_waiting_jobs_run_in_order(runner: JobRunner) -> None:
    seen: list[int] = []

    def work(number: int) -> Callable[[Report], dict[str, int]]:
        def run(report: Report) -> dict[str, int]:
            seen.append(number)
            return {}

        return run

    jobs = [runner.submit("ingest", work(number)) for number in range(5)]
    for job in jobs[2:]:
        runner.get(job.job_id, wait=10)
    assert seen == [0, 1, 2, 3, 4]


def test_clock_has_a_time_zone() -> None:
    assert utc_now().tzinfo is dt.UTC
