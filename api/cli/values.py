"""What officers type as values of options, checked: each refusal is Polish and says what is accepted."""

import datetime as dt
import re
from collections.abc import Callable

import typer

LONGEST_QUESTION = 5_000
"""Most characters of a question, as `api.schemas.search` has it."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day(value: str) -> str:
    """Return a date of the form RRRR-MM-DD as it is.

    Raises:
        BadParameter: It has another form, or the calendar has no such day.
    """
    if not _DAY.fullmatch(value):
        raise typer.BadParameter(f"„{value}”: data ma postać RRRR-MM-DD, np. 2026-11-16.")
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"„{value}”: w kalendarzu nie ma takiego dnia.") from error


def question(value: str) -> str:
    """Return a question as it is.

    Raises:
        BadParameter: It is blank, or too long.
    """
    if not value.strip():
        raise typer.BadParameter("pytanie jest puste; podaj pytanie albo słowa kluczowe.")
    if len(value) > LONGEST_QUESTION:
        raise typer.BadParameter(f"pytanie ma {len(value)} znaków, a może mieć najwyżej {LONGEST_QUESTION}.")
    return value


def kind(value: str) -> str:
    """Return the kind of document that a word names, in English or in Polish.

    Raises:
        BadParameter: It names none.
    """
    from api.labels import kind_of, kinds_named

    known = kind_of(value)
    if known is None:
        raise typer.BadParameter(f"„{value}”: nie ma takiego rodzaju dokumentu. Rodzaje: {kinds_named()}.")
    return known


def mode(value: str) -> str:
    """Return the way of redaction that a word names.

    Raises:
        BadParameter: It names none.
    """
    if value not in {"mask", "label", "pseudonym"}:
        raise typer.BadParameter(f"„{value}”: podaj mask, label albo pseudonym.")
    return value


def number(least: int, most: int) -> Callable[[str], int]:
    """Return a parser of whole numbers from `least` to `most`; it raises `BadParameter` for anything else."""

    def parse(value: str | int) -> int:
        text = str(value).strip()
        if not re.fullmatch(r"\d{1,9}", text, re.ASCII) or not least <= int(text) <= most:
            raise typer.BadParameter(f"„{value}”: ma to być liczba od {least} do {most}.")
        return int(text)

    return parse
