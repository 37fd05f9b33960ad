"""Images without what they carry besides the picture: camera, place, author, comments, thumbnails."""

import io

_KINDS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}


def without_metadata(content: bytes) -> bytes:
    """Return a PNG or JPEG image without its metadata; other content, and images that do not open, as they are."""
    kind = next((kind for magic, kind in _KINDS.items() if content.startswith(magic)), None)
    if kind is None:
        return content
    from PIL import Image

    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(content)) as image:
            image.load()
            bare = image.copy()
            bare.info = {key: image.info[key] for key in ("transparency", "gamma", "icc_profile") if key in image.info}
            quality = {"quality": 95, "subsampling": 0} if kind == "JPEG" else {}
            bare.save(out, kind, **quality)
    except (OSError, ValueError, SyntaxError):
        return content
    return out.getvalue()
