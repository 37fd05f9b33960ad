"""The migrations build what the code expects, and what cannot be opened says what to do."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.command import downgrade
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from corpus.errors import SchemaError, StoreError
from corpus.store import Store
from corpus.store_engine import MIGRATIONS, open_database
from corpus.store_schema import metadata
from tests.corpus.conftest import MakeDocument


def test_migrations_and_tables_agree(store: Store, store_url: str) -> None:
    engine = create_engine(store_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()
    assert store.generation() == 0


def test_the_migration_can_be_taken_back(store: Store, store_url: str) -> None:
    store.close()
    engine = create_engine(store_url)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        downgrade(config, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
    engine.dispose()


def test_opening_again_keeps_everything(store_url: str, make_document: MakeDocument) -> None:
    with Store.open(store_url) as store:
        store.put(make_document())
    with Store.open(store_url) as store:
        assert store.count() == 1


def test_sqlite_is_set_for_durability(store_url: str) -> None:
    with open_database(store_url).read() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")
        }
        keys = connection.exec_driver_sql("PRAGMA foreign_keys").scalar()
    assert found == {"journal_mode": "wal", "synchronous": 2}
    assert keys == 1


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_can_be_made_in_postgresql(table) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    dialect = postgresql.dialect()
    assert f"CREATE TABLE {table.name}" in str(CreateTable(table).compile(dialect=dialect))
    for index in table.indexes:
        assert index.name in str(CreateIndex(index).compile(dialect=dialect))


@pytest.mark.parametrize("url", ["", "nic", "sqlite://", "sqlite:///:memory:"])
def test_what_is_no_database_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(SchemaError, match="give sqlite:////"):
        Store.open(url)


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "referent.db"
    file.write_bytes(b"to nie jest baza danych" * 100)
    with pytest.raises(SchemaError, match=r"\[STO-003\].*not a database"):
        Store.open(f"sqlite:///{file}")
    assert file.read_bytes() == b"to nie jest baza danych" * 100


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "plik").write_text("x")
    with pytest.raises(SchemaError, match="check that the path"):
        Store.open(f"sqlite:///{tmp_path}/plik/referent.db")


def test_a_database_of_a_newer_release_is_refused(store_url: str, store: Store, tmp_path: Path) -> None:
    store.close()
    connection = sqlite3.connect(tmp_path / "home" / "referent.db")
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(SchemaError, match="newer Referent"):
        Store.open(store_url)


def test_a_driver_that_is_not_installed_is_named() -> None:
    with pytest.raises(SchemaError, match=r"psycopg\[binary\]") as caught:
        Store.open("postgresql+psycopg://urzad:tajne@localhost/referent")
    assert "tajne" not in str(caught.value)


def test_a_broken_table_is_a_store_error_with_a_remedy(store: Store, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "home" / "referent.db")
    with connection:
        connection.execute("DROP TABLE drafts")
    connection.close()
    with pytest.raises(StoreError, match="no such table") as caught:
        store.list_drafts()
    assert "mend the cause" in caught.value.remedy
