"""Who is who: mentions of one person share a subject, in whatever case, with surname alone or given name alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from corpus.model import Finding
from nlp.names import name_keys
from nlp.nominative import nominative_name
from nlp.personal.words import Part, Word, is_given, is_surname, split_words

PERSON = "person:"
"""How the subject of a person begins."""


@dataclass(slots=True)
class _Person:
    """A person as the mentions so far show them: keys of surname and given names, and initials.

    `both` marks a single word that may be a given name or a surname.
    """

    subject: str
    surnames: list[frozenset[str]] = field(default_factory=list)
    given: list[frozenset[str]] = field(default_factory=list)
    initials: set[str] = field(default_factory=set)
    both: bool = False


def link_people(text: str, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with one subject for each person.

    Two mentions are of one person where surname and given name (or initial) agree in some dictionary form; a surname
    or a given name alone goes to the person who was last named with it, to one named later where there was none.
    """
    found = list(findings)
    people: list[_Person] = []
    subjects: dict[int, str] = {}
    places = [place for place, finding in enumerate(found) if finding.subject.startswith(PERSON)]
    parsed = {place: _parse(text[found[place].start : found[place].end]) for place in places}
    for place in [*filter(lambda p: _complete(parsed[p]), places), *filter(lambda p: not _complete(parsed[p]), places)]:
        mention, known = parsed[place], []
        for mention in _variants(parsed[place]):
            known = [person for person in people if _same(person, mention)]
            if known:
                break
        person = _nearest(known, found[place], subjects, found) if known else mention
        if not known:
            people.append(person)
        _learn(person, mention)
        subjects[place] = person.subject
    return [replace(one, subject=subjects[p]) if p in subjects else one for p, one in enumerate(found)]


def _parse(name: str) -> _Person:
    """Read a name as it stands: initials, given names, and the surname as its last word, or first in lists."""
    words = [word for word in split_words(name) if word.text not in {"i", "oraz"}]
    if not any(word.text[0].isupper() for word in words):
        words = split_words(name.title())
    person = _Person(PERSON + nominative_name(name.title() if name.islower() else name).lower())
    person.initials = {word.text for word in words if word.part is Part.INITIAL}
    full = [word for word in words if word.part not in {Part.INITIAL, Part.PARTICLE}]
    given, surname = _divided(full, has_initial=bool(person.initials))
    person.given = [name_keys(word.text.capitalize() if word.text.isupper() else word.text) for word in given]
    person.surnames = [_surname_keys(word.text) for word in surname]
    person.both = len(full) == 1 and is_surname(full[0].text)
    return person


def _variants(mention: _Person) -> list[_Person]:
    """Return how a single word may be read: as a surname, then as a given name, where it is both ("Adamem")."""
    if mention.surnames or not mention.both:
        return [mention]
    return [replace(mention, surnames=mention.given, given=[]), mention]


def _divided(words: list[Word], *, has_initial: bool) -> tuple[list[Word], list[Word]]:
    if len(words) == 1:
        alone = not has_initial and is_given(words[0].text)
        return (words, []) if alone else ([], words)
    if words and not is_given(words[0].text) and is_given(words[-1].text):
        return words[1:], words[:1]
    return words[:-1], words[-1:]


def _surname_keys(word: str) -> frozenset[str]:
    """Return keys of a surname; a man's and a woman's form of one in -ski share none with each other."""
    pieces = [piece.capitalize() if piece.isupper() else piece for piece in word.split("-") if piece]
    return frozenset(key for piece in pieces for key in name_keys(piece))


def _complete(person: _Person) -> bool:
    return bool(person.surnames) and bool(person.given or person.initials)


def _same(person: _Person, mention: _Person) -> bool:
    if mention.surnames and person.surnames and not any(a & b for a in mention.surnames for b in person.surnames):
        return False
    if not mention.surnames:
        return bool(mention.given) and any(a & b for a in mention.given for b in person.given)
    if not person.surnames:
        return False
    return _given_agree(person, mention)


def _given_agree(person: _Person, mention: _Person) -> bool:
    """Whether given names or initials allow that two mentions are of one person."""
    if mention.given and person.given:
        return any(a & b for a in mention.given for b in person.given)
    letters = mention.initials or {key[0].upper() for keys in mention.given for key in keys}
    theirs = person.initials | {key[0].upper() for keys in person.given for key in keys}
    return not letters or not theirs or bool(letters & theirs)


def _nearest(known: list[_Person], finding: Finding, subjects: dict[int, str], found: list[Finding]) -> _Person:
    """Return the person who was last named before the finding; the first of those known where none was."""
    if len(known) == 1:
        return known[0]
    order = {one.subject: place for place, one in enumerate(known)}
    before = [
        (found[place].start, subject)
        for place, subject in subjects.items()
        if subject in order and found[place].start < finding.start
    ]
    return known[order[max(before)[1]]] if before else known[0]


def _learn(person: _Person, mention: _Person) -> None:
    if person is not mention and _complete(mention):
        person.given += mention.given
        person.initials |= mention.initials
