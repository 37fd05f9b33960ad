"""A fresh store, and small documents of an invented city."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.model import Block, BlockKind, Document, DocumentKind, Page, content_hash
from corpus.store import Store

MakeDocument = Callable[..., Document]


def small_document(
    text: str = "Most w Lipowie wyremontowano w 2025 r.", source: str = "a.txt", **values: object
) -> Document:
    """One page, one paragraph; the hash is that of the text."""
    plain: dict[str, object] = {
        "version_hash": content_hash(text),
        "source": source,
        "name": Path(source).name,
        "media_type": "text/plain",
        "kind": DocumentKind.REPLY,
        "title": "Odpowiedź",
        "date": None,
        "text": text,
        "pages": (Page(1, 0, len(text)),),
        "blocks": (Block(BlockKind.PARAGRAPH, 0, len(text), 1, 0),),
    }
    return Document(**(plain | values))  # type: ignore[arg-type]


@pytest.fixture
def make_document() -> MakeDocument:
    return small_document


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'home' / 'referent.db'}"


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    with Store.open(store_url) as opened:
        yield opened
