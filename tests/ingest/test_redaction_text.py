"""Plain text: whatever the encoding, what is left is UTF-8 with its own line ends."""

import codecs

import pytest

from ingest.limits import DEFAULT_LIMITS
from ingest.redaction import text
from ingest.redaction.surface import Change, digest

LETTER = "Nazywam się Żaneta Źdźbłowska.\r\nProszę o ławkę.\r\n"
LEFT = "Nazywam się [osoba 1].\r\nProszę o ławkę.\r\n"
NAME = "Żaneta Źdźbłowska"


@pytest.mark.parametrize(
    "data",
    [
        LETTER.encode(),
        codecs.BOM_UTF8 + LETTER.encode(),
        LETTER.encode("utf-16"),
        LETTER.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + LETTER.encode("utf-16-be"),
        LETTER.encode("cp1250"),
        LETTER.encode("iso-8859-2"),
    ],
)
def test_encodings_are_told_apart_and_line_ends_stay(data: bytes) -> None:
    surface = text.surface(data, "a.txt", DEFAULT_LIMITS)
    assert surface.text == LETTER
    assert surface.pages == ()
    start = surface.text.index(NAME)
    change = Change(start, start + len(NAME), "[osoba 1]")
    made = text.rewrite(data, "a.txt", DEFAULT_LIMITS, [change], digest(surface.text))
    assert made == LEFT.encode()
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp1250", "iso-8859-2"):
        assert "łowska".encode(encoding) not in made


def test_what_cannot_be_written_is_escaped() -> None:
    data = "ławka".encode() + b"\x00\xff"
    surface = text.surface(data, "a.txt", DEFAULT_LIMITS)
    made = text.rewrite(data, "a.txt", DEFAULT_LIMITS, [], digest(surface.text))
    assert made.decode("utf-8")
