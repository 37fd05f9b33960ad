"""Suite `entities`: named entities of KPWr, strict: a span counts if its borders and label are those of the corpus.

`model=cross` (default): each fifth of the file is tried by a model trained on CEN and the other fifths, dealt in
blocks that end where the subject changes, so that documents stay whole. `train=DIR`: a model trained on all of DIR is
tried on the file. `model=shipped`: the weights that ship, for data kept aside (they have seen `kpwr_a`).
`file=ner/….iob` names another file below the data folder. The sentences are given to the model as the corpus divides
them, in order, as one document.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import EvaluationError
from eval.confusion import ConfusionTable, confusion, prf
from eval.suite import WORST, Row, SuiteContext, SuiteResult, hash_files
from nlp.ner.decode import NAMES, TAGS
from nlp.ner.finder import WordRun, name_words, shipped_network
from nlp.ner.labels import label_of
from nlp.ner.network import Network
from nlp.train.ner_data import TaggedSentence, folds, read_iob
from nlp.train.parts.ner import CEN, KPWR, fit, learn_base

NEEDS = ("ner",)
FOLDS = 5
SEED = 7
_NOTHING = "-"
_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with the spans of the corpus and those found, each (first word, word behind, label)."""

    sentence: TaggedSentence
    true: frozenset[tuple[int, int, str]]
    found: tuple[WordRun, ...]

    @property
    def spans(self) -> frozenset[tuple[int, int, str]]:
        """The spans found."""
        return frozenset((run.first, run.last, run.label) for run in self.found)

    @property
    def wrong(self) -> int:
        """How many spans are missing or too many."""
        return len(self.true ^ self.spans)


def run(context: SuiteContext) -> SuiteResult:
    """Return precision, recall and F1 a label.

    Metrics: `person`, `loc_road` (LOC and ROAD as one label, the bar's reading), `org`, `loc`, `road`, `fac`, each as
    `…_f1`, `…_p`, `…_r`; `org_without_nations_f1` (peoples left out on both sides); `loc_road_square_f1` (squares
    counted with roads); `micro_f1` over all labels; `sure_right` (share of spans of probability 0.9 or more that are
    right); `sentences`.

    Raises:
        EvaluationError: The file is missing.
    """
    path = context.data / context.options.get("file", KPWR)
    if not path.is_file():
        what = f"{path} is missing"
        raise EvaluationError(what, remedy="name the folder by --data and the file in it by --option file=ner/….iob")
    sentences = read_iob(path)[: context.limit]
    judged = [
        Judged(sentence, true_spans(sentence), tuple(found))
        for sentence, found in zip(sentences, _found(sentences, context), strict=True)
    ]
    worst = sorted(judged, key=lambda one: -one.wrong)[:WORST]
    return SuiteResult(
        "entities",
        {**_metrics(judged), **_sensitivity(judged), "sentences": float(len(judged))},
        tuple(_row(one) for one in judged if one.wrong),
        hash_files(path),
        {"labels": _table(judged), "certainty": _certainty(judged)},
        tuple(_row(one) for one in worst if one.wrong),
    )


def true_spans(sentence: TaggedSentence) -> frozenset[tuple[int, int, str]]:
    """Return the corpus's spans under the labels that callers get."""
    return frozenset((first, last, label) for first, last, kind in kind_spans(sentence) if (label := label_of(kind)))


def kind_spans(sentence: TaggedSentence) -> list[tuple[int, int, str]]:
    """Return the corpus's spans with their fine kinds."""
    found: list[tuple[int, int, str]] = []
    for place, number in enumerate(sentence.tags):
        tag = TAGS[number]
        if tag[0] == "B":
            found.append((place, place + 1, tag[2:]))
        elif tag[0] == "I" and found:
            start, _, kind = found.pop()
            found.append((start, place + 1, kind))
    return found


def _found(sentences: Sequence[TaggedSentence], context: SuiteContext) -> list[list[WordRun]]:
    if "train" in context.options:
        data = Path(context.options["train"])
        shown = [sentence for name in (*CEN, KPWR) for sentence in read_iob(data / name)]
        return _named(Network(fit(shown, learn_base(data, SEED), SEED)), sentences)
    if context.options.get("model", "cross") == "shipped":
        return _named(shipped_network(), sentences)
    return _crossed(sentences, context)


