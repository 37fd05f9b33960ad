"""The sets on which forms are measured: names kept aside from training, hard names by hand, phrases.

`python -m eval.forms_data DIR` writes `eval/data/forms/kept_aside.tsv`: names of Morfeusz's dictionary that
`nlp.train.name_paradigms.kept_aside` keeps from training, found in the texts of DIR. Only names and their kinds are
kept; the forms are read from the dictionary when the suite runs.
"""

import random
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.cases import Case
from nlp.paradigms import SINGULAR
from nlp.train.name_paradigms import dictionary_names, kept_aside, known_names

FOLDER = Path(__file__).parent / "data" / "forms"
ASIDE, NAMES, PHRASES = FOLDER / "kept_aside.tsv", FOLDER / "names.toml", FOLDER / "phrases.toml"
FILES = (ASIDE, NAMES, PHRASES)
SEED, SAMPLE = 7, 1500
FUNCTION_CASES = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL, Case.LOCATIVE)
PHRASE_CASES = (Case.GENITIVE, Case.INSTRUMENTAL, Case.LOCATIVE)
COUPLE_CASES = tuple(Case)[:-1]


@dataclass(frozen=True, slots=True)
class Declined:
    """What is declined, and the forms that count as right.

    Attributes:
        lemma: In the nominative.
        kind: "m1:nazwisko", "f:imię", "pl:nazwisko" for names; "functions", "units", "labels" for phrases.
        cells: For each case its accepted forms.
    """

    lemma: str
    kind: str
    cells: Mapping[Case, tuple[str, ...]]


def names_aside() -> list[Declined]:
    """Return the names kept aside, singular only, with the dictionary's forms."""
    rows = [line.split("\t") for line in ASIDE.read_text(encoding="utf-8").splitlines()]
    return [
        Declined(known.lemma, known.kind, dict(zip(SINGULAR, known.forms, strict=True)))
        for lemma, kind in rows
        for known in known_names(lemma, kind.partition(":")[2])
        if known.kind == kind
    ]


def hard_names(part: str = "names") -> list[Declined]:
    """Return names declined by hand: "names" were read while rules were written, those of "second" only counted."""
    rows = (line.partition("; ") for line in _toml(NAMES)[part])
    return [_row(":".join(head.split()), cells, SINGULAR) for head, _, cells in rows]


def couples() -> list[Declined]:
    """Return the surnames of couples, declined by hand in the plural."""
    return [_row("pl:nazwisko", line, COUPLE_CASES) for line in _toml(NAMES)["couples"]]


def phrases(part: str) -> list[Declined]:
    """Return the phrases of one part: "first" was read while rules were written, "second" was not."""
    return [
        _row(kind, line, FUNCTION_CASES if kind == "functions" else PHRASE_CASES)
        for kind, lines in _toml(PHRASES)[part].items()
        for line in lines
    ]


def write(data: Path) -> int:
    """Write the names kept aside, a sample by seed, and return how many there are."""
    found = [
        (known.lemma, known.kind)
        for known in dictionary_names(data)
        if kept_aside(known.lemma) and not known.kind.startswith("pl") and _declines(known.lemma, known.kind)
    ]
    sample = sorted(random.Random(SEED).sample(found, min(SAMPLE, len(found))))
    ASIDE.write_text("".join(f"{lemma}\t{kind}\n" for lemma, kind in sample), encoding="utf-8")
    return len(sample)


def _declines(lemma: str, kind: str) -> bool:
    """Whether it is worth asking: women's surnames without -a never change."""
    return kind != "f:nazwisko" or lemma.endswith("a")


def _row(kind: str, line: str, cases: Sequence[Case]) -> Declined:
    lemma, *cells = (cell.strip() for cell in line.split(";"))
    return Declined(lemma, kind, {case: tuple(cell.split("|")) for case, cell in zip(cases, cells, strict=True)})


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.stdout.write(f"{write(Path(sys.argv[1]))} names\n")
