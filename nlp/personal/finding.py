"""Finds personal data in a text, so that what is found and taken away leaves nothing to find."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from corpus.model import Finding
from nlp.personal.entities import NamedSpans, shipped_names
from nlp.personal.reserved import MASK, find_redacted
from nlp.personal.scan import scan
from nlp.personal.subjects import link_people
from nlp.personal.visible import Visible

_ROUNDS = 6


def find_personal(
    text: str, *, public: frozenset[str] = frozenset(), named: NamedSpans = shipped_names
) -> tuple[Finding, ...]:
    """Return the personal data of `text` in reading order; no two findings overlap.

    What is found is taken out and the rest is searched again until nothing more is found: a text redacted by
    `nlp.redaction` from these findings holds nothing that would be found again. Masks, labels and pseudonyms that stand
    in the text already are not found.

    Args:
        text: The text of a whole document: who a surname alone means is known from the rest of it.
        public: Full names, in the nominative, of people who hold public functions; they stay.
        named: Named entity recognition to ask besides the rules, by default the shipped model; `no_names` for the
            rules alone.
    """
    seen = Visible(text)
    return tuple(seen.placed(finding) for finding in _search(seen.text, public, named))


def _search(text: str, public: frozenset[str], named: NamedSpans) -> list[Finding]:
    """Return the findings of a visible text: what is found is taken out until nothing more is found."""
    holes = sorted(find_redacted(text))
    found: list[Finding] = []
    lasting: list[Finding] = []
    for _ in range(_ROUNDS):
        plain, starts = _without(text, holes)
        hits = [_placed(finding, starts) for finding in scan(plain, public=public, named=named)]
        lasting = [finding for finding in hits if finding.review]
        fresh = [finding for finding in hits if not finding.review]
        if not fresh:
            break
        found += fresh
        holes = sorted([*holes, *((finding.start, finding.end) for finding in fresh)])
    return link_people(text, sorted([*found, *lasting], key=lambda finding: finding.start))


def _without(text: str, holes: Iterable[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Return `text` with a mask in each hole, and where its pieces begin: (offset in the result, offset in `text`)."""
    pieces, starts, last, length = [], [], 0, 0
    for start, end in holes:
        for piece, origin in ((text[last:start], last), (MASK, start)):
            starts.append((length, origin))
            pieces.append(piece)
            length += len(piece)
        last = end
    starts.append((length, last))
    return "".join([*pieces, text[last:]]), starts


def _placed(finding: Finding, starts: list[tuple[int, int]]) -> Finding:
    return replace(finding, start=_origin(finding.start, starts), end=_origin(finding.end - 1, starts) + 1)


def _origin(place: int, starts: list[tuple[int, int]]) -> int:
    offset, origin = starts[bisect_right(starts, (place, 1 << 60)) - 1]
    return origin + place - offset
