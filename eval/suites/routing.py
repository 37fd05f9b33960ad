"""Suite `routing`: the addressees of real letters from their subjects alone.

`model=cross` (default): history and ranking come from the other letters; letters of one subject are never divided.
`train=DIR`: both come from the letters of another folder, without those whose subject is asked here.
`model=shipped`: the ranking that ships, over competences alone, as a city without any history has it.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.errors import EvaluationError
from eval.city_routing import LABELS, measure, read_register, read_subjects, row_of
from eval.confusion import ConfusionTable, confusion
from eval.suite import WORST, SuiteContext, SuiteResult, hash_files
from nlp.classify import FeatureSpec
from nlp.classify.vectoriser import Floats
from nlp.routing.history import Assignment
from nlp.routing.route import Router, load_rankings
from nlp.routing.units import VIEWS as DUTY_VIEWS
from nlp.routing.units import Duties
from nlp.train.linear import LinearRecipe, fit_linear, out_of_fold
from nlp.train.parts.routing import (
    LETTERS,
    fit_ranking,
    gather,
    held_out,
    hits,
    learnt,
    ministries,
    read_assignments,
    truth_of,
)

NEEDS = (LETTERS,)
CITY = "routing/subjects.tsv"
REGISTER = "registers/krakow.jsonl"
SEED = 7
LINEAR = LinearRecipe(spec=FeatureSpec(words=(1, 1), chars=(3, 5)), strength=20.0, min_texts=1, folds=10)
_FEW = 8
"""Addressees that are shown in the confusion table; the others are put together."""


def run(context: SuiteContext) -> SuiteResult:
    """Return how often an addressee is the likeliest unit, or among the three likeliest.

    Metrics: `top1`, `top3` (shares of letters one of whose addressees is there); `single_top1`, `single_top3` (of the
    letters with one addressee); `competences_top1`, `competences_top3` (without any history); `linear_top1`,
    `linear_top3` (a linear model on the words of the subjects, for comparison); `letters`; and where
    there is a city's register, `register_top1`, `register_top3`, `register_letters` (`eval.city_routing`). A folder
    with `routing/subjects.tsv` is measured on these subjects and a city's units instead, which have no history.
    """
    if (context.data / CITY).is_file():
        return _city(context)
    letters = read_assignments(context.data / LETTERS)[: context.limit]
    truth = truth_of(letters)
    found, alone = _probabilities(letters, context)
    single = truth.sum(axis=1) == 1
    metrics = {"letters": float(len(letters))}
    for most in (1, 3):
        metrics[f"top{most}"] = hits(found, truth, most)
        metrics[f"single_top{most}"] = hits(found[single], truth[single], most)
        metrics[f"competences_top{most}"] = hits(alone, truth, most)
    names = [unit.name for unit in ministries()]
    rows = tuple(row_of(*one, names) for one in zip(letters, found, truth, strict=True))
    worst = sorted((row for row in rows if not row["top3"]), key=lambda row: -float(str(row["probability"])))
    table = _table(found[single], truth[single])
    metrics |= _linear(letters, truth, context) | _register(context.data)
    digest = hash_files(context.data / LETTERS)
    return SuiteResult("routing", metrics, rows, digest, {"leading": table}, tuple(worst[:WORST]))


def _city(context: SuiteContext) -> SuiteResult:
    """Measure a city without history on subjects that are written out."""
    letters = read_subjects(context.data / CITY)[: context.limit]
    metrics, rows = measure(letters)
    worst = tuple(row for row in rows if not row["top1"])
    return SuiteResult("routing", metrics, rows, hash_files(context.data / CITY), {}, worst[:WORST])


def _linear(letters: Sequence[Assignment], truth: npt.NDArray[np.bool_], context: SuiteContext) -> dict[str, float]:
    """Measure the plain way beside ours: a linear model on lemmas and characters of the subjects, on the same terms."""
    names = [unit.name for unit in ministries()]
    if "train" in context.options:
        asked = {one.subject for one in letters}
        taught = [one for one in read_assignments(Path(context.options["train"]) / LETTERS) if one.subject not in asked]
        known = truth_of(taught).astype(np.float32)
        model = fit_linear([one.subject for one in taught], known, names, LINEAR, exclusive=False, seed=SEED)
        found = model.scores([one.subject for one in letters])
    else:
        subjects = [one.subject for one in letters]
        groups = np.unique(subjects, return_inverse=True)[1].astype(np.int64)
        known = truth.astype(np.float32)
        found = out_of_fold(subjects, known, names, LINEAR, exclusive=False, seed=SEED, groups=groups)
    return {f"linear_top{most}": hits(found, truth, most) for most in (1, 3)}


def _register(data: Path) -> dict[str, float]:
    """Measure the same on subjects of a real register, where the data has it."""
    if not (data / REGISTER).is_file():
        return {}
    metrics, _ = measure(read_register(data / REGISTER, LABELS))
    return {f"register_{name}": value for name, value in metrics.items()}


def _probabilities(letters: Sequence[Assignment], context: SuiteContext) -> tuple[Floats, Floats]:
    """Return probabilities [letters, units] with all that is known, and by competences alone."""
    subjects = [one.subject for one in letters]
    shipped = Router(Duties(ministries()), None, load_rankings()["competences"])
    if context.options.get("model") == "shipped":
        found = shipped.probabilities(subjects)
        return found, found
    if "train" in context.options:
        return _trained_on(Path(context.options["train"]), subjects)
    examples = gather(letters, SEED)
    duties = examples.views[:, :, : len(DUTY_VIEWS)]
    return held_out(examples.views, examples, SEED), held_out(duties, examples, SEED)


def _trained_on(folder: Path, subjects: Sequence[str]) -> tuple[Floats, Floats]:
    asked = set(subjects)
    letters = [one for one in read_assignments(folder / LETTERS) if one.subject not in asked]
    if not letters:
        raise EvaluationError(f"{folder} holds no letter of another subject", remedy="name another folder as train")
    examples = gather(letters, SEED)
    duties, history = Duties(ministries()), learnt(letters)
    ranking = fit_ranking(examples.views, examples.truth)
    alone = fit_ranking(examples.views[:, :, : len(DUTY_VIEWS)], examples.truth)
    return (
        Router(duties, history, ranking).probabilities(subjects),
        Router(duties, None, alone).probabilities(subjects),
    )


def _table(found: Floats, truth: npt.NDArray[np.bool_]) -> ConfusionTable:
    names = [unit.name.removeprefix("minister ") for unit in ministries()]
    order = np.argsort(-truth.sum(axis=0), kind="stable")[:_FEW]
    shown = {int(unit): names[int(unit)] for unit in order}
    pairs = zip(truth.argmax(axis=1), found.argmax(axis=1), strict=True)
    named = ((shown.get(int(true), "others"), shown.get(int(one), "others")) for true, one in pairs)
    return confusion(named, [*shown.values(), "others"])
