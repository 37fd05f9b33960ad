"""What the checks compare: a sentence without the introduction of its source, and the words that it may rest on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Citation, DraftSentence
from nlp.facts import FactKind, extract_facts, missing_facts
from nlp.lemmas import content_terms, lemmatise
from retrieval.phrasing import without_notes

REPORTING = frozenset(
    {
        *("poinformować", "podać", "wskazać", "wynikać", "odnotować", "przedstawić", "wyjaśnić", "zgodnie", "według"),
        *("odpowiedź", "interpelacja", "zapytanie", "pismo", "sprawa", "dokument", "komunikat", "prezentacja"),
        *("zgłoszenie", "aktualność", "informacja", "źródło", "stan", "dzień", "rok", "numer", "sam", "ten"),
    }
)
"""Words that introduce a source rather than say what it holds."""

MAX_INTRODUCTION = 700
FURTHER = re.compile(r"W tym samym źródle wskazano:\s*")
_OPENING = re.compile(r"(?:Jak|Według|Zgodnie z|W odpowiedzi|W piśmie|W dokumencie)\s")
_END = re.compile(r"(?<!\d)[,:](?=\s)|(?<=\d)[,:](?=\s)")


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence in its two parts, with the words that each may rest on.

    Attributes:
        introduction: The words that name the source, or empty.
        body: What is said.
        quotes: The quoted words that bear the body, also without footnote marks.
        titles: Titles and quoted words that bear the introduction.
    """

    introduction: str
    body: str
    quotes: str
    titles: str


def divide(sentence: DraftSentence) -> Cited:
    """Return a sentence's parts and what they rest on.

    Words at the beginning are an introduction only where each of them stands in a title or a quotation, or merely
    reports. A citation that bears nothing but the introduction (its date, its number) does not bear the body.
    """
    titles = _joined([text for citation in sentence.citations for text in (citation.title, citation.quote)])
    end = _introduction_end(sentence, titles)
    introduction, body = sentence.text[:end], sentence.text[end:].strip()
    own = [citation.quote for citation in sentence.citations]
    bearing = [quote for quote in own if not (introduction and _only_introduces(quote, introduction))]
    return Cited(introduction, body, _joined(bearing or own), titles)


def _joined(texts: Iterable[str]) -> str:
    once = tuple(dict.fromkeys(texts))
    bare = (without_notes(text) for text in once)
    return "\n\n".join(dict.fromkeys((*once, *bare)))


def _introduction_end(sentence: DraftSentence, titles: str) -> int:
    further = FURTHER.match(sentence.text)
    if further:
        return further.end()
    if not sentence.citations or not _OPENING.match(sentence.text):
        return 0
    held = lemmas(titles) | REPORTING
    ends = [end for end in _ends(sentence.text) if _introduces(sentence.text[:end], held, titles)]
    if not ends:
        return 0
    named = [end for end in ends if _names_subject(sentence.text[:end], sentence.citations)]
    return max(named) if named else ends[0]


def _ends(text: str) -> Iterator[int]:
    """Yield the places behind the commas and colons that stand outside quotation marks."""
    for match in _END.finditer(text, 0, MAX_INTRODUCTION):
        before = text[: match.start()]
        if before.count("„") <= before.count("”"):
            yield match.end()


def _introduces(head: str, held: frozenset[str], titles: str) -> bool:
    return said_words(head) <= held and not missing_facts(head, titles)


def _names_subject(head: str, citations: Sequence[Citation]) -> bool:
    """Whether the words behind "w sprawie" are, whole, words of a citation."""
    _, found, subject = head[:-1].partition(" w sprawie ")
    wanted = _plain(subject)
    return bool(found and wanted) and any(wanted in _plain(citation.quote) for citation in citations)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _only_introduces(quote: str, introduction: str) -> bool:
    """Whether a quotation says nothing that the introduction does not say as well."""
    if missing_facts(quote, introduction):
        return False
    return said_words(quote) - REPORTING <= lemmas(introduction)


def said_words(text: str) -> set[str]:
    """Return the content words of `text` without figures, dates and references, which are compared as facts."""
    bare = list(text)
    for fact in extract_facts(text):
        if fact.kind is not FactKind.NAME:
            bare[fact.start : fact.end] = " " * (fact.end - fact.start)
    return {term for term in content_terms("".join(bare)) if not term[0].isdigit()}


@lru_cache(maxsize=4096)
def lemmas(text: str) -> frozenset[str]:
    """Return the lemmas of all words of `text`, the parts of compounds among them."""
    return frozenset(lemmatise(text)) | frozenset(content_terms(text))
