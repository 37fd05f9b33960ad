"""Entities of our own sentences: places in every case, offices, dates, amounts, references, with their normal forms.

Half of the sentences ("kept") were written before the code and never used to mend it; both halves are reported. Found
and expected entities meet when kind and offsets are equal; a value is right when it is the one written down.

`--option model=none` leaves the trained names out, so that persons, firms and foreign places cannot be found.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import EvaluationError
from corpus.model import Entity, EntityKind
from eval.confusion import confusion
from eval.suite import Row, SuiteContext, SuiteResult, hash_files
from nlp.entities import find_entities_many, no_names
from nlp.gazetteer import load_gazetteer

NEEDS: tuple[str, ...] = ()
FOLDER = Path(__file__).parent.parent / "data" / "places"
HALVES = ("kept", "worked")
NOTHING = "-"
_MARK = re.compile(r"\{(?P<words>[^{}|]*)\|(?P<kind>[a-z_]+)(?:\|(?P<value>[^{}]*))?\}")
_MODELLED = frozenset((EntityKind.PERSON,))


@dataclass(frozen=True, slots=True)
class Expected:
    """One entity of a sentence: its kind, offsets and normal form."""

    kind: EntityKind
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one half, its city, and the entities that it names."""

    half: str
    city: str
    text: str
    expected: tuple[Expected, ...]


def run(context: SuiteContext) -> SuiteResult:
    """Measure both halves.

    Raises:
        EvaluationError: The option `model` is neither "shipped" nor "none".
    """
    model = context.options.get("model", "shipped")
    if model not in {"shipped", "none", "cross"}:
        raise EvaluationError(f"the option model is {model!r}", remedy="write model=shipped or model=none")
    sentences = [sentence for half in HALVES for sentence in read_sentences(FOLDER / f"{half}.toml", half)]
    found = _found(sentences[: context.limit], with_model=model != "none")
    metrics: dict[str, float] = {}
    for half in HALVES:
        metrics.update(_metrics(half, [(one, entities) for one, entities in found if one.half == half], model))
    rows = tuple(_row(one, entities) for one, entities in found)
    worst = tuple(row for row in rows if row["wrong"])[:50]
    table = confusion(pair for one, entities in found for pair in _kinds(one, entities))
    data_hash = hash_files(*(FOLDER / f"{half}.toml" for half in HALVES))
    return SuiteResult("places", metrics, rows, data_hash, tables={"kind": table}, worst=worst)


def read_sentences(path: Path, half: str) -> Iterator[Sentence]:
    """Yield the sentences of a file, their marks read and taken out."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for group in (table, *table.get("other", ())):
        for marked in group["sentences"]:
            yield parse_sentence(marked, half, group["city"])


def parse_sentence(marked: str, half: str, city: str) -> Sentence:
    """Return a sentence without its marks, and what they say."""
    text, expected, last = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        start = len(text)
        text += mark["words"]
        expected.append(Expected(EntityKind(mark["kind"]), start, len(text), mark["value"] or mark["words"]))
        last = mark.end()
    return Sentence(half, city, text + marked[last:], tuple(expected))


Pair = tuple[Sentence, tuple[Entity, ...]]


def _found(sentences: Sequence[Sentence], *, with_model: bool) -> list[Pair]:
    """Return each sentence with what is found in it, in one batch a city."""
    done: dict[int, tuple[Entity, ...]] = {}
    for city in dict.fromkeys(sentence.city for sentence in sentences):
        places = [n for n, sentence in enumerate(sentences) if sentence.city == city]
        texts = [sentences[n].text for n in places]
        entities = find_entities_many(texts, load_gazetteer(city), None if with_model else no_names)
        done.update(zip(places, entities, strict=True))
    return [(sentence, done[n]) for n, sentence in enumerate(sentences)]


def _metrics(half: str, pairs: Sequence[Pair], model: str) -> Mapping[str, float]:
    left_out = _MODELLED if model == "none" else frozenset()
    metrics = {f"{half}.sentences": float(len(pairs))}
    kinds = [kind for kind in EntityKind if kind not in left_out]
    metrics |= _scores(half, pairs, kinds)
    for kind in kinds:
        if any(one.kind is kind for sentence, _ in pairs for one in sentence.expected):
            metrics |= _scores(f"{half}.{kind.value}", pairs, [kind])
    return metrics


def _scores(name: str, pairs: Sequence[Pair], kinds: Sequence[EntityKind]) -> dict[str, float]:
    wanted = found = hit = right = 0
    for sentence, entities in pairs:
        truth = {(one.kind, one.start, one.end): one.value for one in sentence.expected if one.kind in kinds}
        given = {(one.kind, one.start, one.end): one.value for one in entities if one.kind in kinds}
        wanted, found = wanted + len(truth), found + len(given)
        both = truth.keys() & given.keys()
        hit, right = hit + len(both), right + sum(truth[key] == given[key] for key in both)
    precision, recall = hit / found if found else 0.0, hit / wanted if wanted else 0.0
    f1 = 2 * hit / (wanted + found) if wanted + found else 0.0
    values = right / hit if hit else 0.0
    return {f"{name}.precision": precision, f"{name}.recall": recall, f"{name}.f1": f1, f"{name}.values": values}


def _kinds(sentence: Sentence, entities: Sequence[Entity]) -> Iterator[tuple[str, str]]:
    """Yield the kind that is true and the kind that was found, of each entity that either has; "-" is none."""
    given = {(one.start, one.end): one.kind.value for one in entities}
    truth = {(one.start, one.end): one.kind.value for one in sentence.expected}
    for span in sorted(truth.keys() | given.keys()):
        yield truth.get(span, NOTHING), given.get(span, NOTHING)


def _row(sentence: Sentence, entities: Sequence[Entity]) -> Row:
    truth = {(one.kind.value, one.start, one.end, one.value) for one in sentence.expected}
    given = {(one.kind.value, one.start, one.end, one.value) for one in entities}
    missed: list[Any] = sorted(truth - given)
    wrong: list[Any] = sorted(given - truth)
    return {
        "half": sentence.half,
        "text": sentence.text,
        "wrong": len(missed) + len(wrong),
        "missed": [[kind, sentence.text[start:end], value] for kind, start, end, value in missed],
        "found": [[kind, sentence.text[start:end], value] for kind, start, end, value in wrong],
    }