def _crossed(sentences: Sequence[TaggedSentence], context: SuiteContext) -> list[list[WordRun]]:
    found: list[list[WordRun]] = [[]] * len(sentences)
    cen = [sentence for name in CEN for sentence in read_iob(context.data / name)]
    base, dealt = learn_base(context.data, SEED), folds(sentences, FOLDS)
    for done, own in enumerate(dealt, 1):
        others = [sentences[number] for part in dealt if part is not own for number in part]
        network = Network(fit([*cen, *others], base, SEED))
        for number, runs in zip(own, _named(network, [sentences[number] for number in own]), strict=True):
            found[number] = runs
        context.progress(done, FOLDS)
    return found


def _named(network: Network, sentences: Sequence[TaggedSentence]) -> list[list[WordRun]]:
    return name_words([[sentence.words for sentence in sentences]], network)[0]


def _metrics(judged: Sequence[Judged]) -> dict[str, float]:
    both = {"LOC": "LOC_ROAD", "ROAD": "LOC_ROAD"}
    metrics: dict[str, float] = {}
    for label, merged in (*((name, {}) for name in NAMES), ("LOC_ROAD", both)):
        found = prf(*_counts(judged, label, merged))
        metrics |= dict(zip((f"{label.lower()}_{figure}" for figure in ("p", "r", "f1")), found, strict=True))
    counts = [_counts(judged, label, {}) for label in NAMES]
    metrics["micro_f1"] = prf(*(sum(column) for column in zip(*counts, strict=True)))[2]
    sure = [(one, run) for one in judged for run in one.found if run.probability >= 0.9]
    right = sum((run.first, run.last, run.label) in one.true for one, run in sure)
    return metrics | {"sure_right": right / max(1, len(sure))}


def _counts(judged: Iterable[Judged], label: str, merged: dict[str, str]) -> tuple[int, int, int]:
    """Return how many spans of a label are right, found and true, labels merged as named."""
    right = found = true = 0
    for one in judged:
        mine = {span[:2] for span in one.spans if merged.get(span[2], span[2]) == label}
        theirs = {span[:2] for span in one.true if merged.get(span[2], span[2]) == label}
        right, found, true = right + len(mine & theirs), found + len(mine), true + len(theirs)
    return right, found, true


def _sensitivity(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the figures under other readings of the labels."""
    places = ("city", "country", "area", "nature", "road", "square")
    return {
        "org_without_nations_f1": _by_kinds(judged, frozenset(("institution", "company", "association", "group"))),
        "loc_road_square_f1": _by_kinds(judged, frozenset(places)),
    }


def _by_kinds(judged: Iterable[Judged], kinds: frozenset[str]) -> float:
    right = found = true = 0
    for one in judged:
        mine = {(run.first, run.last) for run in one.found if run.kind in kinds}
        theirs = {span[:2] for span in kind_spans(one.sentence) if span[2] in kinds}
        right, found, true = right + len(mine & theirs), found + len(mine), true + len(theirs)
    return prf(right, found, true)[2]


def _table(judged: Sequence[Judged]) -> ConfusionTable:
    """Return labels against labels of spans with the same borders; "-" stands for no such span."""
    pairs: list[tuple[str, str]] = []
    for one in judged:
        true = {span[:2]: span[2] for span in one.true}
        found = {span[:2]: span[2] for span in one.spans}
        pairs += [(true.get(place, _NOTHING), found.get(place, _NOTHING)) for place in sorted(true.keys() | found)]
    return confusion(pairs, (*NAMES, _NOTHING))


def _certainty(judged: Sequence[Judged]) -> ConfusionTable:
    """Return how many spans of each range of probability are right and wrong."""
    names = [f"{low:.1f}-" for low in _BINS[:-1]]
    counted: Counter[tuple[str, bool]] = Counter()
    for one in judged:
        for run in one.found:
            place = sum(run.probability >= low for low in _BINS) - 1
            counted[names[place], (run.first, run.last, run.label) in one.true] += 1
    labels = ("right", "wrong", *names)
    size = len(labels)
    rows = [[0] * size for _ in labels]
    for (name, right), count in counted.items():
        rows[labels.index(name)][0 if right else 1] = count
    return ConfusionTable(labels, tuple(map(tuple, rows)))


def _row(one: Judged) -> Row:
    words = one.sentence.words

    def shown(spans: Iterable[tuple[int, int, str]]) -> str:
        return "; ".join(f"{label}: {' '.join(words[first:last])}" for first, last, label in sorted(spans))

    return {
        "missed": shown(one.true - one.spans),
        "invented": shown(one.spans - one.true),
        "sentence": " ".join(words),
    }
