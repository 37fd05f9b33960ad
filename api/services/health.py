"""How the installation is."""

from importlib.metadata import version

from api.schemas.health import HealthOut
from api.wiring import PLAIN_WRITER, Wiring
from corpus.errors import ReferentError


def health(wiring: Wiring) -> HealthOut:
    """Return the state of store, index and models; loads neither the index nor a model."""
    try:
        documents, generation, index = wiring.store.count(), wiring.store.generation(), wiring.index_state
        status = "ok"
    except ReferentError:
        documents, generation, index, status = 0, 0, "not_loaded", "degraded"
    settings = wiring.settings
    return HealthOut(
        status=status,
        version=version("referent"),
        documents=documents,
        generation=generation,
        index=index,
        embedding_model=str(settings.embedding_model or "default"),
        writer=settings.llm or PLAIN_WRITER,
        city=settings.city,
    )
