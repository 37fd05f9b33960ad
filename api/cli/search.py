"""`referent search`."""

from collections.abc import Sequence
from pathlib import Path

from api.cli import console
from api.cli.codes import ExitCode
from api.cli.common import wired
from api.schemas.search import HitOut, SearchIn
from corpus.model import DocumentKind


def run(text: str, *, home: Path | None, limit: int, kinds: Sequence[str], as_json: bool) -> int:
    """Print the passages found, best first."""
    from api.services.searching import search

    asked = SearchIn(text=text, subject="", limit=limit, kinds=[DocumentKind(kind) for kind in kinds])
    with wired(home=home) as wiring, console.progress("Wyszukiwanie"):
        hits = search(wiring, asked)
    if as_json:
        console.write_json({"hits": [hit.model_dump(mode="json") for hit in hits]})
    else:
        console.write("\n".join(_shown(place, hit) for place, hit in enumerate(hits, 1)) or "Niczego nie znaleziono.")
    return ExitCode.OK


def _shown(place: int, hit: HitOut) -> str:
    words = " ".join(hit.text.split())
    return f"{place}. {hit.title}, s. {hit.page} ({hit.name}; {hit.document}:{hit.start}-{hit.end})\n   {words}\n"
