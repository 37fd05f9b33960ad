"""Polish in four encodings."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.encoding import decode, guess_code_page, looks_like_text

SENTENCES = [
    "Zażółć gęślą jaźń.",
    "Jaką część środków przeznaczono na ścieżki rowerowe?",
    "Źródło: „Śląska Książnica” – święto ąęśćźż",
    "Radna pyta, czy są dostępne żłobki i kiedy będą następne.",
    "PROŚBA O ŁAWKĘ PRZY ALEI ŹRÓDLANEJ",
]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1250"])
def test_decodes(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize("text", SENTENCES)
def test_iso_8859_2(text: str) -> None:
    plain = text.translate(str.maketrans("„”–", '""-'))

    assert decode(plain.encode("iso-8859-2"))[0] == plain


def test_byte_order_marks_decide() -> None:
    assert decode(codecs.BOM_UTF16_BE + "łąka".encode("utf-16-be")) == ("łąka", "utf-16")


def test_undefined_bytes_become_replacements() -> None:
    text, encoding = decode(b"\x81\x83 za\xbf\xf3\xb3\xe6 \x8c\x9c")

    assert encoding == "cp1250"
    assert "\ufffd" in text


def test_letters_alike_in_both_pages_are_cp1250() -> None:
    assert guess_code_page("żółw".encode("cp1250")) == "cp1250"


@given(st.binary(max_size=300))
def test_decode_never_raises(data: bytes) -> None:
    text, encoding = decode(data)

    assert isinstance(text, str)
    assert codecs.lookup(encoding)


@given(st.text(alphabet="aąbcćeęlłnńoósśzźż .,", min_size=1, max_size=9000))
def test_utf8_text_is_text_wherever_the_sample_is_cut(text: str) -> None:
    assert looks_like_text(text.encode()) is bool(text.strip())


def test_binary_is_no_text() -> None:
    assert not looks_like_text(bytes(range(256)))
    assert not looks_like_text(b"")
