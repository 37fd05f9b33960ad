"""How texts of submissions vary and break: plots and streets filled in, scanning errors, missing diacritics, noise."""

import re
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
_GREETINGS = ("Dzień dobry, ", "Szanowni Państwo, ", "7.1. Treść ", "... ", ": ")
_ENDINGS = (
    " Z poważaniem",
    " Dziękuję.",
    " W przypadku wypełnienia należy uzupełnić każdą kolumnę tabeli.",
    " Szczegóły w załączniku.",
)
_PLAIN = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
_SHORT = sorted(words("nr ul i z w a o e j do na re im"))
_LETTERS = "aeioęącCzZkKwWlLłMnNuUrtsRTSyYpPdgĄŻ"
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
    """Return `text` as it may arrive: as it is, without diacritics, in capitals, scanned, or framed by other words."""
    lot = random.random()
    if lot < 0.12:
        return text.translate(_PLAIN)
    if lot < 0.20:
        return text.upper()
    if lot < 0.45:
        return scanned(text, random, random.choice([0.03, 0.06, 0.1]))
    if lot < 0.55:
        return text.lower().rstrip(".")
    if lot < 0.62:
        return random.choice(_GREETINGS) + text
    return text + random.choice(_ENDINGS) if lot < 0.70 else text


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


def noise(random: Random) -> str:
    """Return what a scanner makes of handwriting: letters, marks and figures without a word."""
    parts = [_scrap(random) for _ in range(random.choice([1, 2, 4, 8, 14, 25]))]
    return random.choice([" ", "  ", "... ", ". "]).join(parts)


def _scrap(random: Random) -> str:
    lot = random.random()
    if lot < 0.35:
        return "".join(random.choice(_LETTERS) for _ in range(random.randint(1, 9)))
    if lot < 0.60:
        return "".join(random.choice(_MARKS) for _ in range(random.randint(1, 6)))
    return str(random.randint(0, 9999)) if lot < 0.80 else random.choice(_SHORT)
