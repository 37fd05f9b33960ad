"""What Referent knows of one city: frozen types, filled from TOML by `corpus.knowledge.loading`."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.knowledge.places import Place
from corpus.model import DocumentKind, GrammaticalForm

COUNCIL = "gmina"


@dataclass(frozen=True, slots=True)
class Unit:
    """A department of the city hall or a municipal unit.

    Attributes:
        name: Nominative, as in the city's own regulations.
        genitive: The name in the genitive ("Wydziału Edukacji"), for "informacji z …".
        short: Code or abbreviation ("AU", "ZZM"); empty where it has none.
        head: Title of its head ("Dyrektor Wydziału"), nominative.
        competences: What it deals with, as a paragraph of plain Polish: routing compares its lemmas with a question's.
    """

    name: str
    genitive: str
    short: str
    head: str
    competences: str


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """How long the city has for an answer; rules belong to a body and a term.

    Attributes:
        name: Polish label of the rule, shown in the calculation ("VII kadencja Rady Miasta").
        body: Whose letters it is about: "gmina" for the council, "sejm".
        kinds: Kinds of letter to which it applies.
        days: Calendar days from the day after receipt.
        basis: Legal basis, in Polish.
        valid_from: First day of receipt to which it applies, or `None`.
        valid_to: Last day of receipt to which it applies, or `None`.
        moves: Whether a last day on a Saturday or holiday moves to the next working day
            (by analogy with art. 57 § 4 k.p.a.).
    """

    name: str
    body: str
    kinds: frozenset[DocumentKind]
    days: int
    basis: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    moves: bool = True

    def applies(self, kind: DocumentKind, received: dt.date, body: str) -> bool:
        """Whether a letter of this kind, received on that day from that body, falls under the rule."""
        begun = self.valid_from is None or self.valid_from <= received
        over = self.valid_to is not None and self.valid_to < received
        return body == self.body and kind in self.kinds and begun and not over


@dataclass(frozen=True, slots=True)
class Chair:
    """The council's chair, who passes letters on: name (may be empty) and title, and both in the accusative."""

    name: str
    title: str
    accusative: str


@dataclass(frozen=True, slots=True)
class Council:
    """The council: nominative, genitive, its chair, and what a councillor is called by grammatical form."""

    name: str
    genitive: str
    chair: Chair
    councillor: Mapping[GrammaticalForm, str]


@dataclass(frozen=True, slots=True)
class Mayor:
    """The head of the city: title in the nominative and genitive, and a name that may be empty."""

    title: str
    genitive: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Lines under the letter: authority ("z up. PREZYDENTA MIASTA"), name (empty: to be filled in), function."""

    authority: str
    name: str
    function: str


@dataclass(frozen=True, slots=True)
class LetterWords:
    """A kind of letter within a sentence: "interpelację", "interpelacji", and its participle "przekazaną"."""

    accusative: str
    genitive: str
    passed: str


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """The letter's wording. Every list goes from the most to the least specific; `templates.fill` chooses.

    Attributes:
        salutations: By number and form: "feminine", "masculine", "unknown", "plural", "plural_feminine",
            "plural_masculine".
        possessives: The same keys: "Pani", "Pana", "Państwa"; empty for "unknown".
        words: How each kind of letter is called within a sentence.
        opening: Placeholders `possessive`, `letter`, `subject`, `passed`, `chair`, `transmitted`.
        closing: Placeholder `possessive`; the sentences before the signature.
        no_basis: Placeholder `unit` (nominative); says that the sources do not answer, and whom to ask.
        partial: Placeholders `missing` (genitive) and `unit`; the same for what remains of a question.
        reference: Placeholders `code`, `number`, `year`: the pattern of a case reference to fill in.
    """

    salutations: Mapping[str, str]
    possessives: Mapping[str, str]
    words: Mapping[DocumentKind, LetterWords]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    no_basis: tuple[str, ...]
    partial: tuple[str, ...]
    reference: str


@dataclass(frozen=True, slots=True)
class CityProfile:
    """Everything that another city would replace.

    Attributes:
        key: Folder name ("krakow").
        name: "Kraków"; `genitive` "Krakowa", `locative` "Krakowie".
        office: "Urząd Miasta Krakowa"; `office_genitive` "Urzędu Miasta Krakowa".
        address: Lines of the letterhead below the office's name.
        council: The council and its chair.
        mayor: Titles of the city's head.
        signature: The default signature block.
        units: In the order of the data.
        abbreviations: Short form to expansion ("RMK" to "Rada Miasta Krakowa").
        deadlines: Rules, the first that applies wins.
        letter: The wording of the letter.
        introductions: How a source of each kind is introduced before a statement taken from it; placeholders
            `date`, `number`, `subject`, `title`. Each ends with a comma; the statement follows in lower case.
        districts: Names of the city's districts, in the order of their numbers where they have any.
        places: The city itself, its districts, and the places that it lists.
    """

    key: str
    name: str
    genitive: str
    locative: str
    office: str
    office_genitive: str
    address: tuple[str, ...]
    council: Council
    mayor: Mayor
    signature: SignatureBlock
    units: tuple[Unit, ...]
    abbreviations: Mapping[str, str]
    deadlines: tuple[DeadlineRule, ...]
    letter: LetterTemplate
    introductions: Mapping[DocumentKind, tuple[str, ...]]
    districts: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()

    def deadline_rule(self, kind: DocumentKind, received: dt.date, body: str = COUNCIL) -> DeadlineRule | None:
        """Return the first rule that applies to a letter received on that day, or `None`."""
        return next((rule for rule in self.deadlines if rule.applies(kind, received, body)), None)

    def unit(self, name: str) -> Unit | None:
        """Return the unit of that name or short code (case ignored), or `None`."""
        wanted = name.casefold()
        named = (unit for unit in self.units if wanted in {unit.name.casefold(), unit.short.casefold()})
        return next(named, None) if wanted else None
