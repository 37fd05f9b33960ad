"""The words that carry a position and the object that they govern, as spans of the text.

Which cues carry it is learnt: those whose features have weights that speak for the position found. Their object is the
phrase behind them up to the border of the clause, or, in a clause that ends with them, the phrase before them. In a
councillor's subject, which has no predicate, the object is the phrase itself.
"""

import re
from collections.abc import Sequence

from corpus.model import Span, Stance
from nlp.position.cues import Cue, denial_at, repaired_lemma
from nlp.position.features import NEAR, OPENING, Analysis
from nlp.position.model import StanceModel
from nlp.position.words import PlacedWord
from nlp.wordlists import words as table

_LEAD = re.compile(
    r"\W*(?:dot(?:yczy|yczące|yczący|\.|,|\b)|dok\.|w\s+spraw(?:ie|i)\b)?\s*(?:w\s+sprawie\b)?\s*", re.IGNORECASE
)
_LINKS = table("""o na do z ze w wobec przeciw przeciwko za aby by żeby że iż od pod dla ku mi nam tu tego to się
tym właśnie też także już bardzo""")
_CUTS = table("""ponieważ gdyż bo bowiem dlatego jednak ale lecz natomiast chyba który gdzie skoro choć chociaż a iż że
żeby aby jeśli jeżeli gdyby ponadto dodatkowo jednocześnie gdy""")
_REASONS = (
    "z uwagi",
    "ze względu",
    "w związku",
    "celem",
    "pod warunkiem",
    "z zastrzeżeniem",
    "o ile",
    "z jednoczesnym",
)
_STOP = re.compile(r"[!?;:„”]|\s[–—-]\s|\n\s*\n|\.(?=\s+[A-ZĄĆĘŁŃÓŚŹŻ])|\.{2,}")
_ABBREVIATED = table("ul nr dz obr pkt os al pl im św m st ks gen prof ew jedn tzw r")
_SUPPOSING = table("gdyby w")
_PREDICATIVE = table(
    "powinien winien potrzebny konieczny niezbędny zbędny niepotrzebny szkodliwy przekraczać przewyższać"
)
_CHAIN = 3
_GOVERNING = frozenset({"request", "support", "oppose", "prevent", "praise", "keep"})
_PLAIN = frozenset({"value", "theme", "form"})
"""Kinds that say what a text is about; they carry a position only where nothing else does."""

MOST_CARRIERS = 3


def carriers(found: Analysis, stance: Stance, model: StanceModel) -> list[Cue]:
    """Return the cues that carry a position, at most three, in the order of the text."""
    worth = {cue: _worth(found, cue, stance, model) for cue in found.cues}
    good = [cue for cue in sorted(worth, key=lambda cue: (-worth[cue], cue.first)) if worth[cue] > 0]
    bearing = [cue for cue in good if cue.kind not in _PLAIN]
    chosen: list[Cue] = []
    for cue in bearing or good:
        if len(chosen) < MOST_CARRIERS and not any(_overlap(cue, other) for other in chosen):
            chosen.append(cue)
    return sorted(chosen, key=lambda cue: cue.first)


def _worth(found: Analysis, cue: Cue, stance: Stance, model: StanceModel) -> float:
    kind = f"~{cue.kind}" if cue.denied else cue.kind
    names = [f"s has {kind}"]
    if cue.first < OPENING:
        names.append(f"s opens {kind}")
    inside = found.words[cue.first : cue.last + 1]
    names += [f"w {'~' if word.denied else ''}{repaired_lemma(word)}" for word in inside]
    return sum(model.weight(name, stance) for name in names)


def _overlap(one: Cue, other: Cue) -> bool:
    return one.first <= other.last and other.first <= one.last


def carrier_span(found: Analysis, cue: Cue) -> Span:
    """Return the span of a cue with the "nie" that holds it and a "się" behind it."""
    first = denial_at(found.words, cue.first) if cue.denied else cue.first
    last = cue.last
    if last + 1 < len(found.words) and found.words[last + 1].form == "się":
        last += 1
    return Span(found.words[first].start, found.words[last].end)


def find_target(found: Analysis, chosen: Sequence[Cue]) -> Span | None:
    """Return the object of a position, `None` where the text names none.

    Args:
        found: The analysed text.
        chosen: The cues that carry the position, in order.
    """
    if chosen and found.words[chosen[0].first].form in _SUPPOSING and chosen[0].kind == "condition":
        return _supposed(found, chosen[0].last + 1)
    head = _head(found, chosen)
    if head is None:
        return _first_phrase(found)
    before = _before(found, head.first)
    if before is not None and not _names_thing(found, before):
        before = None
    if before is not None and repaired_lemma(found.words[head.first]) in _PREDICATIVE:
        return before
    anchor = _anchor(found, head)
    start = _object_start(found.words, anchor + 1)
    if start < len(found.words) and not _border(found, found.words[anchor], found.words[start]):
        return _phrase(found, start)
    return before or _first_phrase(found, head.last + 1)


