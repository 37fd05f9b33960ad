"""A JSONL corpus: one document a row, `{id, text, subject?, date?, …}`; a bad row is reported and the rest goes on."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.errors import BadRowError
from corpus.model import content_hash
from ingest.encoding import decode, storable
from ingest.raw import RawDocument, RawPage
from ingest.sniff import JSONL

_REMEDY = 'each row is one JSON object with "id" and "text"'


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line, its id, its version hash, and the document or what is wrong with it."""

    line: int
    row_id: str
    version_hash: str
    raw: RawDocument | None
    error: BadRowError | None = None


def rows(data: bytes, name: str) -> Iterator[Row]:
    """Yield every non-blank line as a row, in order, good or bad.

    The version hash is that of the row's canonical JSON (keys sorted, no spaces), so that the order of its keys
    changes nothing.
    """
    text, _ = decode(data)
    seen: set[str] = set()
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _row(line, number, name, seen)


def canonical(row: Mapping[str, object]) -> str:
    """The row as canonical JSON."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _row(line: str, number: int, name: str, seen: set[str]) -> Row:
    try:
        found = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        return _bad(number, line, f"{name}, line {number} is no JSON ({error})")
    if not isinstance(found, dict):
        return _bad(number, line, f"{name}, line {number} is no JSON object")
    text, row_id = found.get("text"), found.get("id")
    if not isinstance(text, str) or not text.strip():
        return _bad(number, line, f'{name}, line {number} has no "text"')
    if isinstance(row_id, bool) or not isinstance(row_id, str | int) or not str(row_id).strip():
        return _bad(number, line, f'{name}, line {number} has no "id"')
    key = storable(str(row_id).strip())
    if key in seen:
        return _bad(number, line, f'{name}, line {number} repeats the id "{key}"')
    seen.add(key)
    return Row(number, key, content_hash(canonical(found)), _document(found, key, text))


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no JSON")


def _bad(number: int, line: str, what: str) -> Row:
    return Row(number, str(number), content_hash(line), None, BadRowError(what, remedy=_REMEDY))


def _document(found: dict[str, object], key: str, text: str) -> RawDocument:
    fields = {name.lower(): printed for name, value in found.items() if name != "text" and (printed := _print(value))}
    date = fields.get("date")
    title = fields.get("title") or fields.get("subject")
    return RawDocument(key, JSONL, (RawPage(1, text),), title=title, date=date, fields=fields)


def _print(value: object) -> str:
    """A row's field as text: lists joined, nested objects and nothing left out."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return storable(str(value).strip())
    if isinstance(value, list):
        return "; ".join(part for item in value if (part := _print(item)))
    return ""
