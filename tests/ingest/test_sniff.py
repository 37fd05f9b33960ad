"""Formats are told by content; names lie."""

import io
from collections.abc import Callable

import pytest
from PIL import Image

from ingest import sniff

MakePdf = Callable[..., bytes]
MakeZip = Callable[..., bytes]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512
MESSAGE = b"From: Jan <jan@lipowo.example>\r\nSubject: Park\r\nDate: Mon, 5 May 2025 10:00:00 +0200\r\n\r\nWitam."


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7\n", sniff.PDF),
        (b"\x00\x01junk\r\n" * 20 + b"%PDF-1.4\n1 0 obj", sniff.PDF),
        (b"1 0 obj<</Type/Catalog>>endobj trailer<</Root 1 0 R>>", sniff.PDF),
        (OLE + "WordDocument".encode("utf-16-le"), sniff.DOC),
        (OLE + "Workbook".encode("utf-16-le"), sniff.XLS),
        (OLE + "EncryptedPackage".encode("utf-16-le"), sniff.ENCRYPTED_OFFICE),
        (OLE, sniff.OLE),
        (rb"{\rtf1\ansi tekst}", sniff.RTF),
        (b"<!DOCTYPE html><html><body><p>Tekst</p></body></html>", sniff.HTML),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', sniff.HTML),
        (b'<?xml version="1.0"?><faktura/>', sniff.XML),
        (MESSAGE, sniff.EML),
        (b"Return-Path: <a@b.example>\nReceived: from x\nFrom : Jan\n\ntekst", sniff.EML),
        (b'{"id": 1, "text": "a"}\n{"id": 2, "text": "b"}\n', sniff.JSONL),
        (b'{"id": 1, zepsute}\n{"id": 2, "text": "b"}\n', sniff.JSONL),
        (b'[{"id": 1}]', sniff.JSON),
        ("lp;imię;uwaga\n1;Jan;park\n2;Ewa;droga\n3;Ola;las\n".encode(), sniff.CSV),
        ("Szanowny Panie Prezydencie,\nproszę o park.\n".encode(), sniff.TEXT),
        ("Zażółć gęślą jaźń. Kiedy powstanie park?".encode("cp1250"), sniff.TEXT),
        ("Zażółć gęślą jaźń".encode("utf-16"), sniff.TEXT),
        ("Dotyczy: parku\nData: 5 maja\n\nProszę o odpowiedź.".encode(), sniff.TEXT),
        (bytes(range(256)) * 8, sniff.UNKNOWN),
    ],
)  # fmt: skip
def test_sniff(data: bytes, media_type: str) -> None:
    assert sniff.sniff(data, "mylące.pdf") == media_type


@pytest.mark.parametrize(
    ("members", "media_type"),
    [
        ({"word/document.xml": "x"}, sniff.DOCX),
        ({"ppt/presentation.xml": "x"}, sniff.PPTX),
        ({"xl/workbook.xml": "x"}, sniff.XLSX),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}, sniff.ODT),
        ({"mimetype": "application/vnd.oasis.opendocument.chart"}, "application/vnd.oasis.opendocument.chart"),
        ({"pismo.pdf": "x"}, sniff.ZIP),
    ],
)  # fmt: skip
def test_zip_containers(make_zip: MakeZip, members: dict[str, str], media_type: str) -> None:
    data = make_zip(members)

    assert sniff.sniff(data) == media_type
    assert sniff.sniff(b"PK\x05\x06" + b"\x00" * 5) == sniff.ZIP


def test_damaged_container_shows_its_members(make_zip: MakeZip) -> None:
    data = make_zip({"word/document.xml": "x" * 100})

    assert sniff.sniff(data[:-10]) == sniff.DOCX


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", sniff.PNG), ("JPEG", sniff.JPEG), ("TIFF", sniff.TIFF)])
def test_images(kind: str, media_type: str) -> None:
    out = io.BytesIO()
    Image.new("L", (8, 8), 255).save(out, kind)

    assert sniff.sniff(out.getvalue()) == media_type


@pytest.mark.parametrize(
    "table",
    [
        "lp;imię;uwaga\n1;Jan;park\n2;Ewa;droga",
        "Imię;Uwaga\r\nJan;park\r\nEwa;\r\nOla;droga\r\n",
        "nr\ttreść\n1\tBudowa chodnika\n2\tNaprawa lampy\n",
        'lp,osoba,uwaga\n1,"Lis, Jan","park, ławki, kosze"\n2,"Wilk, Ewa",droga\n3,Ola,las\n',
        "lp;imię;uwaga;data\n1;Jan;park;2026-01-02\n",
        "a,b,c\n" + "1,2,3\n" * 5000,
    ],
)
def test_separated_values_are_a_table(table: str) -> None:
    assert sniff.sniff(table.encode(), "pismo.txt") == sniff.CSV


@pytest.mark.parametrize(
    "prose",
    [
        "Proszę o informację:\na) kiedy powstanie park;\nb) ile będzie kosztował;\nc) kto go zbuduje;\n",
        "1) kiedy;\n2) za ile;\n3) gdzie;\n",
        "Szanowny Panie,\nJasnobrzeg, 5 maja\nproszę o park, ławki\ni kosze, bo ich nie ma\n",
        "Jan Lis, radny\nEwa Wilk, radna\nOla Kos, radna\n",
        "Mieszkańcy pytają o drogę, park, szkołę.\n\nProszę o odpowiedź, termin, koszt.\n\nZ poważaniem\n",
        "Jedno zdanie; drugie zdanie.\n",
        "Data:\t5 maja\n\nSzanowny Panie,\nproszę o park.\n",
        "",
    ],
)
def test_prose_with_separators_is_no_table(prose: str) -> None:
    assert not sniff.is_table(prose)


def test_prose_with_as_many_commas_in_each_line_is_no_table() -> None:
    text = (
        "Prosimy, aby działki 5, 4/8 i 11 pozostały zielone, a nie pod bloki. Rosną tam\n"
        "stare jabłonie, które sadził, jak pamiętam, mój dziadek. Obok są altany, grządki\n"
        "i studnia, z których korzystają sąsiedzi, dzieci, a latem także goście. Dlatego\n"
    )
    assert sniff.sniff(text.encode(), "uwaga.txt") == sniff.TEXT
