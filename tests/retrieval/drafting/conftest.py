"""A small collection of an invented city, and a desk to draft from."""

import datetime as dt

import pytest

from corpus.knowledge import CityProfile, load_profile
from corpus.model import (
    Author,
    Block,
    BlockKind,
    Document,
    DocumentKind,
    GrammaticalForm,
    Letter,
    Page,
    Question,
    Span,
    StoredDocument,
    content_hash,
)
from retrieval.memory import MemoryShelf, ScanSearcher
from retrieval.planning import Desk

REPLY = """Jasnobrzeg, 11 sierpnia 2026 r.

Odpowiedź na interpelację nr 12 w sprawie oświetlenia Parku Lipowego

Szanowny Panie Radny,

odpowiadając na interpelację nr 12 w sprawie oświetlenia Parku Lipowego, uprzejmie informuję, co następuje.

W 2025 r. wymieniono 42 lampy w Parku Lipowym. Koszt wymiany lamp wyniósł 186 500 zł. Miał on pokrycie w budżecie.

Jednocześnie informuję, że kolejny etap wymiany lamp w Parku Lipowym zakończy się 30 czerwca 2027 r.

Czy wymieniono lampy w parku?

W ramach zadania wykonano:

nowe przyłącze energetyczne;

dwie szafy sterownicze;

Z poważaniem

Jan Testowy
"""
NEWS = """Nowe stacje rowerów miejskich

Od maja działają cztery nowe stacje rowerów miejskich. Kontynuujemy rozbudowę sieci stacji rowerów przy szkołach.
"""
CLAIM = """Interpelacja w sprawie lamp

W Parku Lipowym wymieniono zaledwie 7 lamp, a ile wydano, nie wiadomo.
"""


def stored_text(document_id: str, text: str, kind: DocumentKind, **fields: object) -> StoredDocument:
    """Return a stored document whose paragraphs are its blocks; the first line is its title."""
    blocks, place = [], 0
    for paragraph in text.split("\n\n"):
        body = paragraph.rstrip("\n")
        blocks.append(Block(BlockKind.PARAGRAPH, place, place + len(body), 1, place))
        place += len(paragraph) + 2
    values: dict[str, object] = {
        "version_hash": content_hash(text),
        "source": f"{document_id}.txt",
        "name": f"{document_id}.txt",
        "media_type": "text/plain",
        "kind": kind,
        "title": text.splitlines()[0],
        "date": None,
        "text": text,
        "pages": (Page(1, 0, len(text)),),
        "blocks": tuple(blocks),
    }
    return StoredDocument(document_id, 1, Document(**(values | fields)))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def shelf() -> MemoryShelf:
    letter = Letter(number="12", subject="oświetlenia Parku Lipowego", date=dt.date(2026, 8, 11))
    title = "Odpowiedź na interpelację nr 12"
    reply = stored_text("reply", REPLY, DocumentKind.REPLY, title=title, letter=letter, date=letter.date)
    return MemoryShelf(
        [
            reply,
            stored_text("news", NEWS, DocumentKind.NEWS),
            stored_text("claim", CLAIM, DocumentKind.INTERPELLATION),
        ]
    )


@pytest.fixture
def desk(shelf: MemoryShelf) -> Desk:
    return Desk(ScanSearcher(shelf), shelf)


@pytest.fixture(scope="session")
def profile() -> CityProfile:
    return load_profile("krakow")


ASKED = (
    "Ile lamp wymieniono w Parku Lipowym w 2025 r.?",
    "Kiedy zakończy się kolejny etap wymiany lamp w Parku Lipowym?",
    "Czy planowana jest budowa basenu przy szkole podstawowej?",
)


@pytest.fixture
def letter_document() -> Document:
    """An interpellation with three questions, the last of which the collection does not answer."""
    text = "\n\n".join(("Interpelacja w sprawie oświetlenia Parku Lipowego", *ASKED))
    questions = tuple(
        Question(str(number), asked, text.index(asked), text.index(asked) + len(asked), context=(Span(0, 12),))
        for number, asked in enumerate(ASKED, 1)
    )
    letter = Letter(
        authors=(Author("Anna Kowalska", GrammaticalForm.FEMININE, "Radna"),),
        subject="oświetlenia Parku Lipowego",
        transmitted=dt.date(2026, 11, 9),
        questions=questions,
    )
    return stored_text("letter", text, DocumentKind.INTERPELLATION, letter=letter).document
