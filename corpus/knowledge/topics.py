"""The municipal taxonomy as data: what a city hall deals with, in topics and subtopics (`topics.toml`)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from corpus.errors import ConfigurationError
from corpus.knowledge.table import Table

FILE = "topics.toml"


@dataclass(frozen=True, slots=True)
class Subtopic:
    """A part of a topic.

    Attributes:
        key: With the topic's before it ("transport/rowery"); no other subtopic has it.
        name: Polish name.
        description: What belongs there, in Polish.
        words: Typical words and phrases, in their dictionary form.
    """

    key: str
    name: str
    description: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the taxonomy.

    Attributes:
        key: Its key ("transport").
        name: Polish name.
        description: What belongs there, in Polish.
        subtopics: Its parts, in the order of the file.
        elsewhere: Categories that other sources file its matters under, by the source's name ("warsaw", "lodz").
    """

    key: str
    name: str
    description: str
    subtopics: tuple[Subtopic, ...]
    elsewhere: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All topics, in the order of the file."""

    topics: tuple[Topic, ...]

    @property
    def subtopics(self) -> tuple[Subtopic, ...]:
        """The subtopics of all topics."""
        return tuple(subtopic for topic in self.topics for subtopic in topic.subtopics)

    def topic(self, key: str) -> Topic:
        """Return the topic of a key, or of a subtopic's key.

        Raises:
            KeyError: There is none.
        """
        wanted = key.partition("/")[0]
        for topic in self.topics:
            if topic.key == wanted:
                return topic
        raise KeyError(key)

    def subtopic(self, key: str) -> Subtopic:
        """Return the subtopic of a key ("transport/rowery").

        Raises:
            KeyError: There is none.
        """
        for subtopic in self.topic(key).subtopics:
            if subtopic.key == key:
                return subtopic
        raise KeyError(key)

    def of_category(self, source: str, category: str) -> Topic | None:
        """Return the topic that holds what `source` files under `category`, or `None`."""
        return next((topic for topic in self.topics if category in topic.elsewhere.get(source, ())), None)


def load_taxonomy(path: Path | None = None) -> Taxonomy:
    """Return the taxonomy that ships, or the one in a file of the same form.

    Raises:
        ConfigurationError: The file is missing, is not TOML, or a value cannot be used; the message names the key.
    """
    return _load(path)


@cache
def _load(path: Path | None) -> Taxonomy:
    file = resources.files("corpus.knowledge") / FILE if path is None else path
    table = _read(file)
    taxonomy = Taxonomy(tuple(_topic(entry) for entry in table.tables("topics")))
    table.close()
    keys = [topic.key for topic in taxonomy.topics] + [subtopic.key for subtopic in taxonomy.subtopics]
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise table.fault("key", f"{twice[0]!r} is there twice", "give every topic and subtopic its own key")
    return taxonomy


def _read(file: Traversable | Path) -> Table:
    try:
        return Table(tomllib.loads(file.read_text(encoding="utf-8")), str(file))
    except FileNotFoundError as error:
        raise ConfigurationError(f"{file} is missing", remedy="copy the shipped topics.toml") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file} is not TOML in UTF-8: {error}", remedy="mend the line it names") from error


def _topic(table: Table) -> Topic:
    key = table.text("key")
    elsewhere = table.table("elsewhere")
    topic = Topic(
        key=key,
        name=table.text("name"),
        description=table.text("description"),
        subtopics=tuple(_subtopic(key, entry) for entry in table.tables("subtopics")),
        elsewhere=MappingProxyType({source: elsewhere.texts(source, []) for source in elsewhere}),
    )
    table.close()
    return topic


def _subtopic(topic: str, table: Table) -> Subtopic:
    subtopic = Subtopic(
        key=f"{topic}/{table.text('key')}",
        name=table.text("name"),
        description=table.text("description"),
        words=table.texts("words"),
    )
    table.close()
    return subtopic
