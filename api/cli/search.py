"""`referent search`."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from api.cli import console
from api.cli.common import wired
from api.cli.entry import ExitCode
from api.schemas.search import HitOut, SearchIn
from corpus.errors import InvalidRequestError


def run(text: str, *, home: Path | None, limit: int, kinds: Sequence[str], as_json: bool) -> int:
    """Print the passages found, best first."""
    from api.services.searching import search

    asked = _asked(text, limit, kinds)
    with wired(home=home) as wiring, console.progress("Wyszukiwanie"):
        hits = search(wiring, asked)
    if as_json:
        console.write_json({"hits": [hit.model_dump(mode="json") for hit in hits]})
    else:
        console.write("\n".join(_shown(place, hit) for place, hit in enumerate(hits, 1)) or "Niczego nie znaleziono.")
    return ExitCode.OK


def _asked(text: str, limit: int, kinds: Sequence[str]) -> SearchIn:
    try:
        return SearchIn.model_validate({"text": text, "limit": limit, "kinds": list(kinds)})
    except ValidationError as error:
        wrong = error.errors()[0]
        where = ".".join(str(part) for part in wrong["loc"])
        raise InvalidRequestError(f"{where}: {wrong['msg']}", remedy="see referent search --help") from error


def _shown(place: int, hit: HitOut) -> str:
    words = " ".join(hit.text.split())
    return f"{place}. {hit.title}, s. {hit.page} ({hit.name}; {hit.document}:{hit.start}-{hit.end})\n   {words}\n"
