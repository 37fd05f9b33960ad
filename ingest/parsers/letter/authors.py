"""Who writes a letter, and in which grammatical form they are to be addressed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Author, DocumentKind, GrammaticalForm, Signatory
from ingest.parsers.letter.addressee import find_addressee
from ingest.parsers.letter.signatory import LONGEST, name_alone, signature_starts
from ingest.parsers.lines import Line, head_lines, is_copies
from ingest.parsers.persons import Person, find_persons, form_of_first_name, in_nominative

_F, _M, _U = GrammaticalForm.FEMININE, GrammaticalForm.MASCULINE, GrammaticalForm.UNKNOWN
WINDOW = 20
_ROLE = (
    r"(?P<role>(?:wice)?przewodnicząc\w+|radn(?:ych|ymi|ego|emu|ej|ą|ym|a|y|i)|posłank\w+|poseł|posła|posłowi\w*|"
    r"senator\w*)"
)
_ROLE_LINE = re.compile(rf"^\W*{_ROLE}\b[^?!;]{{0,110}}$", re.IGNORECASE)
_NAMED_ROLE = re.compile(rf"^[^,:;.]{{5,60}}[,–-]\s*{_ROLE}\b[^?!;]{{0,90}}$", re.IGNORECASE)
_TITLED = re.compile(
    rf"\b(?:interpelac\w+|zapytani\w+|wnios\w+|pism\w+)\s+(?:\w+\s+)?(?:nr\s+\S+\s+)?{_ROLE}\b(?P<rest>[^?!\n]{{0,200}})",
    re.IGNORECASE,
)
_OBLIQUE = re.compile(
    r"^\W*(?:radn(?:ego|emu|ej|ych|ym|ymi|ą)|przewodnicząc(?:ego|emu|ej)|posła|posłowi)\b", re.IGNORECASE
)
_DATED = re.compile(
    r"^[^\W\d_][\w -]{2,30},?\s+(?:dnia\s+|dn\.\s*)?\d{1,2}[. ][^,]{3,14}\d{4}\s*(?:r\.|roku)\s+(?=[^\W\d_])"
)
_FIELD = re.compile(
    r"^\W*(?:imię\s+i\s+nazwisko|autor\w*|wnioskodawc\w+|składając\w+|zgłaszając\w+|podpis\w*|nadawca|od)\b[^:|]{0,60}[:|]\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
_FEMININE_ROLE = re.compile(r"\b(?:radn(?:a|ej|ą)|przewodnicząc(?:a|ej|ą)|posłank\w+|senatork\w+)\b", re.IGNORECASE)
_MASCULINE_ROLE = re.compile(
    r"\b(?:radn(?:y|ego|emu|ym)|przewodnicząc(?:y|ego|emu)|poseł|posła|posłowi|senator(?:a|owi)?)\b", re.IGNORECASE
)
_LEFT_OVER = re.compile(r"(?:\s*(?:,|\bi\b|\boraz\b)\s*)+$")  # what stood between names
_RESIDENT = re.compile(r"\s*[,–-]\s*(?:mieszkan(?:ka|iec)|obywatel(?:ka)?|wnioskodaw\w+)\b.*$", re.IGNORECASE)
_MISS = re.compile(r"\b(?:Pani|Panią)\s+(?:\w+\s+){0,2}$")
_MISTER = re.compile(r"\b(?:Pan|Pana|Panu|Panem)\s+(?:\w+\s+){0,2}$")
_SELF = (
    r"(?:zwróci|skierowa|otrzyma|wystąpi|pyta|prosi|złoży|wnosi|interweniowa|spotka|rozmawia|zauważy|odwiedzi|podnosi|"
    r"poruszy|sygnalizowa|pisa|chcia|wnioskowa|apelowa|zosta|by|uzyska|dowiedzia|przekaza|składa|zapozna|stwierdzi|widzia)"
)
_FEMININE_VERB = re.compile(rf"\b{_SELF}ła(?:by)?m\b", re.IGNORECASE)
_MASCULINE_VERB = re.compile(rf"\b{_SELF}łe?(?:by)?m\b", re.IGNORECASE)


def find_authors(
    text: str, lines: Sequence[Line], kind: DocumentKind, signatory: Signatory | None
) -> tuple[Author, ...]:
    """Return the authors in the order of the letter; several where several sign.

    A reply's author is its signatory. Of other letters, names under the closing formula go before names in the head
    ("Radna Anna Kowalska") and in the title ("Interpelacja radnej Anny Kowalskiej"). The form comes from "Pani"/"Pan",
    "Radna"/"Radny", verbs ("zwróciłam się", for a single author) and the dictionary's gender of the first name, never
    from a surname; `UNKNOWN` where these are silent.
    """
    if kind is DocumentKind.REPLY:
        found = [Author(signatory.name, role=signatory.function)] if signatory else []
    else:
        addressee = find_addressee(lines)
        headed = [author for author in _headed(lines) if addressee is None or author.name != addressee.name]
        ways = (_signed(lines), iter(headed), _titled(text), _fielded(lines), _last(lines))
        found = next((way for authors in ways if (way := list(authors))), [])
        found = [_with_role(_with_head(author, headed), lines) for author in found]
    found = list({author.name: author for author in found}.values())
    spoken = _spoken(text) if len(found) == 1 and kind is not DocumentKind.REPLY else _U
    return tuple(replace(author, form=_decide(author, spoken)) for author in found)


def anonymous_author(text: str, lines: Sequence[Line]) -> Author | None:
    """Return an author without a name where only the role or a verb tells something ("Radna Miasta …"), or `None`.

    The role of the addressee is nobody else's.
    """
    addressee = find_addressee(lines)
    for line in (*lines[-WINDOW:], *head_lines(lines)[:12]):
        match = _ROLE_LINE.match(line.text)
        if match and len(line.text) < 60 and not (addressee and line.text.strip(" ,") in addressee.function):
            form = _role_form(match["role"])
            return Author("", form if form is not _U else _spoken(text), line.text.strip(" ,"))
    return None


def _signed(lines: Sequence[Line]) -> Iterator[Author]:
    """Names under the last closing formula that has any; "Radni:" lists too."""
    for index in signature_starts(lines):
        found = list(_in_block(lines[index : index + WINDOW]))
        if found:
            yield from found
            return


def _in_block(lines: Sequence[Line]) -> Iterator[Author]:
    for at, line in enumerate(lines):
        if at and is_copies(line.text):
            return
        for person in _names(line.text):
            yield Author(person.name, _titled_form(line.text, person), _role(lines, at, person))


def _names(text: str) -> list[Person]:
    """Names of a signature line: one that fills it, or a list of several divided by commas."""
    if len(text) > LONGEST:
        return []
    text = _undated(text)
    one = name_alone(text)
    persons = [person for person in find_persons(text) if person.nominative]
    rest = text
    for person in reversed(persons):
        rest = rest[: person.start] + rest[person.end :]
    listed = len(persons) > 1 and len(re.findall(r"[^\W\d_]{4,}", rest)) <= 3 * len(persons)
    return persons if listed else [one_at(text, one)] if one else []


def one_at(text: str, person: Person) -> Person:
    """Return `person` with offsets in `text`, where it may have been found behind a prefix."""
    last = person.name.split()[-1]
    end = text.lower().rfind(last.lower()) + len(last)
    start = max(0, end - (person.end - person.start))
    return Person(person.name, start, end, person.nominative)


def _headed(lines: Sequence[Line]) -> Iterator[Author]:
    """A name with "Radna"/"Radny" on its line, or on the line above or below, in the letter's head."""
    head = head_lines(lines)[:25]
    for at, line in enumerate(head):
        if not _ROLE_LINE.match(line.text) and not _NAMED_ROLE.match(line.text):
            continue
        own = [person for person in find_persons(line.text) if person.nominative]
        near = own or [
            person for other in (at - 1, at + 1) if 0 <= other < len(head) for person in _lone(head[other].text)
        ]
        oblique = _OBLIQUE.match(line.text)
        for person in near if own else near[:1]:
            if oblique and own:
                yield from _titled(f"pismo {line.text}")
                break
            yield Author(person.name, _titled_form(line.text, person), _tidy_role(line.text, person))


