"""Characters: what is dropped, what becomes a space, what is a bullet; every kept character remembers its source."""

import itertools
import re
import unicodedata
from dataclasses import dataclass

Piece = tuple[str, int]
"""Text and its source offset; -1 for characters that cleaning put there."""

INSERTED = -1
BULLET = "• "

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
)
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"
_LIGATURES = "\ufb00-\ufb06\u0132\u0133\u01c4-\u01cc"
_BLANK = r"\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\x85"
_NOISE = re.compile(
    f"(?P<drop>[{_INVISIBLE}{_CONTROL}]+)"
    f"|(?P<space>[{_BLANK}][{_BLANK}{_INVISIBLE}{_CONTROL}]+|[\\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\x85])"
    f"|(?P<ligature>[{_LIGATURES}])"
    r"|(?P<combining>[^\W\d_][\u0300-\u036f]+)"
)
_SOFT_BULLET = re.compile("(?:\u00ad[ \t\u00a0]+)+")
_TAGS = re.compile("[\U000e0000-\U000e007f\u202a-\u202e\u2066-\u2069]")

GLYPH_BULLETS = "•●○◦▪▫■□◼◾➢➤➔►▶▸‣⁃✓✔❖♦◆∙\uf000-\uf0ff"
DASH_BULLETS = "-–—‒−*·"
_GLYPH_ITEM = re.compile(f"(?:[{GLYPH_BULLETS}]|[«»](?=\\s))\\s*")
_DASH_ITEM = re.compile(f"[{DASH_BULLETS}](?:\\s+|(?=[^\\W\\d_]{{2}}))")
_INNER_ITEM = re.compile(
    f"(?:(?<=[.;,:])|(?<=[.;,:]\\s))\\s*(?=[{GLYPH_BULLETS}]|\\*\\s)|\\s+(?=[▪➢➤►\uf000-\uf0ff]\\s)"
)
_TRAILING_ITEM = re.compile(f"\\s(?=[{GLYPH_BULLETS}]\\s*$)")


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip of cleaned text with the way back to its source; `plain` is its pieces joined."""

    plain: str
    pieces: tuple[Piece, ...]

    def cut(self, start: int, end: int | None = None) -> "Strip":
        """Return the strip of `plain[start:end]`."""
        stop = len(self.plain) if end is None else end
        kept: list[Piece] = []
        at = 0
        for text, source in self.pieces:
            low, high = max(start - at, 0), min(stop - at, len(text))
            if low < high:
                kept.append((text[low:high], source + low if source >= 0 else INSERTED))
            at += len(text)
        return Strip(self.plain[start:stop], tuple(kept))

    def prefixed(self, text: str) -> "Strip":
        """Return this strip behind inserted `text`."""
        return Strip(text + self.plain, ((text, INSERTED), *self.pieces))


def normalise(raw: str, offset: int) -> Strip:
    """Clean the characters of one line that starts at source `offset`; white space at both ends is dropped.

    Invisible and control characters go, runs of white space become one space, ligatures are spelt out, combining
    accents are composed. A soft hyphen that opens a line before a space is a bullet of the source's
    font. A character that stays the same keeps its source offset.
    """
    body = raw.strip()
    if not body:
        return Strip("", ())
    offset += raw.index(body[0])
    soft = _SOFT_BULLET.match(body)
    if soft is not None:
        rest = normalise(body[soft.end() :], offset + soft.end())
        return rest.prefixed("- ") if rest.plain else rest
    if _NOISE.search(body) is None:
        return Strip(body, ((body, offset),))
    return _trimmed(_scrub(body, offset))


def _scrub(body: str, offset: int) -> Strip:
    pieces: list[Piece] = []
    at = 0
    for match in _NOISE.finditer(body):
        if match.start() > at:
            pieces.append((body[at : match.start()], offset + at))
        if match.lastgroup == "space":
            found = match.group()
            pieces.append((" ", offset + match.start() if found[0] == " " else INSERTED))
        elif match.lastgroup == "ligature":
            pieces.append((unicodedata.normalize("NFKC", match.group()), INSERTED))
        elif match.lastgroup == "combining":
            pieces.append((unicodedata.normalize("NFC", match.group()), INSERTED))
        at = match.end()
    if at < len(body):
        pieces.append((body[at:], offset + at))
    return Strip("".join(text for text, _ in pieces), tuple(pieces))


def _trimmed(strip: Strip) -> Strip:
    plain = strip.plain
    start = len(plain) - len(plain.lstrip())
    end = len(plain.rstrip())
    return strip if start == 0 and end == len(plain) else strip.cut(start, max(start, end))


def hidden_characters(text: str) -> int:
    """Count characters that can steer a reader unseen: Unicode tags and direction overrides."""
    return len(_TAGS.findall(text))


def split_inner_bullets(strip: Strip) -> list[Strip]:
    """Split a line that holds several bulleted items ("… inwestorów. • Lepsze …") before each inner bullet."""
    cuts = sorted({match.end() for match in _INNER_ITEM.finditer(strip.plain)} | _trailing(strip.plain))
    edges = [0, *[cut for cut in cuts if cut > 0], len(strip.plain)]
    return [_trimmed(strip.cut(start, end)) for start, end in itertools.pairwise(edges) if start < end]


def _trailing(plain: str) -> set[int]:
    match = _TRAILING_ITEM.search(plain)
    return {match.end()} if match else set()


def glyph_bullet(strip: Strip) -> Strip | None:
    """Return the line with its leading bullet glyph (U+F0B7, ▪ ➢ …) as "• ", or `None` where it has none."""
    match = _GLYPH_ITEM.match(strip.plain)
    if match is None:
        return None
    if strip.plain.startswith(BULLET):
        return strip
    return strip.cut(match.end()).prefixed(BULLET)


def dash_bullet(strip: Strip) -> Strip | None:
    """Return the line with a leading dash as "• ", or `None`; whether the dash is a bullet is the caller's to say."""
    match = _DASH_ITEM.match(strip.plain)
    return strip.cut(match.end()).prefixed(BULLET) if match else None
