"""Files of invented documents, made on the fly: nothing here is anybody's letter."""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from corpus.model import Document, DocumentKind
from ingest.clean import Cleaned
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.raw import RawDocument, RawPage

MakePdf = Callable[..., bytes]
MakeZip = Callable[..., bytes]
TextDocument = Callable[..., RawDocument]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def limits() -> Limits:
    return replace(DEFAULT_LIMITS, wall_seconds=30.0, ocr_pages=3)


@pytest.fixture(scope="session")
def text_document() -> TextDocument:
    """Raw text on pages, as a reader without blocks returns it."""

    def make(*pages: str) -> RawDocument:
        return RawDocument("pismo.txt", "text/plain", tuple(RawPage(at, text) for at, text in enumerate(pages, 1)))

    return make


@pytest.fixture(scope="session")
def make_pdf() -> MakePdf:
    """A PDF of one page for each sequence of lines."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    def make(pages: Sequence[Sequence[str]], *, password: str | None = None, title: str = "") -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=A4, encrypt=password)
        canvas.setTitle(title)
        for lines in pages:
            canvas.setFont("Helvetica", 14)
            for at, line in enumerate(lines):
                canvas.drawString(60, 780 - 22 * at, line)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    return make


@pytest.fixture(scope="session")
def make_zip() -> MakeZip:
    """A ZIP container of the given members."""

    def make(members: dict[str, str | bytes]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
            for name, content in members.items():
                container.writestr(name, content)
        return out.getvalue()

    return make


@pytest.fixture(scope="session")
def make_docx(make_zip: MakeZip) -> Callable[..., bytes]:
    """A DOCX around the XML of its body; further parts by name."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"

    def relations(kinds: dict[str, str]) -> str:
        links = "".join(
            f'<Relationship Id="r{at}" Type="{office}/{kind}" Target="{target}"/>'
            for at, (target, kind) in enumerate(kinds.items())
        )
        return f'<Relationships xmlns="{package}/relationships">{links}</Relationships>'

    def make(body: str, **parts: str) -> bytes:
        members: dict[str, str | bytes] = {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
            "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": relations({f"{name}.xml": name.rstrip("0123456789") for name in parts}),
        }
        for name, content in parts.items():
            tag = {"header": "hdr"}.get(name.rstrip("0123456789"), name)
            members[f"word/{name}.xml"] = f'<w:{tag} xmlns:w="{WORD}">{content}</w:{tag}>'
        return make_zip(members)

    return make


@pytest.fixture(scope="session")
def plain_parse() -> Callable[[Cleaned, RawDocument], Document]:
    """The smallest composition of a document, so that reading is tested apart from parsing."""

    def parse(cleaned: Cleaned, raw: RawDocument) -> Document:
        title = raw.title or raw.name
        return Document(
            "", "", raw.name, raw.media_type, DocumentKind.OTHER, title, None, cleaned.text, cleaned.pages,
            cleaned.blocks, cleaned.runs,
        )  # fmt: skip

    return parse