def _lone(text: str) -> list[Person]:
    person = name_alone(text)
    return [person] if person and not re.match(r"^\W*(?:Szanown\w+\s+)?Pan[iu]?\b", text) else []


def _titled(text: str) -> Iterator[Author]:
    for match in _TITLED.finditer(text[:2500]):
        form = _role_form(match["role"])
        for person in find_persons(match["rest"]):
            oblique = not person.nominative or _OBLIQUE.match(match["role"])
            yield Author(in_nominative(person.name, form) if oblique else person.name, form, "")


def _fielded(lines: Sequence[Line]) -> Iterator[Author]:
    for line in lines:
        match = _FIELD.match(line.text)
        for person in find_persons(match["rest"]) if match else ():
            if person.nominative:
                yield Author(person.name)


def _last(lines: Sequence[Line]) -> Iterator[Author]:
    """A name alone among the last lines, where a letter ends without a closing formula."""
    for line in lines[max(len(lines) * 2 // 3, len(lines) - 8) :]:
        for person in _lone(_RESIDENT.sub("", _undated(line.text))):
            yield Author(person.name)


def _undated(text: str) -> str:
    """A line with the place and date before the name blotted out ("Kraków, 3 maja 2026 r.   Jan Nowy")."""
    return _DATED.sub(lambda match: " " * len(match[0]), text)


def _with_head(author: Author, headed: Sequence[Author]) -> Author:
    """Add what the head says of a person who signs without a role."""
    same = next((other for other in headed if other.name == author.name), None)
    if same is None or author.role:
        return author
    return Author(author.name, author.form if author.form is not _U else same.form, same.role)


def _with_role(author: Author, lines: Sequence[Line]) -> Author:
    """Add the role that stands at the name wherever the name fills a line, in the head or at the end."""
    if author.role or not author.name:
        return author
    for at, line in enumerate(lines):
        for person in _names(line.text) if author.name.split()[-1].lower() in line.text.lower() else ():
            role = _role(lines, at, person) if person.name == author.name else ""
            if role:
                return replace(author, role=role)
    return author


def _role(lines: Sequence[Line], at: int, person: Person) -> str:
    """The role on the name's line, on the line below it, or on the line above."""
    behind = _before_next(lines[at].text[person.end :]).strip(" ,:–-")
    if _ROLE_LINE.match(behind):
        return behind
    for other in (at, at + 1, at - 1):
        if (
            0 <= other < len(lines)
            and _ROLE_LINE.match(lines[other].text)
            and (other == at or not name_alone(lines[other].text))
        ):
            return _tidy_role(lines[other].text, person)
    return ""


def _before_next(text: str) -> str:
    """What stands behind a name up to the next name on its line."""
    after = next((other for other in find_persons(text) if other.nominative), None)
    return text[: after.start] if after else text


def _tidy_role(text: str, person: Person) -> str:
    """A role's line without the names that stand on it."""
    names = [person.name, *(text[other.start : other.end] for other in find_persons(text) if other.nominative)]
    for name in names:
        text = text.replace(name, "")
    return _LEFT_OVER.sub("", re.sub(r"\s+", " ", text)).strip(" ,:–-")


def _titled_form(text: str, person: Person) -> GrammaticalForm:
    before = text[: person.start]
    if _MISS.search(before):
        return _F
    return _M if _MISTER.search(before) else _U


def _role_form(role: str) -> GrammaticalForm:
    if _FEMININE_ROLE.search(role):
        return _F
    return _M if _MASCULINE_ROLE.search(role) else _U


def _spoken(text: str) -> GrammaticalForm:
    """The form of the verbs in the first person, where they agree."""
    feminine, masculine = len(_FEMININE_VERB.findall(text)), len(_MASCULINE_VERB.findall(text))
    if bool(feminine) == bool(masculine):
        return _U
    return _F if feminine else _M


def _decide(author: Author, spoken: GrammaticalForm) -> GrammaticalForm:
    """Weigh the evidence: title, verbs, "Radna", first name, "Radny" (which women use as well)."""
    role = _role_form(author.role)
    named = form_of_first_name(author.name)
    for form in (author.form, spoken, role if role is _F else _U, named, role):
        if form is not _U:
            return form
    return _U
