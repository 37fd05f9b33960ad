"""Documents cut into statements."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Block, BlockKind, Document, DocumentKind, Page, StoredDocument
from retrieval.memory import MemoryShelf
from retrieval.statements import statements

MakeStored = Callable[..., StoredDocument]


def test_only_what_can_answer_is_a_statement(shelf: MemoryShelf) -> None:
    texts = [statement.text for statement in statements(shelf.get("reply").document)]
    assert texts == [
        "W 2025 r. wymieniono 42 lampy w Parku Lipowym.",
        "Koszt wymiany lamp wyniósł 186 500 zł.",
        "Miał on pokrycie w budżecie.",
        "Jednocześnie informuję, że kolejny etap wymiany lamp w Parku Lipowym zakończy się 30 czerwca 2027 r.",
        "W ramach zadania wykonano: nowe przyłącze energetyczne; dwie szafy sterownicze.",
    ]


def test_a_list_takes_its_lead_in_along(shelf: MemoryShelf) -> None:
    document = shelf.get("reply").document
    last = statements(document)[-1]
    assert last.kind is BlockKind.LIST_ITEM
    assert [document.text[span.start : span.end] for span in last.spans] == [
        "W ramach zadania wykonano:",
        "nowe przyłącze energetyczne;",
        "dwie szafy sterownicze;",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Szanowna Pani Radno,",
        "tel. 12 345 67 89, e-mail: biuro@jasnobrzeg.example",
        "Czy prace wykonano w terminie?",
        "W jaki sposób miasto zamierza poprawić stan zieleni",
        "Proszę o wskazanie kosztów.",
        "Odpowiadając na interpelację nr 5, przedstawiam poniższe wyjaśnienia.",
        "Dokument podpisany elektronicznie.",
        "ul. Lipowa 3",
    ],
)
def test_letterheads_formulas_and_questions_are_no_evidence(line: str, make_stored: MakeStored) -> None:
    document = make_stored(line, "Wymieniono 42 lampy.").document
    assert [statement.text for statement in statements(document)] == ["Wymieniono 42 lampy."]


def test_a_status_stays_under_its_pledge(make_stored: MakeStored) -> None:
    stored = make_stored(
        (BlockKind.HEADING, "Utworzymy Radę Rzemiosła"),
        (BlockKind.HEADING, "Stopień realizacji zadania"),
        "Regulamin napisany przez zespół i oddany do opinii prawnej.",
        kind=DocumentKind.PLEDGES,
    )
    (statement,) = statements(stored.document)
    assert statement.heading == "Utworzymy Radę Rzemiosła – Stopień realizacji zadania"


def test_an_opening_formula_is_no_lead_in(make_stored: MakeStored) -> None:
    stored = make_stored(
        "Odpowiadając na Pana zapytanie, uprzejmie informuję:",
        (BlockKind.LIST_ITEM, "Umowę podpisano 18 sierpnia 2026 r.;"),
        (BlockKind.LIST_ITEM, "Prace trwają."),
    )
    texts = [statement.text for statement in statements(stored.document)]
    assert texts == ["Umowę podpisano 18 sierpnia 2026 r.;", "Prace trwają."]


def test_a_table_needs_figures(make_stored: MakeStored) -> None:
    stored = make_stored((BlockKind.TABLE, "Rok Liczba\n2024 15\n2025 42"), (BlockKind.TABLE, "Warszawa"))
    assert [statement.text for statement in statements(stored.document)] == ["Rok Liczba 2024 15 2025 42"]


@given(st.lists(st.text(alphabet="Abc ąę.:;\n1?", max_size=60), max_size=6))
def test_spans_lie_in_the_text_in_order_and_do_not_overlap(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    blocks, place = [], 0
    for part in parts:
        blocks.append(Block(BlockKind.PARAGRAPH, place, place + len(part), 1, place))
        place += len(part) + 2
    pages = (Page(1, 0, len(text)),)
    document = Document("h", "s", "n", "text/plain", DocumentKind.OTHER, "t", None, text, pages, tuple(blocks))
    spans = [span for statement in statements(document) for span in statement.spans]
    assert all(0 <= span.start < span.end <= len(document.text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
