"""What is seen of a change on a drawn page: a black box, or a white one with a label."""

from collections.abc import Sequence
from importlib import resources
from typing import TYPE_CHECKING, Any

from ingest.redaction.pdf_page import MASK, Box, PageText, lines_of
from ingest.redaction.surface import Change

if TYPE_CHECKING:
    from PIL.Image import Image

_PADDING = 0.1
_LEAST = 2.0
_SMALLEST_LABEL = 6


def cover(image: "Image", page: PageText, changes: Sequence[Change]) -> None:
    """Draw over the characters of changes, in place; the first line of each gets what stands for it."""
    for change in changes:
        label = "" if change.replacement.startswith(MASK[0]) else change.replacement
        for number, line in enumerate(lines_of(page.boxes[change.start : change.end])):
            _draw(image, line, label if number == 0 else "")


def _draw(image: "Image", line: Box, label: str) -> None:
    from PIL import ImageDraw

    height = line[3] - line[1]
    pad = max(_LEAST, height * _PADDING)
    box = (line[0] - pad, line[1] - pad, line[2] + pad, line[3] + pad)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle(box, fill="white" if label else "black", outline="black", width=max(1, int(height / 20)))
    if label:
        font = _font(label, line[2] - line[0], height)
        canvas.text(((line[0] + line[2]) / 2, (line[1] + line[3]) / 2), label, fill="black", font=font, anchor="mm")


def _font(label: str, width: float, height: float) -> Any:  # noqa: ANN401 (Pillow's font types differ)
    from PIL import ImageFont

    path = str(resources.files("ingest").joinpath("redaction", "fonts", "labels.ttf"))
    size = max(_SMALLEST_LABEL, min(int(height * 0.8), 200))
    wide = ImageFont.truetype(path, size).getlength(label)
    return ImageFont.truetype(path, max(_SMALLEST_LABEL, int(size * min(1.0, width / max(1.0, wide)))))
