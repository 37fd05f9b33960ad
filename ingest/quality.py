"""How good extracted text is: whether its characters are letters, its letters words, its words of a usual length."""

import re

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\S+")
_BROKEN = re.compile(
    "[\ufffd\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uefff\uf100-\uf8ff]|\\(cid:\\d+\\)|/(?:g|G|uni|glyph|C)\\d{1,4}"
)
_VOWEL = re.compile("[aeiouyąęóàáâäèéêëìíîïòôöùúûüýаеёиоуыэюя]", re.IGNORECASE)
_SIGNS = re.compile(r"[\w\s.,:;?!()\[\]„”\"'’‘–—\-/%§&+=@•°€$*<>|…«»²³]")
_ENOUGH = 40
GOOD = 0.8


def text_quality(text: str) -> float:
    """Score extracted text from 0 (none, or garbage) to 1 (words of a usual form).

    Counted against it: glyphs without a meaning (U+FFFD, private use, `(cid:12)`), unusual signs, letters set apart
    ("K r a k ó w"), words glued together, and words without a vowel.
    """
    body = text.strip()
    letters = sum(char.isalpha() for char in body)
    if not body or (letters == 0 and not any(char.isdigit() for char in body)):
        return 0.0
    size = max(1, len(re.sub(r"\s", "", body)))
    broken = sum(len(found) for found in _BROKEN.findall(body)) / size
    odd = (len(body) - len(_SIGNS.findall(body))) / size
    return max(0.0, 1.0 - 3 * broken - odd - _odd_words(body))


def _odd_words(body: str) -> float:
    """Share of words that are none: beyond what names and abbreviations explain."""
    words = _WORD.findall(body)
    tokens = _TOKEN.findall(body)
    if len(body) < _ENOUGH or not words or not tokens:
        return 0.0
    single = sum(len(word) == 1 for word in words) / len(words)
    glued = sum(len(word) for word in words if len(word) > 28) / sum(map(len, words))
    mute = sum(len(word) > 4 and not word.isupper() and not _VOWEL.search(word) for word in words) / len(words)
    return max(0.0, single - 0.35) * 1.5 + glued + 2 * max(0.0, mute - 0.05)


def letter_count(text: str) -> int:
    """Number of letters and digits."""
    return sum(char.isalnum() for char in text)
