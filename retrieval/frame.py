"""The letter around the answers: from what the incoming letter says of itself and the city's wording, both data.

Whatever is not known becomes the marker `[DO UZUPEŁNIENIA: …]` and is listed, so that it cannot be overlooked.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.deadlines import due_date
from corpus.knowledge import CityProfile, fill
from corpus.model import Author, DocumentKind, DraftLetter, GrammaticalForm, Letter
from corpus.months import format_date
from nlp.address import addressee_lines, party, salutation

COUNCIL_LETTERS = frozenset({DocumentKind.INTERPELLATION, DocumentKind.ENQUIRY})
_MEMBERS_OF_PARLIAMENT = ("pose", "posł", "senator")


@dataclass(slots=True)
class _Gaps:
    """What an officer must fill in, collected while the letter is put together."""

    names: list[str] = field(default_factory=list)

    def marker(self, what: str) -> str:
        """Note that `what` (Polish, nominative) is missing and return the marker that stands in its place."""
        if what not in self.names:
            self.names.append(what)
        return f"[DO UZUPEŁNIENIA: {what}]"


def frame_letter(letter: Letter, kind: DocumentKind, profile: CityProfile, today: dt.date) -> DraftLetter:
    """Put the letter around the answers to `letter`.

    Args:
        letter: The letter that is answered.
        kind: What it is: "interpelację", "zapytanie", "pismo".
        profile: The city: wording, chair, signature, deadlines.
        today: Date of the reply.

    Returns:
        The frame; `missing` names every marker in it, in the order of the letter.
    """
    gaps = _Gaps()
    due, steps = letter_deadline(letter, kind, profile)
    return DraftLetter(
        place_date=f"{profile.name}, {format_date(today)}",
        reference=gaps.marker("znak sprawy"),
        addressee=_addressee(letter.authors, kind, profile, gaps),
        salutation=_salutation(letter.authors, kind, profile, gaps),
        opening=_opening(letter, kind, profile, gaps),
        closing=fill(profile.letter.closing, possessive=_possessive(letter.authors, profile)) or "",
        signature=_signature(profile, gaps),
        due=due,
        due_steps=steps if due else (f"Termin: {gaps.marker('data wpływu pisma')}.",),
        missing=tuple(gaps.names),
    )


def person(authors: Sequence[Author]) -> str:
    """Return the key of the wording by number and gender, such as "feminine", "plural" or "plural_masculine"."""
    return party(authors).value if authors else GrammaticalForm.UNKNOWN.value


def is_councillor(author: Author, kind: DocumentKind) -> bool:
    """Whether the author is a councillor: by role, or by the kind of letter where no role is given."""
    role = author.role.lower()
    return "radn" in role or (not role and kind in COUNCIL_LETTERS)


def _addressee(authors: Sequence[Author], kind: DocumentKind, profile: CityProfile, gaps: _Gaps) -> tuple[str, ...]:
    if not authors:
        return (gaps.marker("adresat"),)
    return tuple(line for author in authors for line in _address(author, kind, profile, gaps))


def _address(author: Author, kind: DocumentKind, profile: CityProfile, gaps: _Gaps) -> Iterator[str]:
    if author.form is GrammaticalForm.UNKNOWN:
        gaps.marker(f"forma grzecznościowa (Pani czy Pan): {author.name or 'adresat'}")
    title = profile.council.councillor[author.form] if is_councillor(author, kind) else author.role
    name = author.name or gaps.marker("imię i nazwisko adresata")
    yield from addressee_lines(replace(author, name=name), title[:1].upper() + title[1:])


def _salutation(authors: Sequence[Author], kind: DocumentKind, profile: CityProfile, gaps: _Gaps) -> str:
    if not authors:
        return gaps.marker("zwrot do adresata")
    councillors = all(is_councillor(author, kind) for author in authors)
    return profile.letter.salutations[person(authors)] if councillors else salutation(authors, councillors=False)


def _possessive(authors: Sequence[Author], profile: CityProfile) -> str:
    return profile.letter.possessives[person(authors)]


def _opening(letter: Letter, kind: DocumentKind, profile: CityProfile, gaps: _Gaps) -> str:
    words = profile.letter.words.get(kind) or profile.letter.words[DocumentKind.OTHER]
    passed_on = kind in COUNCIL_LETTERS
    opening = fill(
        profile.letter.opening,
        possessive=_possessive(letter.authors, profile),
        letter=words.accusative,
        subject=_subject(letter) or gaps.marker("przedmiot pisma"),
        passed=words.passed if passed_on else None,
        chair=profile.council.chair.accusative if passed_on else None,
        transmitted=_transmitted(letter, gaps) if passed_on else None,
    )
    return opening or gaps.marker("wstęp pisma")


def _transmitted(letter: Letter, gaps: _Gaps) -> str:
    return format_date(letter.transmitted) if letter.transmitted else gaps.marker("data przekazania pisma")


def _subject(letter: Letter) -> str:
    subject = " ".join((letter.subject or "").split()).rstrip(" .,;:")
    return subject.removeprefix("w sprawie ").strip()


def _signature(profile: CityProfile, gaps: _Gaps) -> tuple[str, ...]:
    block = profile.signature
    return (block.authority, block.name or gaps.marker("imię i nazwisko osoby podpisującej"), block.function)


def letter_deadline(letter: Letter, kind: DocumentKind, profile: CityProfile) -> tuple[dt.date | None, tuple[str, ...]]:
    """Return the last day for the answer and its calculation in Polish; (None, ()) without a date or a rule."""
    received = letter.received or letter.transmitted
    rule = profile.deadline_rule(kind, received, _body(letter)) if received else None
    if received is None or rule is None:
        return None, ()
    deadline = due_date(received, rule)
    assumed = () if letter.received else ("Daty wpływu nie podano: przyjęto dzień przekazania pisma.",)
    return deadline.due, (*assumed, *deadline.steps)


def _body(letter: Letter) -> str:
    roles = [author.role.lower() for author in letter.authors]
    return "sejm" if any(role.startswith(_MEMBERS_OF_PARLIAMENT) for role in roles) else "gmina"
