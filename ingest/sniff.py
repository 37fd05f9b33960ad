"""The format of a file, from its content alone: names lie (the city of Warszawa publishes DOCX files named .pdf)."""

import csv
import io
import json
import re
import zipfile
from collections import Counter

from ingest.encoding import decode, looks_like_text

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
ZIP = "application/zip"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
OUTLOOK = "application/vnd.ms-outlook"
ENCRYPTED_OFFICE = "application/x-encrypted-office"
OLE = "application/x-ole-storage"
RTF = "application/rtf"
HTML = "text/html"
XML = "text/xml"
EML = "message/rfc822"
JSONL = "application/jsonl"
JSON = "application/json"
CSV = "text/csv"
TEXT = "text/plain"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
UNKNOWN = "application/octet-stream"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"{\\rtf", RTF),
)
_SENTENCE = re.compile(r"[^\W\d_]{3}[.)]{1,2}\s+[^\W\d_a-z]")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", ENCRYPTED_OFFICE),
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("PowerPoint Document", PPT),
    ("__substg1.0_", OUTLOOK),
    ("Book", XLS),
)
_MAIN_PARTS: tuple[tuple[str, str], ...] = (("word/", DOCX), ("ppt/", PPTX), ("xl/", XLSX))
_OBJECT = re.compile(rb"\d\s+obj\s*<<")
_HEAD = 8192
_TABLE_LINES = 30
_TABLE_SHARE = 0.9
_CELL = 40
_SEPARATORS = {"\t": 2, ";": 2, "|": 3, ",": 3}
"""What separates the cells of a table, with the fewest columns that make one."""
_PDF_JUNK = 4096
_HTML_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|h[1-6]|ul|ol|span|br)\b[^>]*>", re.IGNORECASE
)
_HEADER = re.compile(r"^(?P<name>[!-9;-~]{1,60})[ \t]*:.*$")
_KNOWN_HEADERS = frozenset(
    [
        "from",
        "to",
        "cc",
        "bcc",
        "subject",
        "date",
        "received",
        "return-path",
        "mime-version",
        "message-id",
        "content-type",
        "delivered-to",
        "sender",
        "reply-to",
        "content-transfer-encoding",
        "x-mailer",
        "references",
        "in-reply-to",
        "content-disposition",
    ]
)
_IDENTIFYING = frozenset(
    ["from", "received", "return-path", "message-id", "mime-version", "delivered-to", "sender", "reply-to"]
)


def sniff(data: bytes, name: str = "") -> str:
    """Return the media type of `data`; `UNKNOWN` for what is no document. `name` is for messages only, never trusted.

    PDF may have junk before its header or no header at all; ZIP containers are told apart by their members; text is
    told apart by its form.
    """
    del name
    for magic, media_type in _MAGIC:
        if data.startswith(magic):
            return media_type
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(b"PK"):
        return _zip(data)
    if is_message(data[:_HEAD].decode("latin-1").lstrip("\ufeff \t\r\n")):
        return EML
    mark = data[:_PDF_JUNK].find(b"%PDF-")
    if looks_like_text(data):
        found = _text(data)
        return PDF if found == TEXT and (mark >= 0 or _headless_pdf(data)) else found
    return PDF if mark >= 0 or _headless_pdf(data) else _broken_zip(data)


def _headless_pdf(data: bytes) -> bool:
    """A PDF without its header: its objects, or the way to them, are there."""
    return any(mark in data for mark in (b"startxref", b"endobj", b"trailer<<")) or _OBJECT.search(data) is not None


def _broken_zip(data: bytes) -> str:
    return ZIP if data[:_HEAD].find(b"PK\x03\x04") >= 0 else UNKNOWN


def _ole(data: bytes) -> str:
    for stream, media_type in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return media_type
    return OLE


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            names = container.namelist()[:5000]
            declared = _declared_type(container, names)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        return _zip_by_bytes(data)
    if declared is not None:
        return declared
    for prefix, media_type in _MAIN_PARTS:
        if any(member.startswith(prefix) for member in names):
            return media_type
    return ZIP


def _declared_type(container: zipfile.ZipFile, names: list[str]) -> str | None:
    """OpenDocument states its type in a member of its own."""
    if "mimetype" not in names or container.getinfo("mimetype").file_size > 200:
        return None
    declared = container.read("mimetype").decode("ascii", "replace").strip()
    return declared if declared.startswith("application/vnd.oasis.opendocument.") else None


