"""Every setting of Referent in one frozen class, read from `REFERENT_*` variables. `docs/settings.md` is its table."""

import os
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import ConfigurationError

PREFIX = "REFERENT_"
MEGABYTE = 1024 * 1024
SECRET_FIELDS = frozenset({"llm_api_key", "database_url"})

Positive = Annotated[int, Field(ge=1)]
Seconds = Annotated[float, Field(gt=0)]


def default_home() -> Path:
    """Return `$XDG_DATA_HOME/referent`, or `~/.local/share/referent` where that variable is not set."""
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "referent"


class Settings(BaseSettings):
    """What an office may set; built once in `api.wiring`, never changed afterwards."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, env_ignore_empty=True, extra="forbid")

    home: Path = Field(
        default_factory=default_home,
        description="Folder with the database, the index and the drafts' files. It is created when it is missing.",
    )
    database_url: str = Field(
        "",
        description="SQLAlchemy URL, e.g. `postgresql+psycopg://…`; empty: `referent.db` (SQLite) in the home.",
    )
    city: str = Field(
        "krakow",
        description="City profile: a name under `corpus/knowledge/`, or the path of a folder of the same form.",
    )
    routing_history: Path | None = Field(
        None,
        description="File of past assignments to units, one JSON object a line (`subject`, `units`, `text`): routing "
        "learns from it; empty: the units' described competences decide alone.",
    )
    embedding_model: Path | None = Field(
        None,
        description="Folder of a sentence-transformers model (safetensors); empty: the small Polish one that ships.",
    )
    llm: str = Field(
        "",
        description="LangChain model string, e.g. `ollama:bielik` or `openai:…`; empty: no language model is used.",
    )
    llm_base_url: str = Field("", description="Base URL of the model's server, for servers of one's own.")
    llm_api_key: SecretStr = Field(
        SecretStr(""), description="Key of the model's server, where it asks for one; never shown, never logged."
    )
    llm_timeout: Seconds = Field(60.0, description="Seconds to wait for one answer of the model.")
    llm_retries: Annotated[int, Field(ge=0, le=5)] = Field(1, description="Further tries when the model fails.")
    ocr: bool = Field(True, description="Recognise scans with tesseract (language `pol`) when it is installed.")
    ocr_pages: Positive = Field(200, description="Most pages of one document that are recognised.")
    max_file_mb: Positive = Field(100, description="Largest file that is read, in megabytes.")
    max_pages: Positive = Field(3_000, description="Most pages of one document.")
    max_unpacked_mb: Positive = Field(
        300, description="Most megabytes that a packed file (DOCX, ODT, PPTX) may unpack to."
    )
    reader_timeout: Seconds = Field(
        60.0, description="Seconds that reading one file may take; a page that is recognised adds 20."
    )
    reader_memory_mb: Positive = Field(2_048, description="Memory of the process that reads one file, in megabytes.")
    max_upload_mb: Positive = Field(100, description="Largest request body, in megabytes; checked before parsing.")
    max_upload_files: Annotated[int, Field(ge=1, le=1_000)] = Field(100, description="Most files in one upload.")
    host: str = Field(
        "127.0.0.1",
        description="Address of the service. Only this machine's own is accepted until users have roles.",
    )
    port: Annotated[int, Field(ge=0, le=65_535)] = Field(8000, description="Port of the service.")
    workers: Annotated[int, Field(ge=1, le=16)] = Field(2, description="Jobs (ingest, drafting) at the same time.")
    jobs_kept: Positive = Field(500, description="Finished jobs that the service remembers until it stops.")
    log_level: Annotated[str, Field(pattern="^(DEBUG|INFO|WARNING|ERROR)$")] = Field(
        "WARNING", description="Least level that is logged to stderr: ids and counts only, never a letter's words."
    )

    @field_validator("home", "embedding_model", "routing_history")
    @classmethod
    def _absolute(cls, value: Path | None) -> Path | None:
        """Expand `~` and make the path absolute, so that a later change of folder moves nothing."""
        return None if value is None else value.expanduser().absolute()

    @property
    def store_url(self) -> str:
        """URL of the store: `database_url`, or SQLite in the home."""
        return self.database_url or f"sqlite:///{self.home / 'referent.db'}"

    @property
    def index_folder(self) -> Path:
        """Folder of the search index: a cache that may be deleted."""
        return self.home / "index"

    @property
    def max_upload_bytes(self) -> int:
        """Largest request body, in bytes."""
        return self.max_upload_mb * MEGABYTE

    @property
    def max_file_bytes(self) -> int:
        """Largest file that is read, in bytes."""
        return self.max_file_mb * MEGABYTE


def load_settings(**values: object) -> Settings:
    """Read the settings from the environment; `values` (those that are not `None`) come before it.

    Raises:
        ConfigurationError: A variable holds a value that cannot be used; says which and why.
    """
    try:
        return Settings(**{name: value for name, value in values.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper()
        value = "" if first["loc"][0] in SECRET_FIELDS else f" {first['input']!r}"
        what = f"{name}{value} cannot be used: {first['msg']}"
        raise ConfigurationError(what, remedy=f"correct {name}; docs/settings.md says what it takes") from error


def settings_table() -> str:
    """Return `docs/settings.md`: one row a field, with its variable, default and help, written from the class."""
    rows = [
        f"| `{PREFIX}{name.upper()}` | {_default(name)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join([*SETTINGS_HEAD, *rows, ""])


def _default(name: str) -> str:
    field = Settings.model_fields[name]
    if name == "home":
        return "`$XDG_DATA_HOME/referent`, else `~/.local/share/referent`"
    value = field.default
    shown = "" if value is None or isinstance(value, SecretStr) else str(value)
    return f"`{shown}`" if shown else "–"


SETTINGS_HEAD = (
    "# Settings",
    "",
    "Read from environment variables when a command or the service starts. This table is written from",
    "`api/settings.py` (`python -m api.settings > docs/settings.md`), and a test holds it to the class.",
    "",
    "| variable | default | what it sets |",
    "|---|---|---|",
)


if __name__ == "__main__":
    import sys

    sys.stdout.write(settings_table())
