"""The suite's own judge of figures: digits and months, quotations for what is said, titles for the introduction."""

import pytest

from corpus.model import Citation, DraftSentence
from eval.figures import body_start, figures, missing_figures

QUOTE = "W 2025 r. wymieniono 42 lampy, a w czerwcu 7."
TITLE = "Odpowiedź nr 12 z 5 maja 2026 r."


def sentence(text: str, *more: str) -> DraftSentence:
    quotes = (QUOTE, *more)
    return DraftSentence(text, tuple(Citation("d", 1, TITLE, 1, 0, len(quote), quote) for quote in quotes))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("186 500,50 zł", ["186", "500", "50"]),
        ("05.06.2026", ["5", "6", "2026", "m6"]),
        ("2026-06-05", ["2026", "6", "5", "m6"]),
        ("5 czerwca", ["5", "m6"]),
        ("w marcu i w październiku", ["m3", "m10"]),
        ("lutnia, czerwony most, mają majątek, w maju", ["m5"]),
    ],
)
def test_figures_are_digits_and_months(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("W 2025 r. wymieniono 42 lampy.", []),
        ("Jak podano w odpowiedzi nr 12 z 5 maja 2026 r., w 2025 r. wymieniono 42 lampy.", []),
        ("Jak podano w odpowiedzi nr 13, w 2025 r. wymieniono 42 lampy.", ["13"]),
        ("W 2025 r. wymieniono 42 lampy do 5 maja 2026 r.", ["5", "2026", "m5"]),
        ("W 2025 r. wymieniono 12 lamp.", ["12"]),
        ("W 2025 r. wymieniono 42 lampy, w lipcu 7.", ["m7"]),
    ],
)
def test_titles_bear_the_introduction_only(text: str, missing: list[str]) -> None:
    assert missing_figures(sentence(text)) == missing


def test_a_month_may_stand_in_digits() -> None:
    assert missing_figures(sentence("Jak podano 3 lipca 2026 r., w 2025 r. wymieniono 42 lampy.", "03-07-2026")) == []


def test_the_body_begins_where_the_quotation_goes_on() -> None:
    said = sentence("Jak podano, 3 lipca, w 2025 r. wymieniono 42 lampy.")
    assert said.text[body_start(said) :].startswith("w 2025 r.")
    assert body_start(DraftSentence("Bez przypisu, 5.")) == 0
