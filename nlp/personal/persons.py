"""Names of private persons; who holds a public function, or gave a name to a street, stays."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Finding, PersonalKind
from nlp.morphology import analyses
from nlp.names import name_keys
from nlp.personal.entities import NamedSpans, Witness
from nlp.personal.mentions import Mention, find_mentions
from nlp.personal.roles import HISTORICAL, PRIVATE, lemmas_of
from nlp.personal.surroundings import Role, Surroundings, look_around
from nlp.personal.words import (
    Part,
    Word,
    is_given,
    is_only_given,
    is_only_surname,
    is_place,
    is_surname,
    is_usual,
    split_words,
)
from nlp.wordlists import words

_LISTED = re.compile(
    r"(?:\s*\([^()\n]{1,20}\))?\s*(?:,|,?\s*i|,?\s*oraz|,?\s*a\s+także)\s*(?:pan(?:i|a|u|em|ią|ów|om|ie|owie)?|pań|paniom|p\.)?\s*",
    re.IGNORECASE,
)
_WRITTEN = words("""
    pismo wniosek skarga list podanie petycja prośba odwołanie zażalenie zgłoszenie oświadczenie zawiadomić powiadomić
    doręczyć wezwać przesłuchać wymeldować eksmitować ukarać pouczyć hospitalizować
""")
_ADJECTIVAL = re.compile(r"(?:sk|ck|dzk)(?:i|iego|iemu|im|a|iej|ą)$|(?:ow|in|yn)(?:a|ej|ą|ę|y)$")
_FAMILY = re.compile(r"(?P<stem>[^\W\d_]{3,})(?:ow(?:a|ej|ą|ie|ów|om|ami|ych|ym)|ówn(?:a|y|ie|ę|ą)|ów|om|ami)")
_STEM = 3
_SHORT = 4
_MOST = 5
_PLURALS = frozenset(("państwo", "rodzina", "małżonkowie", "małżeństwo", "panowie"))


@dataclass(frozen=True, slots=True)
class _Read:
    """A mention with what stands around it."""

    mention: Mention
    around: Surroundings
    names: tuple[Word, ...]


def find_people(text: str, public: frozenset[str], named: NamedSpans) -> list[Finding]:
    """Return the names of private persons in `text`, in reading order.

    Args:
        text: A whole document: who holds a function is taken from any place of it.
        public: Full names of people who hold public functions, in the nominative.
        named: Named entity recognition; a name of several words that the rules are not sure of counts where it is a
            person there too.
    """
    witness = Witness(text, named)
    tokens = split_words(text)
    read = [_read(text, tokens, mention) for mention in find_mentions(text, tokens)]
    read = list(_with_lists(text, read))
    read = list(_with_functions_after(text, read))
    known = [frozenset(map(name_keys, name.replace("-", " ").split())) for name in sorted(public)]
    officials = [_keys(one) for one in read if one.around.role is Role.PUBLIC and one.names] + known
    found = [(one, _certainty(one)) for one in read if not _stays(one, officials)]
    private = [one for one, certainty in found if certainty and _may_be_named_again(one)]
    findings = [_finding(one, certainty or _again(one, private) or _seen(one, witness)) for one, certainty in found]
    return [finding for finding in findings if finding.certainty > 0]


def _read(text: str, tokens: Sequence[Word], mention: Mention) -> _Read:
    names = tuple(w for w in tokens[mention.first : mention.last] if w.text != "i")
    return _Read(mention, look_around(text, tokens, mention), names)


def _with_lists(text: str, read: list[_Read]) -> Iterator[_Read]:
    """Give a full name in a list the role of the one before it: "posłowie Jan Zawada i Teresa Młynarczyk"."""
    before: _Read | None = None
    for one in read:
        listed = before and _LISTED.fullmatch(text[before.mention.end : one.mention.start])
        if before and listed and one.around.role is Role.NONE and before.around.role in {Role.PRIVATE, Role.PUBLIC}:
            before = _Read(one.mention, before.around, one.names)
        else:
            before = one
        yield before


def _with_functions_after(text: str, read: list[_Read]) -> Iterator[_Read]:
    """Give the names of a list the function that stands behind its last one: "Pana A. oraz Pana B., posłów na Sejm"."""
    for place, one in enumerate(read):
        last = place
        while last + 1 < len(read) and _LISTED.fullmatch(text[read[last].mention.end : read[last + 1].mention.start]):
            last += 1
        if last > place and one.around.role is Role.NONE and read[last].around.function_after:
            yield _Read(one.mention, read[last].around, one.names)
        else:
            yield one


def _keys(one: _Read) -> frozenset[frozenset[str]]:
    return frozenset(name_keys(word.text) for word in one.names if word.part is not Part.INITIAL)


def _stays(one: _Read, officials: list[frozenset[frozenset[str]]]) -> bool:
    """Whether the person holds a function here or elsewhere in the text, or is a patron or a historical person."""
    if one.around.role in {Role.PUBLIC, Role.PATRON} or _historical(one):
        return True
    if one.around.role is Role.PRIVATE and one.around.near and not one.mention.full and not one.around.titled:
        return False
    keys = _keys(one)
    return bool(keys) and any(all(any(mine & theirs for theirs in known) for mine in keys) for known in officials)


def _historical(one: _Read) -> bool:
    if one.around.titled or one.around.role is Role.PRIVATE or one.around.signed:
        return False
    given, surname = one.names[0], one.names[-1].text.split("-")[0]
    return any(
        (first, last) in HISTORICAL for first in lemmas_of(given.text) for last in lemmas_of(surname.capitalize())
    )


def _certainty(one: _Read) -> float:
    """Return how certain it is that a mention names a private person; 0 where nothing says so."""
    around = one.around
    backed = around.role is Role.PRIVATE or around.titled or around.signed or around.sender
    if one.mention.full:
        known = one.mention.sure or around.acts or _surname_last(one) or _initialled(one)
        return 0.97 if backed else 0.9 if known else 0.0
    names = [word for word in one.names if word.part is not Part.PARTICLE]
    return _partial(one, names) if _may_name(names, around) else 0.0


def _may_name(names: list[Word], around: Surroundings) -> bool:
    """Whether words may be a person's name at all: no acronym, and one of them a name or unknown."""
    if any(word.text.isupper() and not _named_upper(word, around) for word in names):
        return False
    return any(
        word.part in {Part.SURNAME, Part.UNKNOWN, Part.GIVEN}
        or is_surname(word.text.capitalize())
        or (around.titled and word.text.istitle() and _ADJECTIVAL.search(word.text) is not None)
        for word in names
    )


