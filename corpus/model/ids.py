"""Content-hash identifiers: the same content has the same id on every machine."""

import hashlib

SHORT = 16


def content_hash(data: bytes | str) -> str:
    """Return the SHA-256 of `data` (text as UTF-8) as 64 lower-case hexadecimal digits."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return hashlib.sha256(raw).hexdigest()


def short_id(*parts: object) -> str:
    """Return 16 hexadecimal digits that depend on every part and on their boundaries."""
    return content_hash("\x1f".join(str(part) for part in parts))[:SHORT]
