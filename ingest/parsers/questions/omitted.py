"""Numbered items of a question list in which nothing asked was recognised: an officer is told of each."""

from collections.abc import Iterator, Sequence

from corpus.model import Span
from ingest.parsers.questions.items import Item
from ingest.parsers.questions.units import Level


def omitted_items(labelled: Sequence[Item]) -> tuple[Span, ...]:
    """Return where numbered items stand that ask nothing although their list does.

    Args:
        labelled: Every labelled item of a letter in order, whether it asks or not. A list is a run of numbers that rise
            by one; a run without any question ("1. W 2024 r. … 2. W 2025 r. …") states facts and is passed over.
    """
    return tuple(
        Span(item.lead[0].start, item.lead[-1].end)
        for run in _runs(labelled)
        if any(item.asks for item in run)
        for item in run
        if not item.asks and item.lead
    )


def _runs(labelled: Sequence[Item]) -> Iterator[list[Item]]:
    run: list[Item] = []
    for item in labelled:
        number = _number(item)
        if number is None:
            continue
        if run and number != (_number(run[-1]) or 0) + 1:
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _number(item: Item) -> int | None:
    label = item.label
    return int(label.number) if label and label.level <= Level.NUMBER and label.number.isdigit() else None