def _partial(one: _Read, names: list[Word]) -> float:
    """Return the certainty of a name that is not full, by what stands around it."""
    around = one.around
    if around.signed or around.sender:
        return 0.85 if len(names) > 1 or is_only_given(names[0].text) else 0.0
    if around.titled:
        return 0.9
    if around.role is Role.PRIVATE and _agrees(one, names):
        return 0.85
    return _bare(names, around)


def _bare(names: list[Word], around: Surroundings) -> float:
    """Return the certainty of a name that neither title nor role backs: by its verb, or what is said to be theirs."""
    if len(names) == 1:
        subject = around.acts and _subject(names[0].text)
        return 0.75 if subject or (is_only_surname(names[0].text) and (around.document or around.acts)) else 0.0
    foreign = names[0].part is Part.UNKNOWN and all(word.part in {Part.UNKNOWN, Part.SURNAME} for word in names)
    return 0.7 if foreign and len(names) < _SHORT and around.acts and is_only_surname(names[-1].text) else 0.0


def _subject(word: str) -> bool:
    """Whether a word in the nominative is a surname and no place or usual word: "Adamczykowa nie odebrała"."""
    nominative = [reading for reading in analyses(word) if reading.has("sg", "nom")]
    return (
        bool(nominative)
        and not is_usual(word)
        and not is_place(word)
        and all(
            any(label.startswith("nazwisko") for label in reading.labels)
            for reading in nominative
            if reading.pos == "subst"
        )
        and is_surname(word)
    )


def _initialled(one: _Read) -> bool:
    """Whether a mention is an initial and a word that is a surname: "A. Wilk"."""
    return one.names[0].part is Part.INITIAL and one.names[-1].part is Part.SURNAME


