"""What passes between the child process and its parent, all as JSON: jobs and orders, documents and errors."""

import base64
import json
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from corpus import errors
from corpus.errors import DamagedFileError, IngestError
from corpus.model import BlockKind
from ingest.raw import RawBlock, RawDocument, RawPage
from ingest.redaction.surface import Change, Surface, digest

ORDER, OUTPUT = "order.json", "output"
"""Files beside the child's input: what the job needs, and what it wrote."""

ANSWERS = frozenset({"document", "surface", "written", "error"})
"""Kinds of a child's last message."""


class Job(StrEnum):
    """What a child process does with a file."""

    READ = "read"
    SURFACE = "surface"
    REWRITE = "rewrite"


_ERRORS: dict[str, type[IngestError]] = {
    kind.code: kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, IngestError)
}


def dump(raw: RawDocument) -> str:
    """Print a raw document as one line of JSON."""
    return json.dumps(
        {
            "kind": "document",
            "name": raw.name,
            "media_type": raw.media_type,
            "title": raw.title,
            "date": raw.date,
            "fields": dict(raw.fields),
            "warnings": list(raw.warnings),
            "pages": [_dump_page(page) for page in raw.pages],
            "attachments": [[name, base64.b64encode(data).decode("ascii")] for name, data in raw.attachments],
        }
    )


def dump_error(error: IngestError) -> str:
    """Print an error as one line of JSON."""
    return json.dumps({"kind": "error", "code": error.code, "what": error.what, "remedy": error.remedy})


def dump_pages(count: int) -> str:
    """Print the news that `count` pages are about to be recognised, as one line of JSON."""
    return json.dumps({"kind": "recognising", "pages": count})


def load(message: dict[str, Any]) -> RawDocument:
    """Read a document back.

    Raises:
        IngestError: The message is an error: that one; or it is of no known form.
    """
    load_error(message)
    try:
        return RawDocument(
            name=str(message["name"]),
            media_type=str(message["media_type"]),
            pages=tuple(_load_page(page) for page in message["pages"]),
            title=message["title"],
            date=message["date"],
            fields={str(key): str(value) for key, value in message["fields"].items()},
            attachments=tuple((str(name), base64.b64decode(data)) for name, data in message["attachments"]),
            warnings=tuple(str(warning) for warning in message["warnings"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DamagedFileError(f"the reader's answer is of no known form ({error})", remedy="read it again") from error


def load_error(message: dict[str, Any]) -> None:
    """Raise the error that a message is, if it is one.

    Raises:
        IngestError: That one.
    """
    if message.get("kind") == "error":
        kind = _ERRORS.get(str(message.get("code")), DamagedFileError)
        raise kind(str(message["what"]), remedy=str(message["remedy"]))


def dump_surface(surface: Surface) -> str:
    """Print a file's surface as one line of JSON."""
    return json.dumps({"kind": "surface", "text": surface.text, "pages": surface.pages, "warnings": surface.warnings})


def load_surface(message: dict[str, Any]) -> Surface:
    """Read a surface back.

    Raises:
        IngestError: The message is an error: that one; or it is of no known form.
    """
    load_error(message)
    try:
        pages = tuple(int(page) for page in message["pages"])
        return Surface(str(message["text"]), pages, tuple(str(warning) for warning in message["warnings"]))
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedFileError(f"the reader's answer is of no known form ({error})", remedy="read it again") from error


def dump_written() -> str:
    """Print the news that the file was written."""
    return json.dumps({"kind": "written"})


def dump_order(surface: Surface, changes: Iterable[Change]) -> dict[str, Any]:
    """Return the changes of a surface as JSON holds them, with what tells that surface from others."""
    made = [[change.start, change.end, change.replacement] for change in changes]
    return {"surface": digest(surface.text), "changes": made}


def load_order(order: dict[str, Any]) -> tuple[list[Change], str]:
    """Return the changes of an order and the digest of the surface that they belong to."""
    changes = [Change(int(start), int(end), str(replacement)) for start, end, replacement in order["changes"]]
    return changes, str(order["surface"])


def _dump_page(page: RawPage) -> dict[str, Any]:
    if page.blocks:
        blocks = [[block.text, block.kind, block.level] for block in page.blocks]
        return {"number": page.number, "blocks": blocks, "ocr": page.ocr_confidence}
    return {"number": page.number, "text": page.text, "ocr": page.ocr_confidence}


def _load_page(page: dict[str, Any]) -> RawPage:
    if "blocks" in page:
        blocks = [RawBlock(text, BlockKind(kind) if kind else None, level) for text, kind, level in page["blocks"]]
        made = RawPage.of_blocks(page["number"], blocks)
        return RawPage(made.number, made.text, made.blocks, page["ocr"])
    return RawPage(page["number"], page["text"], ocr_confidence=page["ocr"])
