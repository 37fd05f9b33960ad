"""What the commands share: settings from options, and the wiring closed at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.wiring import Wiring


@contextmanager
def wired(*, home: Path | None, city: str | None = None, ocr: bool | None = None) -> Iterator[Wiring]:
    """Give the installation that the environment and the options name, and close it behind the block."""
    from api.logs import configure_logging
    from api.settings import load_settings

    settings = load_settings(home=home, city=city, ocr=ocr)
    configure_logging(settings.log_level)
    wiring = Wiring(settings)
    try:
        yield wiring
    finally:
        wiring.close()
