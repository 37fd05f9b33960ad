"""Paths in, stored documents out: expand, read, clean, parse, store; what is refused is reported, the rest goes on."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from corpus.errors import DamagedFileError, IngestError, NoTextError, TooLargeError
from corpus.model import Document
from ingest import sniff
from ingest.clean import Cleaned, clean
from ingest.guard import read_guarded
from ingest.items import Item, find_files, items_of_bytes, items_of_path
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.raw import RawDocument
from ingest.readers.registry import GUARDED, read_raw, refusal
from ingest.report import IngestFailure, IngestReport, ItemOutcome, ItemResult

__all__ = ["IngestFailure", "IngestReport", "Parse", "StorePort", "ingest", "read_bytes", "read_path"]

logger = logging.getLogger(__name__)

BATCH = 100
_MAX_NESTING = 4

Progress = Callable[[int, int | None, str], None]
Parse = Callable[[Cleaned, RawDocument], Document]


class Stored(Protocol):
    """What a store says of a document that it was given."""

    @property
    def document_id(self) -> str:
        """The document's stable id."""
        ...

    @property
    def version(self) -> int:
        """Its current version."""
        ...

    @property
    def outcome(self) -> str:
        """`added`, `unchanged` or `updated`."""
        ...


class StorePort(Protocol):
    """What an ingest needs of a store."""

    def put_many(self, given: Iterable[Document]) -> Sequence[Stored]:
        """Store documents and return one result each, in order."""
        ...

    def known_sources(self) -> Mapping[str, str]:
        """The hash of the current version, by source."""
        ...

    def known_hashes(self) -> frozenset[str]:
        """The hash of every current version."""
        ...


def read_path(
    path: Path, *, limits: Limits = DEFAULT_LIMITS, parse: Parse | None = None
) -> Iterator[Document | IngestFailure]:
    """Read a file into its documents: itself, its rows or its attachments; what cannot be read is a failure."""
    return _read_items(items_of_path(path.resolve(), limits), limits, parse)


def read_bytes(
    data: bytes, name: str, source: str, *, limits: Limits = DEFAULT_LIMITS, parse: Parse | None = None
) -> Iterator[Document | IngestFailure]:
    """Read a file's bytes into its documents; what cannot be read is a failure.

    Args:
        data: The bytes.
        name: The file's name, for messages and citations; its ending means nothing.
        source: What identifies it over its versions.
        limits: What reading may take.
        parse: Composes a document; `ingest.parsers.parse` by default.
    """
    return _read_items(items_of_bytes(data, name, source), limits, parse)


def _read_items(items: Iterable[Item], limits: Limits, parse: Parse | None) -> Iterator[Document | IngestFailure]:
    for item in items:
        document, inner = _process(item, limits, parse or default_parse())
        yield document
        yield from _read_items(inner, limits, parse)


def default_parse() -> Parse:
    """The composition of all parsers, imported when a document is first read."""
    from ingest.parsers import parse

    return parse


@lru_cache(maxsize=65536)
def is_word(word: str) -> bool:
    """Say whether the Polish dictionary knows a lower-case word."""
    from nlp.morphology import UNKNOWN, analyses

    return any(analysis.tag != UNKNOWN for analysis in analyses(word))


def _process(item: Item, limits: Limits, parse: Parse) -> tuple[Document | IngestFailure, Iterable[Item]]:
    """Read one item, and name the items inside it."""
    inner: Iterable[Item] = ()
    try:
        raw = _raw(item, limits)
        inner = _attached(raw, item)
        return _document(item, raw, parse), inner
    except IngestError as error:
        return IngestFailure.of(item.source, item.name, error), inner
    except Exception as error:
        # A fault of ours on one document must not cost the others; it is logged without a word of the document.
        logger.exception("reading failed: %s", item.version_hash[:16])
        fault = DamagedFileError(
            f"{item.name} cannot be read ({type(error).__name__})", remedy="report it with the file"
        )
        return IngestFailure.of(item.source, item.name, fault), inner


def _raw(item: Item, limits: Limits) -> RawDocument:
    if item.error is not None:
        raise item.error
    if item.raw is not None:
        return item.raw
    if len(item.data) > limits.max_bytes:
        raise TooLargeError(f"{item.name} has {len(item.data)} bytes", remedy="split it")
    media_type = sniff.sniff(item.data, item.name)
    refused = refusal(media_type, item.name)
    if refused is not None:
        raise refused
    read = read_guarded if media_type in GUARDED else read_raw
    return read(item.data, item.name, media_type, limits)


