"""Universal parts of speech and features of readings."""

import pytest

from nlp.tagging import tag_words
from nlp.tagging.universal import universal_features, universal_pos

POS = [
    ("Kraków", "subst:sg:gen:m3", "PROPN"),
    ("most", "subst:sg:nom:m3", "NOUN"),
    ("to", "subst:sg:nom:n:ncol", "PRON"),
    ("ten", "adj:sg:nom:m1:pos", "DET"),
    ("inny", "adj:sg:nom:m1:pos", "ADJ"),
    ("kilka", "num:pl:nom:m3:rec", "DET"),
    ("pięć", "num:pl:nom:m3:rec", "NUM"),
    ("być", "fin:sg:ter:imperf", "AUX"),
    ("by", "part", "AUX"),
    ("niech", "part", "AUX"),
    ("to", "pred", "AUX"),
    ("można", "pred", "VERB"),
    ("się", "part", "PRON"),
    ("nie", "part", "PART"),
    ("jako", "conj", "SCONJ"),
    ("że", "comp", "SCONJ"),
    ("i", "conj", "CCONJ"),
    ("remontować", "ger:sg:nom:n:imperf:aff", "NOUN"),
    ("otworzyć", "ppas:sg:nom:f:perf:aff", "ADJ"),
    ("XIV", "romandig", "ADJ"),
    ("rok", "brev:pun", "NOUN"),
    ("święty", "brev:pun", "ADJ"),
    ("do_spraw", "brev:pun", "ADP"),
    ("przed_naszą_erą", "brev:pun", "NOUN"),
    ("na_przykład", "brev:pun", "X"),
    ("+", "interp", "SYM"),
    (",", "interp", "PUNCT"),
    ("of", "ign", "X"),
    ("nowość", "nowość:sg", "X"),
]


@pytest.mark.parametrize(("lemma", "tag", "pos"), POS)
def test_parts_of_speech(lemma: str, tag: str, pos: str) -> None:
    assert universal_pos(lemma, tag) == pos


FEATURES = [
    ("most", "subst:sg:inst:m3", "Animacy=Inan|Case=Ins|Gender=Masc|Number=Sing"),
    ("Stany", "subst:pl:loc:n:pt", "Case=Loc|Gender=Neut|Number=Ptan"),
    ("nowy", "adj:sg:nom:f:com", "Case=Nom|Degree=Cmp|Gender=Fem|Number=Sing"),
    ("swój", "adj:sg:gen:f:pos", "Case=Gen|Gender=Fem|Number=Sing|Poss=Yes|PronType=Prs|Reflex=Yes"),
    ("nasz", "adj:sg:gen:f:pos", "Case=Gen|Gender=Fem|Number=Sing|Number[psor]=Plur|Person=1|Poss=Yes|PronType=Prs"),
    ("który", "adj:sg:gen:f:pos", "Case=Gen|Gender=Fem|Number=Sing|PronType=Rel"),
    ("co", "subst:sg:nom:n:ncol", "Case=Nom|Gender=Neut|Number=Sing|PronType=Int"),
    ("w", "prep:loc:nwok", "AdpType=Prep|Variant=Short"),
    ("dopuścić", "fin:sg:ter:perf", "Aspect=Perf|Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin|Voice=Act"),
    ("iść", "praet:sg:f:ter:imperf", "Aspect=Imp|Gender=Fem|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act"),
    ("2025", "adj:sg:loc:m3:pos", "Animacy=Inan|Case=Loc|Degree=Pos|Gender=Masc|Number=Sing|NumForm=Digit|NumType=Ord"),
    ("pięć", "num:pl:acc:f:rec", "Case=Acc|Gender=Fem|Number=Plur|NumForm=Word"),
    ("5", "num:pl:acc:f:rec", "Case=Acc|Gender=Fem|Number=Plur|NumForm=Digit|NumType=Card"),
    ("kilka", "num:pl:acc:f:rec", "Case=Acc|Gender=Fem|Number=Plur|PronType=Ind"),
    ("nie", "part", "Polarity=Neg"),
    ("jak", "adv:pos", "Degree=Pos|PronType=Int"),
    ("„", "interp", "PunctSide=Ini|PunctType=Quot"),
    ("i", "conj", ""),
    ("jako", "comp", "ConjType=Pred"),
    ("że", "comp", ""),
    ("być", "aglt:sg:pri:imperf:wok", "Aspect=Imp|Number=Sing|Person=1|Variant=Long"),
]


@pytest.mark.parametrize(("lemma", "tag", "feats"), FEATURES)
def test_features(lemma: str, tag: str, feats: str) -> None:
    assert universal_features(lemma, tag, universal_pos(lemma, tag)) == feats


IN_CONTEXT = [
    ("Most jest nowy .", 1, "AUX"),
    ("Radny był wtedy na sesji .", 1, "VERB"),
    ("Być może przyjdzie .", 0, "VERB"),
    ("Most został otwarty .", 1, "AUX"),
    ("Został radnym .", 0, "VERB"),
    ("Jak długo to potrwa ?", 0, "ADV"),
    ("Pracował jak wół .", 1, "SCONJ"),
    ("Zarówno radni , jak i mieszkańcy pytali .", 3, "CCONJ"),
    ("Nie zgodził się jednak .", 3, "PART"),
    ("Pytał , czy zapłacono .", 2, "PART"),
]


@pytest.mark.parametrize(("sentence", "place", "pos"), IN_CONTEXT)
def test_context_decides(sentence: str, place: int, pos: str) -> None:
    assert tag_words([sentence.split()])[0][place].pos == pos
