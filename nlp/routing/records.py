"""Past assignments from a file: one JSON object a line with `subject`, `units` (names or codes) and perhaps `text`."""

import json
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import ConfigurationError
from nlp.routing.history import Assignment, History
from nlp.routing.units import Routable

_REMEDY = 'write one object a line: {"subject": "…", "units": ["ZDMK"], "text": "…"}'


def read_history(path: Path, units: Sequence[Routable]) -> History:
    """Return what the assignments of a file teach about `units`; the file's order is from old to new.

    Raises:
        ConfigurationError: The file cannot be read, a line is not of the form, or names none of the units; says which.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"the history {path} cannot be read: {error}", remedy=_REMEDY) from error
    names = {code: unit.name for unit in units for code in (unit.name, unit.short) if code}
    found = [_assignment(line, number, path, names) for number, line in enumerate(lines, 1) if line.strip()]
    if not found:
        raise ConfigurationError(f"the history {path} is empty", remedy=_REMEDY)
    return History([unit.name for unit in units], found, [unit.competences for unit in units])


def _assignment(line: str, number: int, path: Path, names: dict[str, str]) -> Assignment:
    try:
        row = json.loads(line)
        subject, given, text = str(row["subject"]), list(row["units"]), str(row.get("text", ""))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigurationError(f"line {number} of {path} is not of the form: {error}", remedy=_REMEDY) from error
    unknown = [str(unit) for unit in given if str(unit) not in names]
    if unknown or not given:
        what = f"line {number} of {path} names no unit of the profile: {', '.join(unknown) or 'none at all'}"
        raise ConfigurationError(what, remedy="give names or codes as the profile's units.toml has them")
    return Assignment(subject, tuple(names[str(unit)] for unit in given), text)
