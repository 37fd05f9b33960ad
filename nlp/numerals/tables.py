"""The forms of the numerals, as data; cases in the order of `nlp.cases.Case` without the vocative."""

from nlp.cases import Case

CASES = tuple(Case)[:-1]

ZERO = ("zero", "zera", "zeru", "zero", "zerem", "zerze")
ONE = {
    "m1": ("jeden", "jednego", "jednemu", "jednego", "jednym", "jednym"),
    "m2": ("jeden", "jednego", "jednemu", "jednego", "jednym", "jednym"),
    "m3": ("jeden", "jednego", "jednemu", "jeden", "jednym", "jednym"),
    "n": ("jedno", "jednego", "jednemu", "jedno", "jednym", "jednym"),
    "f": ("jedna", "jednej", "jednej", "jedną", "jedną", "jednej"),
}
_OTHER = {
    2: ("dwa", "dwóch", "dwóm", "dwa", "dwoma", "dwóch"),
    3: ("trzy", "trzech", "trzem", "trzy", "trzema", "trzech"),
    4: ("cztery", "czterech", "czterem", "cztery", "czterema", "czterech"),
}
_FEMININE_TWO = ("dwie", "dwóch", "dwóm", "dwie", "dwiema", "dwóch")
_BASIC = {
    **{5: ("pięć", "pięci"), 6: ("sześć", "sześci"), 7: ("siedem", "siedmi"), 8: ("osiem", "ośmi")},
    **{9: ("dziewięć", "dziewięci"), 10: ("dziesięć", "dziesięci"), 11: ("jedenaście", "jedenast")},
    **{12: ("dwanaście", "dwunast"), 13: ("trzynaście", "trzynast"), 14: ("czternaście", "czternast")},
    **{15: ("piętnaście", "piętnast"), 16: ("szesnaście", "szesnast"), 17: ("siedemnaście", "siedemnast")},
    **{18: ("osiemnaście", "osiemnast"), 19: ("dziewiętnaście", "dziewiętnast"), 20: ("dwadzieścia", "dwudziest")},
    **{30: ("trzydzieści", "trzydziest"), 40: ("czterdzieści", "czterdziest")},
    **{50: ("pięćdziesiąt", "pięćdziesięci"), 60: ("sześćdziesiąt", "sześćdziesięci")},
    **{70: ("siedemdziesiąt", "siedemdziesięci"), 80: ("osiemdziesiąt", "osiemdziesięci")},
    90: ("dziewięćdziesiąt", "dziewięćdziesięci"),
}
_HUNDREDS = {
    **{100: ("sto", "stu"), 200: ("dwieście", "dwustu"), 300: ("trzysta", "trzystu"), 400: ("czterysta", "czterystu")},
    **{500: ("pięćset", "pięciuset"), 600: ("sześćset", "sześciuset"), 700: ("siedemset", "siedmiuset")},
    **{800: ("osiemset", "ośmiuset"), 900: ("dziewięćset", "dziewięciuset")},
}

SIMPLE: dict[int, tuple[str, ...]] = {
    **_OTHER,
    **{n: (name, f"{stem}u", f"{stem}u", name, f"{stem}oma", f"{stem}u") for n, (name, stem) in _BASIC.items()},
    **{n: (name, other, other, name, other, other) for n, (name, other) in _HUNDREDS.items()},
}
"""Forms of 2 to 20, the tens and the hundreds, for things; in the nominative and accusative men take the genitive."""

FEMININE = {2: _FEMININE_TWO}


def _scale(stem: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return singular and plural of milion, miliard, bilion."""
    locative = f"{stem[:-1]}dzie" if stem.endswith("d") else f"{stem}ie"
    return (
        (stem, f"{stem}a", f"{stem}owi", stem, f"{stem}em", locative),
        (f"{stem}y", f"{stem}ów", f"{stem}om", f"{stem}y", f"{stem}ami", f"{stem}ach"),
    )


SCALES: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {
    1_000: (
        ("tysiąc", "tysiąca", "tysiącowi", "tysiąc", "tysiącem", "tysiącu"),
        ("tysiące", "tysięcy", "tysiącom", "tysiące", "tysiącami", "tysiącach"),
    ),
    1_000_000: _scale("milion"),
    1_000_000_000: _scale("miliard"),
    1_000_000_000_000: _scale("bilion"),
}
LIMIT = 10**15

ORDINALS = {
    **{1: "pierwszy", 2: "drugi", 3: "trzeci", 4: "czwarty", 5: "piąty", 6: "szósty", 7: "siódmy", 8: "ósmy"},
    **{9: "dziewiąty", 10: "dziesiąty", 11: "jedenasty", 12: "dwunasty", 13: "trzynasty", 14: "czternasty"},
    **{15: "piętnasty", 16: "szesnasty", 17: "siedemnasty", 18: "osiemnasty", 19: "dziewiętnasty", 20: "dwudziesty"},
    **{30: "trzydziesty", 40: "czterdziesty", 50: "pięćdziesiąty", 60: "sześćdziesiąty", 70: "siedemdziesiąty"},
    **{80: "osiemdziesiąty", 90: "dziewięćdziesiąty", 100: "setny", 200: "dwusetny", 300: "trzechsetny"},
    **{400: "czterechsetny", 500: "pięćsetny", 600: "sześćsetny", 700: "siedemsetny", 800: "osiemsetny"},
    **{900: "dziewięćsetny", 1000: "tysięczny", 2000: "dwutysięczny", 3000: "trzytysięczny", 4000: "czterotysięczny"},
    **{5000: "pięciotysięczny", 6000: "sześciotysięczny", 7000: "siedmiotysięczny", 8000: "ośmiotysięczny"},
    9000: "dziewięciotysięczny",
}
ZLOTY = (
    ("złoty", "złotego", "złotemu", "złoty", "złotym", "złotym"),
    ("złote", "złotych", "złotym", "złote", "złotymi", "złotych"),
)
GROSZ = (
    ("grosz", "grosza", "groszowi", "grosz", "groszem", "groszu"),
    ("grosze", "groszy", "groszom", "grosze", "groszami", "groszach"),
)
