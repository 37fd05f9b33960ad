"""Health."""

from fastapi import APIRouter

from api.routes.dependencies import Wired
from api.schemas.health import HealthOut
from api.services.health import health

router = APIRouter(prefix="/health", tags=["health"])


@router.get("")
def read_health(wired: Wired) -> HealthOut:
    """Say how the service is: version, documents, index, models."""
    return health(wired)
