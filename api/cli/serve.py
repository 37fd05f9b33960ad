"""`referent serve`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from api.cli import console
from api.jobs import Report
from api.wiring import Wiring


def run(*, home: Path | None, host: str | None, port: int | None) -> None:
    """Serve the API and the pages on this machine until the process is told to stop.

    Raises:
        ConfigurationError: The host is not this machine's own, the port is taken, or the city is not known.
        SchemaError: The store cannot be opened.
    """
    import uvicorn

    from api.app import WHY_LOCAL_POLISH, check_host, create_app, open_socket
    from api.logs import configure_logging
    from api.settings import load_settings

    settings = load_settings(home=home, host=host, port=port)
    configure_logging(settings.log_level)
    check_host(settings.host)
    wiring = Wiring(settings)
    documents = wiring.store.count()
    city = wiring.profile().name
    app = create_app(settings, wiring)
    socket = open_socket(settings)
    wiring.jobs.submit("index", lambda report: warm_up(wiring, report))
    address = f"http://{settings.host}:{socket.getsockname()[1]}"
    console.note(f"Referent działa: {address} (Ctrl+C kończy). {city}, dokumentów: {documents}. {WHY_LOCAL_POLISH}")
    config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False, proxy_headers=False)
    uvicorn.Server(config).run(sockets=[socket])


def warm_up(wiring: Wiring, report: Report) -> Mapping[str, Any]:
    """Load the index and the models before anybody asks, so that the first request does not wait for them."""
    report("wczytywanie indeksu i modeli", 0, 0)
    wiring.desk()
    return {"generation": wiring.store.generation()}
