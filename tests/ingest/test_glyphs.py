"""Characters of one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean.glyphs import dash_bullet, glyph_bullet, hidden_characters, normalise, split_inner_bullets
from ingest.clean.hyphens import keeps_hyphen


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("  Kraków  ", "Kraków"),
        ("15\u00a0000\u202fzł", "15 000 zł"),
        ("a \t\u2003 b", "a b"),
        ("\ufb01nanse i o\ufb03cyna", "finanse i officyna"),
        ("za\u0301pis", "zápis"),
        ("wyna\u00adgro\u200bdzenie", "wynagrodzenie"),
        ("\x07dzwonek\x85", "dzwonek"),
        ("\ud800x", "x"),
        ("   ", ""),
    ],
)
def test_normalise(raw: str, plain: str) -> None:
    assert normalise(raw, 100).plain == plain


def test_kept_characters_know_their_offset() -> None:
    strip = normalise("  a\u00a0b  c", 10)

    assert strip.pieces == (("a", 12), (" ", -1), ("b", 14), (" ", 15), ("c", 17))


@given(st.text(max_size=60), st.integers(0, 30), st.integers(0, 30))
def test_cut_is_a_slice(raw: str, start: int, end: int) -> None:
    strip = normalise(raw, 0)
    cut = strip.cut(min(start, end), max(start, end))

    assert "".join(text for text, _ in cut.pieces) == cut.plain == strip.plain[min(start, end) : max(start, end)]
    assert all(raw[source : source + len(text)] == text for text, source in cut.pieces if source >= 0)


@pytest.mark.parametrize(
    ("plain", "parts"),
    [
        ("nowych inwestorów. • Lepsze komunikowanie", ["nowych inwestorów.", "• Lepsze komunikowanie"]),
        ("• mobilność, • gospodarka, •", ["• mobilność,", "• gospodarka,", "•"]),
        ("analizę danych ▪ i wsparcie", ["analizę danych", "▪ i wsparcie"]),
        ("ul. Cicha 3 • Lipowo • tel. 12", ["ul. Cicha 3 • Lipowo • tel. 12"]),
        ("bez wypunktowania", ["bez wypunktowania"]),
    ],
)
def test_inner_bullets(plain: str, parts: list[str]) -> None:
    assert [part.plain for part in split_inner_bullets(normalise(plain, 0))] == parts


def test_bullets_of_a_line() -> None:
    glyph, dash = glyph_bullet(normalise("\uf0b7 drogi", 0)), dash_bullet(normalise("– drogi", 0))

    assert glyph is not None
    assert dash is not None
    assert glyph.plain == dash.plain == "• drogi"
    assert glyph_bullet(normalise("«cytat»", 0)) is None
    assert dash_bullet(normalise("-5 stopni", 0)) is None


def test_hidden_characters() -> None:
    assert hidden_characters("zwykły tekst") == 0
    assert hidden_characters("a\U000e0041\u202eb") == 2


@pytest.mark.parametrize(
    ("head", "tail", "kept"),
    [
        ("wynagrodze", "nie", False), ("e", "usługi", True), ("polsko", "ukraińskiej", True),
        ("społeczno", "gospodarczy", True),
        ("PKP", "owski", True), ("zło", "to", False), ("przed", "szkole", False),
    ],
)  # fmt: skip
def test_hyphens_without_a_dictionary(head: str, tail: str, kept: bool) -> None:
    assert keeps_hyphen(head, tail, lambda _word: False) is kept


@pytest.mark.parametrize(
    ("raw", "plain"),
    [("\u00ad 1 w IV kwartale", "- 1 w IV kwartale"), ("\u00ad \u00ad ", ""), ("wyna\u00adgrodzenie", "wynagrodzenie")],
)
def test_a_soft_hyphen_before_a_space_is_a_bullet(raw: str, plain: str) -> None:
    assert normalise(raw, 0).plain == plain
