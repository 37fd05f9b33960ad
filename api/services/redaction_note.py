"""The note that the law asks for beside a redacted file: scope, basis, who did it, in whose interest."""

import datetime as dt
from dataclasses import dataclass

from api.services.anonymising import Anonymised
from corpus.model import RedactionMode
from corpus.months import MONTHS_GENITIVE

INVENTED = (
    "Imiona, nazwiska, adresy i numery wpisane w miejsce usuniętych danych są zmyślone i nie należą do żadnej osoby."
)
"""What readers must know of pseudonyms, for they look like names."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What only the office knows.

    Attributes:
        redacted_by: Who took the data out: a person and a unit, or a unit.
        interest: In whose interest, in the genitive.
        date: The day.
    """

    redacted_by: str = ""
    interest: str = ""
    date: dt.date | None = None


def note_of(made: Anonymised, mode: RedactionMode, signed: Signed) -> str:
    """Return the Polish note on what left a file; what the office has not said is marked to be filled in."""
    from nlp.redaction import NoteFields, redaction_note

    fields = NoteFields(
        document=f"„{made.name}”",
        redacted_by=_clean(signed.redacted_by) or "[DO UZUPEŁNIENIA: kto dokonał wyłączenia]",
        interest=_clean(signed.interest) or "[DO UZUPEŁNIENIA: w czyim interesie]",
        date=_day(signed.date) if signed.date else "[DO UZUPEŁNIENIA: data]",
    )
    return "\n".join([redaction_note(made.removals, fields), *invented(made, mode)]) + "\n"


def invented(made: Anonymised, mode: RedactionMode) -> tuple[str, ...]:
    """Return the sentence on invented names where the file holds any."""
    removed = any(removal.replacement for removal in made.removals)
    return (INVENTED,) if removed and mode is RedactionMode.PSEUDONYM else ()


def _day(date: dt.date) -> str:
    return f"{date.day} {MONTHS_GENITIVE[date.month - 1]} {date.year} r."


def _clean(given: str) -> str:
    return " ".join(given.split())
