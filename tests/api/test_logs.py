import logging

import pytest

from api.logs import ROOMS, configure_logging

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _loggers_as_before() -> object:
    root = logging.getLogger()
    before, handlers, level = {room: logging.getLogger(room).level for room in ROOMS}, root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for room, was in before.items():
        logging.getLogger(room).setLevel(was)


def fail(name: str) -> None:
    try:
        int("Jan Poufny")
    except ValueError:
        logging.getLogger(name).exception("document=%s", "0123")


def test_exception_is_logged_without_its_words(capsys: Capture) -> None:
    configure_logging("WARNING")
    fail("ingest.pipeline")
    shown = capsys.readouterr().err
    assert "document=0123" in shown
    assert "ValueError at " in shown
    assert "test_logs.py:" in shown
    assert "Poufny" not in shown
    assert "Traceback" not in shown


def test_debugging_shows_all(capsys: Capture) -> None:
    configure_logging("DEBUG")
    fail("ingest.pipeline")
    assert "Traceback" in capsys.readouterr().err


def test_libraries_are_heard_when_they_warn_only(capsys: Capture) -> None:
    configure_logging("INFO")
    for name in ("api.jobs", "faiss.loader"):
        logging.getLogger(name).info("from %s", name)
    assert "from api.jobs" in (shown := capsys.readouterr().err)
    assert "faiss" not in shown
