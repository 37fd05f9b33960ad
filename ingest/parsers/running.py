"""Lines that stand on every page, and names of files: what may not, and what may, stand in for a title."""

import re
from collections import Counter
from pathlib import PurePath

from ingest.raw import PAGE_HEADER, RawDocument

_EDGE = 4
_SPACE = re.compile(r"\s+")
_ORDINAL = re.compile(r"^\d+(?=\D)")


def line_key(line: str) -> str:
    """Return a line as it is compared: in one case, with single spaces."""
    return _SPACE.sub(" ", line).strip().casefold()


def running_lines(raw: RawDocument) -> frozenset[str]:
    """Return the keys of the lines that more than one page opens or closes with, and of a format's page header."""
    counted: Counter[str] = Counter()
    for page in raw.pages:
        lines = [key for line in page.text.splitlines() if (key := line_key(line))]
        counted.update({*lines[:_EDGE], *lines[-_EDGE:]})
    repeated = {key for key, count in counted.items() if count > 1}
    header = {line_key(line) for line in raw.fields.get(PAGE_HEADER, "").splitlines()}
    return frozenset(repeated | header)


def readable_name(name: str) -> str:
    """Return a file's name as words: "002-program-gospodarka.pdf" becomes "program gospodarka".

    A name of one word or without letters is returned as it is.
    """
    words = re.sub(r"[\s_+-]+", " ", _ORDINAL.sub("", PurePath(name).stem)).strip(" .")
    return words if len(re.findall(r"[^\W\d_]{2,}", words)) > 1 else name
