"""What a letter asks: its questions and requests, with exact offsets, parts and context.

    blocks → units (sentences with labels) → roles → items → parts, context, numbers

A question's `text` is the item as a whole: its first question, the follow-ups ("Jeśli tak, to kiedy?") and the request
sentences that stand in the same numbered item, because one answer ("Ad 3.") goes out to all of them. Each sentence is
also a part of its own, so that nothing in the item stays unanswered.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Block, Question, Span
from ingest.parsers.questions.bounds import question_bounds
from ingest.parsers.questions.cited import cited_questions
from ingest.parsers.questions.context import context_of
from ingest.parsers.questions.items import Grouper, Item
from ingest.parsers.questions.omitted import omitted_items
from ingest.parsers.questions.parts import collapse, find_parts
from ingest.parsers.questions.recognise import Role, kind_of, role_of
from ingest.parsers.questions.rhetoric import drop_rhetorical
from ingest.parsers.questions.units import Unit, split_units

__all__ = ["Survey", "find_questions", "survey_questions"]


_POLL = re.compile(r"\s*[-–—•:]\s*\d+(?:[.,]\d+)?\s*%")  # a poll's question with its result


@dataclass(frozen=True, slots=True)
class Survey:
    """The questions of a letter, and what was left out.

    Attributes:
        questions: In order.
        rhetorical: Question sentences that only serve the narrative.
        omitted: Numbered items of a question list in which no question was recognised.
    """

    questions: tuple[Question, ...]
    rhetorical: tuple[Span, ...] = ()
    omitted: tuple[Span, ...] = ()


def find_questions(text: str, blocks: Sequence[Block] = (), *, answering: bool = False) -> tuple[Question, ...]:
    """Return the questions of a letter in order.

    Args:
        text: The stored text.
        blocks: Its blocks; without them blank lines divide paragraphs.
        answering: Whether the letter is a reply, which restates questions between its answers: there only labelled
            questions and those that open a line count, and a repeated question counts once.
    """
    return survey_questions(text, blocks, answering=answering).questions


def survey_questions(text: str, blocks: Sequence[Block] = (), *, answering: bool = False) -> Survey:
    """Return the questions of a letter and what was left out as rhetorical. See `find_questions`."""
    units = split_units(text, blocks)
    grouper = Grouper(answering=answering)
    items = grouper.run(units)
    rhetorical: list[Item] = []
    if not answering:
        items, rhetorical = drop_rhetorical(items, units, grouper.intros)
    found = [_question(text, item, units, before, answering=answering) for item, before in _with_previous(items)]
    if answering:
        found += [question for unit in units if role_of(unit.body) is Role.QUOTED for question in cited_questions(unit)]
    kept = (question for question in found if _says_something(question) and not _POLL.match(text, question.end))
    found = _unrepeated(sorted(kept, key=lambda one: one.start))
    omitted = () if answering else omitted_items(grouper.labelled)
    return Survey(tuple(_numbered(found)), tuple(Span(item.start, item.end) for item in rhetorical), omitted)


def _with_previous(items: Sequence[Item]) -> list[tuple[Item, Item | None]]:
    return [(item, items[index - 1] if index else None) for index, item in enumerate(items)]


def _question(text: str, item: Item, units: Sequence[Unit], before: Item | None, *, answering: bool) -> Question:
    number = item.label.number if item.label else ""
    start, end = question_bounds(text, item.start, item.end)
    parts = tuple(_bounded(text, part, start, end) for part in find_parts(text, item, number))
    context = context_of(item, units, before, answering=answering)
    return Question(number, collapse(text[start:end]), start, end, kind_of(item.role), context, parts)


def _bounded(text: str, part: Question, first: int, last: int) -> Question:
    """Trim a part, and keep it inside its question `first:last`, which may have lost a quotation mark at an end."""
    start, end = question_bounds(text, part.start, part.end)
    start, end = min(max(start, first), last), max(min(end, last), first)
    return Question(part.number, collapse(text[start:end]), start, end, part.kind)


def _says_something(question: Question) -> bool:
    return len(re.findall(r"[^\W\d_]{2,}", question.text)) >= 2


def _tokens(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", text.lower()))


def _unrepeated(questions: Sequence[Question]) -> list[Question]:
    """Drop overlapping finds and questions that repeat an earlier one word for word."""
    kept: list[Question] = []
    for question in questions:
        if kept and question.start < kept[-1].end:
            continue
        if any(_tokens(question.text) == _tokens(other.text) for other in kept):
            continue
        kept.append(question)
    return kept


def _numbered(questions: Sequence[Question]) -> list[Question]:
    """Give numbers by order to questions that the letter does not number, without using a number twice."""
    taken = {question.number for question in questions if question.number}
    numbered = []
    for position, question in enumerate(questions, 1):
        number = question.number
        if not number:
            number = next(
                str(free) for free in range(position, position + len(questions) + 1) if str(free) not in taken
            )
            taken.add(number)
        numbered.append(_renumbered(question, number))
    return numbered


def _renumbered(question: Question, number: str) -> Question:
    parts = tuple(
        part
        if part.number.startswith(number) and question.number
        else Question(number + part.number, part.text, part.start, part.end, part.kind)
        for part in question.parts
    )
    return Question(number, question.text, question.start, question.end, question.kind, question.context, parts)
