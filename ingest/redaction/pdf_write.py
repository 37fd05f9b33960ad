"""A PDF of drawn pages with a text layer that holds exactly what is still there.

Nothing of the old file is copied: no object, metadata, attachment, layer or font. What is under a box is drawn over in
the image itself, so there is nothing to bring back; the words beside it can be searched, read aloud and copied.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from ingest.redaction.pdf_page import Word

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITY = 85
TITLE = "Dokument po anonimizacji"
_POINTS = 72
_GREY = 12
_CMAP = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 beginbfrange
<0000> <FFFF> <0000>
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
"""Codes of the text layer are the characters themselves."""


@dataclass(frozen=True)
class DrawnPage:
    """A page to write.

    Attributes:
        image: The page as it is to be seen.
        dpi: Its resolution.
        words: What can be read on it, in reading order, places in pixels.
    """

    image: "Image"
    dpi: float
    words: Sequence[Word]


def write_pdf(pages: Iterable[DrawnPage]) -> bytes:
    """Return a PDF of the pages, in Polish by its language entry."""
    writer = PdfWriter()
    font = writer._add_object(_font(writer))
    for page in pages:
        _add(writer, page, font)
    writer.metadata = {"/Title": TITLE, "/Producer": "Referent"}
    writer.root_object[NameObject("/Lang")] = TextStringObject("pl-PL")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _add(writer: PdfWriter, page: DrawnPage, font: IndirectObject) -> None:
    scale = _POINTS / page.dpi
    width, height = page.image.width * scale, page.image.height * scale
    blank = writer.add_blank_page(width, height)
    picture = writer._add_object(_picture(page.image))
    content = DecodedStreamObject()
    content.set_data(_content(page, scale, width, height))
    blank[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    blank[NameObject("/Resources")] = DictionaryObject(
        {
            NameObject("/XObject"): DictionaryObject({NameObject("/P"): picture}),
            NameObject("/Font"): DictionaryObject({NameObject("/F"): font}),
        }
    )


def _content(page: DrawnPage, scale: float, width: float, height: float) -> bytes:
    lines = [f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /P Do Q", "BT 3 Tr"]
    for word in page.words:
        left, top, right, bottom = (edge * scale for edge in word.box)
        size = max(1.0, bottom - top)
        stretch = 100 * (right - left) / (len(word.text) * size * 0.5) if right > left else 100
        codes = word.text.encode("utf-16-be", "replace").hex()
        lines.append(f"/F {size:.2f} Tf {stretch:.1f} Tz 1 0 0 1 {left:.2f} {height - bottom + 0.2 * size:.2f} Tm")
        lines.append(f"<{codes}> Tj")
    return "\n".join([*lines, "ET"]).encode("ascii")


def _picture(image: "Image") -> StreamObject:
    drawn = image.convert("L") if _is_grey(image) else image.convert("RGB")
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=QUALITY)
    made = StreamObject()
    made._data = out.getvalue()
    made.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(drawn.width),
            NameObject("/Height"): NumberObject(drawn.height),
            NameObject("/ColorSpace"): NameObject("/DeviceGray" if drawn.mode == "L" else "/DeviceRGB"),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/Filter"): NameObject("/DCTDecode"),
        }
    )
    return made


def _is_grey(image: "Image") -> bool:
    """Whether an image has no colour to speak of."""
    if image.mode == "L":
        return True
    import numpy as np

    small = np.asarray(image.convert("RGB").resize((64, 64)), dtype=np.int16)
    return bool((small.max(axis=2) - small.min(axis=2)).max() <= _GREY)


def _font(writer: PdfWriter) -> DictionaryObject:
    """Return a font whose codes are the characters: the text layer is never drawn, so it needs no shapes."""
    cmap = DecodedStreamObject()
    cmap.set_data(_CMAP)
    descriptor = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/FontDescriptor"),
            NameObject("/FontName"): NameObject("/Layer"),
            NameObject("/Flags"): NumberObject(5),
            NameObject("/FontBBox"): ArrayObject([NumberObject(n) for n in (0, 0, 500, 1000)]),
            NameObject("/ItalicAngle"): NumberObject(0),
            NameObject("/Ascent"): NumberObject(1000),
            NameObject("/Descent"): NumberObject(0),
            NameObject("/CapHeight"): NumberObject(1000),
            NameObject("/StemV"): FloatObject(80),
        }
    )
    system = {"/Registry": TextStringObject("Adobe"), "/Ordering": TextStringObject("Identity")}
    below = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/CIDFontType2"),
            NameObject("/BaseFont"): NameObject("/Layer"),
            NameObject("/CIDToGIDMap"): NameObject("/Identity"),
            NameObject("/CIDSystemInfo"): DictionaryObject(
                {NameObject(key): value for key, value in system.items()} | {NameObject("/Supplement"): NumberObject(0)}
            ),
            NameObject("/DW"): NumberObject(500),
            NameObject("/FontDescriptor"): writer._add_object(descriptor),
        }
    )
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/BaseFont"): NameObject("/Layer"),
            NameObject("/Encoding"): NameObject("/Identity-H"),
            NameObject("/DescendantFonts"): ArrayObject([writer._add_object(below)]),
            NameObject("/ToUnicode"): writer._add_object(cmap),
        }
    )
