"""Search."""

from functools import lru_cache

from api.schemas.search import HitOut, SearchIn, hit_out
from api.wiring import Wiring


def search(wiring: Wiring, asked: SearchIn) -> list[HitOut]:
    """Return the passages found, best first, each with its document's title, name and kind."""
    from retrieval.query import Query

    kinds = frozenset(asked.kinds) or None
    query = Query(asked.text, letter_subject=asked.subject, siblings=tuple(asked.siblings), kinds=kinds)
    stored = lru_cache(maxsize=None)(wiring.store.get)
    found = []
    for hit in wiring.index().search(query, asked.limit):
        document = stored(hit.passage.document_id, hit.passage.version).document
        found.append(hit_out(hit, title=document.title, name=document.name, kind=document.kind.value))
    return found
