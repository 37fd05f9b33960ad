"""A TOML table that is read strictly: every fault names the file, the key and what to write there."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from corpus.errors import ConfigurationError

T = TypeVar("T")


class Table:
    """Typed access to one table; `close()` refuses keys that nobody asked for, misspelt ones among them."""

    def __init__(self, values: Mapping[str, Any], where: str) -> None:
        """Wrap `values`; `where` names the file and the table in error messages."""
        self._values = values
        self._where = where
        self._asked: set[str] = set()

    def fault(self, key: str, what: str, remedy: str) -> ConfigurationError:
        """Return the error to raise about one key."""
        return ConfigurationError(f"{self._where}: {key!r} {what}", remedy=remedy)

    def _get(self, key: str, kind: type[T], name: str, default: T | None) -> T:
        self._asked.add(key)
        value = self._values.get(key, default)
        if value is None:
            raise self.fault(key, "is missing", f"add {key} = {name}")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.fault(key, f"is {value!r}", f"write {name} there")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """Return a string, white space at its ends removed; without `default` it must not be empty."""
        value = self._get(key, str, '"text"', default).strip()
        if not value and default is None:
            raise self.fault(key, "is empty", "write its text there")
        return value

    def texts(self, key: str, default: list[str] | None = None) -> tuple[str, ...]:
        """Return a list of strings; without `default` it must not be empty."""
        values = self._get(key, list, '["text", …]', default)
        if (not values and default is None) or not all(isinstance(value, str) for value in values):
            raise self.fault(key, f"is {values!r}", "write a list of texts there")
        return tuple(values)

    def positive(self, key: str) -> int:
        """Return a whole number of at least 1."""
        value = self._get(key, int, "a whole number", None)
        if value < 1:
            raise self.fault(key, f"is {value}", "write a whole number of at least 1")
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        return self._get(key, bool, "true or false", default)

    def day(self, key: str) -> dt.date | None:
        """Return a date, or `None` when the key is absent."""
        return self._get(key, dt.date, "a date such as 2024-05-07", None) if key in self._values else None

    def table(self, key: str) -> "Table":
        """Return a table within this one."""
        return Table(self._get(key, dict, "a table", None), f"{self._where} [{key}]")

    def tables(self, key: str) -> tuple["Table", ...]:
        """Return a list of tables (`[[key]]`), at least one."""
        values = self._get(key, list, "a list of tables", None)
        if not values or not all(isinstance(value, dict) for value in values):
            raise self.fault(key, "is not a list of tables", f"write at least one [[{key}]]")
        return tuple(Table(value, f"{self._where} [[{key}]] no. {n}") for n, value in enumerate(values, 1))

    def mapping(self) -> dict[str, str]:
        """Return every entry as text."""
        return {key: self.text(key, "") for key in self._values}

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in order."""
        return iter(self._values)

    def close(self) -> None:
        """Refuse keys that were not asked for."""
        for key in self._values:
            if key not in self._asked:
                raise self.fault(key, "is not known", f"remove it, or use one of: {', '.join(sorted(self._asked))}")
