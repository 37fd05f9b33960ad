"""EML: the headers as fields, the best body as text, every attachment as a file of its own."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from corpus.errors import DamagedFileError, TooLargeError
from ingest.encoding import decode
from ingest.limits import Limits
from ingest.raw import RawBlock, RawDocument, RawPage
from ingest.readers.html import html_blocks, html_text
from ingest.sniff import EML

_FIELDS = ("subject", "from", "to", "cc", "date")
_SPACE = re.compile(r"\s+")
_MAX_DEPTH = 30
_NAMES = {"message/rfc822": "wiadomosc.eml", "text/plain": "zalacznik.txt", "text/html": "zalacznik.html"}


def read(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read a message: the plain body where it has one, else the HTML body, else its subject; attachments by name.

    Raises:
        DamagedFileError: The headers cannot be read.
        TooLargeError: It has more attachments than `limits` allow.
    """
    try:
        message = email.message_from_bytes(_without_leading_junk(data), policy=email.policy.compat32)
        parts = list(_leaves(message, 0))
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise DamagedFileError(f"{name} is no readable message ({error})", remedy="save the message again") from error
    body = _body(parts)
    attachments = tuple(_attachments(parts, body))
    if len(attachments) > limits.max_attachments:
        raise TooLargeError(f"{name} has {len(attachments)} attachments", remedy="save them apart")
    fields = {key: value for key in _FIELDS if (value := header(message, key))}
    page = _page(body, name)
    if not page.text.strip():
        page = RawPage(1, fields.get("subject", ""))
    return RawDocument(
        name, EML, (page,), title=fields.get("subject"), date=_date(fields.get("date")), fields=fields,
        attachments=attachments,
    )  # fmt: skip


def _without_leading_junk(data: bytes) -> bytes:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n \t")


def _leaves(part: Message, depth: int) -> Iterator[Message]:
    """Leaf parts in order; a message inside the message is a leaf: it is a document of its own."""
    if depth < _MAX_DEPTH and part.is_multipart() and part.get_content_type() != "message/rfc822":
        payload = part.get_payload()
        for inner in payload if isinstance(payload, list) else []:
            if isinstance(inner, Message):
                yield from _leaves(inner, depth + 1)
    else:
        yield part


def header(message: Message, key: str) -> str:
    """A header decoded to text on one line; as it stands where its encoding cannot be read."""
    raw = next((str(value) for name, value in message.raw_items() if name.lower() == key), "")
    if any("\udc80" <= char <= "\udcff" for char in raw):
        raw = decode(raw.encode("utf-8", "surrogateescape"))[0]
    try:
        text = str(make_header(decode_header(raw)))
    except (ValueError, LookupError, UnicodeError):
        text = raw
    return _SPACE.sub(" ", text).strip()


def _date(value: str | None) -> str | None:
    if not value:
        return None
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _is_attachment(part: Message) -> bool:
    disposition = str(part.get("content-disposition") or "").split(";")[0].strip().lower()
    return disposition == "attachment" or bool(_file_name(part)) or part.get_content_maintype() != "text"


def _body(parts: list[Message]) -> list[Message]:
    """The parts that are the letter: all plain ones, or the HTML ones where no plain part says anything."""
    texts = [part for part in parts if not _is_attachment(part)]
    plain = [part for part in texts if part.get_content_type() != "text/html" and _part_text(part).strip()]
    if plain:
        return plain
    return [part for part in texts if part.get_content_type() == "text/html"]


def _payload(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else inner
        return first.as_bytes() if isinstance(first, Message) else str(first).encode("utf-8", "surrogateescape")
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _part_text(part: Message) -> str:
    content = _payload(part)
    charset = part.get_content_charset()
    text, found = decode(content)
    if charset in {None, "us-ascii", "ascii"} or (found in {"utf-8", "utf-8-sig"} and charset in {"utf-8", "utf8"}):
        return text
    try:
        return content.decode(str(charset))
    except (LookupError, UnicodeDecodeError):
        return text


def _page(body: list[Message], name: str) -> RawPage:
    if body and body[0].get_content_type() == "text/html":
        blocks: list[RawBlock] = []
        for part in body:
            text = html_text(_payload(part), part.get_content_charset())
            if text.strip():
                blocks.extend(html_blocks(text, name)[0])
        return RawPage.of_blocks(1, blocks)
    return RawPage(1, "\n\n".join(_part_text(part).replace("\x00", "") for part in body))


def _attachments(parts: list[Message], body: list[Message]) -> Iterator[tuple[str, bytes]]:
    taken: dict[str, int] = {}
    for part in parts:
        if any(part is chosen for chosen in body) or not _is_attachment(part):
            continue
        content = _payload(part)
        if not content.strip() or _is_signature(part):
            continue
        name = _file_name(part) or _NAMES.get(part.get_content_type(), f"zalacznik.{part.get_content_subtype()}")
        taken[name] = taken.get(name, 0) + 1
        yield (name if taken[name] == 1 else f"{taken[name]}-{name}", content)


def _is_signature(part: Message) -> bool:
    return part.get_content_subtype() in {"pgp-signature", "pkcs7-signature", "x-pkcs7-signature"}


def _file_name(part: Message) -> str:
    """The name a sender gave an attachment, without any folders."""
    try:
        raw = part.get_filename()
    except (ValueError, TypeError, LookupError, AttributeError):
        return ""
    if not raw:
        return ""
    try:
        text = str(make_header(decode_header(raw)))
    except (ValueError, LookupError, UnicodeError):
        text = raw
    return _SPACE.sub(" ", text.replace("\\", "/").rsplit("/", 1)[-1]).strip().strip(".")
