"""What kind of document a text is, decided by weighted evidence in its content, with the reasons."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import median

from corpus.model import Block, BlockKind, DocumentKind
from ingest.parsers.cues import CUES, HEAD, TAIL, Cue, Scope

MIN_SCORE = 3.0
SLIDE_PAGES = 4
SLIDE_CHARACTERS = 700
LETTER_KINDS = frozenset(
    {DocumentKind.INTERPELLATION, DocumentKind.ENQUIRY, DocumentKind.REPLY, DocumentKind.SUBMISSION},
)
_SALUTATION = re.compile(r"^\s*Szanown\w{1,3}\s+(?:Pan|Państw)", re.MULTILINE)
_ADDRESSED = re.compile(  # a councillor to whom a letter is written does not write it
    r"^(?P<title>[^\w\n]{0,9}(?:Szanown\w+\s{1,3})?Pan(?:i|u|ią)?\b[^\n]{0,60}\n{1,3}(?:[^\n]{3,60}\n{1,3})?)"
    r"(?P<role>[ \t]{0,9}[Rr]adn\w+[^\n]*)$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Classification:
    """A kind with the sum of the weights that spoke for it, and why (Polish, one reason a cue)."""

    kind: DocumentKind
    score: float
    reasons: tuple[str, ...]


def classify(text: str, blocks: Sequence[Block] = (), fields: Mapping[str, str] | None = None) -> DocumentKind:
    """Return the kind of a document; `OTHER` when no kind gathers enough evidence.

    Args:
        text: The stored text.
        blocks: Its blocks; their pages tell slides from prose.
        fields: Headers of the source (an e-mail's subject), read as one more line at the top.
    """
    return explain(text, blocks, fields).kind


def explain(text: str, blocks: Sequence[Block] = (), fields: Mapping[str, str] | None = None) -> Classification:
    """Return the kind with its score and reasons. The first of equal kinds in `DocumentKind` order wins."""
    scopes = _scopes(text, fields or {})
    lower = scopes[Scope.ALL].lower()
    found = [cue for cue in CUES if _may_hit(cue, lower) and _hits(cue, scopes[cue.scope]) >= cue.least]
    scores = dict.fromkeys(DocumentKind, 0.0)
    for cue in found:
        scores[cue.kind] += cue.weight
    layout = _slide_weight(text, blocks)
    scores[DocumentKind.SLIDES] += layout
    best = max(DocumentKind, key=lambda kind: scores[kind])
    if scores[best] < MIN_SCORE:
        return Classification(DocumentKind.OTHER, scores[best], ())
    reasons = [cue.reason for cue in found if cue.kind is best]
    if best is DocumentKind.SLIDES and layout:
        reasons.append("wiele stron z niewielką ilością tekstu")
    return Classification(best, scores[best], tuple(reasons))


def _scopes(text: str, fields: Mapping[str, str]) -> dict[Scope, str]:
    subject = fields.get("subject", "") if "from" in fields else ""
    text = _ADDRESSED.sub(lambda match: f"{match['title']}{'_' * len(match['role'])}", text)
    whole = f"{subject}\n{text}" if subject else text
    return {Scope.HEAD: whole[:HEAD], Scope.TAIL: whole[-TAIL:], Scope.ALL: whole}


def _may_hit(cue: Cue, lower: str) -> bool:
    return not cue.stems or any(stem in lower for stem in cue.stems)


def _hits(cue: Cue, scope: str) -> int:
    """How often a cue occurs; no more are counted than it needs."""
    return sum(1 for _ in islice(cue.pattern.finditer(scope), cue.least))


def _slide_weight(text: str, blocks: Sequence[Block]) -> float:
    """Slides are many pages of few words, without a salutation: 0, 2 or 3 points."""
    pages: dict[int, int] = {}
    for block in blocks:
        pages[block.page] = pages.get(block.page, 0) + block.end - block.start
    if len(pages) < SLIDE_PAGES or median(pages.values()) > SLIDE_CHARACTERS or _SALUTATION.search(text[:HEAD]):
        return 0.0
    short = sum(1 for block in blocks if block.kind in {BlockKind.HEADING, BlockKind.LIST_ITEM})
    return 3.0 if short * 3 >= len(blocks) else 2.0
