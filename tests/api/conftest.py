"""Fixtures of the api's tests: one installation with the sample documents, read once, and small ones for writing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.services.ingesting import ingest_files
from api.settings import Settings, load_settings
from api.wiring import Wiring
from corpus.model import Draft

CITY = "jasnobrzeg"
Install = Callable[..., Wiring]


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep a developer's own settings and data out of the tests."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"REFERENT_{name.upper()}", raising=False)
    monkeypatch.setenv("REFERENT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("REFERENT_CITY", CITY)


@pytest.fixture
def install(tmp_path: Path) -> Iterator[Install]:
    """Make empty installations, closed at the end."""
    made: list[Wiring] = []

    def make(**values: object) -> Wiring:
        home = tmp_path / f"home-{len(made)}"
        made.append(Wiring(load_settings(**({"home": home, "city": CITY} | values))))
        return made[-1]

    yield make
    for wiring in made:
        wiring.close()


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory, samples_dir: Path) -> Iterator[Wiring]:
    """An installation with every sample document, to read from; tests add drafts to it at most."""
    wiring = Wiring(load_settings(home=tmp_path_factory.mktemp("samples"), city=CITY, ocr=False))
    ingest_files(wiring, [samples_dir / "documents"], lambda done, total: None)
    yield wiring
    wiring.close()


@pytest.fixture(scope="session")
def letter_file(samples_dir: Path) -> Path:
    """The sample interpellation."""
    return samples_dir / "letters" / "interpelacja-olszynki.docx"


@pytest.fixture
def client(samples: Wiring) -> TestClient:
    """A browser on this machine, looking at the samples. The service is not stopped: the fixture above owns it."""
    return TestClient(create_app(samples.settings, samples), base_url="http://127.0.0.1:8000")


@pytest.fixture
def draft(samples: Wiring, letter_file: Path) -> Draft:
    """The reply to the sample interpellation, as it was drafted."""
    from api.services.drafting import draft_letter
    from api.services.reading import choose_letter, documents_of, read_file

    return draft_letter(samples, choose_letter(documents_of(read_file(letter_file, samples.limits())), "x"))
