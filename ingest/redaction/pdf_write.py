"""A PDF of drawn pages with a text layer that holds exactly what is still there.

Nothing of the old file is copied: no object, metadata, attachment, layer or font. What is under a box is drawn over in
the image itself, so there is nothing to bring back; the words beside it can be searched, read aloud and copied.
"""

import io
import zlib
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
_LEVELS = 16
TITLE = "Dokument po anonimizacji"
_POINTS = 72
_GREY = 12
_CMAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
_ROWS = 64


@dataclass(frozen=True)
class DrawnPage:
    """A page to write.

    Attributes:
        image: The page as it is to be seen.
        size: Width and height in points.
        words: What can be read on it, in reading order, places in pixels.
    """

    image: "Image"
    size: tuple[float, float]
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
    blank = writer.add_blank_page(*page.size)
    picture = writer._add_object(_picture(page.image))
    content = DecodedStreamObject()
    content.set_data(_content(page))
    blank[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    blank[NameObject("/Resources")] = DictionaryObject(
        {
            NameObject("/XObject"): DictionaryObject({NameObject("/P"): picture}),
            NameObject("/Font"): DictionaryObject({NameObject("/F"): font}),
        }
    )


def _content(page: DrawnPage) -> bytes:
    width, height = page.size
    across, down = width / page.image.width, height / page.image.height
    lines = [f"q {width:.4f} 0 0 {height:.4f} 0 0 cm /P Do Q", "BT 3 Tr"]
    for word in page.words:
        left, top, right, bottom = (edge * scale for edge, scale in zip(word.box, (across, down) * 2, strict=True))
        size = max(1.0, bottom - top)
        codes = word.text.encode("utf-16-be", "replace").hex()
        stretch = max(1.0, 100 * (right - left) / (len(codes) / 4 * size * 0.5)) if right > left else 100
        lines.append(f"/F {size:.2f} Tf {stretch:.1f} Tz 1 0 0 1 {left:.2f} {height - bottom + 0.2 * size:.2f} Tm")
        lines.append(f"<{codes}{'0020' if word.spaced else ''}> Tj")
    return "\n".join([*lines, "ET"]).encode("ascii")


def _picture(image: "Image") -> StreamObject:
    """Return the picture in whichever form is smaller: text in 16 greys as it is, photographs as JPEG."""
    grey = _is_grey(image)
    photo = io.BytesIO()
    drawn = image.convert("L" if grey else "RGB")
    drawn.save(photo, "JPEG", quality=QUALITY)
    exact = _sixteen_greys(drawn) if grey else zlib.compress(drawn.tobytes(), 6)
    made = StreamObject()
    is_photo = photo.tell() < len(exact)
    made._data = photo.getvalue() if is_photo else exact
    made.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(drawn.width),
            NameObject("/Height"): NumberObject(drawn.height),
            NameObject("/ColorSpace"): NameObject("/DeviceGray" if grey else "/DeviceRGB"),
            NameObject("/BitsPerComponent"): NumberObject(4 if grey and not is_photo else 8),
            NameObject("/Filter"): NameObject("/DCTDecode" if is_photo else "/FlateDecode"),
        }
    )
    return made


def _sixteen_greys(image: "Image") -> bytes:
    """Return the rows of a grey image, two pixels a byte, packed."""
    import numpy as np

    step = 255 // (_LEVELS - 1)
    levels = (np.asarray(image, dtype=np.uint16) + step // 2) // step
    if levels.shape[1] % 2:
        levels = np.pad(levels, ((0, 0), (0, 1)))
    return zlib.compress(((levels[:, ::2] << 4) | levels[:, 1::2]).astype(np.uint8).tobytes(), 6)


def _is_grey(image: "Image") -> bool:
    """Whether an image has no colour to speak of, in rows all over it."""
    import numpy as np

    rows = np.asarray(image.convert("RGB"))[:: max(1, image.height // (_ROWS * 8))].astype(np.int16)
    return bool((rows.max(axis=2) - rows.min(axis=2)).max() <= _GREY)


def _cmap() -> bytes:
    """Return the table by which codes of the text layer are the characters themselves, in ranges of one first byte."""
    rows = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(256)]
    blocks = [rows[at : at + _ROWS] for at in range(0, len(rows), _ROWS)]
    ranges = "".join(f"{len(block)} beginbfrange\n{chr(10).join(block)}\nendbfrange\n" for block in blocks)
    return _CMAP_HEAD + ranges.encode("ascii") + _CMAP_TAIL


def _font(writer: PdfWriter) -> DictionaryObject:
    """Return a font whose codes are the characters: the text layer is never drawn, so it needs no shapes."""
    cmap = DecodedStreamObject()
    cmap.set_data(_cmap())
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
            NameObject("/ToUnicode"): writer._add_object(cmap.flate_encode()),
        }
    )
