"""Language: hints for plainer Polish in a text that an officer writes."""

from fastapi import APIRouter

from api.schemas.language import PlainIn, PlainOut, plain_out

router = APIRouter(prefix="/language", tags=["language"])


@router.post("/plain")
def plain_language(asked: PlainIn) -> PlainOut:
    """Say how hard a text reads, and where it could be plainer: hints with their places and reasons, never a block."""
    from nlp.plain import find_hints, fog

    return plain_out(fog(asked.text), find_hints(asked.text))
