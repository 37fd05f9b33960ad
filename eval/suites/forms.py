"""Suite `forms`: are names, functions, units and labels declined as Polish asks?

Names that the dictionary has, but that the rules of endings were not learnt from, are declined as if the dictionary
lacked them; hard names and phrases stand in `eval/data/forms/`, declined by hand. A form that the dictionary lists as a
variant counts. Nothing of the data folder is read.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from eval.confusion import ConfusionTable, confusion
from eval.forms_data import FILES, Declined, couples, hard_names, names_aside, phrases
from eval.suite import WORST, Row, SuiteContext, SuiteResult, hash_files
from nlp.cases import Case
from nlp.families import family_name
from nlp.inflection import decline_phrase, decline_unknown, decline_word
from nlp.paradigms import edit

NEEDS: tuple[str, ...] = ()
Decline = Callable[[Declined, Case], str]
_SHOWN, _OTHER = 8, "inne"


def run(context: SuiteContext) -> SuiteResult:
    """Return the share of right forms, and of items with all forms right (`*_whole`).

    Metrics: `names` (kept aside, by endings alone), `names_dictionary` (the same with the dictionary: what officers
    get), `hard` and `hard_endings` (by hand, with and without the dictionary), `hard_second` (more of them, written
    after the rules), `couples`, `phrases` and its second part, which was not read while rules were written.
    """
    aside, hard = names_aside()[: context.limit], hard_names()[: context.limit]
    first, second = phrases("first"), phrases("second")
    measured = {
        "names": _rows(aside, _by_ending),
        "names_dictionary": _rows(aside, _as_delivered),
        "hard": _rows(hard, _as_delivered),
        "hard_endings": _rows(hard, _by_ending),
        "hard_second": _rows(hard_names("second"), _as_delivered),
        "hard_second_endings": _rows(hard_names("second"), _by_ending),
        "couples": _rows(couples(), lambda one, case: family_name(one.lemma, case)),
        "phrases": _rows([*first, *second], _phrase),
        "phrases_second": _rows(second, _phrase),
    }
    metrics = {f"{name}{end}": share(rows) for name, rows in measured.items() for end, share in _SHARES}
    wrong = [{"set": name, **row} for name, rows in measured.items() if name != "phrases_second" for row in rows]
    worst = sorted((row for row in wrong if row["wrong"]), key=lambda row: -len(str(row["wrong"])))[:WORST]
    tables = {"genitive": _table(aside)}
    return SuiteResult("forms", metrics, tuple(measured["names"]), hash_files(*FILES), tables, tuple(worst))


def _by_ending(one: Declined, case: Case) -> str:
    gender, _, label = one.kind.partition(":")
    return decline_unknown(one.lemma, gender, case, label)


def _as_delivered(one: Declined, case: Case) -> str:
    gender, _, label = one.kind.partition(":")
    return decline_word(one.lemma, gender, case, label)


def _phrase(one: Declined, case: Case) -> str:
    return decline_phrase(one.lemma, case)


def _rows(items: Sequence[Declined], decline: Decline) -> list[dict[str, object]]:
    return [_row(one, decline) for one in items]


def _row(one: Declined, decline: Decline) -> dict[str, object]:
    found = {case: decline(one, case) for case in one.cells}
    wrong = {
        case.value: f"{form} ({'|'.join(one.cells[case])})"
        for case, form in found.items()
        if not right(one, case, form)
    }
    return {"lemma": one.lemma, "kind": one.kind, "forms": len(found), "wrong": wrong}


def right(one: Declined, case: Case, form: str) -> bool:
    """Whether a form is among the accepted ones; both apostrophes count as one."""
    return form.replace("’", "'") in {cell.replace("’", "'") for cell in one.cells[case]}


def _forms_right(rows: Sequence[Row]) -> float:
    total = sum(int(str(row["forms"])) for row in rows)
    wrong = sum(len(row["wrong"]) for row in rows if isinstance(row["wrong"], dict))
    return round(1 - wrong / total, 4) if total else 0.0


def _whole(rows: Sequence[Row]) -> float:
    return round(sum(not row["wrong"] for row in rows) / len(rows), 4) if rows else 0.0


_SHARES = (("", _forms_right), ("_whole", _whole))


def _table(items: Sequence[Declined]) -> ConfusionTable:
    """Return what endings the genitive takes against those that it should, the commonest by name."""
    pairs = [(_ending(one, _accepted(one)), _ending(one, _by_ending(one, Case.GENITIVE))) for one in items]
    usual = {name for name, _ in Counter(true for true, _ in pairs).most_common(_SHOWN)}
    return confusion((true if true in usual else _OTHER, found if found in usual else _OTHER) for true, found in pairs)


def _accepted(one: Declined) -> str:
    found = _by_ending(one, Case.GENITIVE)
    return found if right(one, Case.GENITIVE, found) else one.cells[Case.GENITIVE][0]


def _ending(one: Declined, form: str) -> str:
    lost, taken = edit(one.lemma, form)
    return f"{one.lemma[len(one.lemma) - lost :]}/{taken}"
