"""The city as data: units, abbreviations, deadlines, the letter's wording. Another city replaces a folder of TOML.

`load_profile("krakow")` reads the default that ships; `load_profile(Path("…"))` reads a city's own folder.
"""

from corpus.knowledge.loading import load_profile
from corpus.knowledge.places import MARKED, Place, PlaceKind
from corpus.knowledge.profile import (
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
from corpus.knowledge.templates import fill, placeholders

__all__ = [
    "MARKED",
    "Chair",
    "CityProfile",
    "Council",
    "DeadlineRule",
    "LetterTemplate",
    "LetterWords",
    "Mayor",
    "Place",
    "PlaceKind",
    "SignatureBlock",
    "Unit",
    "fill",
    "load_profile",
    "placeholders",
]
