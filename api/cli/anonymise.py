"""`referent anonymise`."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from api.cli import console
from api.cli.codes import ExitCode
from api.cli.common import wired
from api.cli.delivery import Delivery
from corpus.errors import DamagedFileError, IngestError, InvalidRequestError, TooLargeError
from corpus.model import RedactionMode, Ruling

if TYPE_CHECKING:
    from api.services.anonymising import Anonymised
    from api.services.redaction_note import Signed
    from api.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for all files of a call.

    Attributes:
        mode: What stands in the place of what goes.
        rulings: A JSON file with a reviewer's rulings, for one file.
        redacted_by: Who takes the data out, for the note.
        interest: In whose interest, for the note.
    """

    mode: RedactionMode
    rulings: Path | None = None
    redacted_by: str = ""
    interest: str = ""


def run(
    files: Sequence[Path], *, home: Path | None, out: Path | None, wanted: Wanted, city: str | None, as_json: bool
) -> int:
    """Write files without personal data into a folder, or show what would be removed; 1 when one was refused."""
    refused = False
    with wired(home=home, city=city) as wiring:
        paths = Delivery.inputs(files)
        ruled = _rulings(wanted.rulings, paths)
        delivery = Delivery(out, paths) if out is not None else None
        with console.progress("Usuwanie danych osobowych") as advance:
            for number, path in enumerate(paths, 1):
                try:
                    made = _anonymised(path, wanted.mode, ruled, wiring)
                    where = _delivered(made, path, wanted, delivery, wiring)
                except IngestError as error:
                    console.complain(error)
                    refused = True
                else:
                    _show(made, wanted.mode, where, as_json=as_json)
                advance(number, len(paths))
    return ExitCode.REFUSED if refused else ExitCode.OK


def _anonymised(path: Path, mode: RedactionMode, rulings: dict[int, Ruling], wiring: "Wiring") -> "Anonymised":
    from api.services.anonymising import anonymise
    from api.services.reading import Upload

    limits = wiring.limits()
    try:
        if path.stat().st_size > limits.max_bytes:
            raise TooLargeError(f"{path.name} has {path.stat().st_size} bytes", remedy="split it")
        upload = Upload(path.name, path.read_bytes())
    except OSError as error:
        what = f"{path} cannot be read ({error.strerror})"
        raise DamagedFileError(what, remedy="check the path and who may read it") from error
    return anonymise(upload, mode=mode, rulings=rulings, profile=wiring.profile(), limits=limits)


def _rulings(path: Path | None, files: Sequence[Path]) -> dict[int, Ruling]:
    """Return the rulings of a JSON file.

    Raises:
        InvalidRequestError: It is missing, no JSON, or of another form; or several files are given, for numbers of
            findings mean another thing in each.
    """
    from api.services.anonymising import parse_rulings

    if path is None:
        return {}
    if len(files) > 1:
        raise InvalidRequestError(f"rulings are given for {len(files)} files", remedy="give one file with its rulings")
    remedy = 'write numbers of findings with "accept" or "restore": {"3": "restore"}'
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InvalidRequestError(f"{path} is no JSON file: {error}", remedy=remedy) from error
    if not isinstance(given, dict):
        raise InvalidRequestError(f"{path} holds no JSON object", remedy=remedy)
    return parse_rulings({str(key): str(value) for key, value in given.items()})


def _delivered(
    made: "Anonymised", source: Path, wanted: Wanted, delivery: Delivery | None, wiring: "Wiring"
) -> Path | None:
    """Write the file with its list and note where they are wanted, and return where the file lies."""
    from api.schemas.anonymising import anonymised_out
    from api.services.redaction_note import note_of

    if delivery is None:
        return None
    place = delivery.place(made.name, source)
    named = replace(made, name=place.name)
    listed = anonymised_out(named, wanted.mode).model_dump_json(indent=1) + "\n"
    delivery.write(place, made.data, listed, note_of(named, wanted.mode, _signed(wanted, wiring)))
    return place


def _signed(wanted: Wanted, wiring: "Wiring") -> "Signed":
    from api.services.redaction_note import Signed

    return Signed(wanted.redacted_by, wanted.interest, wiring.clock().astimezone().date())


def _show(made: "Anonymised", mode: RedactionMode, where: Path | None, *, as_json: bool) -> None:
    from api.schemas.anonymising import preview_out

    if as_json:
        console.write_json(preview_out(made, mode).model_dump(mode="json"))
    else:
        console.write("\n".join(_shown(made, mode, where)) + "\n")


def _shown(made: "Anonymised", mode: RedactionMode, where: Path | None) -> Iterator[str]:
    """Yield lines for an officer; the words are on the screen only."""
    from api.labels import PERSONAL
    from api.services.redaction_note import invented

    removed = sum(bool(removal.replacement) for removal in made.removals)
    waiting = sum(one.review and not one.removal.replacement for one in made.found)
    yield f"{where or made.name}: usunięto {removed}, do decyzji {waiting}"
    for one in made.found:
        removal = one.removal
        what = f"{removal.number:>4}. {PERSONAL[removal.kind]}"
        page = f", str. {removal.page}" if removal.page else ""
        failed = ", cyfra kontrolna niezgodna" if removal.control is False else ""
        done = removal.replacement or ("do decyzji" if one.review else "pozostawiono")
        yield f"{what}: {one.text} → {done} ({removal.rule}, pewność {removal.certainty:.2f}{page}{failed})"
    for warning in (*invented(made, mode), *made.warnings):
        yield f"  Uwaga: {warning}"
