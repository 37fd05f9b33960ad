"""From a reading of the National Corpus of Polish to Universal Dependencies: part of speech and features.

The conventions are those of the Polish treebanks (Wróblewska 2018, Extended and Enhanced Polish Dependency Bank in
Universal Dependencies Format; universaldependencies.org/pl): pronouns and determiners are closed lists of lemmas,
participles are adjectives, gerunds nouns, an abbreviation is what it stands for.
"""

from functools import lru_cache

from nlp.lemmas import best_reading
from nlp.tagging.candidates import is_symbol
from nlp.wordlists import words

_UNIVERSAL = {
    **dict.fromkeys(("subst", "depr", "ger"), "NOUN"),
    **dict.fromkeys(("adj", "adja", "adjp", "adjc", "pact", "ppas", "romandig"), "ADJ"),
    **dict.fromkeys(("fin", "praet", "inf", "impt", "imps", "pcon", "pant", "cond", "winien", "pred"), "VERB"),
    **dict.fromkeys(("bedzie", "aglt"), "AUX"),
    **dict.fromkeys(("num", "numcomp", "dig"), "NUM"),
    **dict.fromkeys(("ppron12", "ppron3", "siebie"), "PRON"),
    **{"adv": "ADV", "prep": "ADP", "conj": "CCONJ", "comp": "SCONJ", "part": "PART", "interj": "INTJ"},
    **{"interp": "PUNCT", "sp": "SPACE", "ign": "X", "frag": "X"},
}
_VERBAL = frozenset(("fin", "praet", "inf", "impt", "imps", "pcon", "pant", "cond"))
_COPULAS = frozenset(("być", "zostać", "zostawać", "bywać"))
_PRONOUN_TYPES = {
    **dict.fromkeys(("to", "tamto", "owo"), "Dem"),
    **dict.fromkeys(("kto", "co", "któż", "cóż"), "Int"),
    **dict.fromkeys(("ktoś", "coś", "ktokolwiek", "cokolwiek", "byle_kto", "byle_co", "bylekto", "byleco"), "Ind"),
    **dict.fromkeys(("nikt", "nic"), "Neg"),
    **dict.fromkeys(("wszyscy", "wszystko"), "Tot"),
}
_DETERMINER_TYPES = {
    **dict.fromkeys(words("ten tamten ów taki tenże takiż tyle owaki"), "Dem"),
    **dict.fromkeys(words("który jaki czyj ile"), "Int"),
    **dict.fromkeys(
        words("jakiś któryś czyjś pewien niektóry niejeden jakikolwiek którykolwiek czyjkolwiek niejaki lada"), "Ind"
    ),
    **dict.fromkeys(words("każdy wszystek wszelki"), "Tot"),
    **dict.fromkeys(words("żaden niczyj"), "Neg"),
    **dict.fromkeys(words("mój twój swój nasz wasz"), "Prs"),
}
_INDEFINITE_NUMERALS = words("""
    kilka kilkanaście kilkadziesiąt kilkaset parę paręnaście parędziesiąt paręset wiele wielu niewiele mało niemało dużo
    niedużo sporo trochę więcej mniej najwięcej najmniej oba obydwa ileś ile tyle ilekolwiek tyleż multum mnóstwo
    wieleset
""")
_SUBORDINATORS = words("jako niż aniżeli gdy gdyż zanim")
_CONJUNCTION_TYPES = {"jako": "ConjType=Pred", **dict.fromkeys(("jak", "niż", "aniżeli"), "ConjType=Comp")}
_POSSESSORS = {
    "mój": "Number[psor]=Sing|Person=1",
    "twój": "Number[psor]=Sing|Person=2",
    "nasz": "Number[psor]=Plur|Person=1",
    "wasz": "Number[psor]=Plur|Person=2",
}
_ADVERB_TYPES = {
    **dict.fromkeys(words("jak gdzie kiedy dlaczego czemu skąd dokąd którędy"), "Int"),
    **dict.fromkeys(words("tak tam tu tutaj stąd stamtąd wtedy dlatego wówczas dotąd odtąd tędy"), "Dem"),
    **dict.fromkeys(words("zawsze wszędzie zewsząd"), "Tot"),
    **dict.fromkeys(words("nigdy nigdzie znikąd"), "Neg"),
    **dict.fromkeys(words("kiedyś gdzieś jakoś skądś dokądś kiedykolwiek gdziekolwiek jakkolwiek"), "Ind"),
}
_VALUES = {
    **{"sg": "Number=Sing", "pl": "Number=Plur"},
    **{"nom": "Case=Nom", "gen": "Case=Gen", "dat": "Case=Dat", "acc": "Case=Acc"},
    **{"inst": "Case=Ins", "loc": "Case=Loc", "voc": "Case=Voc"},
    **{"m1": "Gender=Masc|Animacy=Hum", "m2": "Gender=Masc|Animacy=Nhum", "m3": "Gender=Masc|Animacy=Inan"},
    **{"f": "Gender=Fem", "n": "Gender=Neut", "pt": "Number=Ptan"},
    **{"pri": "Person=1", "sec": "Person=2", "ter": "Person=3"},
    **{"pos": "Degree=Pos", "com": "Degree=Cmp", "sup": "Degree=Sup"},
    **{"imperf": "Aspect=Imp", "perf": "Aspect=Perf", "aff": "Polarity=Pos", "neg": "Polarity=Neg"},
    **{"praep": "PrepCase=Pre", "npraep": "PrepCase=Npr", "akc": "Variant=Long", "nakc": "Variant=Short"},
    **{"wok": "Variant=Long", "nwok": "Variant=Short"},
}
_CLASS_FEATURES = {
    "fin": "Mood=Ind|VerbForm=Fin|Voice=Act",
    "bedzie": "Mood=Ind|Tense=Fut|VerbForm=Fin",
    "praet": "Mood=Ind|Tense=Past|VerbForm=Fin|Voice=Act",
    "cond": "Mood=Cnd|VerbForm=Fin|Voice=Act",
    "impt": "Mood=Imp|VerbForm=Fin|Voice=Act",
    "imps": "Mood=Ind|Person=0|Tense=Past|VerbForm=Fin|Voice=Act",
    "inf": "VerbForm=Inf|Voice=Act",
    "pcon": "Tense=Pres|VerbForm=Conv|Voice=Act",
    "pant": "Tense=Past|VerbForm=Conv|Voice=Act",
    "winien": "Mood=Ind|Tense=Pres|VerbForm=Fin|VerbType=Mod|Voice=Act",
    "pred": "Mood=Ind|Tense=Pres|VerbForm=Fin|VerbType=Quasi",
    "ger": "VerbForm=Vnoun",
    "pact": "VerbForm=Part|Voice=Act",
    "ppas": "VerbForm=Part|Voice=Pass",
    "prep": "AdpType=Prep",
    "ppron12": "PronType=Prs",
    "ppron3": "PronType=Prs",
    "siebie": "PronType=Prs|Reflex=Yes",
    "brev": "Abbr=Yes",
    "adja": "Hyph=Yes",
    "adjc": "Variant=Short",
    "adjp": "PrepCase=Pre",
    "dig": "NumForm=Digit",
    "romandig": "NumForm=Roman|NumType=Ord",
}
_PUNCTUATION = {
    **dict.fromkeys(".", "PunctType=Peri"),
    **dict.fromkeys(",", "PunctType=Comm"),
    **dict.fromkeys(":", "PunctType=Colo"),
    **dict.fromkeys(";", "PunctType=Semi"),
    **dict.fromkeys("?", "PunctType=Qest"),
    **dict.fromkeys("!", "PunctType=Excl"),
    **dict.fromkeys("-–—", "PunctType=Dash"),
    **dict.fromkeys(("…", "...", ".."), "PunctType=Elip"),
    **dict.fromkeys("([{", "PunctSide=Ini|PunctType=Brck"),
    **dict.fromkeys(")]}", "PunctSide=Fin|PunctType=Brck"),
    **dict.fromkeys("„«", "PunctSide=Ini|PunctType=Quot"),
    **dict.fromkeys("”»", "PunctSide=Fin|PunctType=Quot"),
}
_PREPOSITIONAL = ("do_", "ze_", "z_", "we_")


