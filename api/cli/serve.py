"""`referent serve`."""

from pathlib import Path

from api.cli import console


def run(*, home: Path | None, host: str | None, port: int | None) -> None:
    """Serve the API and the pages on this machine until the process is told to stop.

    Raises:
        ConfigurationError: The host is not this machine's own, or the port is taken.
    """
    import uvicorn

    from api.app import WHY_LOCAL_POLISH, configure_logging, create_app, open_socket
    from api.settings import load_settings

    settings = load_settings(home=home, host=host, port=port)
    configure_logging(settings.log_level)
    app = create_app(settings)
    socket = open_socket(settings)
    console.note(
        f"Referent działa: http://{settings.host}:{socket.getsockname()[1]} (Ctrl+C kończy). {WHY_LOCAL_POLISH}"
    )
    config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False, proxy_headers=False)
    uvicorn.Server(config).run(sockets=[socket])
