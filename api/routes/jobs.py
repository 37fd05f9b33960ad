"""Jobs: where long work stands."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.routes.dependencies import Wired
from api.schemas.jobs import JobOut, job_out

router = APIRouter(prefix="/jobs", tags=["jobs"])


@router.get("")
def list_jobs(wired: Wired) -> list[JobOut]:
    """List the jobs that this service ran since it started, the newest first."""
    return [job_out(job) for job in wired.jobs.all()]


@router.get("/{job_id}")
def read_job(
    wired: Wired,
    job_id: str,
    wait: Annotated[float, Query(ge=0, le=30, description="Seconds to wait for the job's end.")] = 0.0,
) -> JobOut:
    """Read a job; with `wait`, as soon as it has ended, or after that many seconds."""
    return job_out(wired.jobs.get(job_id, wait=wait))
