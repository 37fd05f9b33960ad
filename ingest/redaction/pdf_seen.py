"""What of a page's text can be seen: the rest must not go on into the new file, where nobody would look for it.

A page is drawn twice, with its text and without. A character whose place does not change cannot be seen: it is white on
white, under an image, under a black rectangle, outside the page. Text that is never drawn (the layer of a scan) counts
as seen where there is something in the picture at its place.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ingest.redaction.pdf_page import Box, Letter, PageText

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

_CONTRAST = 24
_BLOCK = "█"
_DEPTH = 12


def page_text(page: Any, image: "Image", letters: Sequence[Letter], scale: float) -> PageText:  # noqa: ANN401
    """Return the text of a page with what can be seen of it; the page's text cannot be drawn afterwards.

    Args:
        page: The page.
        image: The page drawn.
        letters: Its text layer.
        scale: Pixels a point at which it was drawn.
    """
    import numpy as np

    with_text = np.asarray(image.convert("L"), dtype=np.int16)
    _hide_text(page)
    bare = page.render(scale=scale, may_draw_forms=False, draw_annots=False, grayscale=True).to_numpy()
    without = bare.reshape(bare.shape[0], bare.shape[1], -1)[:, :, 0].astype(np.int16)
    changed = np.abs(with_text - without) > _CONTRAST
    seen = tuple(_is_seen(letter, changed, with_text) for letter in letters)
    return PageText("".join(letter.text for letter in letters), tuple(letter.box for letter in letters), seen)


def _is_seen(letter: Letter, changed: "np.ndarray[Any, Any]", picture: "np.ndarray[Any, Any]") -> bool:
    if letter.ink is None or letter.box is None:
        return True
    if letter.drawn:
        return bool(_cut(changed, letter.ink, 1).any())
    place = _cut(picture, letter.box, 0)
    return bool(place.size and (letter.text == _BLOCK or int(place.max()) - int(place.min()) > _CONTRAST))


def _cut(picture: "np.ndarray[Any, Any]", box: Box, margin: int) -> "np.ndarray[Any, Any]":
    left, top, right, bottom = box
    rows = slice(max(0, int(top) - margin), max(0, int(bottom) + 1 + margin))
    return picture[rows, max(0, int(left) - margin) : max(0, int(right) + 1 + margin)]


def _hide_text(page: Any) -> None:  # noqa: ANN401 (pypdfium2 has no types)
    from pypdfium2 import raw

    for text in _texts(page):
        raw.FPDFTextObj_SetTextRenderMode(text, raw.FPDF_TEXTRENDERMODE_INVISIBLE)


def _texts(page: Any) -> Iterator[Any]:  # noqa: ANN401 (pypdfium2 has no types)
    from pypdfium2 import raw

    waiting = [(raw.FPDFPage_GetObject(page, number), 0) for number in range(raw.FPDFPage_CountObjects(page))]
    while waiting:
        thing, depth = waiting.pop()
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield thing
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            inner = range(raw.FPDFFormObj_CountObjects(thing))
            waiting += [(raw.FPDFFormObj_GetObject(thing, number), depth + 1) for number in inner]