def _zip_by_bytes(data: bytes) -> str:
    """A container whose directory is damaged still shows its members' names."""
    for prefix, media_type in _MAIN_PARTS:
        if prefix.encode() in data:
            return media_type
    return ODT if b"opendocument.text" in data else ZIP


def _text(data: bytes) -> str:
    head = decode(data[:_HEAD])[0].lstrip("\ufeff \t\r\n\x00")
    if head.startswith(("{", "[")):
        return _json(data, head)
    if head.startswith("<?xml") and not re.search(r"<(?:\w+:)?html\b", head, re.IGNORECASE):
        return XML
    if head.startswith("<") and _HTML_TAG.search(head):
        return HTML
    if len(_HTML_TAG.findall(head)) >= 5 or re.search(r"<html\b|<!doctype\s+html", head, re.IGNORECASE):
        return HTML
    return CSV if is_table(head) else TEXT


def is_message(head: str) -> bool:
    """Say whether text opens with the headers of a message: two known ones, one of which only messages have."""
    names: list[str] = []
    for line in head.lstrip(">").split("\n")[:80]:
        row = line.rstrip("\r")
        match = _HEADER.match(row)
        if match is not None:
            names.append(match["name"].lower())
        elif not names and row.lstrip(">").startswith("From "):
            continue
        elif not row.strip() or (names and row[0] not in " \t"):
            break
    known = [name for name in names if name in _KNOWN_HEADERS]
    return len(known) >= 2 and any(name in _IDENTIFYING for name in known) and len(names) <= 2 * len(known) + 40


def _json(data: bytes, head: str) -> str:
    line = head.split("\n", 1)[0].strip()
    if len(head.split("\n", 1)) == 1:
        line = decode(data.split(b"\n", 1)[0])[0].strip()
    if not line.startswith("{"):
        return JSON if line.startswith("[") and line[1:].lstrip()[:1] in {"{", "[", '"', ""} else TEXT
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return _looks_like_rows(data)
    return JSONL


def _looks_like_rows(data: bytes) -> str:
    """A first row that does not parse is a bad row where later lines are rows too."""
    lines = [line for line in data[: _PDF_JUNK * 16].split(b"\n") if line.strip()]
    rows = sum(line.lstrip().startswith(b"{") and line.rstrip().endswith(b"}") for line in lines)
    if rows >= 2 or (rows == 1 and len(lines) == 1):
        return JSONL
    return JSON if lines and lines[0].strip() in {b"{", b"{}"} else TEXT


def is_table(head: str) -> bool:
    """Say whether text is a table of separated values: lines without gaps that a separator cuts into as many cells.

    Cells in quotation marks may hold the separator. Two columns are enough where it is a tab or a semicolon, three
    where it is a comma, which prose has too; a list whose points end in semicolons is no table, as nothing follows.
    """
    text = head[: head.rfind("\n") + 1] if len(head) >= _HEAD // 2 else head
    lines = text.replace("\r", "").strip("\n").split("\n")[:_TABLE_LINES]
    filled = [line for line in lines if line.strip()]
    if len(filled) < 2 or len(filled) < len(lines) * _TABLE_SHARE:
        return False
    return any(_is_cut(filled, mark, least) for mark, least in _SEPARATORS.items())


def _is_cut(lines: list[str], mark: str, least: int) -> bool:
    """Whether a separator cuts nearly all lines into the same number of cells, with something behind the first."""
    if mark == "," and _is_prose(lines):
        return False
    try:
        rows = list(csv.reader(lines, delimiter=mark))
    except csv.Error:
        return False
    counts = Counter(len(row) for row in rows)
    cells, times = counts.most_common(1)[0]
    if cells < (least if len(rows) > 2 else least + 1) or times < len(rows) * _TABLE_SHARE:
        return False
    full = [row for row in rows if len(row) == cells]
    return sum(any(cell.strip() for cell in row[1:]) for row in full) * 2 > len(full) and _are_short(full)


def _is_prose(lines: list[str]) -> bool:
    """Whether sentences end and begin inside half of the lines: commas are punctuation there, unless text is quoted."""
    ends = sum(1 for line in lines if _SENTENCE.search(line))
    return ends * 2 >= len(lines) and not any('"' in line for line in lines)


def _are_short(rows: list[list[str]]) -> bool:
    """Whether cells are as short as a table's: half of them have a few words at most."""
    lengths = sorted(len(cell) for row in rows for cell in row)
    return lengths[len(lengths) // 2] <= _CELL
