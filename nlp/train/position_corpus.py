"""Training texts of position: our own sentences, varied and damaged with a seed, and councillors' subjects by hand.

`data/position/*.txt` holds sentences invented for this, a file a position, with the words that carry it in <> and its
object in {}; `tails_*.txt` what is put behind them. `data/position/registers.tsv` holds labels of subjects by the hash
of their text; the texts themselves are read from the data folder. Nothing of `plan_gdansk` is used.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from corpus.model import Stance, content_hash
from nlp.train.position_noise import damaged, fill, noise, plots
from nlp.train.registers import read_subjects

FOLDER = Path(__file__).parent / "data" / "position"
_DEMAND = 30
_VARIANTS = 7
_NOISE, _LISTS = 240, 60
_TAILED = {Stance.FOR: 6, Stance.AGAINST: 3, Stance.CONDITIONAL: 4}
OWN_SHARE: Mapping[Stance, float] = {
    Stance.FOR: 1.0,
    Stance.AGAINST: 0.5,
    Stance.CONDITIONAL: 0.2,
    Stance.NEUTRAL: 0.25,
    Stance.OFF_TOPIC: 0.25,
}
"""How much one of our own sentences weighs: conditions are rarer among submissions than among what we wrote."""


@dataclass(frozen=True, slots=True)
class Example:
    """A training text.

    Attributes:
        text: The text.
        stance: Its position.
        group: Texts of one group come from one sentence and are never divided between folds.
        weight: How much it weighs.
        source: "own" or "registers".
    """

    text: str
    stance: Stance
    group: int
    weight: float
    source: str


@dataclass(frozen=True, slots=True)
class Marked:
    """One of our own sentences without its marks, with the spans that were marked."""

    text: str
    carriers: tuple[tuple[int, int], ...]
    target: tuple[int, int] | None


def marked(line: str) -> Marked:
    """Return a line of our sentences with the places of its marks: <words that carry>, {object}."""
    text, carriers, target, opened = "", [], None, {"<": 0, "{": 0}
    for char in line:
        if char in opened:
            opened[char] = len(text)
        elif char == ">":
            carriers.append((opened["<"], len(text)))
        elif char == "}":
            target = (opened["{"], len(text))
        else:
            text += char
    return Marked(text, tuple(carriers), target)


def own_lines(name: str) -> list[str]:
    """Return the lines of one file of ours, without comments."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def own_examples(seed: int) -> list[Example]:
    """Return our own sentences with their varied and damaged copies, the same for the same seed."""
    random = Random(seed)
    made = [*_varied(random), *_with_tails(random), *_without_words(random)]
    groups = {key: number for number, key in enumerate(sorted({key for key, _, _ in made}))}
    return [Example(text, stance, groups[key], OWN_SHARE[stance], "own") for key, text, stance in made]


def _varied(random: Random) -> Iterator[tuple[str, str, Stance]]:
    for stance in Stance:
        for line in own_lines(stance.value):
            plain = marked(line).text
            copies = {fill(plain, random), *(damaged(fill(plain, random), random) for _ in range(_VARIANTS))}
            yield from ((plain, copy, stance) for copy in sorted(copies))


def _with_tails(random: Random) -> Iterator[tuple[str, str, Stance]]:
    heads = {stance: _heads(own_lines(stance.value)) for stance in (Stance.FOR, Stance.AGAINST)}
    heads[Stance.CONDITIONAL] = heads[Stance.FOR]
    plans = [("tails_conditional", (Stance.CONDITIONAL,)), ("tails_reasons", (Stance.FOR, Stance.AGAINST))]
    for name, stances in plans:
        for tail in own_lines(name):
            for stance in stances:
                for _ in range(_TAILED[stance]):
                    yield tail, fill(_joined(random.choice(heads[stance]), tail), random), stance


def _heads(lines: Sequence[str]) -> list[str]:
    plain = [marked(line).text for line in lines]
    return [line for line in plain if len(line) > _DEMAND and line[0].isupper()]


def _joined(head: str, tail: str) -> str:
    return re.sub(r"[.!? ]+$", "", head) + ("" if tail[0] in ",." else " ") + tail


def _without_words(random: Random) -> Iterator[tuple[str, str, Stance]]:
    for number in range(_NOISE):
        yield f"noise {number}", noise(random), Stance.OFF_TOPIC
    for number in range(_LISTS):
        yield f"list {number}", ", ".join(plots(random) for _ in range(random.randint(1, 6))), Stance.NEUTRAL


def register_examples(data: Path, first_group: int) -> list[Example]:
    """Return the subjects of the registers that have labels, in a fixed order.

    Args:
        data: The data folder.
        first_group: Number of their first group; each subject is a group of its own.
    """
    rows = (FOLDER / "registers.tsv").read_text(encoding="utf-8").splitlines()[1:]
    labels = dict(row.split("\t") for row in rows)
    found = {subject_key(city, text): text for city, text in read_subjects(data)}
    held = [(found[key], Stance(labels[key])) for key in sorted(labels) if key in found]
    return [Example(text, stance, first_group + place, 1.0, "registers") for place, (text, stance) in enumerate(held)]


def subject_key(city: str, subject: str) -> str:
    """Return the key under which a subject's label is kept: city and 12 digits of the hash of its stripped text."""
    return f"{city}:{content_hash(subject.strip())[:12]}"
