"""Long work and where it stands."""

import datetime as dt
from typing import Any

from pydantic import ConfigDict, Field

from api.jobs import Job
from api.schemas.common import Schema


class JobError(Schema):
    """Why a job failed."""

    code: str
    what: str
    remedy: str


class JobOut(Schema):
    """A job; ask for it again, or with `?wait=20`, until `state` is `done` or `failed`."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "9c1185a5c5e9fc54",
                    "kind": "ingest",
                    "state": "done",
                    "stage": "zakończono",
                    "done": 2,
                    "total": 2,
                    "created": "2026-11-21T09:00:00Z",
                    "finished": "2026-11-21T09:00:03Z",
                    "result": {"added": 2, "unchanged": 0, "updated": 0, "refused": 0, "documents": [], "failures": []},
                }
            ]
        }
    )

    id: str
    kind: str = Field(description="`ingest` or `draft`.")
    state: str = Field(description="`queued`, `running`, `done` or `failed`.")
    stage: str = Field(description="What it is doing now, in Polish.")
    done: int
    total: int = Field(description="Items of this stage; 0 where that is not known.")
    created: dt.datetime
    finished: dt.datetime | None
    result: dict[str, Any] = Field(description="What it made: ids of documents, or the id of a draft.")
    error: JobError | None = Field(None, description="Why it failed; `null` where it did not.")


def job_out(job: Job) -> JobOut:
    """Return a job as the API gives it."""
    error = job.error
    return JobOut(
        id=job.job_id,
        kind=job.kind,
        state=job.state.value,
        stage=job.stage,
        done=job.done,
        total=job.total,
        created=job.created,
        finished=job.finished,
        result=dict(job.result),
        error=None if error is None else JobError(code=error.code, what=error.what, remedy=error.remedy),
    )
