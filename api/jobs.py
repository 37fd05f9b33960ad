"""Long work as jobs: a pool of threads in this process, with a stage, progress, a result or an error for each.

Jobs live as long as the service; what they make (documents, drafts) lives in the store.
"""

import datetime as dt
import logging
import secrets
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from corpus.errors import NotFoundError, ReferentError

logger = logging.getLogger(__name__)

Result = Mapping[str, Any]
Clock = Callable[[], dt.datetime]


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of long work.

    Attributes:
        job_id: Random id.
        kind: What it does ("ingest", "draft").
        state: Where it stands.
        stage: What it is doing now, in Polish.
        done: Items finished in this stage.
        total: Items of this stage; 0 where that is not known.
        created: When it was asked for.
        finished: When it ended.
        result: What it made, once it is done.
        error: Why it failed.
    """

    job_id: str
    kind: str
    state: JobState
    created: dt.datetime
    stage: str = "w kolejce"
    done: int = 0
    total: int = 0
    finished: dt.datetime | None = None
    result: Result = field(default_factory=dict)
    error: ReferentError | None = None

    @property
    def over(self) -> bool:
        """Whether it ended, well or not."""
        return self.state in {JobState.DONE, JobState.FAILED}


Report = Callable[[str, int, int], None]
"""Called by the work with (stage, done, total)."""
Work = Callable[[Report], Result]


def utc_now() -> dt.datetime:
    """Return the time, in UTC."""
    return dt.datetime.now(dt.UTC)


class JobRunner:
    """Runs jobs in `workers` threads and remembers the last `kept` that ended. Safe to call from any thread."""

    def __init__(self, *, workers: int, kept: int, clock: Clock = utc_now) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="referent-job")
        self._kept = kept
        self._clock = clock
        self._jobs: dict[str, Job] = {}
        self._changed = threading.Condition()

    def submit(self, kind: str, work: Work) -> Job:
        """Queue `work` and return its job at once."""
        job = Job(job_id=secrets.token_hex(8), kind=kind, state=JobState.QUEUED, created=self._clock())
        with self._changed:
            self._jobs[job.job_id] = job
            self._forget()
        self._pool.submit(self._run, job.job_id, work)
        return job

    def get(self, job_id: str, *, wait: float = 0.0) -> Job:
        """Return a job as it stands, after at most `wait` seconds if it has not ended before.

        Raises:
            NotFoundError: No such job, or one that was forgotten.
        """
        with self._changed:
            self._changed.wait_for(lambda: job_id not in self._jobs or self._jobs[job_id].over, timeout=wait)
            job = self._jobs.get(job_id)
        if job is None:
            raise NotFoundError(f"no job {job_id}", remedy="jobs are forgotten when the service stops; list them")
        return job

    def all(self) -> list[Job]:
        """Return every job that is remembered, newest first."""
        with self._changed:
            return list(reversed(self._jobs.values()))

    def close(self) -> None:
        """Let running jobs end, drop those that wait, and take no more."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(self, job_id: str, work: Work) -> None:
        self._update(job_id, state=JobState.RUNNING, stage="rozpoczęto")
        try:
            result = work(lambda stage, done, total: self._update(job_id, stage=stage, done=done, total=total))
        except ReferentError as error:
            self._end(job_id, JobState.FAILED, "nie udało się", error=error)
        except Exception as error:  # noqa: BLE001 - a job must end with an error, whatever its work raised
            logger.error("job=%s unexpected=%s", job_id, type(error).__name__)  # noqa: TRY400 - no words of a letter
            unknown = ReferentError(f"the job met {type(error).__name__}", remedy="try again; report it with the log")
            self._end(job_id, JobState.FAILED, "nie udało się", error=unknown)
        else:
            self._end(job_id, JobState.DONE, "zakończono", result=result)

    def _end(self, job_id: str, state: JobState, stage: str, **values: Any) -> None:  # noqa: ANN401 - fields of a job
        self._update(job_id, state=state, stage=stage, finished=self._clock(), **values)
        logger.info("job=%s state=%s", job_id, state.value)

    def _update(self, job_id: str, **values: Any) -> None:  # noqa: ANN401 - fields of a job
        with self._changed:
            if job_id in self._jobs:
                self._jobs[job_id] = replace(self._jobs[job_id], **values)
            self._changed.notify_all()

    def _forget(self) -> None:
        ended = [job_id for job_id, job in self._jobs.items() if job.over]
        for job_id in ended[: max(0, len(ended) - self._kept)]:
            del self._jobs[job_id]
