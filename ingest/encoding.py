"""Bytes of text into characters: UTF-8 first, then cp1250 and ISO-8859-2 told apart by their Polish letters.

The two code pages differ in six Polish letters (ą Ą ś Ś ź Ź) and in the typographic quotes and dashes, which ISO-8859-2
does not have. Read in the wrong one, these become symbols or control characters inside words; the scorer counts both.
"""

import codecs
import re

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("cp1250", "iso-8859-2")
_SAMPLE = 400_000
_TEXT_SAMPLE = 20_000
_POLISH = re.compile("[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]")
_TYPOGRAPHY = re.compile("[„”“’–—…•§°]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_INSIDE = re.compile(r"(?<=[^\W\d_])[±¶¦¬ˇ˘¸˛µ](?=[^\W\d_])")
_CARON = re.compile("[šŠťŤžŽľĽ]")


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of the encoding found; never raises.

    A byte order mark decides; then valid UTF-16 without one, valid UTF-8, else the better of cp1250 and ISO-8859-2.
    Bytes that the chosen code page does not define become U+FFFD.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        encoding = guess_code_page(data)
        return data.decode(encoding, "replace"), encoding


def guess_code_page(data: bytes) -> str:
    """Return the code page in which `data` reads best as Polish; cp1250 where both read alike."""
    sample = data[:_SAMPLE]
    return max(_CANDIDATES, key=lambda encoding: polish_score(sample.decode(encoding, "replace")))


def polish_score(text: str) -> int:
    """Score how well `text` reads as Polish.

    Its letters count for it; control characters, U+FFFD, symbols inside words, and other languages' letters against it.
    """
    score = len(_POLISH.findall(text)) + len(_TYPOGRAPHY.findall(text))
    score -= 4 * len(_CONTROL.findall(text)) + 4 * text.count("\ufffd")
    return score - 3 * len(_INSIDE.findall(text)) - 2 * len(_CARON.findall(text))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: of every two bytes one is nearly always 0 or 1 (Polish letters), the other never 0."""
    sample = data[:4000]
    if len(sample) < 8 or len(data) % 2:
        return None
    for high, low, encoding in ((sample[1::2], sample[0::2], "utf-16-le"), (sample[0::2], sample[1::2], "utf-16-be")):
        small = high.count(0) + high.count(1)
        if small >= 0.8 * len(high) and high.count(0) >= 0.4 * len(high) and low.count(0) <= 0.05 * len(low):
            return encoding
    return None


def looks_like_text(data: bytes) -> bool:
    """Say whether bytes are text in some encoding: few control characters once decoded."""
    text, _ = decode(data if len(data) <= _TEXT_SAMPLE else _whole_characters(data[:_TEXT_SAMPLE]))
    if not text.strip():
        return False
    return len(_CONTROL.findall(text)) + text.count("\ufffd") <= max(1, len(text) // 50)


def _whole_characters(sample: bytes) -> bytes:
    """Cut a sample back to whole UTF-8 characters and an even length, so that the cut itself is no error."""
    end = len(sample)
    while end > len(sample) - 4 and end > 0 and sample[end - 1] >= 0x80:
        end -= 1
    cut = sample[:end] or sample
    return cut[: len(cut) - len(cut) % 2] if b"\x00" in cut else cut


def storable(text: str) -> str:
    """Return `text` as any database takes it: bytes of a file name that are no UTF-8, and halves of pairs, escaped."""
    return text.replace("\x00", "").encode("utf-8", "backslashreplace").decode("utf-8")
