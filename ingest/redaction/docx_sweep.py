"""Removed words in places that no surface shows: identifiers, names of styles and bookmarks, targets of links.

Detection reads sentences; "jan_kowalski" in a bookmark or a link is none. Once words are removed from the text, they
are looked for there as well, whatever their case, diacritics and punctuation.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from ingest.readers.xml import attribute, local
from ingest.redaction.docx_surface import NOWHERE, SPOKEN

_WORD = re.compile(r"[^\W\d_]{4,}")
_DIGITS = 6
_PLAIN = str.maketrans("łŁ", "lL")
_RELATION = re.compile(r"/(?:relationships|package|content-types)\}")
_KEYWORD = re.compile(r"^[a-z]+$")


class Sweep:
    """The removed words, and how to find them anywhere."""

    def __init__(self, removed: Iterable[str]) -> None:
        self._groups = [_tokens(text) for text in removed]
        self._tokens = {token for words, _ in self._groups for token in words}
        self._numbers = {digits for _, digits in self._groups if len(digits) >= _DIGITS}
        every = sorted(self._tokens, key=len, reverse=True)
        self._any = re.compile("|".join(map(re.escape, every)) or r"(?!)")

    def part(self, root: etree._Element) -> None:
        """Clean the attributes of one part, in place; what a surface shows is cleaned where it tells enough."""
        for element in root.iter():
            for key, value in element.attrib.items():
                name = str(key).rpartition("}")[2]
                if name in SPOKEN or name == "href":
                    made = self._blotted(str(value)) if self.tells(str(value)) else str(value)
                elif _RELATION.search(str(key)) or _KEYWORD.match(str(value)):
                    continue
                else:
                    made = self._blotted(str(value))
                if made != value:
                    element.set(key, made)

    def links(self, relations: etree._Element) -> None:
        """Let links that tell what was removed lead nowhere, in place."""
        for relation in relations:
            external = (attribute(relation, "TargetMode") or "").lower() == "external"
            if external and self.tells(attribute(relation, "Target") or ""):
                relation.set("Target", NOWHERE)

    def tells(self, text: str) -> bool:
        """Whether a text holds two words that were removed together, or a removed number."""
        folded = fold(text)
        digits = re.sub(r"\D", "", folded)
        return any(number in digits for number in self._numbers) or any(
            len(words) > 1 and sum(word in folded for word in words) > 1 for words, _ in self._groups
        )

    def _blotted(self, text: str) -> str:
        folded = fold(text)
        pieces, last = [], 0
        for found in self._any.finditer(folded):
            pieces += [text[last : found.start()], "x" * len(found[0])]
            last = found.end()
        made = "".join([*pieces, text[last:]])
        return re.sub(r"\d", "0", made) if any(n in re.sub(r"\D", "", made) for n in self._numbers) else made


def fold(text: str) -> str:
    """Return a text in small letters without diacritics, a character for each character."""
    return "".join(_folded(letter) for letter in text)


def _folded(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter.translate(_PLAIN))[:1].lower()
    return plain if len(plain) == 1 else letter


def _tokens(text: str) -> tuple[frozenset[str], str]:
    return frozenset(fold(word) for word in _WORD.findall(text)), re.sub(r"\D", "", text)


def rename_bookmarks(roots: Iterable[etree._Element]) -> None:
    """Give bookmarks that people named names without meaning, in place, with what refers to them."""
    trees = list(roots)
    names = {name: f"zakladka{number}" for number, name in enumerate(sorted(_bookmarks(trees)), 1)}
    if not names:
        return
    known = re.compile(
        rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})(?![\w-])"
    )
    for root in trees:
        for element in root.iter():
            _rename(element, names, known)


def _bookmarks(trees: Iterable[etree._Element]) -> Iterator[str]:
    for root in trees:
        for element in root.iter():
            name = attribute(element, "name") if local(element) == "bookmarkStart" else None
            if name and not re.match(r"_(?:Toc|Ref|Hlk|GoBack|Hlt)", name):
                yield name


def _rename(element: etree._Element, names: Mapping[str, str], known: re.Pattern[str]) -> None:
    kind = local(element)
    for key, value in element.attrib.items():
        name = str(key).rpartition("}")[2]
        if (kind == "bookmarkStart" and name == "name") or name == "anchor":
            element.set(key, names.get(str(value), str(value)))
        elif name == "instr":
            element.set(key, known.sub(lambda found: names[found[0]], str(value)))
    if kind == "instrText" and element.text:
        element.text = known.sub(lambda found: names[found[0]], element.text)
