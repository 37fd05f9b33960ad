"""What a text affirms and what it denies, word by word, so that two texts about the same thing can be compared.

The rules are those of Polish negation (Grzegorczykowa, Wykłady z polskiej składni): "nie" denies the word behind it,
and what an auxiliary or a verb governs in the infinitive with it; "brak", "bez", "żaden", "ani", "nie ma" deny the noun
behind them; "nieprawda, że" denies the clause.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nlp.clauses import split_clauses
from nlp.lemmas import best_reading, lemma_of
from nlp.pipeline import load_pipeline
from nlp.stopwords import FUNCTION_WORDS
from nlp.wordlists import words

AUXILIARY = words("""
    być zostać zostawać móc można mieć należy należeć trzeba musieć powinien chcieć zamierzać planować udać
""")
_DENIED_NOUN = words("brak brakować bez żaden zabraknąć")
_DENIAL = words("nieprawda nieprawdziwy fałsz fałszywy zaprzeczyć zaprzeczać wykluczyć wykluczać zdementować")
_THAT = words("że iż jakoby żeby aby")
_SKIPPED = words("się już jeszcze też także również więc zatem jednak by")
_GOVERNED = frozenset({"inf", "ppas", "praet", "adj"})
_NOUNS = frozenset({"subst", "ger", "depr"})
REACH = 6
"""Words behind a negated auxiliary among which its verb stands."""

NOUN_REACH = 3
"""Words behind "brak", "bez" and the like among which their noun stands."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A content word, whether it is denied, and the content words of its clause.

    Attributes:
        lemma: Its lemma.
        denied: Whether a negation holds it.
        around: The content words of its clause.
        start: Offset of the word in the text.
        end: Offset behind it.
    """

    lemma: str
    denied: bool
    around: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its lemma, its class in the National Corpus of Polish, its place."""

    lemma: str
    pos: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[Word, ...]:
    """Return the words and numbers of `text`, divided as the pipeline divides them, read without their context."""
    return tuple(
        _word(token.text, token.idx)
        for token in load_pipeline().make_doc(text)
        if not token.is_space and any(letter.isalnum() for letter in token.text)
    )


def _word(text: str, start: int) -> Word:
    if not any(letter.isalpha() for letter in text):
        return Word(text, "dig", start, start + len(text))
    return Word(lemma_of(text.rstrip(".") or text), best_reading(text).pos, start, start + len(text))


@lru_cache(maxsize=4096)
def claims(text: str) -> tuple[Claim, ...]:
    """Return the content words of `text` in order, each with its polarity.

    Function words, "nie" and "być" among them, claim nothing. A double denial ("nieprawda, że nie") affirms.
    """
    found: list[Claim] = []
    denying = False
    for clause in split_clauses(text):
        own = [word for word in _words(text) if clause.start <= word.start < clause.end]
        reported = bool(own) and own[0].lemma in _THAT
        denied = denied_places(own)
        for place, term in enumerate(own):
            if term.lemma not in FUNCTION_WORDS:
                held = (place in denied) != (denying and reported)
                found.append(Claim(term.lemma, held, clause.terms, term.start, term.end))
        denying = _denies(own, denied) or (denying and not reported)
        denying = denying and not _ends_sentence(text, clause.end)
    return tuple(found)


def denial_words(text: str) -> frozenset[str]:
    """Return the words by which `text` calls something untrue: "nieprawda", "wykluczyć" and the like, as lemmas."""
    return frozenset(word.lemma for word in _words(text) if word.lemma in _DENIAL) | (
        {"nieprawda"} if _untrue(text) else frozenset()
    )


def _untrue(text: str) -> bool:
    return any(claim.lemma in {"prawda", "prawdziwy"} and claim.denied for claim in claims(text))


def _ends_sentence(text: str, end: int) -> bool:
    return text[end - 1 : end] in {".", "!", "?"}


def _denies(own: Sequence[Word], denied: frozenset[int]) -> bool:
    """Whether a clause calls what follows it untrue."""
    for place, term in enumerate(own):
        if term.lemma in _DENIAL:
            return place not in denied
        if term.lemma in {"prawda", "prawdziwy"} and place in denied:
            return True
    return False


def denied_places(own: Sequence[Word]) -> frozenset[int]:
    """Return the places of the words of a clause that a negation holds; `own` are the words of one clause, in order."""
    held: set[int] = set()
    for place, term in enumerate(own):
        if term.lemma == "nie":
            held.update(_behind_not(own, place))
        elif term.lemma in _DENIED_NOUN:
            held.update(_noun_behind(own, place))
        elif term.lemma in {"ani", "ni"}:
            held.update(_next(own, place))
    return frozenset(held)


def _behind_not(own: Sequence[Word], place: int) -> Iterator[int]:
    first = next(_next(own, place), None)
    if first is None or own[first].lemma == "tylko":
        return
    yield first
    if own[first].lemma == "prawda" or (own[first].lemma in AUXILIARY and _is_true(own, first)):
        yield from (at for at in range(first, min(len(own), first + REACH)) if own[at].lemma in {"prawda", "prawdziwy"})
    governed = [at for at in range(first + 1, min(len(own), first + REACH)) if own[at].pos in _GOVERNED]
    if own[first].lemma in AUXILIARY:
        yield from governed[:2]
        if own[first].lemma == "mieć" and not governed:
            yield from _noun_behind(own, first)
    else:
        yield from (at for at in governed if own[at].pos == "inf")


def _is_true(own: Sequence[Word], first: int) -> bool:
    return any(term.lemma in {"prawda", "prawdziwy"} for term in own[first : first + REACH])


def _next(own: Sequence[Word], place: int) -> Iterator[int]:
    """Yield the place of the next word that is no particle, if there is one."""
    at = next((at for at in range(place + 1, len(own)) if own[at].lemma not in _SKIPPED), None)
    if at is not None:
        yield at


def _noun_behind(own: Sequence[Word], place: int) -> Iterator[int]:
    near = range(place + 1, min(len(own), place + 1 + NOUN_REACH))
    at = next((at for at in near if own[at].pos in _NOUNS), None)
    if at is not None:
        yield at
