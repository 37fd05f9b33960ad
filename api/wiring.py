"""The one place where the parts are put together, each made once, when it is first asked for. Safe from any thread."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from api.jobs import Clock, JobRunner, utc_now
from api.settings import MEGABYTE, Settings
from corpus.errors import ConfigurationError

if TYPE_CHECKING:
    from corpus.knowledge import CityProfile
    from corpus.store import Store
    from ingest.limits import Limits
    from nlp.annotate import Annotator
    from retrieval.embedding import Embedder
    from retrieval.index import SearchIndex
    from retrieval.planning import Desk
    from retrieval.writers.base import Writer

T = TypeVar("T")
PLAIN_WRITER = "extractive"


class Once(Generic[T]):
    """A value that is made when it is first asked for, once, whichever thread asks."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: list[T] = []

    def __call__(self) -> T:
        """Return the value."""
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]

    @property
    def made(self) -> T | None:
        """The value if it was made, else `None`; makes nothing."""
        return self._made[0] if self._made else None


@dataclass(frozen=True, slots=True)
class State:
    """The index at one state of the store, and the desk that drafts from it."""

    generation: int
    index: "SearchIndex"
    desk: Once["Desk"]


class Wiring:
    """Store, index, models and profile of one installation, after its settings.

    Nothing heavy is loaded before it is needed: reading a letter loads no embedding model, searching no language model.
    """

    def __init__(self, settings: Settings, *, clock: Clock = utc_now) -> None:
        self.settings = settings
        self.clock = clock
        self._store = Once(self._open_store)
        self._embedder = Once(self._load_embedder)
        self._annotator = Once(self._load_annotator)
        self._writer = Once(self._load_writer)
        self._jobs = Once(lambda: JobRunner(workers=settings.workers, kept=settings.jobs_kept, clock=clock))
        self._state: State | None = None
        self._refreshing = threading.Lock()

    @property
    def store(self) -> "Store":
        """The store, opened and migrated."""
        return self._store()

    @property
    def jobs(self) -> JobRunner:
        """The runner of long work."""
        return self._jobs()

    def profile(self, name: str | Path | None = None) -> "CityProfile":
        """Return a city profile, by default the one of the settings."""
        from corpus.knowledge import load_profile

        chosen = str(name or self.settings.city)
        is_path = "/" in chosen or chosen.startswith((".", "~"))
        return load_profile(Path(chosen).expanduser() if is_path else chosen)

    def annotator(self) -> "Annotator":
        """Return the Polish layer for the city of the settings."""
        return self._annotator()

    def limits(self) -> "Limits":
        """Return what a reader may take."""
        from ingest.limits import Limits

        values = self.settings
        return Limits(
            max_bytes=values.max_file_bytes,
            max_pages=values.max_pages,
            max_unpacked=values.max_unpacked_mb * MEGABYTE,
            memory=values.reader_memory_mb * MEGABYTE,
            wall_seconds=values.reader_timeout,
            ocr=values.ocr,
            ocr_pages=values.ocr_pages,
        )

    def index(self) -> "SearchIndex":
        """Return the index over the store as it is now; brought up to date first when a document has changed."""
        return self._current().index

    def desk(self) -> "Desk":
        """Return the desk that drafts from the store as it is now."""
        return self._current().desk()

    def writer(self) -> "Writer":
        """Return what writes the answers: the language model of the settings, or the writer that needs none."""
        return self._writer()

    @property
    def index_state(self) -> str:
        """`ready`, `stale` (the next search brings it up to date) or `not_loaded`; loads nothing."""
        state = self._state
        if state is None:
            return "not_loaded"
        return "ready" if state.generation == self.store.generation() else "stale"

    def close(self) -> None:
        """End the jobs and give the database back."""
        if jobs := self._jobs.made:
            jobs.close()
        if store := self._store.made:
            store.close()

    def _current(self) -> State:
        with self._refreshing:
            generation = self.store.generation()
            if self._state is None or self._state.generation != generation:
                self._state = self._open_index()
            return self._state

    def _load_annotator(self) -> "Annotator":
        from nlp.annotate import Annotator

        return Annotator(self.profile(), self.settings.routing_history)

    def _open_index(self) -> State:
        from retrieval.index import SearchIndex

        index = SearchIndex.open(self.store, self.settings.index_folder, self._embedder())
        return State(index.generation, index, Once(lambda: self._make_desk(index)))

    def _make_desk(self, index: "SearchIndex") -> "Desk":
        from retrieval.planning import Desk

        return Desk(index, self.store)

    def _open_store(self) -> "Store":
        from corpus.store import Store

        try:
            self.settings.home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            what = f"REFERENT_HOME {self.settings.home} cannot be created: {error.strerror}"
            raise ConfigurationError(what, remedy="set REFERENT_HOME to a folder that may be written") from error
        return Store.open(self.settings.store_url, self.clock)

    def _load_embedder(self) -> "Embedder":
        from retrieval.embedding import load_embedder

        return load_embedder(self.settings.embedding_model)

    def _load_writer(self) -> "Writer":
        if not self.settings.llm:
            from retrieval.writers.extractive import ExtractiveWriter

            return ExtractiveWriter()
        from retrieval.writers.model import load_model_writer

        values = self.settings
        try:
            return load_model_writer(
                values.llm,
                base_url=values.llm_base_url or None,
                api_key=values.llm_api_key.get_secret_value() or None,
                timeout=values.llm_timeout,
                retries=values.llm_retries,
            )
        except Exception as error:  # every provider refuses its settings with errors of its own
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            what = f"REFERENT_LLM {values.llm!r} cannot be used: {reason}"
            raise ConfigurationError(what, remedy="name a model as in docs/settings.md, or none at all") from error
