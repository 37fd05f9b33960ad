"""Constructions that make a sentence heavy: passive voice, impersonal verbs, chains of genitives, length."""

from collections.abc import Iterator, Sequence

from corpus.model import Span
from nlp.lemmas import lemma_of
from nlp.numerals import count_phrase
from nlp.plain.hint import Hint, HintKind
from nlp.plain.tokens import PlainWord

LONG_SENTENCE = 25
"""Words above which a sentence is long; guides of plain Polish ask for 15 to 20."""
CHAIN = 3
_PROSE = 0.7
_AUXILIARY = {"być": 3, "zostać": 5, "zostawać": 5, "bywać": 3}
_FINITE = frozenset({"fin", "praet", "bedzie", "inf", "cond"})
_FORMULAS = frozenset({"podpisano", "uchwalono", "sporządzono"})
_NOUNS, _ADJECTIVES = ("subst", "ger"), ("adj", "ppas", "pact")
_QUANTITIES = frozenset(
    {"zł", "złotych", "euro", "tysięcy", "milionów", "roku", "r", "godzin", "dni", "lat", "mln", "tys"}
)


def long_sentence(span: Span, words: Sequence[PlainWord]) -> Iterator[Hint]:
    """Yield a hint on a sentence of more than 25 words."""
    count = sum(1 for word in words if word.is_word)
    if count > LONG_SENTENCE and _is_prose(words, count):
        message = f"Zdanie ma {count_phrase(count, 'słowo')}; podziel je na krótsze albo użyj listy."
        yield Hint(HintKind.LONG_SENTENCE, span.start, span.end, message)


def _is_prose(words: Sequence[PlainWord], count: int) -> bool:
    """Whether it is a sentence, not a letterhead, a table or a list of addresses: it has a verb and mostly words."""
    return count > _PROSE * len(words) and any(word.pos in _FINITE | {"imps"} for word in words)


def passives(words: Sequence[PlainWord]) -> Iterator[Hint]:
    """Yield the passive voice: być or zostać with a passive participle in the nominative, in either order."""
    for place, word in enumerate(words):
        reach = _auxiliary_reach(word)
        found = _participle(words, place, reach) if reach else None
        if found is not None:
            first, last = sorted((place, found))
            verb = next(one.lemma for one in words[found].readings if one.pos == "ppas")
            message = f"Strona bierna; napisz, kto to robi (czasownik „{verb}” w stronie czynnej)."
            yield Hint(HintKind.PASSIVE, words[first].start, words[last].end, message)


def _auxiliary_reach(word: PlainWord) -> int:
    """Return how many words behind an auxiliary its participle may stand; 0 for other words."""
    return max(
        (_AUXILIARY.get(one.lemma, 0) for one in word.readings if one.pos in _FINITE and word.pos in _FINITE), default=0
    )


def _participle(words: Sequence[PlainWord], place: int, reach: int) -> int | None:
    """Return the place of the participle of an auxiliary: behind it in its clause, or right before "zostać"."""
    certain = reach > _AUXILIARY["być"]
    for at in range(place + 1, min(len(words), place + 1 + reach)):
        if not words[at].text[0].isalnum() or (words[at].pos in _FINITE and not words[at].has("ppas")):
            break
        if _passive(words[at], certain=certain):
            return at
    before = place - 1
    return before if certain and before >= 0 and _passive(words[before], certain=True) else None


def _passive(word: PlainWord, *, certain: bool) -> bool:
    """Whether it is a participle of the passive; with "być" one that is an adjective too ("zainteresowany") is not."""
    adjective = word.has("adj", "nom") and not certain
    return word.has("ppas", "nom") and not word.has("subst", "nom") and not adjective


def impersonals(words: Sequence[PlainWord]) -> Iterator[Hint]:
    """Yield impersonal forms in -no and -to ("podjęto"), which hide who did it."""
    for word in words:
        if word.pos == "imps" and word.has("imps") and word.lower not in _FORMULAS:
            lemma = next(one.lemma for one in word.readings if one.pos == "imps")
            message = f"Forma bezosobowa; jeśli wiadomo, kto, napisz to wprost (np. „urząd” i czasownik „{lemma}”)."
            yield Hint(HintKind.IMPERSONAL, word.start, word.end, message)


def genitive_chains(words: Sequence[PlainWord]) -> Iterator[Hint]:
    """Yield three or more nouns in the genitive one behind the other; a proper name of several words counts once."""
    place = 0
    while place < len(words):
        first = _behind_governed(words, place)
        last, nouns = _chain(words, first)
        if nouns >= CHAIN:
            chain = count_phrase(nouns, "rzeczownik")
            message = f"Łańcuch dopełniaczy ({chain} z rzędu); użyj czasownika albo podziel zdanie."
            yield Hint(HintKind.GENITIVES, words[first].start, words[last - 1].end, message)
        place = max(last, place + 1)


def _behind_governed(words: Sequence[PlainWord], place: int) -> int:
    """Return the place behind the noun of a preposition that takes no genitive: of "w celu" behind "celu"."""
    cases = [one for one in words[place].readings if one.pos == "prep"]
    if not cases or any(one.has("gen") for one in cases):
        return place
    at = place + 1
    while at < len(words) and words[at].pos in _ADJECTIVES:
        at += 1
    return min(at + 1, len(words)) if at < len(words) and words[at].pos in _NOUNS else place


def _chain(words: Sequence[PlainWord], place: int) -> tuple[int, int]:
    """Return the end of the chain that begins at `place`, and the number of its nouns."""
    at, end, nouns, named = place, place, 0, False
    while at < len(words) and (_genitive_noun(words[at]) or _genitive_adjective(words[at])):
        if _genitive_noun(words[at]):
            capital = words[at].text[0].isupper()
            nouns += not (capital and named)
            end, named = at + 1, capital
        elif words[at].text[0].islower():
            end, named = (at + 1 if nouns else end), False
        at += 1
    return end, nouns


def _genitive_noun(word: PlainWord) -> bool:
    if word.pos not in _NOUNS or word.lower in _QUANTITIES or len(word.text) < 3:
        return False
    lemma = lemma_of(word.text)
    common = [one for one in word.readings if one.lemma[0].islower()] or list(word.readings)
    declined = [one for one in common if not one.has("nom", "gen")] or common
    noun = any(one.pos in _NOUNS and one.has("gen") and one.lemma.lower() == lemma for one in declined)
    return noun and not word.has("adj", "gen")


def _genitive_adjective(word: PlainWord) -> bool:
    return any(word.has(pos, "gen") for pos in _ADJECTIVES) and word.pos in (*_ADJECTIVES, "subst")
