"""From paths to items: each file, each row of a corpus and each attachment is one item with its own hash."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import DamagedFileError, EmptyFileError, IngestError, TooLargeError
from corpus.model import content_hash
from ingest import sniff
from ingest.encoding import storable
from ingest.limits import Limits
from ingest.raw import RawDocument
from ingest.readers import jsonl

_SKIPPED = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Item:
    """Something to read.

    Attributes:
        source: Path, `path#row` or `path!attachment`.
        name: As an officer knows it.
        version_hash: SHA-256 of its bytes, or of the row's canonical JSON; empty where there are none.
        data: Its bytes, when it is a file.
        raw: What was read, when it is a row.
        error: Why it cannot be read.
        depth: How many messages it lies in.
    """

    source: str
    name: str
    version_hash: str = ""
    data: bytes = b""
    raw: RawDocument | None = None
    error: IngestError | None = None
    depth: int = 0


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files that `paths` name, folders searched through, sorted within each, each once.

    Hidden files, and files that office programs and file managers leave behind, are skipped inside folders. A path
    that does not exist is returned too: reading it reports it.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(_walk(path.resolve())))
        else:
            found[path.resolve()] = None
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    """Visible files below a folder, in the order of their paths; links to folders are not followed."""
    names: list[Path] = []
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        names.extend(Path(root) / name for name in files if not _is_hidden(name))
    yield from sorted(names)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _SKIPPED


def items_of_path(path: Path, limits: Limits) -> Iterator[Item]:
    """Open a file and yield its items; a file that cannot be opened is one item with its error."""
    source, name = storable(str(path)), storable(path.name)
    try:
        data = _read(path, limits)
    except IngestError as error:
        yield Item(source, name, error=error)
        return
    yield from items_of_bytes(data, name, source)


def _read(path: Path, limits: Limits) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise DamagedFileError(f"{path.name} is no file", remedy="name files or folders")
        if status.st_size > limits.max_bytes:
            raise TooLargeError(f"{path.name} has {status.st_size} bytes", remedy="split it")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise DamagedFileError(
            f"{path.name} cannot be opened ({reason})", remedy="check its name and rights"
        ) from error


def items_of_bytes(data: bytes, name: str, source: str, depth: int = 0) -> Iterator[Item]:
    """Yield the items that a file's bytes hold: the rows of a JSONL corpus, otherwise the file itself."""
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        yield Item(source, name, error=EmptyFileError(f"{name} is empty", remedy="send it again"), depth=depth)
    elif sniff.sniff(data, name) == sniff.JSONL:
        for row in jsonl.rows(data, name):
            known = row.row_id if row.error is None else f"{name}, wiersz {row.line}"
            yield Item(f"{source}#{row.row_id}", known, row.version_hash, raw=row.raw, error=row.error, depth=depth)
    else:
        yield Item(source, name, content_hash(data), data, depth=depth)
