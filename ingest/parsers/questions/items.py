"""Units into items: what belongs to one question, and which questions only serve the narrative."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.parsers.questions.ending import ends_letter
from ingest.parsers.questions.recognise import (
    Role,
    asks_without_mark,
    is_follow_up,
    opens_as_question,
    opens_as_request,
    role_of,
)
from ingest.parsers.questions.units import Label, Level, Unit

ASKING = frozenset({Role.QUESTION, Role.REQUEST})
LISTS = frozenset({Role.ASKS_LIST, Role.REQUESTS_LIST})
MAX_LEAD = 4
MAX_OPEN = 14
GAP = 4
_ANAPHORIC = re.compile(
    r"\b(?:tych|tej|tego|temu|tym|te|ta|to|ich|jego|jej|nich|nim|takie\w*|takich|poszczególn\w+|powyższ\w+|w\s+podziale|również|jeśli|jeżeli)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\W*(?:uprzejmie\s+)?(?:proszę|prosimy)\s+o\s+(?:wskazanie|podanie|uzasadnienie|przedstawienie|zestawienie|dane|ich|jego|jej)\b[^,]*$",
    re.IGNORECASE,
)
_LEAVES_OPEN = re.compile(r"[:;,]\s*$|\b(?:oraz|i|lub|albo|a\s+także)\s*$")
_SENTENCE_END = re.compile(r"[.?!][”\"»)]*\s*$")


def _opens_points(label: Label) -> bool:
    """Whether a label is the first of a list of points below a question."""
    return label.number == "a" or label.level is Level.BULLET


@dataclass(slots=True)
class Item:
    """Units that make one question: `asking` ones, with statements that lead to them in `lead`.

    Attributes:
        label: The label in the letter.
        intro: The sentence that opens the list which the item belongs to.
        lead: Statements of the item before its first question.
        units: The question itself, its sub-questions and its list.
        roles: What each of `units` does.
        implied: Whether the first unit counts as a question only because of the list that it stands in.
    """

    label: Label | None = None
    intro: Unit | None = None
    lead: list[Unit] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    implied: bool = False

    @property
    def asks(self) -> bool:
        """Whether anything is asked in it."""
        return bool(self.units)

    @property
    def role(self) -> Role:
        """What it does: a question where any of its sentences is one."""
        return Role.QUESTION if Role.QUESTION in self.roles else Role.REQUEST

    @property
    def start(self) -> int:
        """Offset of the first character of the question."""
        return self.units[0].start

    @property
    def end(self) -> int:
        """Offset behind the last character of the question."""
        return self.units[-1].end


class Grouper:
    """Walks the units once and gathers items. `answering` is the reading of a reply, where answers follow questions.

    `items` are those that ask; `labelled` are all that bear a label, in order.
    """

    def __init__(self, *, answering: bool) -> None:
        self.items: list[Item] = []
        self.labelled: list[Item] = []
        self.intros: list[Unit] = []
        self._answering = answering
        self._open: Item | None = None
        self._intro: tuple[Unit, Role] | None = None
        self._previous: Unit | None = None
        self._pending: Label | None = None

    def run(self, units: Sequence[Unit]) -> list[Item]:
        """Return the items in order; those that ask nothing are dropped."""
        for unit in units:
            self._take(unit)
            tail = self._open.units[-1:] if self._open else []
            self._previous = tail[0] if tail and tail[0].end == unit.end else unit
        self._close()
        return sorted([*self.items, *self._unfollowed()], key=lambda item: item.start)

    def _unfollowed(self) -> list[Item]:
        """Requests that announce a list where none is ("Proszę o wykaz w układzie:" above a table)."""
        followed = {item.intro.start for item in self.items if item.intro is not None}
        return [
            Item(units=[intro], roles=[Role.REQUEST])
            for intro in self.intros
            if role_of(intro.body) is Role.REQUESTS_LIST and intro.start not in followed
        ]

    def _take(self, unit: Unit) -> None:
        if unit.first and unit.label is None and ends_letter(unit.body):
            self._close()
            return
        if not unit.body.strip():
            self._close()
            self._pending = unit.label if unit.first else None
            return
        role = role_of(unit.body)
        label, self._pending = unit.label or self._pending, None
        if self._rest_of_last(unit, label):
            self._merge(unit)
        elif self._goes_on(unit, label):
            self._append(unit, role)
        elif label is not None:
            self._labelled(unit, label, role)
        else:
            self._unlabelled(unit, role)

    def _goes_on(self, unit: Unit, label: Label | None) -> bool:
        """Whether a unit continues the list or the sentence that the open item has begun."""
        item = self._open
        if item is None or not item.units or len(item.units) > MAX_OPEN:
            return False
        last = item.units[-1]
        if label is None:
            return False
        inner = label.level >= Level.LETTER and (item.label is None or label.level > item.label.level)
        if not inner or _LEAVES_OPEN.search(last.body):
            return inner
        listing = last.label is not None and last.label.level >= Level.LETTER and last is not item.units[0]
        if item.label is not None and _opens_points(label) and "?" in last.body and role_of(unit.body) in ASKING:
            return True  # "2. Kiedy …? a) Czy …?"
        if self._answering:
            return listing and ("?" in unit.body or not _SENTENCE_END.search(last.body))
        return listing or item.roles[0] in LISTS

    def _rest_of_last(self, unit: Unit, label: Label | None) -> bool:
        """Whether a unit is the rest of the sentence that stands last in the open item."""
        if self._open is None or not self._open.units:
            return False
        last, role = self._open.units[-1], self._open.roles[-1]
        return self._broken_off(last, role, unit) if label is None else self._year_or_age(last, label, unit)

    def _merge(self, unit: Unit) -> None:
        if self._open is not None:
            last = self._open.units[-1]
            whole = replace(last, end=unit.end, body=f"{last.body} {unit.body}", last=unit.last)
            self._open.units[-1], self._open.roles[-1] = whole, role_of(whole.body)

    @staticmethod
    def _year_or_age(last: Unit, label: Label, unit: Unit) -> bool:
        """Whether what looks like a label is a number in a sentence that was cut ("osoby poniżej / 18. roku życia")."""
        if label.level is not Level.NUMBER or not unit.body[:1].islower() or re.search(r"[.?!:;,)]\s*$", last.body):
            return False
        return not (last.label and last.label.number.isdigit() and label.number == str(int(last.label.number) + 1))

    def _broken_off(self, last: Unit, role: Role, unit: Unit) -> bool:
        """Whether a sentence was cut by a page or a block's end, so that `unit` is the rest of it."""
        if unit.body[:1].islower() and unit.block == last.block and not last.body.rstrip().endswith(("?", ":")):
            return True
        return (
            role is not Role.QUESTION
            and not re.search(r"[.?!:;][”\"»)]*\s*$", last.body)
            and unit.start - last.end <= GAP
        )

    def _append(self, unit: Unit, role: Role) -> None:
        if self._open is not None:
            self._open.units.append(unit)
            self._open.roles.append(role)

    def _labelled(self, unit: Unit, label: Label, role: Role) -> None:
        self._close()
        item = Item(label=label, intro=self._intro[0] if self._intro else None)
        self._open = item
        if self._listed(label) and role is Role.STATEMENT:
            item.implied = True
            item.units.append(unit)
            item.roles.append(Role.REQUEST if self._intro and self._intro[1] is Role.REQUESTS_LIST else Role.QUESTION)
        elif (
            self._asks(unit, role)
            or self._opens_question(unit)
            or (not self._answering and asks_without_mark(unit.body))
        ):
            item.units.append(unit)
            item.roles.append(role)
        else:
            item.lead.append(unit)

    def _listed(self, label: Label) -> bool:
        """Whether the item stands in a list that a sentence such as "wnoszę o:" has opened."""
        return self._intro is not None and not self._answering

    def _asks(self, unit: Unit, role: Role) -> bool:
        """Whether a labelled sentence asks; a reply's own "…, które występuję" is no request."""
        if self._answering and role is not Role.QUESTION:
            return role in ASKING | LISTS and opens_as_request(unit.body)
        return role in ASKING | LISTS

    @staticmethod
    def _opens_question(unit: Unit) -> bool:
        """Whether a question begins that its list, or the next block, will end ("Jak wyjaśnia Pani: a) …, b) …?")."""
        if not opens_as_question(unit.body):
            return False
        return bool(_LEAVES_OPEN.search(unit.body)) or not re.search(r"[.?!][”\"»)]*\s*$", unit.body)

    def _unlabelled(self, unit: Unit, role: Role) -> None:
        if self._open is not None and self._belongs(self._open, unit, role):
            if role in ASKING or self._open.units:
                self._recall_lead(self._open, unit)
                self._append(unit, role)
            else:
                self._open.lead.append(unit)
            return
        if role in LISTS and not self._answering:
            self._close()
            self._intro = (unit, role)
            self.intros.append(unit)
            return
        self._close()
        if (role in ASKING and self._stands(unit, role)) or (self._opens_question(unit) and unit.first):
            behind = self._intro is not None and self._previous is self._intro[0]
            self._open = Item(units=[unit], roles=[role], intro=self._previous if behind else None)
        elif role is Role.STATEMENT and self._intro and not self._answering:
            self._intro = None

    @staticmethod
    def _recall_lead(item: Item, unit: Unit) -> None:
        """Take back a question that ended in a full stop, now that "Jeśli tak, …" or the rest of it follows."""
        goes_on = is_follow_up(unit.body) or not opens_as_question(unit.body)
        if not item.units and item.lead and goes_on and asks_without_mark(item.lead[-1].body):
            item.units.append(item.lead.pop())
            item.roles.append(Role.QUESTION)

    def _belongs(self, item: Item, unit: Unit, role: Role) -> bool:
        """Whether an unlabelled sentence is part of the open item."""
        follows = self._previous is not None and item.units and self._previous is item.units[-1]
        if role in ASKING:
            if item.label is not None:
                return self._stays(item, unit, follows=bool(follows))
            return bool(follows) and (is_follow_up(unit.body) or self._depends(item, unit, role))
        if follows and is_follow_up(unit.body) and self._opens_question(unit):
            return True
        if role is Role.QUOTED or role is Role.COURTESY or item.units:
            return role in LISTS and item.label is not None and bool(follows)
        return item.label is not None and len(item.lead) < (1 if self._answering else MAX_LEAD)

    def _stays(self, item: Item, unit: Unit, *, follows: bool) -> bool:
        """Whether a sentence that asks stands in the labelled item: in its paragraph, or right behind its question."""
        near = (item.units or item.lead)[-1:]
        if not near or near[0].block == unit.block:
            return follows or not item.units or not self._answering
        if not item.units:
            return item.label is not None and item.label.level is Level.QUESTION
        return follows and (self._answering or is_follow_up(unit.body))

    def _depends(self, item: Item, unit: Unit, role: Role) -> bool:
        """Whether an unlabelled request asks for more about the question right before it."""
        if role is not Role.REQUEST or unit.block != item.units[-1].block:
            return False
        return self._answering or bool(_MORE.match(unit.body) and _ANAPHORIC.search(unit.body))

    def _stands(self, unit: Unit, role: Role) -> bool:
        """Whether an unlabelled sentence is a question by itself; in a reply it must open its line."""
        if not self._answering:
            return True
        after_question = self.items and self.items[-1].units[-1] is self._previous
        if role is Role.REQUEST:
            return unit.first and unit.last and opens_as_request(unit.body)
        return opens_as_question(unit.body) and (unit.first or bool(after_question))

    def _close(self) -> None:
        item, self._open = self._open, None
        if item is not None and item.label is not None:
            self.labelled.append(item)
        if item is None or not item.units:
            return
        while len(item.units) > 1 and item.roles[-1] in {Role.COURTESY}:
            item.units.pop()
            item.roles.pop()
        if self._answering and not self._asked_here(item):
            return
        if item.implied and len(item.units) > 1 and self._states(item.units[0]) and item.units[1].label is None:
            item.lead.append(item.units.pop(0))
            item.roles.pop(0)
        self.items.append(item)

    @staticmethod
    def _states(unit: Unit) -> bool:
        """Whether a list's sentence is a statement that only leads to the question behind it."""
        return unit.body[:1].isupper() and unit.body.rstrip().endswith(".") and not asks_without_mark(unit.body)

    def _asked_here(self, item: Item) -> bool:
        """In a reply, a list that never asks ("Jak wskazano: a) …") is no question."""
        return any(role in ASKING for role in item.roles) or "?" in item.units[-1].body
