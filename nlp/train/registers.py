"""The subjects of councillors' interpellations, as the registers of four cities hold them."""

import json
from collections.abc import Iterator
from pathlib import Path

CITIES = ("gdansk", "katowice", "krakow", "warszawa")
FILES = tuple(f"registers/{city}.jsonl" for city in CITIES)


def read_subjects(data: Path) -> Iterator[tuple[str, str]]:
    """Yield city and stripped subject of every entry of `data/registers/<city>.jsonl`, in order."""
    for city, name in zip(CITIES, FILES, strict=True):
        for line in (data / name).read_text(encoding="utf-8").splitlines():
            yield city, str(json.loads(line)["przedmiot"]).strip()
