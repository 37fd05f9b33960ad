"""DOCX files made part by part, and what is still in them."""

import io
import re
import struct
import zipfile
from collections.abc import Iterable
from pathlib import Path

from docx import Document as Docx
from PIL import Image

from ingest.limits import DEFAULT_LIMITS
from ingest.redaction import docx
from ingest.redaction.surface import Change, digest

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STRICT = {
    "http://schemas.openxmlformats.org/officeDocument/2006": "http://purl.oclc.org/ooxml/officeDocument",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/drawingml/2006": "http://purl.oclc.org/ooxml/drawingml",
}
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" mc:Ignorable="w14"'
)
PARTS = {
    "styles": "styles",
    "settings": "settings",
    "comments": "comments",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header1": "header",
    "footer1": "footer",
    "people": "people",
}
SECRET = "Genowefa Trzpiot"
WORDS = ("Genowefa", "Trzpiot", "trzpiot")


def relations(entries: Iterable[tuple[str, str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{key}" Type="{kind if "/" in kind else f"{OFFICE}/{kind}"}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for key, kind, target in entries
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def pack(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return out.getvalue()


def made(
    body: str,
    *,
    links: Iterable[tuple[str, str, str]] = (),
    members: dict[str, str | bytes] | None = None,
    **parts: str,
) -> bytes:
    """A DOCX around a body; further parts by name, further relations of the document, further members."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    known = [(f"p{at}", PARTS[name], f"{name}.xml") for at, name in enumerate(parts)]
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{main}.{PARTS[name]}+xml"/>' for name in parts)
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="'
        'application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>'
        '<Default Extension="emf" ContentType="image/x-emf"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": relations([("r1", "officeDocument", "word/document.xml")]),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations([*known, *links]),
    }
    for name, inner in parts.items():
        tag = {"header": "hdr", "footer": "ftr"}.get(PARTS[name], PARTS[name])
        content[f"word/{name}.xml"] = f"<w:{tag} {SPACES}>{inner}</w:{tag}>"
    return pack(content | (members or {}))


def p(*runs: str, properties: str = "") -> str:
    inner = "".join(run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def surface(data: bytes) -> str:
    return docx.surface(data, "a.docx", DEFAULT_LIMITS).text


def without(data: bytes, *secrets: str, by: str = "[osoba 1]") -> bytes:
    text = surface(data)
    spans = sorted(found.span() for secret in secrets for found in re.finditer(re.escape(secret), text))
    return docx.rewrite(data, "a.docx", DEFAULT_LIMITS, [Change(*span, by) for span in spans], digest(text))


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        assert container.testzip() is None
        return {name: container.read(name) for name in container.namelist()}


def traces(data: bytes, words: Iterable[str] = WORDS) -> list[tuple[str, str]]:
    """Where any of the words is left: as text, as XML escapes, in UTF-16, in a name, or in runs put together."""
    found = []
    for name, content in members(data).items():
        plain = content.decode("utf-8", "replace")
        joined = re.sub(r"<[^>]*>", "", plain)
        forms = (
            name,
            plain,
            joined,
            content.decode("utf-16-le", "replace"),
            content[1:].decode("utf-16-le", "replace"),
        )
        found += [(name, word) for word in words if any(word in form for form in forms)]
        found += [(name, word) for word in words if "".join(f"&#{ord(letter)};" for letter in word) in plain]
    return found


def opened(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Docx(io.BytesIO(data)).paragraphs]


def consistent(data: bytes) -> list[str]:
    """What makes a word processor call a file corrupt: relations without parts, references without relations."""
    held = members(data)
    wrong = []
    for name, content in held.items():
        if not name.endswith(".rels"):
            continue
        part = name.replace("_rels/", "").removesuffix(".rels")
        folder = Path("/") / Path(part).parent
        ids = set()
        for relation in re.findall(r"<Relationship [^>]*>", content.decode()):
            fields = dict(re.findall(r'(\w+)="([^"]*)"', relation))
            ids.add(fields["Id"])
            if "TargetMode" not in fields and str(folder / fields["Target"]).lstrip("/") not in held:
                wrong.append(f"{name}: {fields['Target']}")
        used = re.findall(r'r:(?:id|embed|link)="([^"]*)"', held.get(part, b"").decode())
        wrong += [f"{part}: {key}" for key in used if key not in ids]
    types = held["[Content_Types].xml"].decode()
    return wrong + [name for name in re.findall(r'PartName="/([^"]*)"', types) if name not in held]


def png(**info: str) -> bytes:
    from PIL.PngImagePlugin import PngInfo

    out, kept = io.BytesIO(), PngInfo()
    for key, value in info.items():
        kept.add_text(key, value)
    Image.new("RGB", (8, 8), "red").save(out, "PNG", pnginfo=kept)
    return out.getvalue()


def jpeg() -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x013B] = "Trzpiot"
    Image.new("RGB", (16, 16), "red").save(out, "JPEG", exif=exif, comment=b"Genowefa")
    return out.getvalue() + b"Trzpiot"


def emf(text: str) -> bytes:
    return struct.pack("<II", 1, 88) + bytes(80) + text.encode("utf-16-le")
