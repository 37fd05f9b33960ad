"""From the classes of the National Corpus of Polish to universal parts of speech."""

from nlp.morphology import Analysis

_UNIVERSAL = {
    **dict.fromkeys(("subst", "depr", "ger"), "NOUN"),
    **dict.fromkeys(("adj", "adja", "adjp", "adjc", "pact", "ppas"), "ADJ"),
    **dict.fromkeys(("fin", "praet", "inf", "impt", "imps", "pcon", "pant", "cond", "winien", "pred"), "VERB"),
    **dict.fromkeys(("bedzie", "aglt"), "AUX"),
    **dict.fromkeys(("num", "numcomp", "dig", "romandig"), "NUM"),
    **dict.fromkeys(("ppron12", "ppron3", "siebie"), "PRON"),
    **{"adv": "ADV", "prep": "ADP", "conj": "CCONJ", "comp": "SCONJ", "part": "PART", "interj": "INTJ"},
    **{"interp": "PUNCT", "brev": "X", "ign": "X", "frag": "X", "xxx": "X"},
}
_PRONOUNS = frozenset(("kto", "co", "ktoś", "coś", "nikt", "nic", "cokolwiek", "ktokolwiek"))
_DETERMINERS = frozenset(
    (
        "ten",
        "tamten",
        "taki",
        "który",
        "jaki",
        "każdy",
        "wszystek",
        "żaden",
        "inny",
        "mój",
        "twój",
        "swój",
        "nasz",
        "wasz",
    )
)


def universal_pos(reading: Analysis) -> str:
    """Return the universal part of speech of a reading; a name's noun is PROPN, "być" is AUX."""
    lemma = reading.lemma.lower()
    pos = _UNIVERSAL.get(reading.pos, "X")
    if lemma == "się" or (pos == "NOUN" and lemma in _PRONOUNS):
        return "PRON"
    if pos == "NOUN" and reading.lemma[:1].isupper():
        return "PROPN"
    if pos == "ADJ" and lemma in _DETERMINERS:
        return "DET"
    return "AUX" if pos == "VERB" and lemma == "być" else pos
