"""How texts of submissions vary and break: plots and streets filled in, scanning errors, missing diacritics, noise."""

import re
from collections.abc import Callable
from random import Random

from nlp.wordlists import words

_STREETS = sorted(
    words("""
    Lipowej Klonowej Morskiej Słonecznej Krótkiej Polnej Ogrodowej Długiej Rzecznej Sosnowej Zielonej Młyńskiej
    Kwiatowej Łąkowej
""")
)
_BY_ZONE = (
    "strefą zieleni i rekreacji",
    "strefą zieleni",
    "strefą usługową SU",
    "strefą SN - strefa zieleni i rekreacji",
    "strefą wielofunkcyjną z zabudową mieszkaniową jednorodzinną",
    "strefą gospodarczą SP",
)
_OF_ZONE = (
    "strefy zieleni i rekreacji",
    "strefy usługowej",
    "strefy wielofunkcyjnej z zabudową mieszkaniową wielorodzinną (SW)",
    "strefy infrastrukturalnej SI",
    "strefy SJ",
)
_GREETINGS = ("Dzień dobry, ", "Szanowni Państwo, ", "Treść pisma: ", "... ", ": ")
_ENDINGS = (
    " Z poważaniem",
    " Dziękuję.",
    " W przypadku wypełnienia należy uzupełnić każdą kolumnę tabeli.",
    " Szczegóły w załączniku.",
)
_PLAIN = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
_SHORT = sorted(words("nr ul i z w a o e j do na re im"))
_LETTERS = "aeioęącCzZkKwWlLłMnNuUrtsRTSyYpPdgĄŻ"
_CAPITALS = "AEIOZKWLNMURSTPDŁĄŻ"
_MARKS = ".,;:*+=-_—„”/()[]~"


def plots(random: Random) -> str:
    """Return one or several plot numbers as forms write them: "nr 12/3, 45 obręb 067"."""
    count = random.choice([1, 1, 1, 2, 4, 7])
    found = ", ".join(_plot(random) for _ in range(count))
    lead = "nr " if random.random() < 0.6 else ""
    return lead + found + (f" obręb {random.randint(1, 150):03d}" if random.random() < 0.6 else "")


def _plot(random: Random) -> str:
    if random.random() < 0.6:
        return f"{random.randint(1, 400)}/{random.randint(1, 40)}"
    return str(random.randint(1, 300))


def fill(text: str, random: Random) -> str:
    """Return `text` with something for its slots: @D plots, @U a street, @S by which zone, @G of which zone."""
    text = re.sub("@D", lambda _: plots(random), text)
    text = re.sub("@U", lambda _: random.choice(_STREETS), text)
    text = re.sub("@S", lambda _: random.choice(_BY_ZONE), text)
    return re.sub("@G", lambda _: random.choice(_OF_ZONE), text)


def damaged(text: str, random: Random) -> str:
    """Return `text` as it may arrive: as it is, without diacritics, in capitals, scanned, torn, or framed by others."""
    lot = random.random()
    change = next((change for bound, change in _DAMAGES if lot < bound), None)
    return change(text, random) if change else text


def torn(text: str, random: Random) -> str:
    """Return `text` without its first or its last words, at most a third of it."""
    third = len(text) // 3
    cut = random.randint(0, third)
    return text[cut:] if random.random() < 0.5 else text[: len(text) - cut]


def scanned(text: str, random: Random, share: float) -> str:
    """Return `text` with about `share` of its characters lost, misread or torn apart."""
    return "".join(_misread(char, random, share) for char in text)


def _misread(char: str, random: Random, share: float) -> str:
    lot = random.random()
    if lot < share * 0.3:
        return ""
    if lot < share * 0.6:
        return random.choice("aeiouclnrtzsęł1.,")
    if lot < share * 0.75:
        return char + random.choice(" .,'")
    return char.translate(_PLAIN) if lot < share * 0.9 else char


_DAMAGES: tuple[tuple[float, Callable[[str, Random], str]], ...] = (
    (0.12, lambda text, _: text.translate(_PLAIN)),
    (0.20, lambda text, _: text.upper()),
    (0.45, lambda text, random: scanned(text, random, random.choice([0.03, 0.06, 0.1]))),
    (0.55, lambda text, _: text.lower().rstrip(".")),
    (0.65, torn),
    (0.72, lambda text, random: random.choice(_GREETINGS) + text),
    (0.80, lambda text, random: text + random.choice(_ENDINGS)),
)
"""What happens to a text, each up to its bound of a lot in [0, 1); above the last one nothing does."""


def noise(random: Random) -> str:
    """Return what a scanner makes of handwriting: letters, marks and figures without a word."""
    parts = [_scrap(random) for _ in range(random.choice([1, 2, 4, 8, 14, 25]))]
    return random.choice([" ", "  ", "... ", ". "]).join(parts)


def _scrap(random: Random) -> str:
    lot = random.random()
    if lot < 0.20:
        return "".join(random.choice(_CAPITALS) for _ in range(random.randint(2, 9)))
    if lot < 0.40:
        return "".join(random.choice(_LETTERS) for _ in range(random.randint(1, 9)))
    if lot < 0.65:
        return "".join(random.choice(_MARKS) for _ in range(random.randint(1, 6)))
    return str(random.randint(0, 9999)) if lot < 0.80 else random.choice(_SHORT)