def _attached(raw: RawDocument, item: Item) -> Iterator[Item]:
    for name, data in raw.attachments:
        source = f"{item.source}!{name}"
        if item.depth >= _MAX_NESTING:
            deep = TooLargeError(f"{name} lies in {item.depth} messages", remedy="save it apart")
            yield Item(source, name, error=deep, depth=item.depth + 1)
        else:
            yield from items_of_bytes(data, name, source, item.depth + 1)


def _document(item: Item, raw: RawDocument, parse: Parse) -> Document:
    cleaned = clean(raw, known=is_word)
    if not cleaned.text.strip():
        raise NoTextError(f"{item.name} holds no text", remedy="check that it is the right file")
    document = parse(cleaned, raw)
    warnings = dict.fromkeys((*document.warnings, *raw.warnings, *cleaned.warnings))
    return replace(
        document,
        version_hash=item.version_hash,
        source=item.source,
        external_id=item.name if item.raw is not None else document.external_id,
        warnings=tuple(warnings),
    )


@dataclass(slots=True)
class _Run:
    """One ingest under way."""

    store: StorePort
    limits: Limits
    parse: Parse
    progress: Progress
    known_sources: Mapping[str, str]
    known_hashes: frozenset[str]
    total: int
    results: list[ItemResult] = field(default_factory=list)
    failures: list[IngestFailure] = field(default_factory=list)
    waiting: list[Document] = field(default_factory=list)

    def take(self, items: Iterable[Item]) -> int:
        """Settle items and what lies in them; return how many they were."""
        count = 0
        for item in items:
            count += 1
            self.progress(len(self.results) + len(self.waiting), self.total, item.name)
            if self._is_current(item):
                self.results.append(ItemResult(item.source, item.name, ItemOutcome.UNCHANGED))
                continue
            found, inner = _process(item, self.limits, self.parse)
            self._settle(found)
            below = self.take(inner)
            self.total += below
        return count

    def _is_current(self, item: Item) -> bool:
        """Whether these bytes are stored. A message is read anyway: its attachments are items too."""
        if not item.version_hash or item.error is not None:
            return False
        if item.raw is None and sniff.sniff(item.data, item.name) == sniff.EML:
            return False
        current = self.known_sources.get(item.source)
        return current == item.version_hash if current is not None else item.version_hash in self.known_hashes

    def _settle(self, found: Document | IngestFailure) -> None:
        if isinstance(found, IngestFailure):
            self.failures.append(found)
            self.results.append(ItemResult(found.source, found.name, ItemOutcome.REFUSED))
            return
        self.waiting.append(found)
        if len(self.waiting) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Store what is waiting."""
        if not self.waiting:
            return
        batch, self.waiting = self.waiting, []
        for document, stored in zip(batch, self.store.put_many(batch), strict=True):
            outcome = ItemOutcome(str(stored.outcome))
            self.results.append(ItemResult(document.source, document.name, outcome, stored.document_id, stored.version))


def ingest(
    paths: Iterable[Path],
    store: StorePort,
    progress: Progress | None = None,
    *,
    limits: Limits = DEFAULT_LIMITS,
    parse: Parse | None = None,
) -> IngestReport:
    """Read files and folders into the store.

    Args:
        paths: Files and folders; folders are searched through.
        store: Takes the documents, a hundred a transaction.
        progress: Called before each item with the number settled, the number known of (which rows and attachments
            raise), and the item's name; once more at the end.
        limits: What reading one document may take.
        parse: Composes a document; `ingest.parsers.parse` by default.

    Returns:
        One result for each file, row and attachment; a bad one is refused with its code and the rest goes on.

    Raises:
        StoreError: The store refused; documents stored before stay.
    """
    files = find_files(paths)
    report = progress or _silent
    run = _Run(store, limits, parse or default_parse(), report, store.known_sources(), store.known_hashes(), len(files))
    for path in files:
        items = list(items_of_path(path, limits))
        run.total += len(items) - 1
        run.take(items)
    run.flush()
    report(len(run.results), len(run.results), "")
    return IngestReport(tuple(run.results), tuple(run.failures))


def _silent(_done: int, _total: int | None, _name: str) -> None:
    """Tell nobody."""
