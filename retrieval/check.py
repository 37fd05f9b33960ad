"""The mechanical checks of every draft sentence, whoever wrote it (DESIGN.md, decision 7)."""

from collections.abc import Iterable
from dataclasses import replace

from corpus.errors import ReferentError
from corpus.model import Answer, CheckName, CheckResult, Citation, Draft, DraftSentence
from retrieval.check_facts import check_facts
from retrieval.check_polarity import check_polarity
from retrieval.cited import REPORTING, Cited, divide, lemmas, said_words
from retrieval.ports import Shelf

SUPPORT = 0.75
"""Least share of the content words of what a sentence says that the quoted words must hold.

Measured on 374 sentences of drafts without a model: the least share is 1.0; the rest is left to prose that a model
or an officer words anew.
"""


def check_sentence(sentence: DraftSentence, shelf: Shelf) -> DraftSentence:
    """Return the sentence with the outcome of every check; a sentence of the frame is exempt and has none.

    What is said must stand in the quoted words; the introduction of a source may rest on the title, too.
    """
    if sentence.frame:
        return replace(sentence, checks=())
    cited = divide(sentence)
    checks = (
        _cited(sentence),
        _reads_back(sentence.citations, shelf),
        *check_facts(cited),
        check_polarity(cited),
        _supported(cited),
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


def _supported(cited: Cited) -> CheckResult:
    share = support(cited.body, cited.quotes)
    if share is None:
        return CheckResult(CheckName.SUPPORT, False, "Zdanie nie zawiera treści, którą można porównać ze źródłem.")
    passed = share >= SUPPORT
    detail = "" if passed else f"Tylko {100 * share:.0f} % słów zdania ma oparcie w cytowanych fragmentach."
    return CheckResult(CheckName.SUPPORT, passed, detail)


def support(body: str, quotes: str) -> float | None:
    """Return the share of the content words of `body` that occur, as lemmas, in `quotes`; `None` without any.

    Figures, dates and references do not count: they are checked one by one.
    """
    wanted = said_words(body) - REPORTING
    return len(wanted & lemmas(quotes)) / len(wanted) if wanted else None
