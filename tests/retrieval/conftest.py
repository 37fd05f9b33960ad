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


@pytest.fixture(scope="session")
def town(make_stored: MakeStored) -> list[StoredDocument]:
    """Four documents of an invented city."""
    heading = BlockKind.HEADING
    return [
        make_stored(
            "Szanowny Panie Przewodniczący,",
            (heading, "Ad 1."),
            "Remont chodnika przy ulicy Lipowej rozpocznie się w maju 2026 r. i potrwa trzy miesiące.",
            (heading, "Ad 2."),
            "Koszt przebudowy wyniesie 1,2 mln zł i zostanie pokryty z budżetu miasta.",
            title="Odpowiedź w sprawie remontu ulicy Lipowej",
            document_id="a-lipowa",
        ),
        make_stored(
            "Żłobek przy ulicy Klonowej przyjmie we wrześniu dziewięćdziesięcioro dzieci.",
            "Koszt budowy żłobka wyniósł 8 mln zł.",
            title="Odpowiedź w sprawie żłobka przy ulicy Klonowej",
            document_id="b-zlobek",
        ),
        make_stored(
            "Miasto otworzyło nową linię tramwajową do dzielnicy Zarzecze.",
            title="Tramwaj na Zarzecze",
            document_id="c-tramwaj",
            kind=DocumentKind.NEWS,
        ),
        make_stored(
            "Straż miejska kontroluje parkowanie na osiedlu Słonecznym codziennie do godziny 22.",
            title="Odpowiedź w sprawie parkowania",
            document_id="d-parkowanie",
        ),
    ]
