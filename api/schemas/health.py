"""How the service is."""

from pydantic import ConfigDict, Field

from api.schemas import examples
from api.schemas.common import Schema


class HealthOut(Schema):
    """What runs, with what, over how many documents."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.HEALTH]})

    status: str = Field(description="`ok`, or `degraded` where something below could not be reached.")
    version: str
    documents: int
    generation: int = Field(description="Rises with every change of a document.")
    index: str = Field(description="`ready`, `stale` (brought up to date by the next search) or `not_loaded`.")
    embedding_model: str
    writer: str = Field(description="What writes the drafts: `extractive`, or the language model's name.")
    city: str
