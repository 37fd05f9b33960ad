"""PDFs drawn for tests, and what is still in them."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import StreamObject
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.limits import DEFAULT_LIMITS
from ingest.redaction import pdf
from ingest.redaction.surface import Change, Surface, digest, mend

FAST = replace(DEFAULT_LIMITS, ocr=False)
SECRET = "Genowefa Trzpiot"
WORDS = ("Genowefa", "Trzpiot")
Draw = Callable[[Canvas], None]
_START = 60 + int(stringWidth("Szanowni Panstwo, pisze ", "Helvetica", 14))
NAME = (_START + 3, 842 - 768, _START + int(stringWidth(SECRET, "Helvetica", 14)) - 3, 842 - 762)
"""Where the name stands on the drawn letter."""

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")


def made(*pages: Draw, size: tuple[float, float] = A4) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for draw in pages:
        canvas.setFont("Helvetica", 14)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*texts: str, at: float = 60, top: float = 760) -> Draw:
    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(texts):
            canvas.drawString(at, top - 22 * number, text)

    return draw


LETTER = lines("Szanowni Panstwo, pisze Genowefa Trzpiot w sprawie", "naprawy chodnika przy przystanku.")


def read(data: bytes, limits: object = FAST) -> Surface:
    return pdf.surface(data, "a.pdf", limits)  # type: ignore[arg-type]


def without(data: bytes, *secrets: str, by: str = "[osoba 1]", limits: object = FAST) -> bytes:
    text = read(data, limits).text
    mended = mend(text)
    spans = sorted(
        mended.source_span(*found.span()) for secret in secrets for found in re.finditer(re.escape(secret), mended.text)
    )
    changes = [Change(*span, by) for span in spans]
    return pdf.rewrite(data, "a.pdf", limits, changes, digest(text))  # type: ignore[arg-type]


def streams(data: bytes) -> Iterable[bytes]:
    """The file as it is, and every stream of it unpacked; hexadecimal strings of the text layer as characters."""
    yield data
    reader = PdfReader(io.BytesIO(data))
    for number in range(1, len(reader.xref[0]) + 1):
        found = reader.get_object(number)
        if isinstance(found, StreamObject) and found.get("/Subtype") != "/Image":
            content = found.get_data()
            yield content
            yield from (bytes.fromhex(code.decode()) for code in re.findall(rb"<([0-9a-f]{4,})> Tj", content))


def traces(data: bytes, words: Iterable[str] = WORDS) -> list[str]:
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    forms = [(word, word.encode(encoding)) for word in words for encoding in ("latin-1", "utf-16-be", "utf-16-le")]
    found = [word for word, form in forms for content in streams(data) if form in content]
    found += [word for word in words if any(word in text for text in texts)]
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", "-", "-"], input=data, check=True, capture_output=True).stdout.decode()
        found += [word for word in words if word in text]
    return found


def extracted(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def drawn(data: bytes, page: int = 0) -> Image.Image:
    image: Image.Image = pypdfium2.PdfDocument(data)[page].render(scale=1).to_pil().convert("L")
    return image


def dark(image: Image.Image, box: tuple[int, int, int, int]) -> float:
    """Share of a box's pixels that are black."""
    pixels = image.crop(box).histogram()
    return sum(pixels[:60]) / sum(pixels)