def _head(found: Analysis, chosen: Sequence[Cue]) -> Cue | None:
    """Return the predicate that governs the object: of those that carry the position the first, else any."""
    subject = not any(word.finite for word in found.words[:OPENING])
    governing = [cue for cue in found.cues if cue.kind in _GOVERNING and not (subject and cue.kind == "keep")]
    carrying = [cue for cue in governing if cue in chosen]
    others = [cue for cue in governing if cue.kind != "praise"]
    return next(iter(carrying or others), None)


def _anchor(found: Analysis, head: Cue) -> int:
    """Return the last word of the chain of predicates that begins with `head`: "wnoszę o niedopuszczenie"."""
    last = head.last
    for cue in found.cues:
        if cue.first > last and cue.first - last <= _CHAIN and cue.kind in {"prevent", "oppose", "request"}:
            last = cue.first if found.words[cue.last].denied else cue.last
    return last


def _supposed(found: Analysis, first: int) -> Span | None:
    """Return what a condition supposes: "w razie | budowy masztu", "gdyby | droga | miała powstać"."""
    phrase = _phrase(found, _object_start(found.words, first))
    if phrase is None:
        return None
    inside = [word for word in found.words if phrase.start <= word.start < phrase.end]
    predicate = next((place for place, word in enumerate(inside) if word.finite and place), len(inside))
    return Span(phrase.start, inside[predicate - 1].end)


def _first_phrase(found: Analysis, first: int | None = None) -> Span | None:
    """Return the first phrase that names a thing, be it behind "Znakomicie," or "dot."."""
    at = _opening(found) if first is None else first
    opening = phrase = _phrase(found, at)
    while phrase is not None and not _names_thing(found, phrase):
        at = next((place + 1 for place, word in enumerate(found.words) if word.end == phrase.end), len(found.words))
        phrase = _phrase(found, at)
    return phrase or opening


def _names_thing(found: Analysis, phrase: Span) -> bool:
    """Whether a phrase has a noun that is more than praise, or a word that the dictionary does not know."""
    praise = {place for cue in found.cues if cue.kind == "praise" for place in range(cue.first, cue.last + 1)}
    inside = [place for place, word in enumerate(found.words) if phrase.start <= word.start < phrase.end]
    return any((found.words[place].noun or not found.words[place].known) and place not in praise for place in inside)


def _object_start(words: Sequence[PlacedWord], place: int) -> int:
    while place < len(words) and words[place].form in _LINKS:
        place += 1
    while place < len(words) and words[place].denied and words[place].pos == "ger":
        place += 1
    if place < len(words) and words[place].form == "nie":
        place += 1
    return place


def _opening(found: Analysis) -> int:
    """Return the first word of a subject behind "w sprawie", "dot." and the nouns of wishing."""
    lead = _LEAD.match(found.text)
    begin = lead.end() if lead else 0
    first = next((place for place, word in enumerate(found.words) if word.start >= begin), 0)
    wishes = {place for cue in found.cues if cue.kind == "wish" for place in range(cue.first, cue.last + 1)}
    while first + 1 < len(found.words) and first in wishes and found.words[first].noun:
        first += 1
    return _object_start(found.words, first) if first else first


def _phrase(found: Analysis, first: int) -> Span | None:
    words = found.words
    if first >= len(words):
        return None
    last = first
    while last + 1 < len(words) and not _border(found, words[last], words[last + 1]):
        last += 1
    return Span(words[first].start, words[last].end)


def _before(found: Analysis, place: int) -> Span | None:
    """Return the phrase that stands before the predicate in its clause: "Ten park | jest potrzebny"."""
    first = place
    while first > 0 and not _border(found, found.words[first - 1], found.words[first]):
        first -= 1
    last = place - 1
    while last > first and (found.words[last].finite or found.words[last].form in _LINKS | {"nie"}):
        last -= 1
    return Span(found.words[first].start, found.words[last].end) if last >= first else None


def _border(found: Analysis, one: PlacedWord, other: PlacedWord) -> bool:
    """Whether a phrase ends between two neighbouring words."""
    gap = found.text[one.end : other.start]
    rest = found.text[other.start : other.start + 16].lower()
    if rest.startswith(_REASONS):
        return True
    if "," in gap:
        return other.form in _CUTS or other.lemma == "który" or other.finite or _new_clause(found, other)
    stop = _STOP.search(gap + found.text[other.start])
    if stop is None:
        return False
    return not (stop[0] == "." and one.form in _ABBREVIATED)


def _new_clause(found: Analysis, word: PlacedWord) -> bool:
    """Whether what follows a comma has its own predicate near."""
    place = found.words.index(word)
    near = found.words[place : place + NEAR]
    return any(one.finite for one in near if one.clause == word.clause)
