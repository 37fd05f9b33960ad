"""A text as it is read: without invisible characters, letters composed, so that neither can hide a name."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import replace

from corpus.model import Finding

_HIDDEN = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\x00]+|.[\u0300-\u036f]+", re.DOTALL)


class Visible:
    """The visible form of a text, and the way back to the offsets of the text as it is stored.

    Attributes:
        text: Soft hyphens, zero-width characters and NUL left out, combining marks composed with their letters.
    """

    def __init__(self, source: str) -> None:
        pieces, self._ends = [], list[tuple[int, int]]()
        last = length = 0
        for match in _HIDDEN.finditer(source):
            shown = unicodedata.normalize("NFC", match[0]) if unicodedata.combining(match[0][-1]) else ""
            pieces += [source[last : match.start()], shown]
            length += match.start() - last + len(shown)
            last = match.end()
            self._ends.append((length, last))
        self.text = "".join([*pieces, source[last:]]) if pieces else source

    def placed(self, finding: Finding) -> Finding:
        """Return a finding in the visible text with the offsets of the stored text; what is hidden in it goes too."""
        return replace(finding, start=self._origin(finding.start), end=self._origin(finding.end))

    def _origin(self, place: int) -> int:
        index = bisect_right(self._ends, (place, 1 << 60)) - 1
        offset, origin = self._ends[index] if index >= 0 else (0, 0)
        return origin + place - offset