@lru_cache(maxsize=1 << 16)
def universal_pos(lemma: str, tag: str) -> str:
    """Return the universal part of speech that a reading has where its context does not change it.

    The lemma keeps its capital, which makes a noun a PROPN.
    """
    name = tag.partition(":")[0]
    lower = lemma.lower()
    if name in {"subst", "depr"}:
        return "PRON" if lower in _PRONOUN_TYPES else "PROPN" if lemma[:1].isupper() else "NOUN"
    if name in _VERBAL and lower in _COPULAS:
        return "AUX"
    if name == "brev":
        return _abbreviated(lemma)
    if name in {"adj", "num"}:
        return _determined(lower, name)
    return _particle(lower, name) or ("SYM" if name == "interp" and is_symbol(lemma) else _UNIVERSAL.get(name, "X"))


def _determined(lemma: str, name: str) -> str:
    determiner = lemma in _DETERMINER_TYPES if name == "adj" else lemma in _INDEFINITE_NUMERALS
    return "DET" if determiner else _UNIVERSAL[name]


def _particle(lemma: str, name: str) -> str | None:
    """Return the class of the particles and the like that the treebanks call pronoun, auxiliary or conjunction."""
    if lemma == "się":
        return "PRON"
    if lemma in _SUBORDINATORS and name in {"conj", "comp", "part", "adv", "prep"}:
        return "SCONJ"
    if (name, lemma) in {("part", "by"), ("part", "niech"), ("part", "niechaj"), ("pred", "to")}:
        return "AUX"
    return None


