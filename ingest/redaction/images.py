"""Images without what they carry besides the picture: camera, place, author, comments, thumbnails, trailing bytes.

PNG and JPEG are not drawn again: of their segments only those that make the picture are copied.
"""

import io
import struct
from collections.abc import Iterator

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_CHUNKS = frozenset(
    [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"bKGD", b"iCCP"]
)
_START_OF_SCAN, _END = 0xDA, 0xD9
_APPLICATION = range(0xE0, 0xF0)
_KEPT_APPLICATION = ((0xE0, b"JFIF\x00"), (0xE2, b"ICC_PROFILE\x00"), (0xEE, b"Adobe"))
_COMMENT = 0xFE
_REDRAWN = {b"GIF8": "GIF", b"BM": "BMP", b"II*\x00": "TIFF", b"MM\x00*": "TIFF", b"RIFF": "WEBP"}
_JFIF_HEAD = 14
"""Bytes of a JFIF segment before its thumbnail."""

BLANK = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63f80f0001010100b138f6140000000049454e44ae426082"
)
"""A PNG of one pixel, which takes the place of an image that cannot be taken over."""


def bare_image(content: bytes) -> bytes:
    """Return an image without its metadata; a damaged one becomes blank, drawings (EMF, WMF) stay as they are."""
    try:
        if content.startswith(_PNG):
            return _PNG + b"".join(_png_chunks(content))
        if content.startswith(_JPEG):
            return _JPEG + b"".join(_jpeg_segments(content))
        kind = next((kind for magic, kind in _REDRAWN.items() if content.startswith(magic)), None)
        return _redrawn(content, kind) if kind else content
    except (OSError, ValueError, SyntaxError, struct.error, IndexError):
        return BLANK


def _png_chunks(content: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while True:
        (length,) = struct.unpack_from(">I", content, place)
        name, end = content[place + 4 : place + 8], place + 12 + length
        if end > len(content):
            raise ValueError(name)
        if name in _CHUNKS:
            yield content[place:end]
        if name == b"IEND":
            return
        place = end


def _jpeg_segments(content: bytes) -> Iterator[bytes]:
    place = 2
    while True:
        if content[place] != 0xFF:
            raise ValueError(place)
        mark = content[place + 1]
        if mark == 0xFF:
            place += 1
            continue
        if mark == _END:
            yield b"\xff\xd9"
            return
        (length,) = struct.unpack_from(">H", content, place + 2)
        end = place + 2 + length
        if mark == _START_OF_SCAN:
            end = _scan_end(content, end)
        yield from _kept_segment(mark, content[place:end])
        place = end


def _kept_segment(mark: int, segment: bytes) -> Iterator[bytes]:
    if mark == 0xE0 and segment[4:9] == b"JFIF\x00":
        head = segment[4 : 4 + _JFIF_HEAD - 2] + b"\x00\x00"
        yield b"\xff\xe0" + struct.pack(">H", len(head) + 2) + head
    elif _is_picture(mark, segment):
        yield segment


def _is_picture(mark: int, segment: bytes) -> bool:
    """Whether a segment is needed to draw the picture in its colours."""
    if mark not in _APPLICATION:
        return mark != _COMMENT
    return any(mark == known and segment[4:].startswith(head) for known, head in _KEPT_APPLICATION)


def _scan_end(content: bytes, place: int) -> int:
    """Return where the coded picture ends: at the next mark that is neither a stuffed byte nor a restart."""
    while True:
        place = content.index(b"\xff", place)
        follower = content[place + 1]
        if follower and not 0xD0 <= follower <= 0xD7:
            return place
        place += 2


def _redrawn(content: bytes, kind: str) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    with Image.open(io.BytesIO(content)) as image:
        image.load()
        bare = image.copy()
    bare.info = {key: value for key, value in bare.info.items() if key == "transparency"}
    for tags in ("tag_v2", "tag"):
        if hasattr(bare, tags):
            delattr(bare, tags)
    bare.save(out, kind)
    return out.getvalue()
