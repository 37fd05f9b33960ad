"""Which question sentences of a letter only serve its narrative."""

import re
from collections.abc import Sequence

from ingest.parsers.questions.items import Item
from ingest.parsers.questions.recognise import Role, role_of
from ingest.parsers.questions.units import Level, Unit

_FEW = 5
_COMPLAINT = re.compile(
    r"\b(?:mamy|musimy|można|trzeba|będziemy)\s+(?:\w+\s+){0,2}"
    r"(?:czekać|prosić|znosić|tolerować|cierpieć|apelować|powtarzać|pisać|przypominać)\W*$|\btak\s+(?:ma|powinn[oa])\b",
    re.IGNORECASE,
)
_REASONS = re.compile(r"\W*(?:uzasadnienie|uzasadnienie\s+(?:interpelacji|zapytania))\W*$", re.IGNORECASE)


def drop_rhetorical(
    items: Sequence[Item], units: Sequence[Unit], intros: Sequence[Unit]
) -> tuple[list[Item], list[Item]]:
    """Divide the items of a letter into those that are asked and those that only serve its narrative.

    Where the letter asks formally (a numbered list, or a sentence such as "proszę o odpowiedź na pytania:"), unlabelled
    question sentences before that place are rhetorical when a statement stands between them and it, or when they have a
    few words only and
    a statement stands before them in their paragraph, when they follow a rhetorical one there, or when a few words
    complain ("Jak długo mamy czekać?"); so are those under a heading "Uzasadnienie" behind it, which gives reasons.
    """
    formal = [item.start for item in items if item.label is not None and item.label.level < Level.BULLET]
    begins = min([*formal, *(intro.start for intro in intros)], default=None)
    if begins is None:
        return list(items), []
    reasons = min([unit.start for unit in units if _REASONS.match(unit.body) and unit.start > begins], default=None)
    asked: list[Item] = []
    rhetorical: list[Item] = []
    for item in items:
        loose = item.label is None and item.role is Role.QUESTION
        explains = reasons is not None and item.start > reasons
        behind = rhetorical[-1:] and rhetorical[-1].units[0].block == item.units[0].block
        early = item.end <= begins and (_narrated(item, begins, units) or bool(behind) or _complains(item))
        narrative = loose and (explains or early)
        (rhetorical if narrative else asked).append(item)
    return asked, rhetorical


def _narrated(item: Item, begins: int, units: Sequence[Unit]) -> bool:
    """Whether the statement of facts goes on behind a question, or a few words end its paragraph ("Czy to wypada?")."""
    opening = item.units[0]
    before = [unit for unit in units if unit.block == opening.block and unit.end <= opening.start]
    told = len(opening.body.split()) <= _FEW and any(_states(unit) for unit in before)
    after = [unit for unit in units if unit.start >= item.end and unit.end <= begins]
    return told or any(_states(unit) for unit in after) or bool(after and not after[0].first)


def _complains(item: Item) -> bool:
    """Whether a few words ask for no fact ("Jak długo mamy jeszcze czekać?", "Ile można prosić?")."""
    body = item.units[0].body
    return len(item.units) == 1 and len(body.split()) <= _FEW + 1 and bool(_COMPLAINT.search(body))


def _states(unit: Unit) -> bool:
    return role_of(unit.body) is Role.STATEMENT
