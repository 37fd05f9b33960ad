"""The parts of a tag that the network scores one by one.

A tag of the National Corpus of Polish is scored as the sum of its units: its grammatical class, each of its values, and
the pairs of values that go together in Polish (number with case, number with gender, class with case). So few outputs
serve thousands of tags, and what is learnt of the genitive after "bez" holds for nouns, adjectives and pronouns alike.
"""

from functools import lru_cache
from itertools import product

_CLASSES = """
    subst depr ger adj adja adjp adjc pact ppas fin praet inf impt imps pcon pant cond winien bedzie aglt pred num
    numcomp dig romandig ppron12 ppron3 siebie adv prep conj comp part interj interp brev frag ign
"""
CLASSES = tuple(_CLASSES.split())
NUMBERS = ("sg", "pl")
CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")
GENDERS = ("m1", "m2", "m3", "f", "n")
CATEGORIES = {
    **dict.fromkeys(NUMBERS, "number"),
    **dict.fromkeys(CASES, "case"),
    **dict.fromkeys(GENDERS, "gender"),
    **dict.fromkeys(("pri", "sec", "ter"), "person"),
    **dict.fromkeys(("pos", "com", "sup"), "degree"),
    **dict.fromkeys(("imperf", "perf"), "aspect"),
    **dict.fromkeys(("aff", "neg"), "negation"),
    **dict.fromkeys(("rec", "congr"), "accommodability"),
    **dict.fromkeys(("praep", "npraep"), "prepositional"),
    **dict.fromkeys(("akc", "nakc"), "accent"),
}
"""Category of each value; a value that is not here ("ncol", "pun", "nwok") is kept but not scored."""

_CASED = ("subst", "ger", "adj", "pact", "ppas", "num", "prep", "ppron3")
NAME, PLURAL_ONLY = "name", "pt"
UNITS = (
    *CLASSES,
    NAME,
    PLURAL_ONLY,
    *CATEGORIES,
    *(f"{number}+{case}" for number, case in product(NUMBERS, CASES)),
    *(f"{number}+{gender}" for number, gender in product(NUMBERS, GENDERS)),
    *(f"{name}+{case}" for name, case in product(_CASED, CASES)),
)
MOST_UNITS = 16
"""Units that a reading has at most."""

_PLACES = {unit: place for place, unit in enumerate(UNITS)}


@lru_cache(maxsize=1 << 13)
def single_tags(tag: str) -> tuple[str, ...]:
    """Return the tags with one value in each position that a Morfeusz tag stands for: "subst:sg:gen.acc:m1" two."""
    return tuple(":".join(values) for values in product(*(position.split(".") for position in tag.split(":"))))


@lru_cache(maxsize=1 << 13)
def values_of(tag: str) -> dict[str, str]:
    """Return the value of each category that a single tag names, and its grammatical class under "class"."""
    name, *values = tag.split(":")
    return {"class": name} | {CATEGORIES[value]: value for value in values if value in CATEGORIES}


@lru_cache(maxsize=1 << 14)
def units_of(tag: str, name: bool) -> tuple[int, ...]:
    """Return the places in `UNITS` of the units of a single tag; `name` when its lemma has a capital.

    There are always `MOST_UNITS`; the place behind the last unit fills them up.
    """
    values = values_of(tag)
    extra = [NAME] * name + [PLURAL_ONLY] * tag.endswith(":pt")
    number, case, gender = (values.get(category, "") for category in ("number", "case", "gender"))
    pairs = (f"{number}+{case}", f"{number}+{gender}", f"{values['class']}+{case}")
    found = [_PLACES[unit] for unit in (*values.values(), *pairs, *extra) if unit in _PLACES]
    return (*found, *[len(UNITS)] * (MOST_UNITS - len(found)))
