"""Documents of an invented city, for the tests of search."""

from collections.abc import Callable

import pytest

from corpus.model import Block, BlockKind, Document, DocumentKind, Page, StoredDocument, content_hash

Part = tuple[BlockKind, str]
MakeStored = Callable[..., StoredDocument]


def build_stored(
    *parts: Part | str, title: str = "Odpowiedź", document_id: str = "d1", version: int = 1, **fields: object
) -> StoredDocument:
    """Return a stored document whose blocks are `parts`, two line breaks apart."""
    text, blocks = "", []
    for part in parts:
        kind, words = part if isinstance(part, tuple) else (BlockKind.PARAGRAPH, part)
        text += "\n\n" if text else ""
        blocks.append(Block(kind, len(text), len(text) + len(words), 1, len(text)))
        text += words
    values: dict[str, object] = {
        "version_hash": content_hash(f"{document_id}/{version}/{title}/{text}"),
        "source": f"{document_id}.txt",
        "name": f"{document_id}.txt",
        "media_type": "text/plain",
        "kind": DocumentKind.REPLY,
        "title": title,
        "date": None,
        "text": text,
        "pages": (Page(1, 0, len(text)),),
        "blocks": tuple(blocks),
    }
    return StoredDocument(document_id, version, Document(**(values | fields)))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def make_stored() -> MakeStored:
    """`make_stored("akapit", (BlockKind.HEADING, "tytuł"), title=…)` gives a stored document."""
    return build_stored
