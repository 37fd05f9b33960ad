"""Where the universal part of speech depends on the sentence: auxiliaries and full verbs, "jak", "jednak", "czy"."""

from collections.abc import Callable, Sequence

from nlp.tagging.candidates import Candidate

_REACH, _FAR = 7, 8
_PREDICATIVE = frozenset(("nom", "inst", "acc"))
_WITHIN = frozenset(("jednak", "zatem", "więc", "zarówno", "i", "lub", "oraz", "bowiem", "natomiast"))
_STOPS = frozenset((",", ";", ".", ":", "—", "–", "(", ")", "!", "?"))


def pos_in_context(readings: Sequence[Candidate]) -> dict[int, str]:
    """Return the universal parts of speech that the sentence decides, by place; of most words nothing.

    The rules are those of the Polish treebanks. "Być" and "zostać" are AUX beside what they complete, else VERB. "Jak"
    is SCONJ, but ADV before what it measures and CCONJ before "i" or after "zarówno" and "tak". "Jednak" is CCONJ where
    it opens a clause, else PART; "czy" is CCONJ between words of one kind, else PART.
    """
    found: dict[int, str] = {}
    for place, reading in enumerate(readings):
        rule = _RULES.get(reading.lemma)
        if rule is not None and (pos := rule(readings, place)):
            found[place] = pos
    return found


def _copula(readings: Sequence[Candidate], place: int) -> str | None:
    other = readings[place].tag.startswith(("ger", "aglt", "pact", "ppas", "brev"))
    return "VERB" if not other and full_verb(readings, place) else None


def _how(readings: Sequence[Candidate], place: int) -> str | None:
    following = readings[place + 1].tag if place + 1 < len(readings) else ""
    if place + 1 < len(readings) and readings[place + 1].lemma == "i":
        return "CCONJ"
    before = {reading.lemma for reading in readings[max(0, place - _FAR) : place]}
    if "zarówno" in before or (place and readings[place - 1].lemma in {"tak", "równie"}):
        return "CCONJ"
    return "ADV" if following.startswith(("adv", "adj:sg:nom", "adj:pl:nom")) else "SCONJ"


def _however(readings: Sequence[Candidate], place: int) -> str | None:
    return "PART" if place and readings[place - 1].tag != "interp" else "CCONJ"


def _whether(readings: Sequence[Candidate], place: int) -> str | None:
    if not 0 < place < len(readings) - 1:
        return "PART"
    before, after = (readings[at].tag.partition(":")[0] for at in (place - 1, place + 1))
    return "CCONJ" if before == after and before not in {"interp", "fin", "praet"} else "PART"


def full_verb(readings: Sequence[Candidate], place: int) -> bool:
    """Whether the form of "być" or "zostać" at `place` is a verb of its own rather than an auxiliary or a copula.

    "Zostać" is an auxiliary only beside a passive participle or an adjective. "Być" is a full verb in "być może", and
    where its clause has neither a participle, an infinitive or a past form nor a nominal predicate.
    """
    near = _clause(readings, place)
    if readings[place].lemma in {"zostać", "zostawać"}:
        own = (readings[at] for at in near)
        return not any(one.tag.startswith(("ppas", "adj:")) and _values(one) & _PREDICATIVE for one in own)
    following = readings[place + 1] if place + 1 < len(readings) else None
    if following is not None and readings[place].tag.startswith("inf") and following.lemma in {"może", "móc"}:
        return following.tag.startswith(("part", "fin:sg:ter"))
    pointed = any(readings[at].lemma == "to" for at in near)
    return not any(_completes(readings, at, pointed=pointed) for at in near)


def _clause(readings: Sequence[Candidate], place: int) -> list[int]:
    """Return the places near `place` within its clause, without the form itself."""
    begin, end = place, place + 1
    while begin > max(0, place - _REACH) and not _ends_clause(readings[begin - 1]):
        begin -= 1
    while end < min(len(readings), place + 1 + _REACH) and not _ends_clause(readings[end]):
        end += 1
    return [*range(begin, place), *range(place + 1, end)]


def _ends_clause(reading: Candidate) -> bool:
    return reading.lemma in _STOPS or (reading.tag.startswith(("comp", "conj")) and reading.lemma not in _WITHIN)


def _values(reading: Candidate) -> set[str]:
    return set(reading.tag.split(":"))


def _completes(readings: Sequence[Candidate], place: int, *, pointed: bool) -> bool:
    """Whether a reading may be what "być" joins to its subject.

    That is a past form, an infinitive, an adverb with degrees, a participle or an adjective that no noun follows, a
    noun in the instrumental without a preposition, and any nominative where "to" points at it.
    """
    reading = readings[place]
    name, values = reading.tag.partition(":")[0], _values(reading)
    if name in {"praet", "inf", "pred", "winien", "adjc", "imps"}:
        return True
    if name in {"adj", "ppas", "pact"}:
        return bool(values & _PREDICATIVE) and not _attributive(readings, place)
    if name == "adv":
        return bool(values & {"pos", "com"})
    if name in {"subst", "ger", "depr", "num"}:
        governed = any(one.tag.startswith("prep:inst") for one in readings[max(0, place - 2) : place])
        return ("inst" in values and not governed) or (pointed and "nom" in values and reading.lemma != "to")
    return False


def _attributive(readings: Sequence[Candidate], place: int) -> bool:
    """Whether a noun in the same case follows an adjective."""
    following = readings[place + 1] if place + 1 < len(readings) else None
    if following is None or not following.tag.startswith(("subst", "adj", "ger")):
        return False
    return bool(_values(following) & _values(readings[place]) & _PREDICATIVE)


_RULES: dict[str, Callable[[Sequence[Candidate], int], str | None]] = {
    **dict.fromkeys(("być", "zostać", "zostawać"), _copula),
    **{"jak": _how, "jednak": _however, "czy": _whether},
}
