"""`referent draft`."""

import datetime as dt
from pathlib import Path

from api.cli import console
from api.cli.codes import ExitCode
from api.cli.common import wired


def run(
    file: Path,
    *,
    home: Path | None,
    out: Path | None,
    city: str | None,
    ocr: bool | None,
    received: str | None,
    transmitted: str | None,
    as_json: bool,
) -> int:
    """Draft the reply to the letter in `file`, write it into `out`, and print it with its citations."""
    from api.schemas.drafts import draft_json
    from api.services.drafting import draft_letter
    from api.services.exporting import write_draft
    from api.services.reading import choose_letter, documents_of, read_file, with_dates
    from retrieval.serialise import draft_to_text

    with wired(home=home, city=city, ocr=ocr) as wiring:
        with console.progress("Czytanie pisma"):
            letter = choose_letter(documents_of(read_file(file, wiring.limits())), file.name)
        letter = with_dates(letter, received=_day(received), transmitted=_day(transmitted))
        with console.progress("Wyszukiwanie źródeł i pisanie projektu"):
            draft = draft_letter(wiring, letter)
        if as_json:
            console.write_json(draft_json(draft))
        else:
            console.write(draft_to_text(draft))
        if out is not None:
            written = write_draft(draft, wiring.profile(), out)
            console.note("Zapisano: " + ", ".join(str(path) for path in written))
    return ExitCode.OK


def _day(value: str | None) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value)
