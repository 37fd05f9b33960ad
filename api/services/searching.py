"""Search."""

from collections.abc import Mapping
from functools import lru_cache

from api.schemas.search import HitOut, SearchIn, hit_out
from api.wiring import Wiring

LAYOUT = frozenset({"paragraph", "head", "tail", "length"})
"""Views of the index that tell where a passage stands, not whether it is about the question."""
DENSE = frozenset({"dense", "dense_context"})
LEAST_DENSE = 0.2
"""What the dense views must add to a score where no word is shared; a cosine of about 0.25."""


def search(wiring: Wiring, asked: SearchIn) -> list[HitOut]:
    """Return the passages found, best first, each with its document's title, name and kind.

    A passage that shares no word with the question, and whose meaning is not near to it, is left out.
    """
    from retrieval.query import Query

    kinds = frozenset(asked.kinds) or None
    query = Query(asked.text, letter_subject=asked.subject, siblings=tuple(asked.siblings), kinds=kinds)
    stored = lru_cache(maxsize=None)(wiring.store.get)
    found = []
    hits = wiring.index().search(query, asked.limit)
    for hit in (hit for hit in hits if is_evidence(dict(hit.contributions))):
        document = stored(hit.passage.document_id, hit.passage.version).document
        found.append(hit_out(hit, title=document.title, name=document.name, kind=document.kind.value))
    return found


def is_evidence(contributions: Mapping[str, float]) -> bool:
    """Say whether what the views of the index gave a passage speaks for it: a shared word, or a near meaning."""
    shared = any(part > 0 for view, part in contributions.items() if view not in LAYOUT | DENSE)
    return shared or sum(part for view, part in contributions.items() if view in DENSE) >= LEAST_DENSE
