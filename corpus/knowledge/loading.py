"""Read a city's profile from its folder of TOML files, strictly."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from corpus.errors import ConfigurationError
from corpus.knowledge.places import Place, PlaceKind, read_places, slug
from corpus.knowledge.profile import (
    COUNCIL,
    Chair,
    CityProfile,
    Council,
    DeadlineRule,
    LetterTemplate,
    LetterWords,
    Mayor,
    SignatureBlock,
    Unit,
)
from corpus.knowledge.table import Table
from corpus.knowledge.templates import placeholders
from corpus.model import DocumentKind, GrammaticalForm

FILES = ("city", "units", "abbreviations", "deadlines", "letter")
PERSONS = ("feminine", "masculine", "unknown", "plural", "plural_feminine", "plural_masculine")
PLACES = "places"
OPENING = frozenset({"possessive", "letter", "subject", "passed", "chair", "transmitted"})
INTRODUCTION = frozenset({"date", "number", "subject", "title"})


def load_profile(name_or_path: str | Path = "krakow") -> CityProfile:
    """Return the profile that ships under this name, or the one in this folder.

    Args:
        name_or_path: "krakow", "jasnobrzeg", or a folder that holds the five TOML files, and `places.toml` if it has
            one.

    Raises:
        ConfigurationError: There is no such profile, a file is missing or is not TOML, or a value cannot be used;
            the message names the file and the key.
    """
    return _load(str(name_or_path))


@cache
def _load(name: str) -> CityProfile:
    folder = _folder(name)
    files = (*FILES, PLACES) if folder.joinpath(f"{PLACES}.toml").is_file() else FILES
    return _profile(folder.name, {file: _read(folder, file) for file in files})


def shipped() -> tuple[str, ...]:
    """Return the names of the profiles that ship, sorted."""
    root = resources.files("corpus.knowledge")
    return tuple(sorted(entry.name for entry in root.iterdir() if entry.joinpath("city.toml").is_file()))


def _folder(name: str) -> Traversable:
    if name in shipped():
        return resources.files("corpus.knowledge") / name
    path = Path(name)
    if path.is_dir():
        return path
    remedy = f"name one of {', '.join(shipped())}, or a folder with {', '.join(f'{file}.toml' for file in FILES)}"
    raise ConfigurationError(f"no city profile {name!r}", remedy=remedy)


def _read(folder: Traversable, file: str) -> Table:
    path = folder / f"{file}.toml"
    try:
        return Table(tomllib.loads(path.read_text(encoding="utf-8")), str(path))
    except FileNotFoundError as error:
        raise ConfigurationError(f"{path} is missing", remedy=f"copy {file}.toml of a shipped profile") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path} is not TOML in UTF-8: {error}", remedy="mend the line it names") from error


def _profile(key: str, tables: Mapping[str, Table]) -> CityProfile:
    city, letter = tables["city"], tables["letter"]
    profile = CityProfile(
        key=key,
        name=city.text("name"),
        genitive=city.text("genitive"),
        locative=city.text("locative"),
        office=city.text("office"),
        office_genitive=city.text("office_genitive"),
        address=city.texts("address"),
        districts=city.texts("districts", []),
        council=_council(city.table("council")),
        mayor=_mayor(city.table("mayor")),
        signature=_signature(city.table("signature")),
        units=_units(tables["units"]),
        abbreviations=MappingProxyType(tables["abbreviations"].mapping()),
        deadlines=tuple(_rule(table) for table in tables["deadlines"].tables("rules")),
        introductions=_introductions(letter.table("introductions")),
        letter=_letter(letter),
        places=_places(key, city, tables.get(PLACES)),
    )
    for table in tables.values():
        table.close()
    return profile


def _places(key: str, city: Table, table: Table | None) -> tuple[Place, ...]:
    name, genitive, locative = (city.text(field) for field in ("name", "genitive", "locative"))
    forms = (genitive, locative, name, genitive, locative)
    itself = Place(f"{key}/{slug(PlaceKind.CITY)}/{slug(name)}", name, PlaceKind.CITY, forms=forms)
    return read_places(key, itself, city.texts("districts", []), table)


def _council(table: Table) -> Council:
    chair = table.table("chair")
    titles = table.table("councillor")
    council = Council(
        table.text("name"),
        table.text("genitive"),
        Chair(chair.text("name", ""), chair.text("title"), chair.text("accusative")),
        MappingProxyType({form: titles.text(form.value) for form in GrammaticalForm}),
    )
    _close(table, chair, titles)
    return council


def _mayor(table: Table) -> Mayor:
    mayor = Mayor(table.text("title"), table.text("genitive"), table.text("name", ""))
    _close(table)
    return mayor


def _signature(table: Table) -> SignatureBlock:
    block = SignatureBlock(table.text("authority"), table.text("name", ""), table.text("function"))
    _close(table)
    return block


def _units(table: Table) -> tuple[Unit, ...]:
    units = tuple(_unit(entry) for entry in table.tables("units"))
    seen: set[str] = set()
    for mark in (mark for unit in units for mark in (unit.name, unit.short) if mark):
        if mark.casefold() in seen:
            raise table.fault("units", f"names {mark!r} twice", "give every unit its own name and short code")
        seen.add(mark.casefold())
    return units


def _unit(table: Table) -> Unit:
    unit = Unit(
        name=table.text("name"),
        genitive=table.text("genitive"),
        short=table.text("short", ""),
        head=table.text("head"),
        competences=" ".join(table.text("competences").split()),
    )
    _close(table)
    return unit


def _rule(table: Table) -> DeadlineRule:
    rule = DeadlineRule(
        name=table.text("name"),
        body=table.text("body", COUNCIL),
        kinds=frozenset(_kind(table, "kinds", kind) for kind in table.texts("kinds")),
        days=table.positive("days"),
        basis=table.text("basis"),
        valid_from=table.day("valid_from"),
        valid_to=table.day("valid_to"),
        moves=table.flag("moves", default=True),
    )
    if rule.valid_from and rule.valid_to and rule.valid_from > rule.valid_to:
        raise table.fault("valid_to", f"is before {rule.valid_from}", "write the last day of the term")
    _close(table)
    return rule


def _letter(table: Table) -> LetterTemplate:
    salutations, possessives, words = (table.table(key) for key in ("salutations", "possessives", "words"))
    template = LetterTemplate(
        salutations=MappingProxyType({person: salutations.text(person) for person in PERSONS}),
        possessives=MappingProxyType({person: possessives.text(person, "") for person in PERSONS}),
        words=MappingProxyType({_kind(words, key, key): _words(words.table(key)) for key in words}),
        opening=_templates(table, "opening", OPENING),
        closing=_templates(table, "closing", frozenset({"possessive"})),
        no_basis=_templates(table, "no_basis", frozenset({"unit"})),
        partial=_templates(table, "partial", frozenset({"missing", "unit"})),
        reference=_checked(table, "reference", table.text("reference"), frozenset({"code", "number", "year"})),
    )
    _close(salutations, possessives)
    return template


def _words(table: Table) -> LetterWords:
    words = LetterWords(table.text("accusative"), table.text("genitive"), table.text("passed"))
    _close(table)
    return words


def _introductions(table: Table) -> Mapping[DocumentKind, tuple[str, ...]]:
    return MappingProxyType({kind: _templates(table, kind.value, INTRODUCTION) for kind in DocumentKind})


def _kind(table: Table, key: str, value: str) -> DocumentKind:
    try:
        return DocumentKind(value)
    except ValueError as error:
        remedy = f"use kinds of document: {', '.join(kind.value for kind in DocumentKind)}"
        raise table.fault(key, f"is {value!r}", remedy) from error


def _templates(table: Table, key: str, allowed: frozenset[str]) -> tuple[str, ...]:
    return tuple(_checked(table, key, text, allowed) for text in table.texts(key))


def _checked(table: Table, key: str, text: str, allowed: frozenset[str]) -> str:
    remedy = f"use only {', '.join(f'{{{name}}}' for name in sorted(allowed))}"
    try:
        strange = placeholders(text) - allowed
    except ValueError as error:
        raise table.fault(key, f"cannot be read as a template: {error}", remedy) from error
    if strange:
        raise table.fault(key, f"has the placeholder {{{min(strange)}}}", remedy)
    return text


def _close(*tables: Table) -> None:
    for table in tables:
        table.close()
