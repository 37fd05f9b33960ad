"""Training the tagger: reading tagged text, matching readings, and a small network from end to end."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from nlp.tagging import tag_words, tagger_of
from nlp.tagging.candidates import Setting, candidates
from nlp.tagging.guesser import Guesser
from nlp.train.parts import tagger as part
from nlp.train.tagged import Word, join_abbreviations, matching, modern, read_tagged

BLIND = Guesser((), {})
TEXT = """-DOCSTART CONFIG FEATURES orth base ctag
-DOCSTART FILE documents/1
Radni\tradny\tsubst:pl:nom:m1\tO
widzieli\twidzieć\tpraet:pl:m1:imperf\tO
śmy\tbyć\taglt:pl:pri:imperf:nwok\tO
nowy\tnowy\tadj:sg:acc:m3:pos\tO
most\tmost\tsubst:sg:acc:m3\tO
tzw\ttzw\tbrev:pun\tO
.\t.\tinterp\tO

-DOCSTART FILE documents/2
Też\tteż\tqub\tO
nie\tnie\tqub\tO
"""


@pytest.fixture
def tagged(tmp_path: Path) -> Path:
    path = tmp_path / "some.iob"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_tagged_text_is_read(tagged: Path) -> None:
    first, second = read_tagged(tagged)
    assert (first.document, second.document) == ("some.iob documents/1", "some.iob documents/2")
    assert first.words[1] == Word("widzieliśmy", "widzieć", "praet:pl:m1:imperf:pri")
    assert [word.tag for word in second.words] == ["part", "part"]


def test_text_without_documents_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "bare.iob"
    path.write_text("Tak\ttak\tqub\tO\n\n" * 30, encoding="utf-8")
    assert len({sentence.document for sentence in read_tagged(path)}) == 2


@pytest.mark.parametrize(("old", "new"), [("qub", "part"), ("burk", "frag"), ("xxx", "ign"), ("adj:sg", "adj:sg")])
def test_old_tags(old: str, new: str) -> None:
    assert modern(old) == new


def test_abbreviations_join_their_stop(tagged: Path) -> None:
    words = next(read_tagged(tagged)).words
    joined = join_abbreviations(words, np.ones(len(words), dtype=bool))
    assert [word.text for word in joined][-1] == "tzw."
    assert join_abbreviations(words, np.zeros(len(words), dtype=bool)) == list(words)


MATCHES = [
    (Word("mostem", "most", "subst:sg:inst:m3"), {("most", "subst:sg:inst:m3")}),
    (Word("też", "też", "adv"), {("też", "part")}),
    (Word("2025", "2025", "adj:sg:loc:n:pos"), None),
    (Word("mostem", "mostek", "fin:sg:ter:imperf"), set()),
]


@pytest.mark.parametrize(("word", "expected"), MATCHES)
def test_matching(word: Word, expected: set[tuple[str, str]] | None) -> None:
    found = candidates(word.text, Setting.PLAIN, BLIND)
    right = {(one.lemma, one.tag) for one, is_right in zip(found, matching(word, found), strict=True) if is_right}
    assert right == expected if expected is not None else right and all(tag[:3] == "adj" for _, tag in right)


def test_names_match_with_their_capital() -> None:
    found = candidates("Ukrainy", Setting.PLAIN, BLIND)
    mask = matching(Word("Ukrainy", "Ukraina", "subst:sg:gen:f"), found)
    assert {one.lemma for one, right in zip(found, mask, strict=True) if right} == {"Ukraina"}


SENTENCES = (
    ("Nowa\tnowy\tadj:sg:nom:f:pos\tO", "droga\tdroga\tsubst:sg:nom:f\tO", "stoi\tstać\tfin:sg:ter:imperf\tO"),
    ("Bardzo\tbardzo\tadv:pos\tO", "droga\tdrogi\tadj:sg:nom:f:pos\tO", "umowa\tumowa\tsubst:sg:nom:f\tO"),
)


def test_a_small_training_learns_and_repeats(tmp_path: Path) -> None:
    (tmp_path / "ner").mkdir()
    (tmp_path / "text").mkdir()
    text = "\n\n".join("\n".join(sentence) for sentence in SENTENCES * 60) + "\n"
    for name in part.TAGGED:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with gzip.open(tmp_path / part.RAW, "wt", encoding="utf-8") as raw:
        raw.write("Nowa droga. Drogie umowy. Nowymi drogami. Stoją nowe umowy.")
    figures = part.train(tmp_path, tmp_path / "one", seed=5)
    assert figures["lemmas, own training data"] == 1.0
    part.train(tmp_path, tmp_path / "two", seed=5)
    assert (tmp_path / "one/model.safetensors").read_bytes() == (tmp_path / "two/model.safetensors").read_bytes()
    sentences = part.read_sentences(tmp_path)
    tagger = tagger_of(part.fit(sentences, BLIND, seed=5, epochs=1))
    assert part.agreement(tagger, sentences)[1] > 0.5
    assert len(tag_words([["Nowa", "droga"]], tagger)[0]) == 2
