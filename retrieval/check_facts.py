"""Whether the figures, dates, references and names of a sentence are those of its source, in the same company."""

from collections.abc import Iterator
from itertools import pairwise

from corpus.model import CheckName, CheckResult
from nlp.clauses import Clause, split_clauses
from nlp.facts import Fact, FactKind, extract_facts, missing_facts
from nlp.lemmas import terms
from nlp.names import find_unmarked_names, text_keys
from nlp.wordlists import words
from retrieval.cited import Cited

CHECKED: dict[FactKind, CheckName] = {
    FactKind.NUMBER: CheckName.NUMBERS,
    FactKind.PERCENT: CheckName.NUMBERS,
    FactKind.AMOUNT: CheckName.AMOUNTS,
    FactKind.DATE: CheckName.DATES,
    FactKind.LEGAL: CheckName.LEGAL,
    FactKind.NAME: CheckName.NAMES,
    FactKind.REFERENCE: CheckName.NAMES,
}
_ABSENT = {
    CheckName.NUMBERS: "liczby",
    CheckName.AMOUNTS: "kwoty",
    CheckName.DATES: "daty",
    CheckName.LEGAL: "przepisy",
    CheckName.NAMES: "nazwy",
}
_COUNTED = frozenset({FactKind.NUMBER, FactKind.PERCENT, FactKind.AMOUNT})
_LIMITING = words("poza oprócz bez przed po powyżej poniżej ponad do od między")
FACT_WEIGHT = 2
"""How much more than a word a date or another figure of the same clause says about a figure's place."""


def check_facts(cited: Cited) -> tuple[CheckResult, ...]:
    """Return one result for each kind of fact: facts that the source lacks, and figures that it gives for other things.

    Titles bear what the introduction says; what the body says must stand in the quoted words.
    """
    faults: dict[CheckName, list[str]] = {name: [] for name in _ABSENT}
    for text, sources in ((cited.introduction, cited.titles), (cited.body, cited.quotes)):
        for fact in missing_facts(text, sources):
            faults[CHECKED[fact.kind]].append(text[fact.start : fact.end])
    faults[CheckName.NAMES] += _unmarked(cited)
    moved: dict[CheckName, list[str]] = {}
    for fact in misplaced(cited.body, cited.quotes):
        moved.setdefault(CHECKED[fact.kind], []).append(cited.body[fact.start : fact.end])
    return tuple(_result(name, absent, moved.get(name, [])) for name, absent in faults.items())


def _unmarked(cited: Cited) -> Iterator[str]:
    keys = text_keys(cited.quotes)
    marked = {cited.body[fact.start : fact.end] for fact in missing_facts(cited.body, cited.quotes)}
    for name in find_unmarked_names(cited.body, keys):
        if not any(name in known for known in marked):
            yield name


def _result(name: CheckName, absent: list[str], moved: list[str]) -> CheckResult:
    details = []
    if absent:
        details.append(f"Zdanie zawiera {_ABSENT[name]}, których nie ma w cytowanym źródle: {_listed(absent)}.")
    if moved:
        details.append(f"Zdanie wiąże z inną treścią niż cytowane źródło: {_listed(moved)}.")
    return CheckResult(name, not details, " ".join(details))


def _listed(found: list[str]) -> str:
    return ", ".join(dict.fromkeys(found)).rstrip(".")


def misplaced(body: str, quotes: str) -> tuple[Fact, ...]:
    """Return the figures of `body` whose words the source gives to another figure of the same kind.

    A figure is compared by the words and facts of its clause: where the source has a clause with another figure of that
    kind which shares more of them than every clause with this one, the sentence has exchanged the two. Words taken over
    as they stand are never misplaced.
    """
    wanted, held = _placed(body), _placed(quotes)
    return tuple(fact for fact, company in wanted if _is_moved(fact, company, held))


_Company = tuple[frozenset[str], frozenset[str]]
"""The words of a clause, and the values of the other facts in it."""


def _placed(text: str) -> tuple[tuple[Fact, _Company], ...]:
    """Return the facts of a text, each with its clause and the values of the other facts there."""
    facts, found = extract_facts(text), []
    for clause in split_clauses(text):
        own = [fact for fact in facts if clause.start <= fact.start < clause.end and fact.kind is not FactKind.NAME]
        for fact in own:
            others = frozenset(other.value for other in own if other.value != fact.value)
            found.append((fact, (_words(text, clause), others)))
    return tuple(found)


def _words(text: str, clause: Clause) -> frozenset[str]:
    """Return the content words of a clause, and those behind a limiting word once more with it ("poza szczytem")."""
    own = tuple(terms(text[clause.start : clause.end]))
    limited = {f"{first.lemma} {second.lemma}" for first, second in pairwise(own) if first.lemma in _LIMITING}
    return frozenset(term for term in clause.terms if not term[0].isdigit()) | limited


def _is_moved(fact: Fact, company: _Company, held: tuple[tuple[Fact, _Company], ...]) -> bool:
    if fact.kind not in _COUNTED:
        return False
    same = [_shared(company, other) for found, other in held if found.value == fact.value]
    rival = [_shared(company, other) for found, other in held if found.kind is fact.kind and found.value != fact.value]
    return bool(same and rival) and max(rival) > max(same)


def _shared(company: _Company, other: _Company) -> int:
    return len(company[0] & other[0]) + FACT_WEIGHT * len(company[1] & other[1])
