"""Search."""

from fastapi import APIRouter

from api.routes.dependencies import Wired
from api.schemas.search import SearchIn, SearchOut
from api.services.searching import search

router = APIRouter(prefix="/search", tags=["search"])


@router.post("")
def search_passages(wired: Wired, asked: SearchIn) -> SearchOut:
    """Find the passages that answer a question, best first."""
    return SearchOut(hits=search(wired, asked))
