"""Part `forms`: how names decline that the dictionary lacks, learnt from those that it has."""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from nlp.paradigms import ParadigmTable, apply, pack_table
from nlp.train.name_paradigms import SOURCES, KnownName, dictionary_names, kept_aside, learn
from nlp.train.part import Training
from nlp.weightfile import save_weights

_LOGGER = logging.getLogger(__name__)


def train(data: Path, out: Path, seed: int) -> Mapping[str, float]:
    """Learn the table from nine names in ten, write it, and return its accuracy on the tenth.

    Nothing here is random: the seed is only recorded.
    """
    names = [name for name in dictionary_names(data) if _declines(name)]
    learnt = [name for name in names if not kept_aside(name.lemma)]
    aside = [name for name in names if kept_aside(name.lemma)]
    table = learn(learnt)
    _LOGGER.info("%d names learnt, %d kept aside, %d endings", len(learnt), len(aside), len(table.endings))
    figures = accuracy(table, aside)
    measured = {name: round(value, 4) for name, value in figures.items()}
    save_weights(out, pack_table(table), {"seed": seed, "learnt": len(learnt), "aside": len(aside), "scores": measured})
    return figures


def _declines(name: KnownName) -> bool:
    """Whether there is something to learn: women's surnames without -a never decline."""
    return name.kind != "f:nazwisko" or name.lemma.endswith("a")


def accuracy(table: ParadigmTable, names: Sequence[KnownName]) -> dict[str, float]:
    """Return the share of right forms, and of names with all forms right; 0 where there are none."""
    right = [_right(table, name) for name in names]
    cells = [cell for row in right for cell in row]
    return {
        "forms": sum(cells) / len(cells) if cells else 0.0,
        "names": sum(map(all, right)) / len(right) if right else 0.0,
    }


def _right(table: ParadigmTable, name: KnownName) -> list[bool]:
    paradigm = table.paradigm(name.lemma, name.kind)
    if paradigm is None:
        return [name.lemma in cell for cell in name.forms]
    return [apply(name.lemma, change) in cell for change, cell in zip(paradigm, name.forms, strict=True)]


TRAINING = Training(summary="paradigms of unknown names by their endings", needs=SOURCES, run=train)