@lru_cache(maxsize=4096)
def _abbreviated(lemma: str) -> str:
    """Return the part of speech of what an abbreviation stands for; of a phrase, that of a noun or preposition."""
    if "_" in lemma:
        return "ADP" if lemma.startswith(_PREPOSITIONAL) else "NOUN" if lemma.endswith(_ERA) else "X"
    found = _UNIVERSAL.get(best_reading(lemma).pos)
    return found if found in {"ADJ", "ADP", "ADV"} else "NOUN"


_ERA = ("_erą", "_ery", "_roku", "_roku/bieżącego_roku")


@lru_cache(maxsize=1 << 15)
def universal_features(lemma: str, tag: str, pos: str) -> str:
    """Return the features of a reading as CoNLL-U writes them ("Case=Gen|Number=Sing"), empty when it has none."""
    if pos == "SCONJ":
        return _CONJUNCTION_TYPES.get(lemma.lower(), "")
    name, *values = tag.split(":")
    found = _split(_CLASS_FEATURES.get(name, ""))
    for value in values:
        found |= _split(_VALUES.get(value, ""))
    if pos in {"DET", "PRON"} or name in {"num", "prep", "praet", "winien", "adv", "part", "fin", "interp", "adj"}:
        found = _adjusted(found, lemma.lower(), name, pos)
    return "|".join(f"{key}={found[key]}" for key in sorted(found, key=str.lower))


def _split(features: str) -> dict[str, str]:
    return dict(feature.split("=") for feature in features.split("|")) if features else {}


def _adjusted(found: dict[str, str], lemma: str, name: str, pos: str) -> dict[str, str]:
    """Return features with what depends on the lemma or on the class."""
    if name == "prep":
        found.pop("Case", None)
    elif name in {"praet", "winien"} and found.get("Person") == "3":
        del found["Person"]
    elif name == "fin":
        found["Tense"] = "Pres" if found.get("Aspect") == "Imp" else "Fut"
    elif name == "interp":
        found = _split(_PUNCTUATION.get(lemma, ""))
    elif name == "part":
        found = _split({"nie": "Polarity=Neg", "czy": "PartType=Int", "się": "PronType=Prs|Reflex=Yes"}.get(lemma, ""))
    elif name == "adv" and lemma in _ADVERB_TYPES:
        found["PronType"] = _ADVERB_TYPES[lemma]
    elif name in {"adj", "num", "subst"}:
        found = _nominal(found, lemma, name, pos)
    return found


def _nominal(found: dict[str, str], lemma: str, name: str, pos: str) -> dict[str, str]:
    if pos == "PRON":
        return found | {"PronType": _PRONOUN_TYPES.get(lemma, "Ind")}
    if name == "num":
        kind = "PronType=Ind" if pos == "DET" else "NumForm=Word"
        return found | _split("NumForm=Digit|NumType=Card" if lemma[:1].isdigit() else kind)
    if pos == "DET":
        found.pop("Degree", None)
        found["PronType"] = "Rel" if lemma == "który" else _DETERMINER_TYPES[lemma]
        if found["PronType"] == "Prs":
            found |= {"Poss": "Yes"} | _split(_POSSESSORS.get(lemma, "Reflex=Yes"))
        return found
    return found | (_split("NumForm=Digit|NumType=Ord") if lemma[:1].isdigit() else {})