def _named_upper(word: Word, around: Surroundings) -> bool:
    """Whether a word in capitals is a name and no acronym: only where names of senders and signers stand."""
    return (around.signed or around.sender) and (is_only_surname(word.text) or is_only_given(word.text))


def _surname_last(one: _Read) -> bool:
    return is_only_surname(one.names[-1].text) or is_only_surname(one.names[0].text)


def _agrees(one: _Read, names: list[Word]) -> bool:
    """Whether a bare name is the person that the role before it means, and not the place where they live."""
    word, around = names[0], one.around
    of_many = around.near and not _cases(around.role_word.lower())
    plural = bool(lemmas_of(around.role_word) & _PLURALS)
    if of_many or plural or not (around.near or around.document):
        return plural and (around.near or around.document)
    if len(names) > 1:
        foreign = all(name.part is not Part.COMMON or len(name.text) < _SHORT for name in names)
        return foreign and (around.near or bool(lemmas_of(around.role_word) & _WRITTEN))
    if word.part is Part.GIVEN:
        cases = _cases(around.role_word.lower()) | ({"gen"} if around.near else set())
        return is_only_given(word.text) and bool(cases & _cases(word.text, named=True))
    if around.document and not around.near:
        return is_only_surname(word.text)
    shared = _cases(around.role_word.lower()) & _cases(word.text, named=True)
    return word.part is Part.SURNAME and bool(shared - {"gen", "loc"})


def _cases(word: str, *, named: bool = False) -> frozenset[str]:
    """Return the cases in the singular that a word may stand in, as a person's name only if it is to be `named`."""
    cases = ("nom", "gen", "dat", "acc", "inst", "loc")
    readings = [r for r in analyses(word) if ({"imię", "nazwisko"} & set(r.labels) if named else r.lemma in PRIVATE)]
    return frozenset(case for case in cases for reading in readings if reading.has("sg", case))


def _may_be_named_again(one: _Read) -> bool:
    """Whether a later mention of one word may be this person: of a full name, or of a given name that a role backs."""
    return one.mention.full or (len(one.names) == 1 and one.names[0].part is Part.GIVEN)


def _again(one: _Read, private: list[_Read]) -> float:
    """Return the certainty of a single name that is part of a private person's full name elsewhere in the text."""
    if one.mention.full or len(one.names) != 1:
        return 0.0
    mine = name_keys(one.names[0].text)
    for other in private:
        for word in other.names:
            if word.part is not Part.INITIAL and mine & name_keys(word.text) and _may_recur(one, word):
                return 0.8
            if other.mention.full and _of_family(one.names[0].text, word):
                return 0.75
    return 0.0


def _of_family(word: str, other: Word) -> bool:
    """Whether a word is what a wife, a daughter or a couple is called after a surname ("Madejowa", "Szydłowie")."""
    match = _FAMILY.fullmatch(word)
    if other.part is Part.GIVEN or not match or len(match["stem"]) < _STEM:
        return False
    return other.text.lower().startswith(match["stem"].lower()) and len(other.text) <= len(match["stem"]) + 4


def _seen(one: _Read, witness: Witness) -> float:
    """Return the certainty of a name of several words that named entity recognition takes for a person's."""
    if not 2 <= len(one.names) <= _MOST or any(word.text.isupper() for word in one.names):
        return 0.0
    if not any(word.part in {Part.UNKNOWN, Part.GIVEN} for word in one.names):
        return 0.0
    return round(0.8 * witness.person(one.mention.start, one.mention.end), 2)


def _may_recur(one: _Read, other: Word) -> bool:
    """Whether a single word means the person again: not a common word or a place that only looks like the name."""
    word = one.names[0]
    if word.text == other.text and is_surname(word.text):
        return is_only_surname(word.text) or is_only_given(word.text) or (one.around.acts and not is_place(word.text))
    return is_only_surname(word.text) or (is_given(word.text) and is_only_given(word.text))


def _finding(one: _Read, certainty: float) -> Finding:
    mention = one.mention
    kind = PersonalKind.SIGNATURE if one.around.signed else PersonalKind.PERSON
    rule = "person.name" if mention.full else "person.context"
    subject = "person:" + " ".join(word.text.lower() for word in one.names)
    return Finding(
        kind, mention.start, mention.end, "signature.name" if one.around.signed else rule, certainty, subject
    )
