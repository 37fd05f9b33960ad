"""Whether a sentence affirms what its source affirms and denies what it denies."""

from collections.abc import Iterator

from corpus.model import CheckName, CheckResult
from nlp.polarity import Claim, claims, denial_words
from retrieval.cited import Cited


def check_polarity(cited: Cited) -> CheckResult:
    """Return the outcome: a word that only one of sentence and source denies fails it.

    Each content word of the sentence is compared with the source's clauses that hold it, those first that share most
    of its own clause. A sentence that denies something where the source denies nothing fails as well.
    """
    words = tuple(dict.fromkeys(_turned(cited.body, cited.quotes)))
    detail = f"Zdanie przeczy cytowanemu źródłu lub opuszcza jego przeczenie: {', '.join(words)}." if words else ""
    return CheckResult(CheckName.POLARITY, not words, detail)


def _turned(body: str, quotes: str) -> Iterator[str]:
    """Yield the words of `body` that it denies and the source affirms, or the other way round."""
    yield from sorted(denial_words(body) - denial_words(quotes))
    held: dict[str, list[Claim]] = {}
    for claim in claims(quotes):
        held.setdefault(claim.lemma, []).append(claim)
    silent = not any(claim.denied for found in held.values() for claim in found)
    for claim in claims(body):
        turned = _differs(claim, held[claim.lemma]) if claim.lemma in held else claim.denied and silent
        if turned:
            yield body[claim.start : claim.end]


def _differs(claim: Claim, found: list[Claim]) -> bool:
    nearest = max(len(claim.around & other.around) for other in found)
    return all(other.denied != claim.denied for other in found if len(claim.around & other.around) == nearest)
