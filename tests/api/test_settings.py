from pathlib import Path

import pytest
from pydantic import ValidationError

from api.settings import PREFIX, Settings, default_home, load_settings, settings_table
from corpus.errors import ConfigurationError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)


def test_documentation_says_what_the_class_says() -> None:
    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == settings_table()


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_every_field_has_help(name: str) -> None:
    description = Settings.model_fields[name].description
    assert description
    assert description.endswith((".", ";"))


def test_secret_is_not_documented_nor_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFERENT_LLM_API_KEY", "tajne-haslo")
    settings = load_settings()
    assert "tajne-haslo" not in repr(settings)
    assert settings.llm_api_key.get_secret_value() == "tajne-haslo"


def test_home_follows_xdg(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_home() == tmp_path / "referent"
    assert load_settings().home == tmp_path / "referent"


def test_home_without_xdg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert default_home() == Path.home() / ".local" / "share" / "referent"


def test_database_and_index_lie_in_the_home(tmp_path: Path) -> None:
    settings = load_settings(home=tmp_path)
    assert settings.store_url == f"sqlite:///{tmp_path / 'referent.db'}"
    assert settings.index_folder == tmp_path / "index"


def test_database_url_comes_first(tmp_path: Path) -> None:
    assert load_settings(home=tmp_path, database_url="postgresql://x/y").store_url == "postgresql://x/y"


def test_relative_home_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings(home=Path("dom")).home == tmp_path / "dom"


def test_values_come_before_the_environment_and_none_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFERENT_CITY", "gdansk")
    assert load_settings(city="lodz").city == "lodz"
    assert load_settings(city=None).city == "gdansk"


def test_empty_variable_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFERENT_PORT", "")
    assert load_settings().port == 8000


def test_megabytes_become_bytes() -> None:
    settings = load_settings(max_upload_mb=3, max_file_mb=2)
    assert (settings.max_upload_bytes, settings.max_file_bytes) == (3 * 1024**2, 2 * 1024**2)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("REFERENT_PORT", "osiem"),
        ("REFERENT_PORT", "70000"),
        ("REFERENT_WORKERS", "0"),
        ("REFERENT_LLM_TIMEOUT", "-1"),
        ("REFERENT_LOG_LEVEL", "głośno"),
        ("REFERENT_OCR", "może"),
    ],
)
def test_bad_value_names_its_variable(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ConfigurationError, match=variable) as caught:
        load_settings()
    assert "[CFG-001]" in str(caught.value)


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError):
        load_settings().port = 1  # type: ignore[misc]
