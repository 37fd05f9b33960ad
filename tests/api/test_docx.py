"""The exported letter: what an officer sees in it, and that it is a sound Word document."""

import datetime as dt
import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.enum.text import WD_COLOR_INDEX
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from api.docx import render_reply
from api.docx_text import before_note, clean, marked, typeset
from corpus.knowledge import load_profile
from corpus.model import (
    Answer,
    AnswerStatus,
    CheckName,
    CheckResult,
    Citation,
    Draft,
    DraftLetter,
    DraftSentence,
    Question,
    Source,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROFILE = load_profile("jasnobrzeg")


def citation(start: int, quote: str, *, document: str = "aaaa", page: int = 1) -> Citation:
    return Citation(document, 1, f"Pismo {document}", page, start, start + len(quote), quote)


def sentence(text: str, *citations: Citation, failed: str = "") -> DraftSentence:
    checks = (
        CheckResult(CheckName.CITED, passed=True),
        CheckResult(CheckName.NUMBERS, passed=not failed, detail=failed),
    )
    return DraftSentence(text, citations, checks)


QUOTE = "W 2025 r. oddano do użytku 131 mieszkań."
ANSWERS = (
    Answer(
        Question("1", "Ile mieszkań oddano w 2025 r.?", 0, 30),
        AnswerStatus.ANSWERED,
        (
            sentence("Jak podano w komunikacie, w 2025 r. oddano do użytku 131 mieszkań.", citation(0, QUOTE)),
            sentence(
                "W tym 40 z windą.", citation(50, "w tym 40 z windą"), citation(80, "z windą", document="bbbb", page=3)
            ),
        ),
    ),
    Answer(
        Question("2", "Ile kosztował remont?", 31, 50),
        AnswerStatus.PARTIAL,
        (sentence("Remont kosztował 9 mln zł.", citation(0, QUOTE), failed="liczba 9 nie występuje w przypisie"),),
        "Zakład Gospodarki Mieszkaniowej",
    ),
    Answer(
        Question("3", "Kiedy powstanie poradnia?", 51, 70),
        AnswerStatus.NO_BASIS,
        (DraftSentence("Brak podstaw w zbiorze dokumentów do udzielenia odpowiedzi na to pytanie.", frame=True),),
        "Wydział Edukacji",
    ),
)


@pytest.fixture
def draft() -> Draft:
    letter = DraftLetter(
        place_date="Jasnobrzeg, 16 listopada 2026 r.",
        reference="[DO UZUPEŁNIENIA: znak sprawy]",
        addressee=("Pani", "Ilona Grzebień", "Radna Miasta Jasnobrzegu"),
        salutation="Szanowna Pani Radna,",
        opening="Odpowiadając na Pani interpelację w sprawie mieszkań, uprzejmie informuję, co następuje.",
        closing="Wyrażam nadzieję, że przedstawione informacje stanowią odpowiedź na zadane pytania.",
        signature=("z up. PREZYDENTA MIASTA", "Marek Dolniak", "Zastępca Prezydenta Miasta Jasnobrzegu"),
        due=dt.date(2026, 11, 23),
        due_steps=("Wpływ: 9 listopada 2026 r.", "Ostatni dzień: 23 listopada 2026 r."),
        missing=("znak sprawy",),
    )
    sources = (
        Source("aaaa", 1, "Pismo aaaa", "pismo-aaaa.pdf", "reply", dt.date(2026, 3, 2), (1, 2)),
        Source("bbbb", 1, "Pismo bbbb", "pismo-bbbb.docx", "news", None, (3,)),
    )
    created = dt.datetime(2026, 11, 16, 9, 30, tzinfo=dt.UTC)
    return Draft("d0c5", None, letter, ANSWERS, sources, ("Data wpływu jest późniejsza.",), "extractive/1", created)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def notes_of(data: bytes) -> list[str]:
    root = etree.fromstring(members(data)["word/footnotes.xml"])
    notes = [note for note in root if note.get(f"{W}type") is None]
    return ["".join(note.itertext()).strip().replace("\u00a0", " ") for note in notes]


def test_letter_stands_in_the_order_of_a_letter(draft: Draft) -> None:
    text = text_of(render_reply(draft, PROFILE)).replace("\u00a0", " ")
    parts = [
        draft.letter.place_date,
        "Ilona Grzebień",
        draft.letter.salutation,
        draft.letter.opening,
        "Ad 1.",
        "Ile mieszkań oddano w 2025 r.?",
        "131 mieszkań",
        "Ad 2.",
        "Ad 3.",
        draft.letter.closing,
        "z up. PREZYDENTA MIASTA",
        "Wykaz źródeł",
        "Karta dla referenta",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_every_citation_is_a_footnote_with_document_page_and_quote(draft: Draft) -> None:
    assert notes_of(render_reply(draft, PROFILE)) == [
        f"Pismo aaaa (pismo-aaaa.pdf), s. 1: „{QUOTE[:-1]}”.",
        "Pismo aaaa (pismo-aaaa.pdf), s. 1: „w tym 40 z windą”.",
        "Pismo bbbb (pismo-bbbb.docx), s. 3: „z windą”.",
        "Zob. przypis 1.",
    ]


def test_spans_of_one_document_share_a_footnote(draft: Draft) -> None:
    cited = sentence(
        "Zdanie.", citation(0, "Zdanie."), citation(40, "r.", page=2), citation(9, "inne", document="bbbb")
    )
    answers = (Answer(draft.answers[0].question, AnswerStatus.ANSWERED, (cited, cited)),)
    assert notes_of(render_reply(replace(draft, answers=answers), PROFILE)) == [
        "Pismo aaaa (pismo-aaaa.pdf), s. 1: „Zdanie”; s. 2: „r.”.",
        "Pismo bbbb (pismo-bbbb.docx), s. 1: „inne”.",
        "Zob. przypis 1.",
        "Zob. przypis 2.",
    ]


def test_a_long_answer_breaks_where_the_source_changes(draft: Draft) -> None:
    long = sentence("A" * 400 + ".", citation(0, "a"))
    other = sentence("B.", citation(0, "b", document="bbbb"))
    answer = Answer(draft.answers[0].question, AnswerStatus.ANSWERED, (long, other, other))
    paragraphs = text_of(render_reply(replace(draft, answers=(answer,)), PROFILE)).splitlines()
    assert paragraphs.count("A" * 400 + ".") == 1
    assert paragraphs.count("B. B.") == 1


@pytest.mark.parametrize(("reference", "title"), [("[DO UZUPEŁNIENIA: znak]", "projekt"), ("OR.1.2026", "OR.1.2026")])
def test_title_and_head_name_a_known_reference_only(draft: Draft, reference: str, title: str) -> None:
    data = render_reply(replace(draft, letter=replace(draft.letter, reference=reference)), PROFILE)
    document = docx.Document(io.BytesIO(data))
    assert document.core_properties.title == f"Odpowiedź – {title}"
    heads = "".join(section.header.paragraphs[0].text for section in document.sections)
    assert heads.count(reference) == (0 if title == "projekt" else 2)


def test_no_trace_of_the_template(draft: Draft) -> None:
    data = members(render_reply(draft, PROFILE))
    assert not any("thumbnail" in name or "app.xml" in name for name in data)
    modes = etree.fromstring(data["word/settings.xml"]).findall(f".//{W}compatSetting[@{W}name='compatibilityMode']")
    assert [mode.get(f"{W}val") for mode in modes] == ["15"]


def test_footnote_references_match_the_notes(draft: Draft) -> None:
    data = members(render_reply(draft, PROFILE))
    body = etree.fromstring(data["word/document.xml"])
    numbers = [node.get(f"{W}id") for node in body.iter(f"{W}footnoteReference")]
    assert numbers == ["1", "2", "3", "4"]
    assert b"footnotes" in data["word/_rels/document.xml.rels"]
    assert b"/word/footnotes.xml" in data["[Content_Types].xml"]


def test_every_style_that_is_used_exists(draft: Draft) -> None:
    data = members(render_reply(draft, PROFILE))
    known = {style.get(f"{W}styleId") for style in etree.fromstring(data["word/styles.xml"]).iter(f"{W}style")}
    parts = ("word/document.xml", "word/footnotes.xml")
    used = {
        node.get(f"{W}val")
        for part in parts
        for tag in ("pStyle", "rStyle", "tblStyle")
        for node in etree.fromstring(data[part]).iter(f"{W}{tag}")
    }
    assert used <= known


def test_what_is_missing_is_highlighted(draft: Draft) -> None:
    document = docx.Document(io.BytesIO(render_reply(draft, PROFILE)))
    yellow = [
        run.text.replace("\u00a0", " ")
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    ]
    assert yellow == [
        "[DO UZUPEŁNIENIA: znak sprawy]",
        "[DO UZUPEŁNIENIA: pozostała część odpowiedzi na pytanie 2; jednostka właściwa: "
        "Zakład Gospodarki Mieszkaniowej]",
        "[DO UZUPEŁNIENIA: odpowiedź na pytanie 3; jednostka właściwa: Wydział Edukacji]",
    ]


def test_failed_sentence_is_marked_in_words_and_explained_on_the_card(draft: Draft) -> None:
    text = text_of(render_reply(draft, PROFILE)).replace("\u00a0", " ")
    assert "NIE PRZESZŁO KONTROLI" in text
    assert "liczby: liczba 9 nie występuje w przypisie" in text


def test_card_shows_deadline_steps_warnings_and_notice(draft: Draft) -> None:
    data = render_reply(draft, PROFILE)
    text = text_of(data).replace("\u00a0", " ")
    cells = [cell.text for row in docx.Document(io.BytesIO(data)).tables[0].rows for cell in row.cells]
    assert "23\u00a0listopada 2026\u00a0r." in cells or "23 listopada 2026\u00a0r." in cells
    assert all(step in text for step in draft.letter.due_steps)
    assert "Data wpływu jest późniejsza." in text
    assert "2024/1689" in text


def test_card_says_so_when_all_is_well(draft: Draft) -> None:
    well = replace(
        draft, answers=draft.answers[:1], warnings=(), letter=replace(draft.letter, missing=(), due=None, due_steps=())
    )
    text = text_of(render_reply(well, PROFILE))
    for line in (
        "Wszystkie zdania przeszły kontrolę",
        "Brak ostrzeżeń.",
        "Nic nie wymaga uzupełnienia.",
        "Nie ustalono daty",
    ):
        assert line in text


def test_two_addressees_stand_apart(draft: Draft) -> None:
    letter = replace(draft.letter, addressee=("Pani", "Renata Oleśniak", "Radna", "Pan", "Bogumił Jarzynka", "Radny"))
    document = docx.Document(io.BytesIO(render_reply(replace(draft, letter=letter), PROFILE)))
    lines = [paragraph for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Adresat"]
    assert [line.text for line in lines if line.paragraph_format.space_before] == ["Pan"]


def test_an_unknown_deadline_is_highlighted_on_the_card(draft: Draft) -> None:
    data = render_reply(replace(draft, letter=replace(draft.letter, due=None)), PROFILE)
    run = docx.Document(io.BytesIO(data)).tables[0].rows[0].cells[1].paragraphs[0].runs[0]
    assert run.font.highlight_color == WD_COLOR_INDEX.YELLOW


def test_draft_without_sources_says_so(draft: Draft) -> None:
    text = text_of(render_reply(replace(draft, answers=ANSWERS[2:], sources=()), PROFILE))
    assert "nie powołuje żadnego źródła" in text
    assert "Projekt nie zawiera zdań opartych na źródłach." in text


def test_language_headings_and_properties(draft: Draft) -> None:
    data = render_reply(draft, PROFILE)
    document = docx.Document(io.BytesIO(data))
    languages = {node.get(f"{W}val") for node in etree.fromstring(members(data)["word/styles.xml"]).iter(f"{W}lang")}
    assert languages == {"pl-PL"}
    assert document.core_properties.language == "pl-PL"
    assert document.core_properties.author == ""
    assert document.core_properties.title
    headings = [
        paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Heading 1"
    ]
    assert headings[:4] == ["Ad 1.", "Ad 2.", "Ad 3.", "Wykaz źródeł"]


def test_pages_are_numbered_by_fields(draft: Draft) -> None:
    data = members(render_reply(draft, PROFILE))
    footers = [content for name, content in data.items() if name.startswith("word/footer")]
    assert len(footers) >= 2
    assert all(b'w:instr="PAGE"' in footer and b'w:instr="NUMPAGES"' in footer for footer in footers)


def test_same_draft_same_bytes(draft: Draft) -> None:
    assert render_reply(draft, PROFILE) == render_reply(draft, PROFILE)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_shows_the_notes(draft: Draft, tmp_path: Path) -> None:
    (tmp_path / "reply.docx").write_bytes(render_reply(draft, PROFILE))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(tmp_path / "reply.docx")], check=True, capture_output=True)
    with pypdfium2.PdfDocument(tmp_path / "reply.pdf") as document:
        text = " ".join(
            "".join(page.get_textpage().get_text_range() for page in document).replace("\u00a0", " ").split()
        )
    assert QUOTE in text.replace("”.", ".").replace("„", "")
    assert "Strona 1 z 2" in text


def test_approved_draft_names_who_approved(draft: Draft) -> None:
    data = render_reply(replace(draft, approved_by="Olga Prus"), PROFILE)
    assert docx.Document(io.BytesIO(data)).core_properties.author == "Olga Prus"


def test_approved_letter_says_who_reviewed_it_and_no_longer_asks_for_review(draft: Draft) -> None:
    approved = replace(
        draft,
        approved_by="Olga Prus",
        approved_at=dt.datetime(2026, 11, 21, 10, tzinfo=dt.UTC),
        approval_reason="Dane potwierdzono w rejestrze urzędu.",
    )
    data = render_reply(approved, PROFILE)
    words = b" ".join(part for name, part in members(data).items() if name.endswith(".xml")).decode("utf-8", "replace")
    assert "zatwierdzona przez: Olga Prus, 21 listopada 2026 r." in words
    assert "wymaga weryfikacji" not in words
    assert "wygenerowany automatycznie" not in words
    cells = [cell.text for table in docx.Document(io.BytesIO(data)).tables for row in table.rows for cell in row.cells]
    assert "Dane potwierdzono w rejestrze urzędu." in [cell.replace("\u00a0", " ") for cell in cells]
    assert "ponosi za nią odpowiedzialność osoba: Olga Prus" in text_of(data).replace("\u00a0", " ")


def test_control_characters_of_a_source_do_not_break_the_file(draft: Draft) -> None:
    odd = Answer(
        draft.answers[0].question, AnswerStatus.ANSWERED, (sentence("A\x00b\x0c.", citation(0, "a\x0bb\ud800")),)
    )
    assert notes_of(render_reply(replace(draft, answers=(odd,)), PROFILE)) == [
        "Pismo aaaa (pismo-aaaa.pdf), s. 1: „ab”."
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("w Parku i w lesie", "w~Parku i~w~lesie"),
        ("15 000 000 zł", "15~000~000~zł"),
        ("14 kwietnia 2025 r.", "14 kwietnia 2025~r."),
        ("art. 24 ust. 6", "art.~24 ust.~6"),
        ("nr 12 przy ul. Łąkowej", "nr~12 przy ul.~Łąkowej"),
        ("koszt a zysk", "koszt a~zysk"),
        ("wielki zapas", "wielki zapas"),
        ("12,5 % i 3 km", "12,5~% i~3~km"),
    ],
)
def test_typeset(text: str, expected: str) -> None:
    assert typeset(text) == expected.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oddano 131 mieszkań.", ("Oddano 131 mieszkań", ".")),
        ("Oddano je w 2025 r.", ("Oddano je w 2025 r.", "")),
        ("Oddano je w 2025\u00a0r.", ("Oddano je w 2025\u00a0r.", "")),
        ("Kosztowało to 9 mln zł.", ("Kosztowało to 9 mln zł", ".")),
        ("Zakłady „Brzost” S.A.", ("Zakłady „Brzost” S.A.", "")),
        ("Zgodnie z k.p.a.", ("Zgodnie z k.p.a.", "")),
        ("Wykona Elektro-Brzeg Sp. z o.o.", ("Wykona Elektro-Brzeg Sp. z o.o.", "")),
        ("Czy oddano?", ("Czy oddano?", "")),
        ("I tak dalej...", ("I tak dalej...", "")),
    ],
)
def test_before_note(text: str, expected: tuple[str, str]) -> None:
    assert before_note(text) == expected


@given(st.text())
def test_typography_changes_nothing_but_spaces(text: str) -> None:
    assert typeset(text).replace("\u00a0", " ") == clean(text).replace("\u00a0", " ")


@given(st.text())
def test_marked_pieces_join_to_the_text(text: str) -> None:
    assert "".join(piece for piece, _ in marked(text)) == text
