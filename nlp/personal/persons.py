"""Names of private persons; who holds a public function, or gave a name to a street, stays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Finding, PersonalKind
from nlp.morphology import analyses
from nlp.names import name_keys
from nlp.personal.mentions import Mention, find_mentions
from nlp.personal.roles import HISTORICAL, lemmas_of
from nlp.personal.surroundings import Role, Surroundings, look_around
from nlp.personal.words import Part, Word, is_given, is_only_given, is_only_surname, is_surname, split_words

_PLURALS = frozenset(("państwo", "rodzina", "małżonkowie", "panowie"))


@dataclass(frozen=True, slots=True)
class _Read:
    """A mention with what stands around it."""

    mention: Mention
    around: Surroundings
    names: tuple[Word, ...]


def find_people(text: str, public: frozenset[str]) -> list[Finding]:
    """Return the names of private persons in `text`, in reading order.

    Args:
        text: A whole document: who holds a function is taken from any place of it.
        public: Full names of people who hold public functions, in the nominative.
    """
    words = split_words(text)
    read = [_read(text, words, mention) for mention in find_mentions(text, words)]
    read = list(_with_lists(text, read))
    known = [frozenset(map(name_keys, name.replace("-", " ").split())) for name in sorted(public)]
    officials = [_keys(one) for one in read if one.around.role is Role.PUBLIC and one.names] + known
    found = [(one, _certainty(one)) for one in read if not _stays(one, officials)]
    private = [one for one, certainty in found if certainty and one.mention.full]
    findings = [_finding(one, certainty or _again(one, private)) for one, certainty in found]
    return [finding for finding in findings if finding.certainty > 0]


def _read(text: str, words: Sequence[Word], mention: Mention) -> _Read:
    names = tuple(w for w in words[mention.first : mention.last] if w.text != "i")
    return _Read(mention, look_around(text, words, mention), names)


def _with_lists(text: str, read: list[_Read]) -> Iterator[_Read]:
    """Give a full name in a list the role of the one before it: "posłowie Jan Zawada i Teresa Młynarczyk"."""
    before: _Read | None = None
    for one in read:
        if before and one.around.role is Role.NONE and before.around.role in {Role.PRIVATE, Role.PUBLIC}:
            gap = text[before.mention.end : one.mention.start]
            if gap.strip() in {",", "i", "oraz", "a także", ", p."}:
                one = _Read(one.mention, before.around, one.names)
        yield one
        before = one


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
    return any(lemma in HISTORICAL for word in one.names[-1:] for lemma in lemmas_of(word.text)) and len(one.names) > 1


def _certainty(one: _Read) -> float:
    """Return how certain it is that a mention names a private person; 0 where nothing says so."""
    around = one.around
    backed = around.role is Role.PRIVATE or around.titled or around.signed or around.sender
    if one.mention.full:
        return 0.97 if backed else 0.9 if one.mention.sure or _surname_last(one) else 0.0
    names = [word for word in one.names if word.part is not Part.PARTICLE]
    if not any(word.part in {Part.SURNAME, Part.UNKNOWN, Part.GIVEN} or is_surname(word.text) for word in names):
        return 0.0
    if around.signed or around.sender:
        return 0.85 if len(names) > 1 else 0.0
    if around.titled:
        return 0.9
    if around.role is Role.PRIVATE and _agrees(one, names):
        return 0.85
    if is_only_surname(names[-1].text) and len(names) < 3:
        if around.document or around.acts:
            return 0.75
        return 0.7 if len(names) == 2 and names[0].part is Part.UNKNOWN else 0.0
    return 0.7 if len(names) > 1 and around.acts and names[0].part is Part.UNKNOWN else 0.0


def _surname_last(one: _Read) -> bool:
    return is_only_surname(one.names[-1].text) or is_only_surname(one.names[0].text)


def _agrees(one: _Read, names: list[Word]) -> bool:
    """Whether a bare name is the person that the role before it means, and not the place where they live."""
    word, around = names[0], one.around
    if not around.near and not around.document:
        return False
    if lemmas_of(around.role_word) & _PLURALS:
        return True
    if len(names) > 1:
        return any(name.part in {Part.UNKNOWN, Part.SURNAME} for name in names)
    if word.part is Part.GIVEN:
        return is_only_given(word.text)
    if is_only_surname(word.text):
        return True
    return word.part is Part.SURNAME and bool(_cases(around.role_word) & _cases(word.text) - {"gen", "loc"})


def _cases(word: str) -> frozenset[str]:
    """Return the cases in the singular that a word may stand in."""
    cases = ("nom", "gen", "dat", "acc", "inst", "loc")
    return frozenset(case for case in cases for reading in analyses(word) if reading.has("sg", case))


def _again(one: _Read, private: list[_Read]) -> float:
    """Return the certainty of a single name that is part of a private person's full name elsewhere in the text."""
    if one.mention.full or len(one.names) != 1:
        return 0.0
    mine = name_keys(one.names[0].text)
    for other in private:
        for word in other.names:
            if word.part is not Part.INITIAL and mine & name_keys(word.text) and _may_recur(one.names[0], word):
                return 0.8
    return 0.0


def _may_recur(word: Word, other: Word) -> bool:
    """Whether a single word means the person again: not a common word or a place that only looks like the name."""
    if word.text == other.text and is_surname(word.text):
        return is_only_surname(word.text) or is_only_given(word.text)
    return is_only_surname(word.text) or (is_given(word.text) and is_only_given(word.text))


def _finding(one: _Read, certainty: float) -> Finding:
    mention = one.mention
    kind = PersonalKind.SIGNATURE if one.around.signed else PersonalKind.PERSON
    rule = "person.name" if mention.full else "person.context"
    subject = "person:" + " ".join(word.text.lower() for word in one.names)
    return Finding(
        kind, mention.start, mention.end, "signature.name" if one.around.signed else rule, certainty, subject
    )
