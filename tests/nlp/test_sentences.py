"""Sentence boundaries of Polish letters, minutes and acts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Span
from nlp.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


WHOLE = [
    "Remont ul. Lipowej i os. Złotego Wieku kosztował 15 tys. zł.",
    "Radny m.in. A. Kowalski, prof. J. M. Nowak i dr Zieliński zabrali głos.",
    "Zgodnie z art. 24 ust. 3 pkt 2 ustawy (Dz. U. z 2025 r. poz. 1153, z późn. zm.) odpowiadam.",
    "Na podstawie ustawy z dnia 7 lipca 1994 r. Prawo budowlane wydano decyzję.",
    "W dniu 14 kwietnia 2025 r. Rada Miasta podjęła uchwałę.",
    "Podczas 14. Sesji Rady omówiono 1. kwartał.",
    "14. Rada zebrała się w maju.",
    "Zadania, tzw. Pakt, obejmują drogi, chodniki itd. oraz zieleń.",
    "Zapytał: „Czy to prawda?” i usiadł.",
    "Powiedziano: „Tak będzie”.",
    "Wydano 15.000,50 zł na stronę www.miasto.example.",
    "Umowę zawarto z firmą Sp. z o.o. z siedzibą w Jasnobrzegu.",
    "W latach 2024–2025 (do dnia 30.06.2025 r.) przyjęto 3 wnioski.",
    "Park im. H. Jordana i al. Jana Pawła II.",
    "W 2011 r. „Zielony Park” otrzymał nagrodę.",
    "1. Czy prawdą jest, że droga powstanie?",
    "Ad 2. Droga powstanie.",
    "§ 3. Uchwała wchodzi w życie.",
    "Zapisała się p. I. Chabrowa z klubu.",
    "REMONT UL. LIPOWEJ",
    "Pytanie nr 4. Kiedy otwarto most?",
]


@pytest.mark.parametrize("text", WHOLE)
def test_one_sentence_stays_whole(text: str) -> None:
    assert sentences(text) == [text]


SPLIT = [
    ("Uchwałę przyjęto w 2025 r. Rada nie wniosła uwag.", 2),
    ("Kupiono kosze, ławki itd. Następnie posadzono drzewa.", 2),
    ("Koszt to 15 mln zł. Środki są w budżecie.", 2),
    ("Uchwała nr 14. Prezydent ją wykonał.", 2),
    ("Czy tak? Nie wiem! Zobaczymy… Koniec.", 4),
    ("Wydano (w całości). Nikt nie pytał.", 2),
    ("To „X”. I tyle.", 2),
    ("Powiedziano: „Tak”. Potem wyszli.", 2),
    ("Pytał: „Czy tak?” Nikt nie odpowiedział.", 2),
    ("Jak w aptece.1 Następne zdanie.", 2),
    ("Jak w aptece.[12] Następne zdanie.", 2),
    ("To jest zdanie.Następne zdanie.", 2),
    ("Wnoszę o: a) remont. b) sprzątanie.", 2),
    ("1. Czy tak? 2. Czy nie?", 2),
    ("Pierwszy akapit bez kropki\n\nDrugi akapit", 2),
    ("Wykaz:\n• pierwszy\n• drugi", 3),
    ("Wykaz:\n1) pierwszy;\n2) drugi.", 3),
    ("Wykaz:\r\n \r\n- pierwszy,\n- drugi.", 3),
    ("Środki są w WPF. Następnie zapłacono.", 2),
    ("Było to w kodzie 12345. Następnie zapłacono.", 2),
    ("opolskie 10 12 11\nDane podano za rok.", 2),
    ("Patrz https://www.miasto.example/a/b\nDane podano za rok.", 2),
    ("Odpowiedziano na pytanie 2.\nNie prowadzono badań.", 2),
    ("Umowa z S.A. Następnie zapłacono.", 2),
]


@pytest.mark.parametrize(("text", "count"), SPLIT)
def test_boundaries(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_single_line_breaks_are_white_space() -> None:
    assert sentences("Remont ul.\nLipowej\ntrwa.\nKoniec.") == ["Remont ul.\nLipowej\ntrwa.", "Koniec."]


def test_footnote_mark_stays_with_its_sentence() -> None:
    assert sentences("Jak w aptece.1 Dalej.") == ["Jak w aptece.1", "Dalej."]


@pytest.mark.parametrize("text", ["", " \n\n\t ", "\n"])
def test_blank_text_has_no_sentence(text: str) -> None:
    assert split_sentences(text) == []


POLISH = st.text(alphabet="abcżół ABŻ.?!…„”\"()[]0123456789\n\r\t-•§,;:'ulrz", max_size=200)


@given(POLISH)
def test_spans_cover_every_visible_character_once(text: str) -> None:
    spans = split_sentences(text)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() and s.start < s.end for s in spans)


def test_spans_are_domain_spans() -> None:
    assert split_sentences("  Tak.  ") == [Span(2, 6)]
