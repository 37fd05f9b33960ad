"""`referent anonymise`."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from api.cli import console
from api.cli.common import wired
from api.cli.entry import ExitCode
from corpus.errors import IngestError, InvalidRequestError
from corpus.model import RedactionMode, Ruling

if TYPE_CHECKING:
    from api.services.anonymising import Anonymised
    from api.wiring import Wiring

LIST = ".usuniecia.json"
"""Ending of the list of removals, behind the new file's name."""


def run(
    files: Sequence[Path],
    *,
    home: Path | None,
    out: Path | None,
    mode: RedactionMode,
    rulings: Path | None,
    city: str | None,
    as_json: bool,
) -> int:
    """Write files without personal data into a folder, or show what would be removed; 1 when one was refused."""
    refused = False
    with wired(home=home, city=city) as wiring:
        ruled = _rulings(rulings)
        for path in _expanded(files):
            try:
                made = _anonymised(path, mode, ruled, wiring)
            except IngestError as error:
                console.note(str(error))
                refused = True
                continue
            _deliver(made, mode, out, as_json=as_json)
    return ExitCode.REFUSED if refused else ExitCode.OK


def _expanded(files: Sequence[Path]) -> list[Path]:
    from ingest.items import find_files

    return find_files(files)


def _anonymised(path: Path, mode: RedactionMode, rulings: dict[int, Ruling], wiring: "Wiring") -> "Anonymised":
    from api.services.anonymising import anonymise
    from api.services.reading import Upload

    upload = Upload(path.name, path.read_bytes())
    return anonymise(upload, mode=mode, rulings=rulings, profile=wiring.profile(), limits=wiring.limits())


def _rulings(path: Path | None) -> dict[int, Ruling]:
    """Return the rulings of a JSON file.

    Raises:
        InvalidRequestError: It is missing, no JSON, or of another form.
    """
    from api.services.anonymising import parse_rulings

    if path is None:
        return {}
    remedy = 'write numbers of findings with "accept" or "restore": {"3": "restore"}'
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InvalidRequestError(f"{path} is no JSON file: {error}", remedy=remedy) from error
    if not isinstance(given, dict):
        raise InvalidRequestError(f"{path} holds no JSON object", remedy=remedy)
    return parse_rulings({str(key): str(value) for key, value in given.items()})


def _deliver(made: "Anonymised", mode: RedactionMode, out: Path | None, *, as_json: bool) -> None:
    from api.schemas.anonymising import anonymised_out, preview_out

    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        listed = anonymised_out(made, mode.value)
        (out / made.name).write_bytes(made.data)
        (out / f"{made.name}{LIST}").write_text(listed.model_dump_json(indent=1) + "\n", encoding="utf-8")
    if as_json:
        console.write_json(preview_out(made, mode.value).model_dump(mode="json"))
    else:
        console.write("\n".join(_shown(made, out)) + "\n")


def _shown(made: "Anonymised", out: Path | None) -> Iterator[str]:
    """Yield lines for an officer; the words are on the screen only."""
    from api.labels import PERSONAL

    removed = sum(bool(removal.replacement) for removal in made.removals)
    waiting = sum(one.review and not one.removal.replacement for one in made.found)
    yield f"{out / made.name if out else made.name}: usunięto {removed}, do decyzji {waiting}"
    for one in made.found:
        removal = one.removal
        what = f"{removal.number:>4}. {PERSONAL[removal.kind]}"
        page = f", str. {removal.page}" if removal.page else ""
        failed = ", cyfra kontrolna niezgodna" if removal.control is False else ""
        done = removal.replacement or ("do decyzji" if one.review else "pozostawiono")
        yield f"{what}: {one.text} → {done} ({removal.rule}, pewność {removal.certainty:.2f}{page}{failed})"
    for warning in made.warnings:
        yield f"  Uwaga: {warning}"
