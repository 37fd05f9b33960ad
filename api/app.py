"""The service: FastAPI over the same services that the command line calls. Made by `create_app`, never at import."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from api import errors
from api.middleware import BodyLimit, LocalOnly, RequestContext
from api.routes import documents, drafts, health, jobs, language, letters, pages, redactions, search
from api.settings import Settings
from api.wiring import Wiring
from corpus.errors import ConfigurationError

API = "/api/v1"
LOCAL_ADDRESSES = frozenset({"127.0.0.1", "localhost", "::1"})
WHY_LOCAL = (
    "until users have roles, whoever reaches the service sees every letter and may approve a reply, so it answers this "
    "machine only"
)
BACKLOG = 128
WHY_LOCAL_POLISH = "Usługa odpowiada tylko temu komputerowi: nie ma jeszcze kont i ról."
DESCRIPTION = """Draft replies to councillors' letters, in which every sentence names the page of its source.

Long work (reading uploads, drafting) is a job: the request answers 202 with a job, and `GET /jobs/{id}?wait=20` tells
when it has ended. Every error has one shape: `code`, `what`, `remedy`, `details`, `request_id`.
"""
TAGS = [
    {"name": "documents", "description": "The collection: upload, list, read."},
    {"name": "search", "description": "Passages that answer a question."},
    {"name": "letters", "description": "What a letter says and asks."},
    {"name": "redactions", "description": "Files without personal data; nothing is stored."},
    {"name": "drafts", "description": "Proposed replies: make, edit, approve, export."},
    {"name": "language", "description": "Hints for plainer Polish."},
    {"name": "jobs", "description": "Long work and where it stands."},
    {"name": "health", "description": "How the service is."},
]


def check_host(host: str) -> str:
    """Return `host` if it is this machine's own address.

    Raises:
        ConfigurationError: It is another one; the message says why that is refused.
    """
    if host not in LOCAL_ADDRESSES:
        raise ConfigurationError(
            f"REFERENT_HOST {host!r} is refused: {WHY_LOCAL}", remedy="use 127.0.0.1, or a tunnel such as ssh -L"
        )
    return host


def create_app(settings: Settings, wiring: Wiring | None = None) -> FastAPI:
    """Return the service over `wiring` (by default one made of `settings`), which it closes when it stops.

    Raises:
        ConfigurationError: The host is not this machine's own.
    """
    check_host(settings.host)
    wired = wiring or Wiring(settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        wired.close()

    app = FastAPI(
        title="Referent",
        version=version("referent"),
        description=DESCRIPTION,
        openapi_url=f"{API}/openapi.json",
        openapi_tags=TAGS,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        responses={"4XX": {"model": errors.ErrorBody}, "5XX": {"model": errors.ErrorBody}},
    )
    app.state.wiring = wired
    _add_routes(app)
    errors.install(app)
    app.add_middleware(BodyLimit, max_bytes=settings.max_upload_bytes)
    app.add_middleware(LocalOnly)
    app.add_middleware(RequestContext)
    return app


def open_socket(settings: Settings) -> socket.socket:
    """Return a socket that listens on the address of the settings; port 0 takes a free one.

    It listens before the service runs, so that whoever reads the address may open it at once.

    Raises:
        ConfigurationError: The port is taken or may not be used.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((check_host(settings.host), settings.port))
        bound.listen(BACKLOG)
    except OSError as error:
        bound.close()
        what = f"port {settings.port} cannot be used: {error.strerror}"
        raise ConfigurationError(what, remedy="choose another with --port or REFERENT_PORT") from error
    return bound


def _add_routes(app: FastAPI) -> None:
    for module in (documents, search, letters, redactions, drafts, language, jobs, health):
        app.include_router(module.router, prefix=API)
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    app.mount("/swagger", StaticFiles(directory=str(files("fastapi_swagger") / "resources")), name="swagger")
