"""The mechanical checks of every draft sentence, whoever wrote it (DESIGN.md, decision 7)."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from corpus.errors import ReferentError
from corpus.model import Answer, CheckName, CheckResult, Citation, Draft, DraftSentence
from nlp.facts import FactKind, missing_facts
from nlp.lemmas import content_terms, lemmatise
from retrieval.phrasing import without_notes
from retrieval.ports import Shelf

SUPPORT = 0.6
"""Least share of a sentence's content words that its citations must hold."""

CHECKED: dict[FactKind, CheckName] = {
    FactKind.NUMBER: CheckName.NUMBERS,
    FactKind.PERCENT: CheckName.NUMBERS,
    FactKind.AMOUNT: CheckName.AMOUNTS,
    FactKind.DATE: CheckName.DATES,
    FactKind.LEGAL: CheckName.LEGAL,
    FactKind.NAME: CheckName.NAMES,
    FactKind.REFERENCE: CheckName.NAMES,
}
_FAULTS = {
    CheckName.NUMBERS: "liczb, których nie ma w cytowanym źródle",
    CheckName.AMOUNTS: "kwot, których nie ma w cytowanym źródle",
    CheckName.DATES: "dat, których nie ma w cytowanym źródle",
    CheckName.LEGAL: "przepisów, których nie ma w cytowanym źródle",
    CheckName.NAMES: "nazw, których nie ma w cytowanym źródle",
}
_REPORTING = frozenset(
    {
        *("poinformować", "podać", "wskazać", "wynikać", "odnotować", "przedstawić", "wyjaśnić", "zgodnie", "według"),
        *(
            "odpowiedź",
            "interpelacja",
            "zapytanie",
            "pismo",
            "sprawa",
            "dokument",
            "komunikat",
            "prezentacja",
            "zgłoszenie",
        ),
        *("aktualność", "informacja", "źródło", "stan", "dzień", "rok", "nr", "r", "sam", "ten"),
    }
)
"""Words that introduce a source rather than say what it holds."""


def check_sentence(sentence: DraftSentence, shelf: Shelf) -> DraftSentence:
    """Return the sentence with the outcome of every check; a sentence of the frame is exempt and has none.

    A fact may stand in the quoted words or in the title of a cited document, which the citation shows.
    """
    if sentence.frame:
        return replace(sentence, checks=())
    checks = (
        _cited(sentence),
        _reads_back(sentence.citations, shelf),
        *_facts_hold(sentence),
        _supported(sentence),
    )
    return replace(sentence, checks=checks)


def check_answers(answers: Iterable[Answer], shelf: Shelf) -> tuple[Answer, ...]:
    """Return the answers with every sentence checked."""
    return tuple(
        replace(answer, sentences=tuple(check_sentence(sentence, shelf) for sentence in answer.sentences))
        for answer in answers
    )


def obstacles(draft: Draft) -> tuple[str, ...]:
    """Return why a draft cannot be approved, one Polish sentence for each failing check; () when nothing bars it."""
    return tuple(
        f"Odpowiedź na pytanie {answer.question.number}, zdanie {place}: {check.detail}"
        for answer in draft.answers
        for place, sentence in enumerate(answer.sentences, 1)
        for check in sentence.checks
        if not check.passed
    )


def _cited(sentence: DraftSentence) -> CheckResult:
    passed = bool(sentence.citations)
    return CheckResult(CheckName.CITED, passed, "" if passed else "Zdanie nie ma przypisu do źródła.")


def _reads_back(citations: tuple[Citation, ...], shelf: Shelf) -> CheckResult:
    wrong = [citation for citation in citations if not _same(citation, shelf)]
    detail = f"Przypis do dokumentu „{wrong[0].title}” nie odpowiada zapisanej treści." if wrong else ""
    return CheckResult(CheckName.READS_BACK, not wrong, detail)


def _same(citation: Citation, shelf: Shelf) -> bool:
    try:
        stored = shelf.citation(citation.document_id, citation.version, citation.start, citation.end)
    except ReferentError:
        return False
    return bool(citation.quote) and stored.quote == citation.quote


def _facts_hold(sentence: DraftSentence) -> tuple[CheckResult, ...]:
    texts = [text for citation in sentence.citations for text in (citation.quote, citation.title)]
    evidence = "\n\n".join((*texts, *(without_notes(text) for text in texts)))
    missing: dict[CheckName, list[str]] = {name: [] for name in _FAULTS}
    for fact in missing_facts(sentence.text, evidence):
        missing[CHECKED[fact.kind]].append(sentence.text[fact.start : fact.end])
    return tuple(_outcome(name, found) for name, found in missing.items())


def _outcome(name: CheckName, missing: list[str]) -> CheckResult:
    detail = f"Zdanie zawiera {_FAULTS[name]}: {', '.join(missing)}." if missing else ""
    return CheckResult(name, not missing, detail)


def _supported(sentence: DraftSentence) -> CheckResult:
    share = support(sentence.text, sentence.citations)
    passed = share >= SUPPORT
    detail = "" if passed else f"Tylko {share:.0%} słów zdania ma oparcie w cytowanych fragmentach."
    return CheckResult(CheckName.SUPPORT, passed, detail)


def support(text: str, citations: Iterable[Citation]) -> float:
    """Return the share of the content words of `text` that occur, as lemmas, in what is cited; 1.0 without any."""
    wanted = [term for term in content_terms(text) if term not in _REPORTING]
    held = {lemma for citation in citations for text in (citation.quote, citation.title) for lemma in _lemmas(text)}
    return sum(term in held for term in wanted) / len(wanted) if wanted else 1.0


@lru_cache(maxsize=4096)
def _lemmas(text: str) -> frozenset[str]:
    return frozenset(lemmatise(text)) | frozenset(lemmatise(without_notes(text)))
