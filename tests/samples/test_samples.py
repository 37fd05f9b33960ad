"""Our sample documents: complete, small, of the formats that they claim, and of one mind about the facts."""

import email
import io
import re
import zipfile
from email import policy
from pathlib import Path

import pypdfium2
import pytest

from corpus.knowledge import load_profile
from scripts.build_samples import SOURCES, WRITERS, build
from scripts.sample_formats.source import parse

MAGIC = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04", ".odt": b"PK\x03\x04", ".html": b"<!DOCTYPE html>", ".eml": b"From:"}
PORTABLE = ("html", "eml", "txt")


def sources() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.txt"))}


def words(beginning: str) -> str:
    return next(parse(text).raw for name, text in sources().items() if name.startswith(beginning))


def pdf_text(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def member(path: Path, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return archive.read(name).decode("utf-8")


def test_every_source_is_built_and_nothing_else_lies_there(samples_dir: Path) -> None:
    built = {str(path.relative_to(samples_dir)) for path in samples_dir.rglob("*") if path.is_file()}
    assert built == {parse(text).get("out") for text in sources().values()} | {"README.md"}


def test_readme_names_every_document(samples_dir: Path) -> None:
    readme = (samples_dir / "README.md").read_text(encoding="utf-8")
    assert all(Path(parse(text).get("out")).name in readme for text in sources().values())
    assert "CC0" in readme


def test_there_are_enough_of_every_kind(samples_dir: Path) -> None:
    files = [path for path in samples_dir.rglob("*") if path.is_file() and path.suffix != ".md"]
    assert len(files) >= 14
    assert {path.suffix for path in files} >= {".pdf", ".docx", ".odt", ".html", ".eml", ".txt"}
    assert sum(path.stat().st_size for path in files) < 1_000_000


def test_content_is_of_the_format_that_the_name_says(samples_dir: Path) -> None:
    for path in samples_dir.rglob("*"):
        assert path.is_dir() or path.read_bytes().startswith(MAGIC.get(path.suffix, b"")), path.name


@pytest.mark.parametrize("name", [name for name, text in sources().items() if parse(text).get("format") == "pdf"])
def test_pdf_holds_polish_text_and_page_numbers(samples_dir: Path, name: str) -> None:
    pages = pdf_text(samples_dir / parse(sources()[name]).get("out"))
    assert len(pages) >= 2
    assert all(f"Strona {number} z {len(pages)}" in text for number, text in enumerate(pages, 1))
    assert re.search(r"[ąćęłńóśźż]", "".join(pages))


def test_the_scan_has_no_text(samples_dir: Path) -> None:
    assert "".join(pdf_text(samples_dir / "documents" / "03-odpowiedz-przejscia-skan.pdf")).strip() == ""


def test_one_text_is_cp1250(samples_dir: Path) -> None:
    data = (samples_dir / "documents" / "05-zapytanie-przejscia.txt").read_bytes()
    assert "Łąkowej" in data.decode("cp1250")
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")


def test_message_has_its_attachment(samples_dir: Path) -> None:
    data = (samples_dir / "documents" / "13-wiadomosc-zgm.eml").read_bytes()
    message = email.message_from_bytes(data, policy=policy.default)
    (attachment,) = message.iter_attachments()
    assert attachment.get_filename() == "zestawienie-kosztow.txt"
    assert "94 700 zł" in attachment.get_content()


@pytest.mark.parametrize("name", [name for name, text in sources().items() if parse(text).get("format") in PORTABLE])
def test_what_depends_on_no_tool_is_built_anew_byte_for_byte(samples_dir: Path, tmp_path: Path, name: str) -> None:
    path = build(SOURCES / f"{name}.txt", tmp_path)
    assert path.read_bytes() == (samples_dir / path.relative_to(tmp_path)).read_bytes()


@pytest.mark.parametrize(("form", "part"), [("docx", "word/document.xml"), ("odt", "content.xml")])
def test_office_files_hold_the_words_of_their_sources(samples_dir: Path, form: str, part: str) -> None:
    for text in sources().values():
        sample = parse(text)
        if sample.get("format") == form:
            shown = re.sub(r"<[^>]+>", "", member(samples_dir / sample.get("out"), part)).replace("&quot;", '"')
            assert all(piece in shown for line in sample.lines for piece in line.text.split(" | "))


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_building_twice_gives_the_same_bytes(form: str) -> None:
    sample = next(sample for sample in map(parse, sources().values()) if sample.get("format") == form)
    assert WRITERS[form](sample) == WRITERS[form](sample)


def test_the_demonstration_letter_asks_enough() -> None:
    letter = words("20-")
    assert letter.count("?") >= 4
    assert len(re.findall(r"(?i)proszę o (?:podanie|wskazanie|informację)", letter)) == 3
    assert "poradni psychologiczno-pedagogicznej" in letter


@pytest.mark.parametrize(
    ("fact", "where"),
    [
        ("131 pustostanów", "08-"),
        ("34 lokale", "08-"),
        ("4 340 000 zł", "01-"),
        ("94 700 zł", "13-"),
        ("1 lutego 2027 r.", "09-"),
        ("co 20 minut, a poza szczytem co 40 minut", "09-"),
        ("15 grudnia 2026 r.", "03-"),
        ("4 z 6 przejść", "14-"),
        ("nie wpłynęło żadne zgłoszenie zamiaru zwolnień grupowych", "10-"),
        ("nie wpłynęło zgłoszenie zamiaru przeprowadzenia zwolnień grupowych", "02-"),
    ],
)
def test_answers_lie_where_the_readme_says(fact: str, where: str) -> None:
    assert fact in words(where)


def test_one_question_has_no_answer_anywhere() -> None:
    answering = [parse(text).raw for name, text in sources().items() if not name.startswith("20-")]
    assert not any(re.search(r"poradni\w* psychologiczno", text) for text in answering)


def test_figures_add_up() -> None:
    assert 2_604_000 + 1_736_000 == 4_340_000  # sources of the money in 2026
    assert 31 * 94_700 == 2_935_700  # flats of 2026 at their mean cost, as the minutes say
    assert 62 * 92_000 == 5_704_000  # the same for 2025
    assert 38 + 62 + 8 == 108  # by year, as the reply of March says
    assert 108 + 23 == 131  # as the news of October says
    for figure in ("2 604 000", "1 736 000", "5 704 000"):
        assert figure in words("01-")
    assert "2 935 700 zł" in words("10-")
    assert "2 935 700 zł" in words("13-")


def test_units_of_the_samples_are_in_the_profile() -> None:
    names = {unit.name for unit in load_profile("jasnobrzeg").units}
    mentioned = set(
        re.findall(r"Powiatowy Urząd Pracy w Jasnobrzegu|Wydział Dialogu Społecznego", "".join(sources().values()))
    )
    assert mentioned <= names
