"""The database: opening it, bringing it to the newest schema, and transactions in which writers take turns."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, update
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from corpus.errors import SchemaError, StoreError
from corpus.store_schema import state

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_MS = 60_000
WRITE = "referent_write"
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
)


class Database:
    """An engine and the turn of its writers.

    Readers never wait. Writers of one process queue at a lock, those of several at the database: SQLite's
    `BEGIN IMMEDIATE` with a busy timeout, elsewhere the row of `state`.
    """

    def __init__(self, engine: Engine) -> None:
        self._reading = engine
        self._writing = engine.execution_options(**{WRITE: True})
        self._turn = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database throughout."""
        with _explained(), self._reading.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection whose changes are all stored on leaving, or none of them."""
        with self._turn, _explained(), self._writing.begin() as connection:
            connection.execute(update(state).values(generation=state.c.generation))
            yield connection

    def migrate(self) -> None:
        """Bring the schema to the newest revision, in one transaction."""
        with self._turn, self._writing.begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def close(self) -> None:
        """Give every connection back."""
        self._reading.dispose()


def open_database(url: str) -> Database:
    """Open the database at `url`, create what is missing, and migrate it.

    Raises:
        SchemaError: The URL is none, its driver is not installed, or the database cannot be opened or migrated.
    """
    parsed = _parse(url)
    try:
        database = Database(_engine(parsed))
        database.migrate()
    except (SQLAlchemyError, CommandError, OSError, ImportError) as error:
        what = f"database {parsed.render_as_string()} cannot be opened or migrated ({_first_line(error)})"
        raise SchemaError(what, remedy=_remedy(error, parsed)) from error
    return database


def _parse(url: str) -> URL:
    remedy = "give sqlite:////absolute/path/referent.db or postgresql+psycopg://user@host/name"
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise SchemaError(f"{url!r} is not a database URL", remedy=remedy) from error
    if parsed.get_backend_name() == "sqlite" and parsed.database in {None, "", ":memory:"}:
        raise SchemaError(f"{url!r} names no file: a database in memory is lost and cannot be shared", remedy=remedy)
    return parsed


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    options = {"timeout": BUSY_MS / 1000, "check_same_thread": False}
    engine = create_engine(url, pool_size=16, max_overflow=64, connect_args=options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
    connection.isolation_level = None  # transactions are begun by us: the driver would begin them late
    cursor = connection.cursor()
    for pragma in (f"PRAGMA busy_timeout={BUSY_MS}", *_PRAGMAS):
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A reader that turns writer is refused at once when another wrote meanwhile, whatever the timeout.
    immediate = connection.get_execution_options().get(WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, ValueError) as error:  # drivers raise ValueError for text that they cannot hold
        what = f"the database refused ({_first_line(error)})"
        raise StoreError(what, remedy="nothing of this call was stored; mend the cause and repeat it") from error


def _first_line(error: Exception) -> str:
    # The driver's own words: SQLAlchemy would add the statement's parameters, which are a citizen's words.
    lines = str(getattr(error, "orig", None) or error).strip().splitlines()
    return lines[0] if lines and not isinstance(error, ValueError) else type(error).__name__


def _remedy(error: Exception, url: URL) -> str:
    if isinstance(error, ImportError):
        return f"install the driver of {url.drivername}, for PostgreSQL: pip install 'psycopg[binary]'"
    if isinstance(error, CommandError):
        return "it was made by a newer Referent: install that release, or restore a backup"
    return "check that the path or server exists, may be written, and holds a database of Referent"
